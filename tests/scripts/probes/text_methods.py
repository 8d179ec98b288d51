# covers: the methods of str, bytes and bytearray with arguments of every wrong type and count
import re
def shown(value):
    return re.sub('0x[0-9a-f]{6,}', '0xX', repr(value))
def t(*sources):
    for source in sources:
        try:
            print(source, '->', shown(eval(source)))
        except BaseException as e:
            print(source, '->', type(e).__name__ + ':', re.sub('0x[0-9a-f]{6,}', '0xX', str(e)))
vals = ["''", "'a'", "5", "None", "b'a'", "('a', 1)", "-1"]
meths = ["capitalize", "casefold", "center", "count", "encode", "endswith", "expandtabs", "find", "format", "format_map", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join", "ljust", "lower", "lstrip", "maketrans", "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "swapcase", "title", "translate", "upper", "zfill"]
for m in meths:
    t(f"'banana'.{m}()")
    for v in vals:
        t(f"'banana'.{m}({v})")
        t(f"'banana'.{m}('a', {v})", f"'banana'.{m}(5, {v})")
    t(f"'banana'.{m}('a', 'b', 'c')", f"'banana'.{m}('a', 1, 2)", f"'banana'.{m}('a', 1, None)", f"'banana'.{m}('a', 'b', 1)", f"'banana'.{m}('a', 1, 2, 3)", f"'banana'.{m}(x=1)", f"'banana'.{m}('a', x=1)", f"'banana'.{m}('a', sep='a')", f"'banana'.{m}(sep='n', maxsplit=1)", f"str.{m}()", f"str.{m}(5)", f"'ba'.{m}.__name__", f"'ba'.{m}.__qualname__")
for m in [m for m in meths if hasattr(bytes, m)] + ["hex", "fromhex", "decode"]:
    for b in ("b'banana'", "bytearray(b'banana')"):
        t(f"{b}.{m}()")
        for v in ["b'a'", "300", "None", "'a'", "(b'a', b'n')", "bytearray(b'a')", "-1"]:
            t(f"{b}.{m}({v})")
            t(f"{b}.{m}(b'a', {v})", f"{b}.{m}(5, {v})", f"{b}.{m}(5, b'x', {v})" if m in ('center', 'replace') else '0')
        t(f"{b}.{m}(b'a', b'b', b'c')", f"{b}.{m}(b'a', 1, 2)", f"{b}.{m}(b'a', b'b', 1)", f"{b}.{m}(b'a', 1, 2, 3)", f"{b}.{m}(x=1)", f"{b}.{m}(sep=b'n', maxsplit=1)", f"bytes.{m}()", f"bytes.{m}(5)")
for m in ("append", "extend", "insert", "pop", "remove", "reverse", "clear", "copy", "__iadd__", "__imul__", "__setitem__", "__delitem__", "__alloc__", "__reduce__", "__reduce_ex__", "__sizeof__", "__init__"):
    for v in ["", "1", "300", "-1", "'a'", "b'a'", "None", "1.5", "[1, 2]", "[300]", "0, 5", "9, 5", "0, 300", "0, 'a'", "0, None", "slice(0, 2)", "slice(0, 2), b'zz'", "slice(0, 2), [1, 300]", "slice(0, 2), 5", "slice(0, 6, 2), b'zz'", "slice(0,2), 'a'"]:
        t(f"bytearray(b'banana').{m}({v})" if m not in ('__sizeof__', '__alloc__') else '0')
for c in ('bytes', 'bytearray'):
    for v in ["", "5", "-1", "'a'", "'é', 'utf-8'", "'é', 'ascii'", "'é', 'ascii', 'ignore'", "'é', 'nope'", "'é', 'ascii', 'nope'", "b'a', 'utf-8'", "5, 'utf-8'", "[1, 2]", "[1, 'a']", "[256]", "[-1]", "[1.5]", "None", "1.5", "{}", "{1, 2}", "range(3)", "object()", "(x for x in [1])", "'a', 5", "'a', 'utf-8', 5", "encoding='utf-8'", "errors='strict'", "source=5", "source='a', encoding='ascii'", "1, 2, 3, 4", "string=b''", "memoryview(b'ab')", "True", "1 << 62", "1 << 70"]:
        t(f"{c}({v})")
t("'ab'.translate({97: 98})", "'ab'.translate({97: None})", "'ab'.translate({97: 'xyz'})", "'ab'.translate({97: 1.5})", "'ab'.translate({97: -1})", "'ab'.translate({97: 0x110000})", "'ab'.translate('xy'*60)", "'ab'.translate([])", "'ab'.translate(None)", "'ab'.translate(5)", "str.maketrans('ab', 'cd')", "str.maketrans('ab', 'c')", "str.maketrans('ab', 'cd', 'e')", "str.maketrans({'a': 1})", "str.maketrans({'ab': 1})", "str.maketrans({1.5: 1})", "str.maketrans('a')", "str.maketrans(1, 'a')", "str.maketrans('a', 1)", "str.maketrans('a', 'b', 1)", "bytes.maketrans(b'ab', b'cd')[:3]", "bytes.maketrans(b'ab', b'c')", "bytes.maketrans('ab', b'cd')", "b'ab'.translate(None, b'a')", "b'ab'.translate(b'x'*255)", "b'ab'.translate(b'x'*256)", "b'ab'.translate(5)", "b'ab'.translate(None, delete=b'b')", "b'ab'.translate(None, 'b')", "bytes.fromhex('61 62')", "bytes.fromhex('6')", "bytes.fromhex('6g')", "bytes.fromhex('é')", "bytes.fromhex(5)", "bytes.fromhex(b'61')", "b'ab'.hex(':')", "b'abcd'.hex('-', 2)", "b'abcd'.hex('-', -3)", "b'ab'.hex('ab')", "b'ab'.hex('é')", "b'ab'.hex(5)", "b'ab'.hex(b':')", "b'ab'.hex('')", "b'ab'.hex(':', 'a')", "b'\\xff'.decode()", "b'\\xff'.decode('ascii')", "b'\\xff'.decode('ascii', 'replace')", "b'\\xff'.decode('nope')", "b'\\xff'.decode('utf-8', 'nope')", "b'\\xff'.decode(5)", "b'\\xff'.decode(errors='ignore')", "b'\\xe2\\x82'.decode()", "b'\\xe2\\x82a'.decode()", "b'\\xed\\xa0\\x80'.decode()", "b'\\xf8'.decode()", "b'a\\x80b\\x81'.decode(errors='backslashreplace')", "'\\ud800'.encode()", "'é'.encode('ascii')", "'éa€'.encode('latin-1')", "'é€'.encode('ascii', 'xmlcharrefreplace')", "'é'.encode('nope')", "'é'.encode('ascii', 'nope')", "'a'.encode('ascii', 'nope')", "'é'.encode(5)", "'é'.encode('utf-16')", "'é'.encode('utf-8-sig')", "'é'.encode('utf-32-be')", "b'a'.decode('utf-16')", "b'\\x00\\xd8'.decode('utf-16-le')", "b'\\x00\\x00\\x11\\x00'.decode('utf-32-le')", "'é'.encode('cp1252')", "'\\x81'.encode('cp1252')", "b'\\x81'.decode('cp1252')", "'é'.encode('unicode_escape')", "'é'.encode('raw_unicode_escape')", "b'\\\\u00e9'.decode('unicode_escape')")
