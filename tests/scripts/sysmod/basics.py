# covers: sys facts: argv, version_info, maxsize, byteorder, flags, path, modules, getsizeof absence of assumptions, intern, stdout writes, getdefaultencoding
import sys
print(len(sys.argv), sys.argv[0].endswith('basics.py'), sys.version_info[:2] >= (3, 11), sys.version_info.major, sys.version_info >= (3,), type(sys.version_info).__name__, sys.maxsize == 2**63 - 1, sys.byteorder, sys.maxunicode, sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.hash_info.modulus == 2**61 - 1, sys.hash_info.inf, sys.int_info.bits_per_digit)
print(sys.modules['sys'] is sys, '__main__' in sys.modules, sys.modules['__main__'].__name__, 'builtins' in sys.builtin_module_names, isinstance(sys.path, list), sys.platform, sys.stdin.readline() == '', sys.flags.optimize, sys.dont_write_bytecode)
n = sys.stdout.write('written\n')
print(n, sys.stdout.encoding, sys.stderr.encoding, sys.stdout.name, sys.stdout.writable(), sys.stdin.readable(), sys.stdout.fileno(), sys.stdout.isatty())
a, b = 'some words', ''.join(['some', ' words'])
print(sys.intern(a) is sys.intern(b), a == b)
for f in (lambda: sys.intern(5), lambda: sys.exit(1, 2), lambda: sys.getrecursionlimit(1), lambda: sys.setswitchinterval(-1), lambda: sys._getframe(10000), lambda: sys._getframe('a'), lambda: sys.nope, lambda: sys.getsizeof(), lambda: sys.setrecursionlimit(-1), lambda: sys.displayhook(), lambda: sys.set_int_max_str_digits(1)):
    try: print(f())
    except (Exception, SystemExit) as e: print(type(e).__name__, e)
import builtins
sys.displayhook(5)
sys.displayhook(None)
print(builtins._)
sys.displayhook('é')
print(callable(sys.excepthook), sys.excepthook is sys.__excepthook__, sys.stdout is sys.__stdout__, sys.getsizeof([]) > 0, sys.getsizeof([1] * 100) > sys.getsizeof([]), sys.gettrace(), sys.getprofile(), sys.implementation.name != '', sys.api_version > 0, bool(sys.copyright), sys.exc_info(), sys.is_finalizing())
class Err:
    def write(self, s): raise OSError('cannot write')
    def flush(self): pass
old, sys.stdout = sys.stdout, Err()
try: print('x')
except OSError as e: msg = str(e)
finally: sys.stdout = old
print(msg)
sys.stdout = None
print('lost')
sys.stdout = old
print('back', file=None)
