#!/usr/bin/env python3
"""Feeds the interpreter what scripts are not supposed to be, and checks that each time it ends with an error it means.

    tests/robust.py --interp build/release/adder [--slowdown N] [--jobs N] [NAME...]

A case is a source (or a command line), the exit status it must have and a regular expression for its last line of
stderr. Sources that are made stand in the table below, those that are written in robust/*.txt, each after a line
`=== NAME STATUS PATTERN`: a status or several (`0|1`), a pattern or its name (`@RECURSION`), nothing for no stderr. It fails when the interpreter is killed by a signal that the case does not ask for, when it takes longer than
LIMIT seconds, or when status or message are others. The exit statuses, also in docs/language.md: 0 the script ended,
1 an exception was not caught or the program cannot be started, 2 the command line is wrong or the script cannot be
read, 120 what was printed could not be written, 130 or SIGINT an interrupt was not caught.

Each case runs under an address space limit, so a runaway allocation meets MemoryError and not the machine's end. Must
stay true: the last line is 'N passed, N failed'.
"""
import argparse
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

LIMIT = 20                          # seconds for a case
MEMORY = 2 << 30                    # bytes of address space
BIG = 100_000                       # how deep, how often
INTERRUPTED = (-signal.SIGINT, 130)

# Not for sanitizer builds: those that end only at the memory limit, and one deeper than ThreadSanitizer's own stack.
NOT_SANITIZED = ('str_doubling', 'list_growing', 'list_of_range', 'join_large', 'replace_large', 'nested_iterators')

MEMORY_ERROR = r'MemoryError\b.*|OverflowError: .+'
RECURSION = r'RecursionError: maximum recursion depth exceeded.*'
NESTED = r'SyntaxError: .*(nested|too deep).*|MemoryError.*|' + RECURSION

# name: (source as bytes or str, exit status, pattern of the last line of stderr, '' for none at all)
SOURCES = {
    # what is in the file
    'empty': ('', 0, ''),
    'only_comment_no_newline': ('# nothing', 0, ''),
    'byte_order_mark': (b'\xef\xbb\xbfprint(1)\n', 0, ''),
    'nul_byte': (b'print(1)\n\0print(2)\n', 1, r'(SyntaxError|ValueError): source code .*null bytes'),
    'nul_bytes_only': (b'\0' * 1000, 1, r'(SyntaxError|ValueError): source code .*null bytes'),
    'invalid_utf8': (b'x = "\xff\xfe"\n', 1, r"SyntaxError: Non-UTF-8 code starting with '\\xff' .*"),
    'invalid_utf8_comment': (b'# caf\xe9\n', 1, r"SyntaxError: Non-UTF-8 code starting with '\\xe9' .*"),
    'unknown_encoding': (b'# -*- coding: klingon -*-\n', 1, r'SyntaxError: (unknown encoding|encoding problem): klingon.*'),
    'lone_surrogate_escape': ('print(len("\\ud800"))\n', 0, ''),
    'machine_code': (bytes(range(256)) * 40, 1, r'(SyntaxError|ValueError): .+'),
    'line_of_10_mb': ('x = "' + 'a' * 10_000_000 + '"\nprint(len(x))\n', 0, ''),
    'comment_of_10_mb': ('#' + 'a' * 10_000_000 + '\nx\n', 1, r"NameError: name 'x' is not defined"),
    'sum_of_500_000': ('x = ' + '+'.join(['1'] * 500_000) + '\n', (0, 1), r'|' + RECURSION),
    'list_of_1_000_000': ('x = [' + ','.join(['1'] * 1_000_000) + ']\nassert len(x) == 1_000_000\n', 0, ''),
    'name_of_1_mb': ('a' * 1_000_000 + '\n', 1, r"NameError: name 'a+' is not defined"),
    'functions_5_000': (''.join('def f%d(): return %d\n' % (i, i) for i in range(5000)), 0, ''),
    # nested deeply
    'parentheses': ('(' * BIG + ')' * BIG, 1, NESTED),
    'open_parentheses': ('(' * BIG, 1, NESTED),
    'brackets': ('[' * BIG, 1, NESTED),
    'braces': ('{' * BIG, 1, NESTED),
    'unary_minus': ('-' * BIG + '1', 1, NESTED),
    'nots': ('not ' * BIG + '1', 1, NESTED),
    'lambdas': ('lambda: ' * BIG + '1', 1, NESTED),
    'conditionals': ('1 if 1 else ' * BIG + '1', 1, NESTED),
    'powers': ('2 ** ' * BIG + '1', 1, NESTED),
    'fstr_nested': ('x = ' + 'f"{' * 150 + '1' + '}"' * 150, 0, ''),
    'fstr_nested_big': ('x = ' + 'f"{' * BIG + '1' + '}"' * BIG, 1, NESTED),
    'listcomp_nested': ('x = ' + '[' * 5000 + '1' + ' for a in b]' * 5000, 1, NESTED),
    'comp_fors': ('x = [1 ' + 'for a in b ' * BIG + ']', 1, RECURSION),
    'comp_ifs': ('x = [1 for a in b ' + 'if a ' * BIG + ']', 1, 'NameError: .+'),
    'nested_defs': (''.join((' ' * i + 'def f():\n' for i in range(95))) + ' ' * 95 + 'pass\n', 0, ''),
    'nested_defs_big': (''.join((' ' * i + 'def f():\n' for i in range(2000))) + ' ' * 2000 + 'pass\n', 1, 'IndentationError: .+'),
    'nested_classes': (''.join((' ' * i + 'class f:\n' for i in range(95))) + ' ' * 95 + 'pass\n', 0, ''),
    'nested_lambda_defaults': ('lambda a=(' * BIG + '1' + '): 0' * BIG, 1, NESTED),
    'tilde': ('~' * BIG + '1', 1, RECURSION),
    'plus_chain': ('a' + '+a' * BIG, 1, 'NameError: .+'),
    'and_chain': ('1' + ' and 1' * BIG, 0, ''),
    'or_paren': ('(1 or ' * BIG + '1' + ')' * BIG, 1, NESTED),
    'cmp_chain': ('1' + ' < 1' * BIG, 1, 'SyntaxError: .+'),
    'walrus': ('(a:=' * BIG + '1' + ')' * BIG, 1, NESTED),
    'starred': ('x = ' + '*a,' * BIG, 1, 'NameError: .+'),
    'deco': ('@a\n' * BIG + 'def f(): pass', 1, 'SyntaxError: .+'),
    'assign_chain': ('a = ' * BIG + '1', 0, ''),
    'del_nested': ('del ' + '(' * BIG + 'a' + ')' * BIG, 1, NESTED),
    'target_nested': ('[' * BIG + 'a' + ']' * BIG + ' = 1', 1, NESTED),
    'match_nested': ('match x:\n    case ' + '[' * BIG + ']' * BIG + ': pass', 1, NESTED),
    'match_or': ('match 1:\n    case ' + '|'.join(['1'] * BIG) + ': pass', 0, ''),
    'with_items': ('with ' + ','.join(['a'] * BIG) + ': pass', 1, NESTED),
    'try_nested': (''.join((' ' * i + 'try:\n' for i in range(95))) + ' ' * 95 + 'pass\n', 1, 'SyntaxError: .+'),
    'args_many': ('def f(' + ','.join(('a%d' % i for i in range(BIG))) + '): pass\nf(*range(%d))' % BIG, 1, 'SyntaxError: .+'),
    'call_many': ('def f(*k): return len(k)\nassert f(' + ','.join(('1' for i in range(70000))) + ') == 70000', 0, ''),
    'locals_many': ('def f():\n' + ''.join((' a%d=%d\n' % (i, i) for i in range(70000))) + ' return a69999\nassert f()==69999', 1, 'SyntaxError: .+'),
    'consts_many': ('def f():\n return [' + ','.join(('"s%d"' % i for i in range(70000))) + '][-1]\nassert f()=="s69999"', 0, ''),
    'dict_display_big': ('x={' + ','.join(('%d:%d' % (i, i) for i in range(70000))) + '}\nassert len(x)==70000', 0, ''),
    'big_function': ('def f(x):\n' + ' x = x + 1 if x else x * 2\n' * 70000 + ' return x\nf(1)', 0, ''),
    'big_if_jump': ('def f(x):\n if x:\n' + '  x = x + y\n' * 70000 + ' return x\nf(0)', 0, ''),
    'else_if_nested': (''.join((' ' * i + 'if 0: pass\n' + ' ' * i + 'else:\n' for i in range(98))) + ' ' * 98 + 'pass', 0, ''),
    'strcat': ('x = ' + '"a" ' * BIG + '\nassert len(x)==%d' % BIG, 0, ''),
    'fstrcat': ('x = ' + 'f"{1}" ' * BIG + '\nassert len(x)==%d' % BIG, 0, ''),
    'open_triple': ('x = """' + 'a' * 10 ** 6, 1, 'SyntaxError: .+'),
    'open_fstr': ('f"""{' + 'a' * 10 ** 6, 1, 'SyntaxError: .+'),
    'fspec_nest': ('x=f"{1:' + '{1:' * BIG + '}' * BIG + '}"', 1, NESTED),
    'int_lit_huge': ('x = ' + '1' * 10 ** 6, 1, 'SyntaxError: .+'),
    'hex_lit_huge': ('x = 0x' + 'f' * 10 ** 6 + '\nassert x.bit_length() == 4000000', 0, ''),
    'float_lit_huge': ('x = ' + '1' * 10 ** 6 + '.0\nassert x == float("inf")', 0, ''),
    'annot_nested': ('x: ' + 'a[' * BIG + '1' + ']' * BIG, 1, NESTED),
    'call_nested': ('a(' * BIG + '1' + ')' * BIG, 1, NESTED),
    'dict_nested': ('{1:' * BIG + '1' + '}' * BIG, 1, NESTED),
    'set_nested': ('{' * BIG + '1' + '}' * BIG, 1, NESTED),
    'gen_nested': ('(' * 5000 + '1' + ' for a in b)' * 5000, 1, NESTED),
    'import_dots': ('from ' + '.' * BIG + ' import a', 1, 'ImportError: .+'),
    'import_long': ('import ' + 'a.' * BIG + 'a', 1, RECURSION),
    'eval_deep': ('s="1"\nfor i in range(20000): s="("+s+")"\neval(s)', 1, NESTED),
    'eval_rec': ('def f(): eval("f()")\nf()', 1, RECURSION),
    'exec_rec': ('s="exec(s)"\nexec(s)', 1, RECURSION),
    'compile_ast_deep': ('import ast\nast.parse("-"*50000+"1")', (0, 1), '|' + RECURSION + "|MemoryError.*|" + NESTED),
    'literal_eval_deep': ('import ast\nast.literal_eval("["*50000+"]"*50000)', 1, RECURSION + "|MemoryError.*|" + NESTED),
    'attributes': ('a.' * BIG + 'a', 1, NESTED + r"|NameError: name 'a' is not defined"),
    'calls': ('a' + '()' * BIG, 1, NESTED + r"|NameError: name 'a' is not defined"),
    'subscripts': ('a' + '[0]' * BIG, 1, NESTED + r"|NameError: name 'a' is not defined"),
    'elifs': ('if 0: pass\n' + 'elif 0: pass\n' * 20_000, (0, 1), r'|' + NESTED),
    'indentation': (''.join(' ' * i + 'if 1:\n' for i in range(500)), 1, r'IndentationError: .+'),
    'fstring_braces': ('f"' + '{' * BIG, 1, r'SyntaxError: .+'),
    'eval_nested': ('eval("(" * %d)' % BIG, 1, NESTED),
    # too large
    'int_power_tower': ('10 ** 10 ** 10', 1, MEMORY_ERROR),
    'int_power_of_name': ('x = 10\nx ** x ** x', 1, MEMORY_ERROR),
    'int_shift': ('x = 10 ** 12\n1 << x', 1, MEMORY_ERROR),
    'int_text': ('str(10 ** 5000)', 1, r'ValueError: Exceeds the limit \(4300 digits\).*'),
    'int_from_text': ('int("1" * 10_000)', 1, r'ValueError: Exceeds the limit \(4300 digits\).*'),
    'str_repeat': ('x = 10 ** 12\n"x" * x', 1, MEMORY_ERROR),
    'str_repeat_literal': ('"x" * 10 ** 12', 1, MEMORY_ERROR),
    'bytes_repeat': ('b"x" * 10 ** 12', 1, MEMORY_ERROR),
    'bytearray_size': ('bytearray(10 ** 13)', 1, MEMORY_ERROR),
    'bytes_size': ('bytes(10 ** 13)', 1, MEMORY_ERROR),
    'list_repeat': ('[0] * 10 ** 12', 1, MEMORY_ERROR),
    'tuple_repeat': ('(1,) * 10 ** 15', 1, MEMORY_ERROR),
    'list_of_range': ('list(range(10 ** 18))', 1, MEMORY_ERROR),
    'str_width': ('"%1000000000000d" % 1', 1, MEMORY_ERROR + '|ValueError: .+'),
    'format_width': ('format(1, "1000000000000")', 1, MEMORY_ERROR + '|ValueError: .+'),
    'ljust_width': ('"a".ljust(10 ** 12)', 1, MEMORY_ERROR),
    'fstring_fill_wide': ('f"{1:\u20ac>1000000000}"', 1, MEMORY_ERROR),
    'fstring_precision': ('f"{1.5:.2000000000f}"', 1, MEMORY_ERROR),
    'str_doubling': ('x = "a"\nwhile 1:\n    x += x', 1, MEMORY_ERROR),
    'list_growing': ('x = []\nwhile 1:\n    x.extend([0] * 10 ** 7)', 1, MEMORY_ERROR),
    'join_large': ('x = "ab" * 10 ** 6\nx.join(["c"] * 10 ** 6)', 1, MEMORY_ERROR),
    'replace_large': ('("a" * 10 ** 6).replace("a", "b" * 10 ** 7)', 1, MEMORY_ERROR),
    'memory_error_caught': ('try:\n    "x" * 10 ** 12\nexcept MemoryError:\n    x = [0] * 1000\nassert len(x) == 1000', 0, ''),
    # recursion
    'function': ('def f():\n    f()\nf()', 1, RECURSION),
    'recursion_limit_high': ('import sys\nsys.setrecursionlimit(10 ** 9)\ndef f(n):\n    return f(n + 1) + 1\nf(0)', 1,
                             RECURSION + '|MemoryError.*'),
    'repr_method': ('class A:\n    def __repr__(self):\n        return repr(self)\nrepr(A())', 1, RECURSION),
    'eq_method': ('class A:\n    __eq__ = lambda self, other: self == other\nA() == A()', 1, RECURSION),
    'getattr_method': ('class A:\n    def __getattr__(self, name):\n        return self.x\nA().x', 1, RECURSION),
    'high_limit_getattr': ('import sys\nsys.setrecursionlimit(10 ** 8)\nclass A:\n    def __getattr__(self, name):\n'
                           '        return getattr(self, name)\nA().x', 1, RECURSION),
    'yield_from': ('def g():\n    yield from g()\nlist(g())', 1, RECURSION),
    'in_except': ('def f(n):\n    try:\n        raise ValueError\n    except ValueError:\n        f(n + 1)\nf(0)', 1, RECURSION),
    'list_repr': ('x = []\nfor i in range(%d):\n    x = [x]\nrepr(x)' % BIG, 1, RECURSION),
    'list_compare': ('def nest():\n    x = []\n    for i in range(%d):\n        x = [x]\n    return x\nnest() == nest()' % BIG, 1, RECURSION),
    'tuple_hash': ('x = ()\nfor i in range(%d):\n    x = (x,)\nhash(x)' % BIG, (0, 1), '|' + RECURSION),
    'nested_dicts_collected': ('x = {}\nfor i in range(%d):\n    x = {1: x}\ndel x\nimport gc\ngc.collect()' % BIG, 0, ''),
    'nested_iterators': ('x = iter([])\nfor i in range(%d):\n    x = map(str, x)\nnext(x)' % BIG, 1, RECURSION + '|StopIteration'),
    'json_nested': ('import json\njson.loads("[" * %d)' % BIG, 1, RECURSION + r'|json\..*'),
    'class_chain': ('class A: pass\nfor i in range(3000):\n    A = type("A", (A,), {})\nA().x', (0, 1), r'|AttributeError: .+|' + RECURSION),
    # regular expressions that would take for ever
    'regex_backtracking': ('import re\nre.match("(a*)*b", "a" * 40)', (0, 1), r'|.*Error: .+'),
    'regex_nested': ('import re\nre.compile("(" * %d)' % BIG, 1, r'.*[Ee]rror.*'),
    # ends
    'exit_number': ('raise SystemExit(7)', 7, ''),
    'exit_number_large': ('raise SystemExit(300)', 44, ''),
    'exit_text': ('raise SystemExit("bye")', 1, 'bye'),
    'exit_none': ('raise SystemExit', 0, ''),
    'closed_stdout_object': ('import sys\nsys.stdout.close()\nprint(1)', 1, r'ValueError: I/O operation on closed file\.'),
    'no_stdout_object': ('import sys\nsys.stdout = None\nprint(1)', 0, ''),
    'no_stderr_object': ('import sys\nsys.stderr = None\n1 / 0', 1, ''),
    'deleted_builtins': ('__builtins__ = {}\nimport builtins\nbuiltins.__dict__.clear()\nprint(1)', 1, '.*'),
    'cleared_modules': ('import sys\nsys.modules.clear()\nprint(1)', (0, 1), '.*'),
    'error_in_finaliser': ('class A:\n    def __del__(self):\n        1 / 0\nA()\nimport gc\ngc.collect()', 0,
                           'ZeroDivisionError: division by zero'),
    'own_interrupt': ('raise KeyboardInterrupt', INTERRUPTED, 'KeyboardInterrupt'),
}

PATTERNS = {'@RECURSION': RECURSION, '@MEMORY': MEMORY_ERROR, '@NESTED': NESTED}


def written_cases():
    """The cases of robust/*.txt, as those of SOURCES."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'robust')
    for file in sorted(os.listdir(folder)):
        with open(os.path.join(folder, file), encoding='utf-8') as f:
            parts = re.split(r'^=== (\w+) ([\d|]+) ?(.*)\n', f.read(), flags=re.M)[1:]
        for name, statuses, pattern, source in zip(*[iter(parts)] * 4):
            yield name, (source, tuple(map(int, statuses.split('|'))), PATTERNS.get(pattern, pattern))


# Programs whose every beginning is compiled, and whose bytes are changed at random: none may crash the front end.
TRUNCATED = '''
SOURCE = r"""
import os, sys as system
from . import (a, b as c)
@decorate(1, *x, y=2, **z)
async def f(a, /, b: int = 1, *args, c, d=2, **kw) -> "str":
    async with g() as (h, i), j as k: await h
    async for x in y: yield [n async for n in y if n]
    return f"{a!r:>{b}} {'x' * 3} {{}} {d=}" rb'' u"\\u00e9" b"\\x00"
class C[T: int, *Ts, **P](Base, metaclass=M):
    x: int = 0x_ff + 0b1 + 0o7 + 1_000.5e-3j
    def __init__(self, *, n=(yield)): self.n = lambda *a, k=1: (a, k)
type Alias[T] = list[T]
match point:
    case {"x": 0, **rest} | [1, *_] | C(y=str() as z) if z: pass
    case -1 + 2j | None | "a" "b" | a.b: del x[1:2, ...], y.z
try: raise E from None
except* (A, B) as e: global q; nonlocal_ = 1
else: assert not (x := 1), "no"
finally: x @= y if z else w; x //= 2 ** -3 << 4 | 5 ^ 6 & ~7
while 1 < 2 != 3 is not None not in []:
\\tif a: continue
\\telif b: break
else: print({**a, 'b': 1}, {*c, 2}, [*d], *e, sep='')
"""
import random
def attempt(source):
    try:
        compile(source, 'x.py', 'exec', dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass
import sys
if sys.argv[1] == 'truncated':
    for n in range(len(SOURCE)):
        attempt(SOURCE[:n])
        attempt(SOURCE[n:])
else:
    state = 12345
    def number(n):
        global state
        state = (state * 1103515245 + 12345) & 0x7fffffff
        return (state >> 8) % n
    data = SOURCE.encode()
    for i in range(1500):
        changed = bytearray(data)
        for j in range(1 + number(6)):
            at = number(len(changed))
            kind = number(4)
            if kind == 0: changed[at] = number(256)
            elif kind == 1: del changed[at:at + number(20)]
            elif kind == 2: changed[at:at] = b'()[]{}:\\\\"\\x27\\n \\t,=*.f@#'[number(20):][:1 + number(3)]
            else: changed[at:at] = changed[number(len(changed)):][:number(30)]
        attempt(bytes(changed))
print('done')
'''


class Case:
    """One run of the interpreter. `act` is called with the running process, to send it a signal or close its pipe."""

    def __init__(self, name, arguments, status, pattern, act=None, stdout=subprocess.DEVNULL, printed=None, stdin=None):
        self.name, self.arguments, self.pattern, self.act = name, arguments, pattern, act
        self.statuses = status if isinstance(status, tuple) else (status,)
        self.stdout, self.printed, self.stdin = stdout, printed, stdin

    def problem(self, interp, folder, limit, memory):
        """None when it passed, else what is wrong."""
        work = os.path.join(folder, self.name)
        os.makedirs(work, exist_ok=True)

        def before():
            if memory:
                resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            signal.signal(signal.SIGINT, signal.default_int_handler)
            if self.stdout is None:
                os.close(1)

        with open(os.path.join(work, 'stderr'), 'w+b') as err:
            process = subprocess.Popen([interp, *self.arguments], cwd=work, stderr=err, preexec_fn=before,
                                       stdout=self.stdout, stdin=self.stdin or subprocess.DEVNULL)
            try:
                if self.act:
                    self.act(process)
                out = process.communicate(timeout=limit)[0] or b''
            except subprocess.TimeoutExpired:
                return 'no end after %g s' % limit
            finally:
                process.kill()
                process.wait()
            err.seek(0)
            err.seek(max(0, os.fstat(err.fileno()).st_size - 2_000_000))
            lines = err.read().decode('utf-8', 'replace').strip().split('\n')
        last = lines[-1].strip()
        if process.returncode not in self.statuses:
            return 'exit status %d, expected %s; stderr ends: %.200s' % (
                process.returncode, ' or '.join(map(str, self.statuses)), last)
        if not re.fullmatch(self.pattern, last):
            return 'stderr ends with %.200r, expected %.200r' % (last, self.pattern)
        if self.printed is not None and out != self.printed:
            return 'printed %.100r, expected %.100r' % (out, self.printed)
        return None


def when_ready(action):
    """Calls action(process) once the process has printed its first byte."""
    def act(process):
        if not process.stdout.read(1):
            return
        time.sleep(0.1)
        action(process)
    return act


def interrupt(process):
    process.send_signal(signal.SIGINT)


def close_pipe(process):
    process.stdout.close()
    process.stdout = None


def cases(folder):
    def write(name, data):
        path = os.path.join(folder, name)
        with open(path, 'wb') as f:
            f.write(data.encode() if isinstance(data, str) else data)
        return path

    for name, (source, status, pattern) in [*SOURCES.items(), *written_cases()]:
        yield Case(name, [write(name + '.py', source)], status, pattern)
    compiler = write('compile_pieces.py', TRUNCATED)
    yield Case('truncated_sources', [compiler, 'truncated'], 0, '.*', stdout=subprocess.PIPE, printed=b'done\n')
    yield Case('changed_sources', [compiler, 'changed'], 0, '.*', stdout=subprocess.PIPE, printed=b'done\n')

    # the command line
    directory = os.path.join(folder, 'directory')
    os.mkdir(directory)
    yield Case('no_such_file', ['nothing.py'], 2, r".*: can't open file '.*nothing\.py': \[Errno 2\] No such file or directory")
    yield Case('directory', [directory], 1, r".*: can't find '__main__' module in '.*'")
    yield Case('unreadable', ['/proc/self/mem'], (1, 2), r".*(can't read|can't open|Input/output error).*")
    if os.geteuid() != 0:
        secret = write('secret.py', 'print(1)')
        os.chmod(secret, 0)
        yield Case('no_permission', [secret], 2, r".*: can't open file .*: \[Errno 13\] Permission denied")
    yield Case('unknown_option', ['--no-such-option'], 2, r'.*for more information.*')
    yield Case('unknown_letter', ['-Z'], 2, r'.*for more information.*')
    yield Case('c_without_command', ['-c'], 2, r'.*for more information.*')
    yield Case('m_unknown_module', ['-m', 'no_such_module'], 1, r'.*No module named no_such_module')
    yield Case('stdin_binary', ['-'], 1, r'(SyntaxError|ValueError): .+', stdin=open(write('binary', bytes(range(256))), 'rb'))

    # streams that are not there
    lots = write('lots.py', 'for i in range(10 ** 6):\n    print(i)\n')
    yield Case('broken_pipe', [lots], (1, 120), r'BrokenPipeError: \[Errno 32\] Broken pipe', when_ready(close_pipe),
               stdout=subprocess.PIPE)
    one = write('one.py', 'print("x" * 100)\n')
    yield Case('no_stdout', [one], (0, 1, 120), '.*', stdout=None)
    yield Case('full_device', [one], (1, 120), r'OSError: \[Errno 28\] No space left on device', stdout=open('/dev/full', 'wb'))

    # Ctrl-C
    for name, body in {
        'loop': 'while True:\n    pass\n',
        'calls': 'def f(n):\n    return n and f(n - 1)\nwhile True:\n    f(50)\n',
        'generator': 'def g():\n    while True:\n        yield 1\nsum(g())\n',
        'native': 'from itertools import count\nmax(count())\n',
        'comprehension': '[0 for x in iter(int, 1)]\n',
        'in': '-1 in iter(int, 1)\n',
        'power': 'x = 3 ** 10 ** 6\nwhile True:\n    x * x\n',
        'sort': 'class A:\n    def __lt__(self, other):\n        return id(self) < id(other)\n'
                'while True:\n    sorted([A() for i in range(1000)])\n',
    }.items():
        path = write('interrupt_%s.py' % name, 'print("r", flush=True)\n' + body)
        yield Case('interrupt_' + name, [path], INTERRUPTED, 'KeyboardInterrupt', when_ready(interrupt), stdout=subprocess.PIPE)
    path = write('interrupt_caught.py', 'print("r", flush=True)\ntry:\n    while True:\n        pass\n'
                 'except KeyboardInterrupt:\n    raise SystemExit(5)\n')
    yield Case('interrupt_caught', [path], 5, '', when_ready(interrupt), stdout=subprocess.PIPE)
    path = write('interrupt_sleep.py', 'import time\nprint("r", flush=True)\ntime.sleep(60)\n')
    yield Case('interrupt_sleep', [path], INTERRUPTED, 'KeyboardInterrupt', when_ready(interrupt), stdout=subprocess.PIPE)


def main():
    ap = argparse.ArgumentParser(description=__doc__.split('\n', 1)[0])
    ap.add_argument('--interp', required=True)
    ap.add_argument('--slowdown', type=float, default=1, help='factor on the time limits, for slow builds')
    ap.add_argument('--no-memory-limit', action='store_true', help='for sanitizers, which reserve terabytes')
    ap.add_argument('--jobs', type=int, default=2)
    ap.add_argument('names', nargs='*', metavar='NAME')
    args = ap.parse_args()
    interp = os.path.abspath(args.interp) if os.sep in args.interp else shutil.which(args.interp) or args.interp
    folder = tempfile.mkdtemp(prefix='adder_robust_')
    passed = failed = 0
    try:
        chosen = [c for c in cases(folder) if (c.name in args.names if args.names else not args.no_memory_limit or c.name not in NOT_SANITIZED)]
        with ThreadPoolExecutor(max(1, args.jobs)) as pool:
            run = lambda c: c.problem(interp, folder, LIMIT * args.slowdown, 0 if args.no_memory_limit else MEMORY)
            for case, why in zip(chosen, pool.map(run, chosen)):
                if why:
                    failed += 1
                    print('FAIL %s: %s' % (case.name, why), flush=True)
                else:
                    passed += 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
