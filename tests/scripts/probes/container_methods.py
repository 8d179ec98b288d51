# covers: methods of the builtin containers and the builtin functions with arguments of many kinds and counts
import re
def shown(value):
    if isinstance(value, (set, frozenset)):  # their order depends on the hashes of str
        return type(value).__name__ + repr(sorted(value, key=repr))
    return re.sub('0x[0-9a-f]{6,}', '0xX', repr(value))[:200]
def t(*sources):
    for source in sources:
        try:
            print(source, '->', shown(eval(source)))
        except BaseException as e:
            print(source, '->', type(e).__name__ + ':', re.sub('0x[0-9a-f]{6,}', '0xX', str(e)))
args = ["", "1", "'a'", "None", "[1]", "1, 2", "x=1", "{}", "-1", "slice(1)"]
for c, names in (("[3,1,2]", "append clear copy count extend index insert pop remove reverse sort __add__ __contains__ __delitem__ __eq__ __ge__ __getitem__ __iadd__ __imul__ __init__ __iter__ __len__ __lt__ __mul__ __repr__ __reversed__ __rmul__ __setitem__ __class_getitem__ __format__ __bool__ __hash__"),
                 ("(3,1,2)", "count index __add__ __contains__ __getitem__ __mul__ __rmul__ __eq__ __lt__ __len__ __hash__ __getnewargs__ append"),
                 ("{'a': 1, 'b': 2}", "clear copy fromkeys get items keys pop popitem setdefault update values __contains__ __delitem__ __eq__ __ge__ __getitem__ __ior__ __or__ __ror__ __iter__ __len__ __setitem__ __init__ __reversed__ __hash__ has_key"),
                 ("{1}", "add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove symmetric_difference symmetric_difference_update union update __and__ __or__ __sub__ __xor__ __iand__ __rand__ __contains__ __le__ __lt__ __eq__ __init__ __len__ __hash__ __ror__ __rsub__"),
                 ("frozenset({1})", "copy difference union add __and__ __sub__ __xor__ isdisjoint __hash__ __contains__ __ror__"),
                 ("range(1, 10, 2)", "count index start stop step __contains__ __getitem__ __iter__ __len__ __reversed__ __eq__ __lt__ __hash__ __bool__ __add__ __mul__"),
                 ("slice(1, 2)", "start indices __eq__ __lt__ __hash__ __reduce__ nope"),
                 ("memoryview(b'abc')", "tobytes tolist hex cast release toreadonly __getitem__ __len__ __eq__ __enter__ nope __setitem__ __delitem__ __contains__ count index")):
    for n in names.split():
        t(f"{c}.{n}")  if not n.startswith('__') and n in ('start', 'stop', 'step', 'nope', 'has_key') else None
        for a in args:
            if n in ('keys','values','items','__iter__','__reversed__') and a == '' : 
                t(f"list({c}.{n}())"); continue
            if n in ('__enter__',): continue
            t(f"{c}.{n}({a})")
for c in ("list", "tuple", "dict", "set", "frozenset", "range", "slice", "memoryview", "zip", "map", "filter", "reversed", "iter", "next", "sorted", "sum", "len", "any", "all", "abs", "chr", "ord", "bin", "hex", "oct", "callable", "isinstance", "issubclass", "getattr", "setattr", "delattr", "hasattr", "divmod", "pow", "round", "repr", "ascii", "str", "bool", "object", "type", "super", "property", "classmethod", "staticmethod", "compile", "eval", "exec", "format", "__import__", "complex", "int", "float", "bytes", "aiter", "anext", "bytearray", ):
    for a in ["", "1", "'a'", "None", "[]", "[1, 2]", "[1, 'a']", "1, 2", "'a', 'b'", "1, 2, 3", "1, 2, 3, 4", "[1, 2], [3]", "None, [1, 0]", "len, [[1]]", "len, 5", "5, [1]", "[(1, 2)]", "[(1, 2, 3)]", "[1, 2], 5", "[], x=1", "[1], key=None", "[1], key=5", "['a'], key=len", "[], default=5", "1.5", "-1", "1 << 70", "object, 'x'", "object(), 'nope', 5", "int, int", "int, 5", "5, int", "5, (int, str)", "5, (int, 5)", "5, [int]", "5, int | str", "lambda: 1", "lambda: 1, 1", "*[]", "b''", "0x110000", "[3, 1, 2], reverse=True", "[3], reverse=1.5", "start=1", "[1], start=5", "[1], 5", "['a'], ''", "[b'a'], b''", "[[1]], []", "{1: 2}", "set()", "range(3)", "range(3), 1", "strict=True", "[1], [2, 3], strict=True", "[1, 2], [2], strict=True", "[1], strict=5"]:
        t(f"{c}({a})")
