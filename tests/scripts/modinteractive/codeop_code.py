# What is whole, what may go on, what is wrong; and a console.
import code
import codeop
import contextlib
import io

for source in ['1', 'if 1:', 'if 1:\n  pass', 'if 1:\n  pass\n', 'x = (1,', 'x = (1,\n2)', 'def f():', '"""abc', 'a b', '', '#c', '   ', 'x = )', 'class A:\n  def f(self):\n    pass\n', '@dec', 'try:\n  a', 'try:\n  a\nexcept: b\n', 'a = "x', 'x = \\', 'for i in []:\n  pass\nelse:', '1 +', 'lambda: (', 'if 1:\npass', '  x']:
    for symbol in ('single', 'exec', 'eval'):
        try:
            c = codeop.compile_command(source, symbol=symbol)
            print(repr(source), symbol, 'goes on' if c is None else 'whole')
        except (SyntaxError, OverflowError, ValueError) as e:
            print(repr(source), symbol, 'wrong')
lines = iter(['x = 1', 'x + 1', 'for i in range(2):', '    print(i)', '', '1/0', 'x = )', 'def f():', '  return x', '', 'f()', 'raise SystemExit'])
out = io.StringIO()
console = code.InteractiveConsole({'__name__': 'n'})
console.raw_input = lambda prompt='': (out.write(prompt), next(lines))[1]
console.write = out.write
with contextlib.redirect_stdout(out):
    try:
        console.interact('banner', 'bye')
    except SystemExit:
        print('exit')
print(out.getvalue())
it = iter(['y = 2', 'print(y)'])


def read(prompt):
    try:
        return next(it)
    except StopIteration:
        raise EOFError


err = io.StringIO()
with contextlib.redirect_stderr(err):
    code.interact('', read, {}, '')
print(repr(err.getvalue()))
cc = codeop.CommandCompiler()
print(cc('from __future__ import annotations'), cc('def f(a: nope): pass\n') is not None) if 0 else None
