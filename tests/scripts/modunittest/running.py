# Suites, fixtures, skips, subtests, results, discovery and the runner's text.
import contextlib
import io
import os
import re
import sys
import tempfile
import unittest

log = []


class Fixtures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append('setUpClass')
        cls.addClassCleanup(log.append, 'class cleanup')

    @classmethod
    def tearDownClass(cls):
        log.append('tearDownClass')

    def setUp(self):
        log.append('setUp')
        self.addCleanup(log.append, 'cleanup')

    def tearDown(self):
        log.append('tearDown')

    def test_a(self):
        """Doc of a.

        More."""
        log.append('a')

    def test_fail(self):
        self.assertEqual(1, 2, 'why')

    def test_error(self):
        raise KeyError('boom')

    @unittest.skip('not now')
    def test_skip(self):
        log.append('never')

    def test_skip_inside(self):
        self.skipTest('inside')

    @unittest.skipIf(True, 'if')
    def test_skip_if(self):
        pass

    @unittest.skipUnless(True, 'unless')
    def test_skip_unless(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail('as expected')

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_sub(self):
        for i in range(4):
            with self.subTest('msg' if i == 3 else unittest.case._subtest_msg_sentinel, i=i):
                if i == 2:
                    self.skipTest('two')
                self.assertNotEqual(i % 2, 1)

    def not_a_test(self):
        log.append('never')


@unittest.skip('whole class')
class Skipped(unittest.TestCase):
    def test_x(self):
        pass


class BadSetup(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError('class setup')

    def test_y(self):
        pass


class BadTear(unittest.TestCase):
    def test_z(self):
        pass

    def tearDown(self):
        raise ValueError('tear')


def clean(text):
    text = re.sub(r'in \d+\.\d+s', 'in TIME', text)
    text = re.sub(r'File ".*?", line \d+', 'File F, line N', text)
    return re.sub(r'\n *[\^~]+(?=\n)', '', text)


def run(*classes, **options):
    log.clear()
    out = io.StringIO()
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(c) for c in classes)
    print(suite.countTestCases())
    result = unittest.TextTestRunner(stream=out, **options).run(suite)
    print(clean(out.getvalue()))
    print(result, result.wasSuccessful(), log)
    return result


run(Fixtures)
r = run(Fixtures, Skipped, BadSetup, BadTear, verbosity=2)
print([str(t) for t, _ in r.skipped], [t.id() for t, _ in r.failures], [t.id() for t, _ in r.errors], [t.shortDescription() for t, _ in r.errors])
run(Fixtures, failfast=True, verbosity=0)
run(BadTear, descriptions=False, buffer=True)


class Prints(unittest.TestCase):
    def test_p(self):
        print('to stdout')
        print('to stderr', file=sys.stderr)
        self.fail()


run(Prints, buffer=True)
case = unittest.FunctionTestCase(lambda: log.append('function'), description='described')
print(case, case.shortDescription(), case.run(), log[-1:])
print(Fixtures('test_a'), repr(Fixtures('test_a')), Fixtures('test_a') == Fixtures('test_a'), Fixtures('test_a').shortDescription(), Fixtures('test_a').id())
for wrong in [lambda: Fixtures('nope'), lambda: unittest.TestSuite(['x']), lambda: unittest.TestSuite('x'), lambda: unittest.TestSuite([Fixtures])]:
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
loader = unittest.TestLoader()
print(loader.getTestCaseNames(Fixtures))
print(loader.loadTestsFromName('Fixtures.test_a', sys.modules['__main__']), loader.loadTestsFromName('Skipped', sys.modules['__main__']))
s = loader.loadTestsFromName('no.such.module')
print(s.countTestCases(), len(loader.errors), loader.errors[0].splitlines()[0])
s = loader.loadTestsFromName('Fixtures.nope', sys.modules['__main__'])
print(s.countTestCases(), loader.errors[1].splitlines()[0], loader.errors[1].splitlines()[-1])
with tempfile.TemporaryDirectory() as d:
    d = os.path.realpath(d)
    files = {'test_one.py': 'import unittest\nclass A(unittest.TestCase):\n def test_1(self): pass\n def test_2(self): self.assertTrue(0)\n',
             'test_broken.py': 'import nosuchmodule', 'other.py': 'raise SystemExit', 'pkg/__init__.py': '',
             'pkg/test_two.py': 'import unittest\nclass B(unittest.TestCase):\n def test_3(self): pass\ndef load_tests(loader, tests, pattern): return tests\n',
             'test_skip.py': 'import unittest\nraise unittest.SkipTest("module")\n'}
    os.mkdir(os.path.join(d, 'pkg'))
    for name, text in files.items():
        with open(os.path.join(d, name), 'w') as f:
            f.write(text)
    suite = unittest.TestLoader().discover(d)
    out = io.StringIO()
    result = unittest.TextTestRunner(out, verbosity=2).run(suite)
    text = clean(out.getvalue()).replace(d, 'D')
    print(text)
    sys.modules.pop('test_one', None)
    os.chdir(d)
    err = io.StringIO()
    with contextlib.redirect_stderr(err), contextlib.redirect_stdout(err):
        for argv in (['p', 'test_one'], ['p', '-v', 'test_one.A.test_1'], ['p', '-k', 'test_1', 'test_one'], ['p', '-h'], ['p', 'discover', '-s', 'pkg', '-t', '.', '-q']):
            try:
                unittest.main(module=None, argv=argv)
            except SystemExit as e:
                print('exit', e.code)
    print(clean(err.getvalue()).replace('python3 -m', 'python -m'))
    os.chdir('/')
