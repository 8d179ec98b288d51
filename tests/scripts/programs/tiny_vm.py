# covers: compiler from infix expressions and statements to stack bytecode, virtual machine with call frames, disassembly
import re
class Compiler:
    PREC = {'or': 1, 'and': 2, '<': 3, '==': 3, '+': 4, '-': 4, '*': 5, '/': 5, '%': 5}
    def __init__(self, src): self.toks, self.i, self.code = re.findall(r'\d+|\w+|==|[^\s\w]', src), 0, []
    def peek(self): return self.toks[self.i] if self.i < len(self.toks) else None
    def eat(self, want=None):
        t = self.peek()
        if want and t != want: raise SyntaxError(f'expected {want!r}, got {t!r} at token {self.i}')
        self.i += 1
        return t
    def emit(self, *op): self.code.append(op); return len(self.code) - 1
    def expr(self, p=0):
        t = self.eat()
        if t == '(': self.expr(); self.eat(')')
        elif t == '-': self.expr(6); self.emit('NEG')
        elif t is None: raise SyntaxError('unexpected end')
        elif t.isdigit(): self.emit('PUSH', int(t))
        elif self.peek() == '(':
            self.eat('(')
            n = 0
            while self.peek() != ')':
                self.expr()
                n += 1
                if self.peek() == ',': self.eat()
            self.eat(')')
            self.emit('CALL', t, n)
        elif t.isidentifier(): self.emit('LOAD', t)
        else: raise SyntaxError(f'unexpected {t!r}')
        while (op := self.peek()) in self.PREC and self.PREC[op] > p:
            self.eat()
            self.expr(self.PREC[op])
            self.emit('BIN', op)
    def stmt(self):
        match self.peek():
            case 'while':
                self.eat(); top = len(self.code); self.expr(); j = self.emit('JZ', None)
                self.block(); self.emit('JMP', top); self.code[j] = ('JZ', len(self.code))
            case 'if':
                self.eat(); self.expr(); j = self.emit('JZ', None); self.block(); self.code[j] = ('JZ', len(self.code))
            case 'print': self.eat(); self.expr(); self.eat(';'); self.emit('PRINT')
            case 'return': self.eat(); self.expr(); self.eat(';'); self.emit('RET')
            case 'def':
                self.eat(); n = self.eat(); self.eat('('); ps = []
                while self.peek() != ')':
                    ps.append(self.eat())
                    if self.peek() == ',': self.eat()
                self.eat(')')
                j = self.emit('FN', n, tuple(ps), None); self.block(); self.emit('PUSH', 0); self.emit('RET')
                self.code[j] = ('FN', n, tuple(ps), len(self.code))
            case _: n = self.eat(); self.eat('='); self.expr(); self.eat(';'); self.emit('STORE', n)
    def block(self):
        self.eat('{')
        while self.peek() != '}': self.stmt()
        self.eat('}')
    def program(self):
        while self.peek() is not None: self.stmt()
        return self.code
BIN = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '/': lambda a, b: a // b, '%': lambda a, b: a % b, '<': lambda a, b: int(a < b), '==': lambda a, b: int(a == b), 'and': lambda a, b: a and b, 'or': lambda a, b: a or b}
def run(code):
    out, st, frames, env, fns, pc, steps = [], [], [], {}, {}, 0, 0
    while pc < len(code):
        op, *a = code[pc]
        pc += 1
        steps += 1
        if op == 'PUSH': st.append(a[0])
        elif op == 'LOAD':
            if a[0] not in env: raise NameError(f'{a[0]} at pc {pc - 1}')
            st.append(env[a[0]])
        elif op == 'STORE': env[a[0]] = st.pop()
        elif op == 'BIN': y, x = st.pop(), st.pop(); st.append(BIN[a[0]](x, y))
        elif op == 'NEG': st.append(-st.pop())
        elif op == 'JZ': pc = pc if st.pop() else a[0]
        elif op == 'JMP': pc = a[0]
        elif op == 'PRINT': out.append(st.pop())
        elif op == 'FN': fns[a[0]] = (a[1], pc); pc = a[2]
        elif op == 'CALL':
            ps, addr = fns[a[0]]
            if len(ps) != a[1]: raise TypeError(f'{a[0]} takes {len(ps)}, got {a[1]}')
            args = [st.pop() for _ in ps][::-1]
            frames.append((pc, env)); env = dict(zip(ps, args)); pc = addr
        elif op == 'RET': pc, env = frames.pop()
    return out, steps
P = 'def fact(n) { if n < 2 { return 1; } return n * fact(n - 1); } i = 1; while i < 8 { print fact(i); i = i + 2; } print -(2 + 3) * 4 % 7; def f(a, b) { return a - b; } print f(f(9, 4), 1 == 1);'
code = Compiler(P).program()
print(*(f'{i:02} ' + ' '.join(map(str, c)) for i, c in enumerate(code[:14])), sep='\n')
print(run(code))
for s in ('print x;', 'print 1', 'x = ;', 'def f(a) { } print f();', 'print 1 / 0;', 'while 1 {', 'print (1;', 'print nofn(1);'):
    try: print(run(Compiler(s).program()))
    except Exception as e: print(type(e).__name__, e)
