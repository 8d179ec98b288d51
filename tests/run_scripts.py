#!/usr/bin/env python3
"""Runs the script tests: each tests/scripts/**/NAME.py with an interpreter, against what CPython 3.11 printed.

NAME.py is a test when NAME.out exists (other .py files are helpers that tests import). The programs in examples/ are
tests too, with what they must print in tests/scripts/examples/. A test passes when
  stdout equals NAME.out byte for byte,
  the exit status equals the number in NAME.rc (0 where there is none; death by signal N counts as 128+N),
  NAME.err, where it exists, agrees with stderr: one line is the last non-blank line, more lines are all of it,
  with the script's path cut to its name and trailing blanks dropped.
Each runs in an empty folder, with a fixed environment, stdin at /dev/null and a process group of its own, which is
killed at the end. A comment in the first ten lines may say `# test: timeout=SECONDS` or `# test: modes=plain,gilswitch`.

Modes put the same scripts through other paths of the runtime: see MODES. Must stay true: the last line is
'N passed, N failed' and the exit status is 1 when anything failed.
"""
import argparse
import hashlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, 'scripts')
EXAMPLES = os.path.join(os.path.dirname(HERE), 'examples')
TIMEOUT = 30        # seconds, of a script that names none
GRACE = 2           # seconds that processes left behind get to end by themselves

# mode: (environment variable, value when none is given, factor on time-outs)
MODES = {
    'plain': (None, None, 1),
    'gcstress': ('ADDER_GC_STRESS', '1', 20),               # gcstress:N collects at every N-th allocation
    'gilswitch': ('ADDER_GIL_SWITCH', 'every-opcode', 10),
}


class Mode:
    def __init__(self, text):
        self.name, _, value = text.partition(':')
        if self.name not in MODES:
            raise argparse.ArgumentTypeError('no mode %r; there are %s' % (self.name, ', '.join(MODES)))
        variable, default, self.slowdown = MODES[self.name]
        self.env = {variable: value or default} if variable else {}


class Test:
    def __init__(self, path):
        self.path = path
        self.name = test_name(path)
        self.stem = os.path.join(ROOT, self.name)[:-3]      # what it must print stands beside, but not in examples/
        self.timeout, self.modes = TIMEOUT, None
        with open(path, encoding='utf-8', errors='replace') as f:
            head = [line for _, line in zip(range(10), f)]
        for line in head:
            for key, value in re.findall(r'(\w+)=(\S+)', line) if line.startswith('# test:') else ():
                if key == 'timeout':
                    self.timeout = float(value)
                elif key == 'modes':
                    self.modes = value.split(',')
                else:
                    sys.exit('%s: unknown directive %s' % (path, key))

    def expected(self, suffix):
        try:
            with open(self.stem + suffix, 'rb') as f:
                return f.read()
        except FileNotFoundError:
            return None


def test_name(path):
    """The path below tests/scripts, where examples/ is one folder more."""
    if os.path.dirname(path) == EXAMPLES:
        return os.path.join('examples', os.path.basename(path))
    return os.path.relpath(path, ROOT)


def find_tests(wanted):
    paths = []
    for start in wanted or [p for p in (ROOT, EXAMPLES) if os.path.isdir(p)]:
        if start.startswith('examples'):
            start = os.path.join(os.path.dirname(EXAMPLES), start)
        start = next((p for p in (start, start + '.py', os.path.join(ROOT, start), os.path.join(ROOT, start + '.py'))
                      if os.path.exists(p)), None) or sys.exit('run_scripts.py: no such folder or file: ' + start)
        if os.path.isfile(start):
            paths.append(os.path.abspath(start))
        for folder, subfolders, names in os.walk(start):
            subfolders.sort()
            paths += [os.path.abspath(os.path.join(folder, n)) for n in sorted(names)
                      if n.endswith('.py') and os.path.exists(os.path.join(
                          ROOT, test_name(os.path.abspath(os.path.join(folder, n))))[:-3] + '.out')]
    return [Test(p) for p in paths]


def in_sample(test, sample):
    """Whether the test belongs to part K of N. By a hash of its name, so that each part is a mix of all folders."""
    k, n = sample
    return int.from_bytes(hashlib.sha256(test.name.encode()).digest()[:8], 'big') % n == k % n


def environment(home, extra):
    env = {k: v for k, v in os.environ.items() if not k.startswith(('PYTHON', 'ADDER_', 'LC_'))}
    env.update(LANG='C.UTF-8', LC_ALL='C.UTF-8', TZ='UTC', COLUMNS='80', LINES='24', NO_COLOR='1', HOME=home,
               TMPDIR=home, PYTHONIOENCODING='utf-8', PYTHONDONTWRITEBYTECODE='1')
    env.update(extra)
    return env


def group_has_others(leader):
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open('/proc/%s/stat' % pid) as f:
                state, _, group = f.read().rpartition(')')[2].split()[:3]
        except OSError:
            continue
        if int(pid) != leader and int(group) == leader and state not in 'ZX':
            return True
    return False


def kill_group(leader):
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


def execute(command, script, timeout, env):
    """Runs one script. Returns (exit status, None when time ran out; stdout; stderr)."""
    top = tempfile.mkdtemp(prefix='adder_test_')
    try:
        work, home = os.path.join(top, 'work'), os.path.join(top, 'home')
        os.mkdir(work)
        os.mkdir(home)
        # Files, not pipes: a grandchild that keeps a pipe open would keep us waiting.
        with open(os.path.join(top, 'out'), 'w+b') as out, open(os.path.join(top, 'err'), 'w+b') as err:
            process = subprocess.Popen(command + [script], stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=work,
                                       env=environment(home, env), start_new_session=True)
            deadline, pause, late = time.monotonic() + timeout, 0.002, False
            # WNOWAIT leaves the zombie, so its process group's number cannot be given to another before the kill.
            while not os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                if time.monotonic() > deadline and not late:
                    late = True
                    kill_group(process.pid)
                time.sleep(pause)
                pause = min(0.05, pause * 1.3)
            deadline = time.monotonic() + GRACE
            while not late and group_has_others(process.pid) and time.monotonic() < deadline:
                time.sleep(0.02)
            kill_group(process.pid)
            status = process.wait()
            out.seek(0)
            err.seek(0)
            return (None if late else 128 - status if status < 0 else status), out.read(), err.read()
    finally:
        shutil.rmtree(top, ignore_errors=True)


def first_difference(want, got):
    want, got = want.split(b'\n'), got.split(b'\n')
    for i in range(max(len(want), len(got))):
        pair = [lines[i] if i < len(lines) else None for lines in (want, got)]
        if pair[0] != pair[1]:
            shown = ['the end' if x is None else ascii(x.decode('utf-8', 'replace'))[:200] for x in pair]
            return 'line %d: expected %s, got %s' % (i + 1, *shown)
    return None


def stderr_lines(data, script):
    text = data.decode('utf-8', 'replace').replace(script, os.path.basename(script))
    return [line.rstrip() for line in text.rstrip().split('\n')] if text.strip() else []


def problem(test, command, timeout, env):
    """Runs the test. Returns None when it passed, else what is wrong."""
    try:
        status, out, err = execute(command, test.path, timeout, env)
    except OSError as e:
        return 'cannot run: %s' % e
    lines = stderr_lines(err, test.path)
    tail = '; stderr ends: ' + ascii(lines[-1])[:300] if lines else ''
    faults = []
    if status is None:
        faults.append('no end after %g s' % timeout)
    want_status = int(test.expected('.rc') or 0)
    want_status = 128 - want_status if want_status < 0 else want_status
    if status is not None and status != want_status:
        faults.append('exit status %d, expected %d' % (status, want_status))
    difference = first_difference(test.expected('.out') or b'', out)
    if difference:
        faults.append('stdout ' + difference)
    want_err = test.expected('.err')
    if want_err is not None and not faults:
        want = stderr_lines(want_err, test.path)
        got = lines if len(want) > 1 else lines[-1:]
        if want != got:
            return 'stderr ' + (first_difference('\n'.join(want).encode(), '\n'.join(got).encode()) or 'differs')
    return '; '.join(faults) + tail if faults else None


def read_known(path):
    """The known failures: {mode: {name: reason}}. A line is `NAME reason`, or `NAME@MODE reason` for one mode only."""
    known = {}
    if path and os.path.exists(path):
        with open(path, encoding='utf-8') as f:
            for number, line in enumerate(f, 1):
                words = line.split(None, 1)
                if not words or words[0].startswith('#'):
                    continue
                if len(words) < 2:
                    sys.exit('%s:%d: %s has no reason' % (path, number, words[0]))
                name, _, mode = words[0].partition('@')
                known.setdefault(mode or 'plain', {})[name] = words[1].strip()
    return known


def write_known(path, reasons, others):
    """Writes the list anew: {test: what is wrong} in plain mode, and the lines of other modes as they were."""
    lines = ['# Script tests that fail today and why. One a line: NAME.py reason, the path below tests/scripts; NAME.py@MODE for one',
             '# mode of tests/run_scripts.py only. A listed test that passes is an error, so the list stays true.']
    lines += ['%s %s' % (name, why) for name, why in sorted(reasons.items())]
    lines += ['%s@%s %s' % (name, mode, why) for mode, names in sorted(others.items()) for name, why in sorted(names.items())]
    with open(path, 'w', encoding='utf-8') as f:
        f.write('\n'.join(lines) + '\n')


def short_reason(why):
    """A line for the list: the missing module, the error that ended the script, or the first difference."""
    missing = re.search(r"No module named '(\w+)'|native module '(\w+)' is missing", why)
    if missing:
        return 'no module %s yet' % (missing[1] or missing[2])
    end = re.search(r"stderr ends: (['\"])(.*)\1$", why)
    return re.sub(r' at 0x[0-9a-f]+', ' at 0x..', end[2] if end and 'exit status' in why else why)[:160]


def fraction(text):
    k, _, n = text.partition('/')
    if not (k.isdigit() and n.isdigit() and int(n) > 0):
        raise argparse.ArgumentTypeError('K/N wanted, as in 3/8')
    return int(k), int(n)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
                                 fromfile_prefix_chars='@')
    ap.convert_arg_line_to_args = lambda line: [] if line.startswith('#') else line.split()
    ap.add_argument('--interp', required=True, metavar='CMD', help='the interpreter, with its arguments')
    ap.add_argument('--jobs', type=int, default=os.cpu_count() or 1)
    ap.add_argument('--mode', type=Mode, default=Mode('plain'), metavar='MODE', help='%s; NAME:VALUE' % ', '.join(MODES))
    ap.add_argument('--env', action='append', default=[], metavar='K=V')
    ap.add_argument('--sample', type=fraction, default=(0, 1), metavar='K/N', help='the K-th of N parts of the tests')
    ap.add_argument('--slowdown', type=float, default=1, metavar='F', help='multiply time-outs (sanitizers)')
    ap.add_argument('--known', metavar='FILE', help='tests known to fail, each with its reason')
    ap.add_argument('--write-known', action='store_true', help='write FILE of --known anew: reasons are kept, or come from the run')
    ap.add_argument('what', nargs='*', help='folders or files, @FILE for a list of them; all of tests/scripts by default')
    args = ap.parse_intermixed_args()

    command = shlex.split(args.interp)
    if os.sep in command[0]:
        command[0] = os.path.abspath(command[0])
    env = dict(args.mode.env, **dict(pair.split('=', 1) for pair in args.env))
    tests = [t for t in find_tests(args.what)
             if in_sample(t, args.sample) and (not t.modes or args.mode.name in t.modes)]
    known_by_mode = read_known(args.known)
    own = known_by_mode.get(args.mode.name, {})             # these must fail here, or the list is out of date
    known = {**known_by_mode.get('plain', {}), **own}       # these may
    checks_list = args.slowdown == 1 and not args.env       # another build may well differ from the list

    def run(test):
        return problem(test, command, test.timeout * args.mode.slowdown * args.slowdown, env)

    if args.write_known:
        with ThreadPoolExecutor(max(1, args.jobs)) as pool:
            results = dict(zip((t.name for t in tests), pool.map(run, tests)))
        write_known(args.known, {name: known.get(name) or short_reason(why) for name, why in results.items() if why},
                    {mode: names for mode, names in known_by_mode.items() if mode != 'plain'})
        return 0

    passed = failed = excused = 0
    with ThreadPoolExecutor(max(1, args.jobs)) as pool:
        for test, why in zip(tests, pool.map(run, tests)):
            # What depends on stale words of the native stack may pass by luck, and slow builds are not what the list is for.
            lucky = args.slowdown > 1 or known.get(test.name, '').startswith('a conservatively scanned')
            if why is None and test.name in own and checks_list and not lucky:
                why = 'passes, but %s lists it' % os.path.basename(args.known)
            elif why and test.name in known:
                excused += 1
                continue
            if why is None:
                passed += 1
            else:
                failed += 1
                print('FAIL %s: %s' % (test.name, why), flush=True)
    for name in {n for names in known_by_mode.values() for n in names}:
        if not os.path.exists(os.path.join(ROOT, name)[:-3] + '.out'):
            failed += 1
            print('FAIL %s: %s lists it, but there is no such test' % (name, os.path.basename(args.known)))
    if excused:
        print('%d known failures' % excused)
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
