class Root:
    def f(self): return ['root']
def make(base, n):
    class M(base):
        def f(self): return [n] + super().f()
        @property
        def v(self): return n + (super().v if hasattr(super(), 'v') else 0)
    return M
A = make(Root, 1); B = make(A, 2); C = make(B, 3)
for _ in range(3):
    c = C()
    print(c.f(), c.v)


# The same with the class named, and with the method of a native base at the end.
def stack(base):
    class S(base):
        def append(self, x):
            super(S, self).append(x + 1)
    return S


D = stack(stack(stack(list)))
for _ in range(3):
    d = D()
    d.append(0)
    d.append(10)
    print(d)
