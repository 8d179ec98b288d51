# covers: argument count and type messages of str methods, unbound calls, missing attributes with suggestions-free str(), keyword rejection
s = 'abc'
calls = ['s.upper(1)', 's.split(1, 2, 3)', 's.split(sep=1)', 's.split(foo=1)', 's.replace()', 's.replace("a")', 's.replace("a", "b", "c", "d")', 's.join(1, 2)', 's.encode("a", "b", "c")', 's.encode(foo=1)', 's.center(1, 2)', 's.find(sub="a")', 's.format_map()', 's.format_map(5)', 's.isdigit(1)', 's.nope', 's.nope()', 's.Upper()', 'str.split()', 'str.split(5)', 'str.join("a", 5)', 'str.nope', 's()', 's.upper.x', 's["a"]', 's.title(x=1)', 's.strip("a", "b")', 's.strip(x="a")', 's.count()', 's.index()', 's.partition("a", "b")', 's.splitlines(1, 2)', 's.splitlines(keep=1)', 's.expandtabs(1, 2)', 's.translate(1, 2)', 's.zfill(1.5)', 's.ljust()', 's.ljust(1, 2, 3)', 's.startswith("a", "b")', 's.endswith(1, 2, 3, 4)', 's.__add__(1)', 's.__add__()', 's.__contains__(1)', 's.__getitem__("x")', 's.__getitem__(5)', 's.__mul__("a")', 's.__rmul__(2)', 's.__mod__(1)', 's.__len__(1)', 's.__eq__(1)', 's.__lt__(1)', 's.__lt__("b")', 's.__hash__(1)', 's.__iter__(1)', 's.__format__(1)', 's.__format__("5", 1)', 's.__str__(1)', 'str.__len__(1)', 'str.maketrans()', 'str.maketrans(1)', 'len(s, s)', 'len()', 's.casefold(1)', 's.removeprefix()', 's.removesuffix(1)', 's.rsplit(None, "x")', 's.rpartition(1)', 's.swapcase(s)', 'ord(s)', 'ord()', 'ord(5)', 's.format(1, 2)', '"{}{}".format(1)', 's.isidentifier(1)', 's.__class__', 's.__doc__ is None', 's.join(s)', 's.__mul__(2)']
for c in calls:
    try:
        print(c, '=', repr(eval(c)))
    except Exception as e:
        print(c, '->', type(e).__name__ + ':', e)
print(len(calls))
print([n for n in dir(str) if not n.startswith('_')])
