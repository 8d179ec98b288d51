# Tokens of all kinds, errors, encodings, and back to source.
import io
import token
import tokenize

SOURCE = '''# comment
def f(a, *, b=1.5e-3j):  # more
    """doc
    string"""
\tif a: pass

    x = 'a\\
b' "c" rb'd' f"{a!r}" 0xFF_FF 0o17 0b1 1_000 .5 1. 1e5 ... a:=b
    return (a
            + b, # inside

            c) if not x else [1, 2]
async def g(): await ü @ é ** -1 // 2 << 3 != 4 -> 5
\\
y = 1; z = 2
'''.replace('\t', '    ')
for t in tokenize.tokenize(io.BytesIO(SOURCE.encode()).readline):
    print(t)
print([token.tok_name[t.exact_type] for t in tokenize.generate_tokens(io.StringIO('a = {1: [(2)]} @ b >= c\n').readline)])
print(tokenize.untokenize(tokenize.tokenize(io.BytesIO(SOURCE.encode()).readline)) == SOURCE.encode())
print(tokenize.untokenize((t.type, t.string) for t in tokenize.generate_tokens(io.StringIO('def f(x):\n  return x+1, "a" "b"\n').readline)))
print(tokenize.untokenize([(1, 'a'), (54, '+'), (2, '1'), (4, '\n')]))
for bad in ['(1,\n', '"""abc\n', "x = 'abc\n", '$ ? !\n', 'if 1:\n    a\n  b\n', '', 'x', '  x', '\n\n', '# only', 'a\\\nb', '"abc\\\ndef', '0777 1__0 1e+\n', 'a\r\nb\r\n', 'if 1:\n\tx\n        y\n']:
    try:
        print(repr(bad), [tuple(t)[:4] for t in tokenize.generate_tokens(io.StringIO(bad, newline='').readline)])
    except (tokenize.TokenError, IndentationError) as e:
        print(repr(bad), type(e).__name__, e.args)
for data in [b'# -*- coding: latin-1 -*-\nx\n', b'\xef\xbb\xbfx\n', b'#!/x\n# vim: set fileencoding=utf-8 :\n', b'x\n# coding: latin-1\n', b'', b'# coding: nope\n', b'\xef\xbb\xbf# coding: latin-1\n', b'# \xff\n', b'\n# coding: UTF_8\n']:
    try:
        print(tokenize.detect_encoding(io.BytesIO(data).readline))
    except SyntaxError as e:
        print('SyntaxError', e)
print(sorted((v, k) for k, v in vars(token).items() if k.isupper() and isinstance(v, int)))
print(sorted(token.EXACT_TOKEN_TYPES.items()), token.ISTERMINAL(300), token.ISNONTERMINAL(300), token.ISEOF(0))
print(token.tok_name)
