# covers: syntax errors, of 3.12: f-strings (PEP 701) and type parameters (PEP 695): message, line, offset, end and text of each wrong snippet
CASES = [
    'f"a" = 1',
    'f"a" b"b"',
    'type X = ',
    'type X[T = int] = 1',
    'def f[](): pass',
    'def f[T, T](): pass',
    'class A[T: (yield)]: pass',
    'f"{"',
    'f"}"',
    'f"{}"',
    'f"{a"',
    'f"{a!}"',
    'f"{a!x}"',
    'f"{a b}"',
    'f"{a:{b}"',
    'f"{a:{b:{c}}}"',
    'f"{lambda x: 1}"',
    'f"{*a}"',
    'f"{a = }"',
    'f"{a\\}"',
    'f"{#}"',
    'f"{a[}"',
    'f"{a!r:}"',
    'f"{!r}"',
    'f"{:x}"',
    'f"{1 if}"',
    'f"{a=!r:^20}"',
    'f"{yield}"',
    'f"""{\na b}"""',
    'f"{a:}}"',
    'f"{a}}"',
    'f"{await x}"',
    "f'{a['b']}'",
    'f\'{"\\n"}\'',
    'f"{x!r }"',
    'f"{x! r}"',
    'f"{)}"',
    'f"{a:{}}"',
    'f"{\'a}"',
]
for source in CASES:
    try:
        compile(source, '<case>', 'exec')
        print(repr(source), 'compiles')
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset), repr(e.text))
