# covers: is versus ==, singletons under copy, pickling-free round trips, types of singletons not subclassable, hashing and set membership, constants in match and defaults
import copy
for v in (None, True, False, ..., NotImplemented):
    print(repr(v), copy.copy(v) is v, copy.deepcopy([v])[0] is v, eval(repr(v)) is v, v in (v,), type(v).__name__)
for base in (bool, type(None), type(...), type(NotImplemented), range, slice, type(lambda: 0), type(iter([]))):
    try:
        type('Sub', (base,), {})
        print('ok', base.__name__)
    except TypeError as e:
        print(e)
a = [1]
b = [1]
print(a == b, a is b, a is not b, a is a, [a] == [b], a in [b], () == (), '' is not None, (a, b) == (b, a))
class Eq:
    def __eq__(self, o): return True
    def __hash__(self): return 1
e = Eq()
print(e == None, e is None, None == e, e != None, None in [e], [None].count(e), e in [None], {e: 1} == {e: 1}, [e] == [None])
class Ne:
    def __eq__(self, o): return False
n = Ne()
print(n == n, n in [n], [n].index(n), [n] == [n], [n].count(n), (n,) != (n,), n != n)
def kind(x):
    match x:
        case None: return 'none'
        case True: return 'true'
        case False: return 'false'
        case 1: return 'one'
        case 0: return 'zero'
        case _: return 'other'
print([kind(v) for v in (None, True, False, 1, 0, 1.0, '', ..., [])])
sentinel = object()
def get(d, k, default=sentinel):
    if k in d: return d[k]
    if default is sentinel: raise KeyError(k)
    return default
print(get({'a': None}, 'a'), get({}, 'a', None))
try:
    get({}, 'zz')
except KeyError as err:
    print(repr(err))
print(None is None is None, (None is None) is True, True is not False is not None, 1 in [True], True in [1.0])
x = y = None
x = x or []
x.append(1)
print(x, y, [] is [], {} is {}, () is not [])
print(sorted(map(str, {None, True, ..., 0, ''})), len({True, 1, 1.0}), len({False, None, 0}))
