# ContextVar, Token and Context: values, resets, errors, the mapping side, many variables
import contextvars as c
import re


def show(f):
    try:
        r = f()
    except BaseException as e:
        r = '%s: %s' % (type(e).__name__, e)
    print(re.sub('0x[0-9a-f]+', '0x', str(r)))


print(c.__all__)
v = c.ContextVar('v')
w = c.ContextVar('w', default=[1])
show(lambda: v)
show(lambda: w)
show(lambda: c.Context())
show(v.get)
print(v.get('fallback'), w.get(), w.get('x'))
t = v.set(1)
show(lambda: t)
print(t.old_value, t.var is v, t.old_value is c.Token.MISSING, v.get())
u = v.set(2)
print(u.old_value, v.get())
v.reset(u)
print(v.get())
show(lambda: u)
show(lambda: v.reset(u))
show(lambda: w.reset(t))
show(lambda: v.reset(1))
ctx = c.copy_context()
show(lambda: ctx.run(v.reset, t))
v.reset(t)
show(v.get)
print(ctx[v], v in ctx, w in ctx, ctx.get(w), ctx.get(w, 5), len(ctx))
show(lambda: ctx[w])
for key in (1, None, 'v'):
    show(lambda: ctx[key])
    show(lambda: ctx.get(key))
    show(lambda: key in ctx)
show(lambda: ctx.run())
show(lambda: ctx.run(1))
show(lambda: ctx.run(lambda: ctx.run(print)))
show(lambda: c.ContextVar(1))
show(lambda: c.ContextVar())
show(lambda: c.Token())
show(lambda: c.Context(1))
show(lambda: hash(ctx))
show(lambda: type('X', (c.Context,), {}))
show(lambda: type('X', (c.ContextVar,), {}))
show(lambda: setattr(v, 'name', 1))
show(lambda: setattr(v, 'other', 1))
print(v.name, c.ContextVar[int], c.Token[str])
print(ctx == ctx.copy(), ctx == c.Context(), ctx != c.Context(), c.Context() == c.Context(), ctx == 1)


def inner(a, *rest, k=0):
    v.set('inner')
    w.get().append(a)
    return v.get(), a, rest, k


print(ctx.run(inner, 1, 2, 3, k=4), ctx[v], v.get(None), w.get())


def fails():
    v.set('before the error')
    raise KeyError('k')


show(lambda: ctx.run(fails))
print(ctx[v])
ctx.run(lambda: print(v.get()))

# nesting
a, b = c.copy_context(), c.copy_context()
a.run(lambda: (v.set('a'), b.run(lambda: (v.set('b'), print(v.get()))), print(v.get())))
print(a[v], b[v], v.get('none outside'))

# many variables: every one is found, copies do not see later changes
many = [c.ContextVar('m%d' % i) for i in range(500)]
tokens = [m.set(i) for i, m in enumerate(many)]
snapshot = c.copy_context()
for m in many[::3]:
    m.set('changed')
print([m.get() for m in many[:7]], [snapshot[m] for m in many[:7]], len(snapshot))
print(sorted(x for x in snapshot.values() if isinstance(x, int)) == list(range(500)))
print(sorted(k.name for k in snapshot if k.name.startswith('m'))[:3], all(snapshot[k] == x for k, x in snapshot.items()))
for m, t in zip(many[1::2], tokens[1::2]):
    m.reset(t)
now = c.copy_context()
print(len(now), sum(m in now for m in many), sum(m in snapshot for m in many))
print([m.get('gone') for m in many[:6]])
print(len(list(now.keys())), len(list(now.items())))
for m, t in zip(many[::2], tokens[::2]):
    m.reset(t)
print(sum(m in c.copy_context() for m in many))

# generators share the context of whoever runs them


def gen():
    v.set('from generator')
    yield v.get()
    yield v.get()


g = gen()
print(next(g), v.get())
v.set('outside')
print(next(g))
