# covers: operator functions, itemgetter, attrgetter, methodcaller, in-place functions, length_hint, errors and reprs
import operator as o
print(o.add(1, 2), o.sub(5, 3), o.mul('a', 2), o.truediv(7, 2), o.floordiv(7, 2), o.mod(7, 3), o.pow(2, 5), o.neg(3), o.pos(-3), o.abs(-4), o.invert(5), o.not_([]), o.truth('a'), o.and_(6, 3), o.or_(6, 3), o.xor(6, 3), o.lshift(1, 4), o.rshift(16, 2), o.lt(1, 2), o.le(2, 2), o.eq(1, 1.0), o.ne(1, 2), o.ge(1, 2), o.gt(3, 2), o.is_(None, None), o.is_not(1, None), o.concat('a', 'b'), o.contains('abc', 'b'), o.countOf([1, 2, 1], 1), o.indexOf('abc', 'c'), o.getitem([1, 2], 1), o.index(True), o.length_hint(iter([1, 2])), o.matmul if False else o.divmod if hasattr(o, 'divmod') else 'no divmod')
g = o.itemgetter(1)
print(g('abc'), o.itemgetter(0, 2)('abc'), o.itemgetter('k')({'k': 1}), o.itemgetter(slice(1, 3))('abcd'), sorted([(1, 'b'), (2, 'a')], key=g), g, o.itemgetter(0, -1), o.attrgetter('real')(5), o.attrgetter('real', 'imag')(3), o.attrgetter('a.b')(type('X', (), {'a': type('Y', (), {'b': 9})})), o.attrgetter('x'), o.methodcaller('upper')('a'), o.methodcaller('split', ',', maxsplit=1)('a,b,c'), o.methodcaller('x', 1, k=2))
l = [1]
r = o.iadd(l, [2])
print(r is l, l, o.iadd(1, 2), o.imul([1], 2), o.ior({1}, {2}) == {1, 2}, o.setitem(l, 0, 9), l, o.delitem(l, 0), l, o.call(len, 'abc') if hasattr(o, 'call') else 3)
for f in (lambda: o.add(1, 'a'), lambda: o.itemgetter(), lambda: o.itemgetter(5)([1]), lambda: o.itemgetter('x')({}), lambda: o.attrgetter('nope')(1), lambda: o.attrgetter(5), lambda: o.attrgetter('a..b')(1), lambda: o.methodcaller(), lambda: o.methodcaller(5), lambda: o.methodcaller('nope')(1), lambda: o.indexOf([1], 2), lambda: o.concat(1, 2), lambda: o.contains(1, 2), lambda: o.index(1.5), lambda: o.add(1), lambda: o.getitem({}, 1), lambda: o.length_hint([], 'a'), lambda: o.truth(), lambda: g(), lambda: o.countOf(5, 1), lambda: o.not_(1, 2), lambda: o.delitem([], 0), lambda: o.iadd(1, 'a'), lambda: o.lt(1, 'a'), lambda: o.attrgetter('real')()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
rows = [{'n': 'b', 'v': 2}, {'n': 'a', 'v': 2}, {'n': 'c', 'v': 1}]
print([r['n'] for r in sorted(rows, key=o.itemgetter('v', 'n'))], dict(map(o.itemgetter('n', 'v'), rows)), max(rows, key=o.itemgetter('v'))['n'], [*map(o.mul, [1, 2], [3, 4])], o.itemgetter(0) == o.itemgetter(0), list(map(o.not_, [0, 1])))
import copy, pickle
print(pickle.loads(pickle.dumps(g))('xyz'), copy.copy(o.attrgetter('real'))(7))
