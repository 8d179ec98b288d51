# covers: subscripts, slices and operators of the builtin sequences with many keys and operands
import re
def shown(value):
    return re.sub('0x[0-9a-f]{6,}', '0xX', repr(value))
def t(*sources):
    for source in sources:
        try:
            print(source, '->', shown(eval(source)))
        except BaseException as e:
            print(source, '->', type(e).__name__ + ':', re.sub('0x[0-9a-f]{6,}', '0xX', str(e)))
for c in ('b"abc"', 'bytearray(b"abc")', 'memoryview(b"abc")', '"abc"', '[1,2,3]', '(1,2,3)', 'range(3)'):
    for k in ["0", "-1", "3", "-4", "'a'", "None", "1.5", "True", "slice(1)", "slice(None, None, 0)", "slice('a')", "slice(1.5)", "slice(None, None, -1)", "slice(-100, 100)", "slice(2, 0, -1)", "1 << 70", "slice(1<<70)", "(0,)", "()", "...", "slice(None,None,1<<70)", "slice(None,None,'a')", "slice(None,None,None)"]:
        t(f"{c}[{k}]")
    for o in ["5", "'a'", "b'a'", "None", "[1]", "(1,)", "range(1)", "1.5", "{}", "memoryview(b'a')", "bytearray(b'a')"]:
        for op in ("+", "*", "%", "-", "in", "<", "==", "@", "&", "//", "is not", ">="):
            if op == '%' and c[0] in '"b': continue
            t(f"{c} {op} {o}", f"{o} {op} {c}")
