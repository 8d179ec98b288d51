# Every assertion, holding and failing, with its message.
import logging
import unittest
import warnings
from collections import OrderedDict

t = unittest.TestCase()


def check(name, *args, **kw):
    try:
        getattr(t, name)(*args, **kw)
        print(name, 'holds')
    except AssertionError as e:
        print(name, 'fails:', e)
    except Exception as e:
        print(name, type(e).__name__, e)


for name, good, bad in [('assertEqual', (1, 1.0), (1, 2)), ('assertNotEqual', (1, 2), (1, 1)), ('assertTrue', ([0],), ([],)), ('assertFalse', ('',), ('x',)),
                        ('assertIs', (t, t), (t.run, None)), ('assertIsNot', (1, 2), (None, None)), ('assertIsNone', (None,), (0,)), ('assertIsNotNone', (0,), (None,)),
                        ('assertIn', (1, [1]), (2, [1])), ('assertNotIn', (2, [1]), (1, [1])), ('assertIsInstance', (1, int), (1, str)), ('assertNotIsInstance', (1, str), (1, (int, str))),
                        ('assertLess', (1, 2), (2, 1)), ('assertLessEqual', (1, 1), (2, 1)), ('assertGreater', (2, 1), (1, 2)), ('assertGreaterEqual', (1, 1), (1, 2)),
                        ('assertAlmostEqual', (1.00000001, 1), (1.1, 1)), ('assertNotAlmostEqual', (1.1, 1), (1.00000001, 1)), ('assertRegex', ('abc', 'b'), ('abc', '^b')),
                        ('assertNotRegex', ('abc', '^b'), ('abc', 'b')), ('assertCountEqual', ([1, 2, 1], [2, 1, 1]), ([1, 2, 1], [2, 2, 3])),
                        ('assertCountEqual', ([[1], {}], [{}, [1]]), ([[1], {}], [[1], [1]])), ('assertListEqual', ([1], [1]), ([1, 2, 3], [1, 3, 4, 5])),
                        ('assertTupleEqual', ((1,), (1,)), ((1,), ())), ('assertSetEqual', ({1}, {1}), ({1, 2}, {2, 3})), ('assertDictEqual', ({1: 2}, {1: 2}), ({1: 2, 3: 4}, {1: 3})),
                        ('assertMultiLineEqual', ('a\nb', 'a\nb'), ('a\nb\nc\n', 'a\nB\nc\n')), ('assertSequenceEqual', ([1], (1,)), ([1, 2], (1, 3))), ('assertEqual', ('a', 'a'), ('abc', 'abd'))]:
    check(name, *good)
    check(name, *bad)
    check(name, *bad, msg='own message')
check('assertEqual', 'x' * 100 + 'a', 'x' * 100 + 'b')
check('assertEqual', list(range(100)), list(range(99)))
check('assertEqual', {'k%d' % i: 'v' * 10 for i in range(20)}, {})
check('assertEqual', OrderedDict(a=1), {'a': 2})
check('assertAlmostEqual', 1, 1.2, places=0), check('assertAlmostEqual', 1, 2, delta=0.5), check('assertAlmostEqual', 1, 2, places=1, delta=1)
check('assertNotAlmostEqual', 1, 1.2, delta=0.5), check('assertNotAlmostEqual', 1, 3, delta=0.5)
check('assertSequenceEqual', 1, 2), check('assertListEqual', (1,), [1]), check('assertSetEqual', 1, {1}), check('assertSetEqual', [1], {1}), check('assertDictEqual', [], {})
check('assertRaises', ValueError, int, 'x'), check('assertRaises', ValueError, int, '1'), check('assertRaises', (KeyError, ValueError), int, 'x'), check('assertRaises', 5, int)
check('assertRaises', KeyError, int, 'x'), check('assertRaises', ValueError, lambda: None), check('assertRaisesRegex', ValueError, 'invalid', int, 'x'), check('assertRaisesRegex', ValueError, 'nope', int, 'x')
check('fail', 'failed'), check('skipTest', 'skipped')
with t.assertRaises(ValueError) as cm:
    int('q')
print(repr(cm.exception), cm.exception.__traceback__)
for body in (lambda: None, lambda: warnings.warn('w', UserWarning), lambda: warnings.warn('d', DeprecationWarning)):
    check('assertWarns', UserWarning, body)
    check('assertWarnsRegex', Warning, '^w', body)
with t.assertWarns(UserWarning) as cm:
    warnings.warn('here')
print(cm.warning, cm.filename == __file__)
try:
    with t.assertRaises(ValueError, msg='with message'):
        pass
except AssertionError as e:
    print(e)
with t.assertLogs('x', 'INFO') as cm:
    logging.getLogger('x').info('one')
    logging.getLogger('x.y').error('two %d', 2)
    logging.getLogger('x').debug('no')
print(cm.output, [r.levelname for r in cm.records])
for f, say in ((t.assertLogs, None), (t.assertNoLogs, 'loud'), (t.assertNoLogs, None)):
    try:
        with f('x'):
            say and logging.getLogger('x').warning(say)
        print('holds')
    except AssertionError as e:
        print(e)
t.longMessage = False
check('assertEqual', 1, 2, 'only mine'), check('assertTrue', 0)
t.maxDiff = 10
check('assertEqual', [1] * 50, [2] * 50)
t.addTypeEqualityFunc(int, lambda a, b, msg=None: t.fail('int func'))
check('assertEqual', 1, 2)
t = unittest.TestCase()
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    t.assertEquals(1, 1), t.assertDictContainsSubset({1: 2}, {1: 2, 3: 4})
print([str(x.message) for x in w])


class Ctx:
    def __enter__(self):
        print('enter')
        return 'value'

    def __exit__(self, *exc):
        print('exit')


print(t.enterContext(Ctx()), t.doCleanups())
try:
    t.enterContext(1)
except TypeError as e:
    print(e)
