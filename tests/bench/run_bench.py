#!/usr/bin/env python3
"""Times tests/bench/programs/*.py with Adder and with CPython, and prints the ratios.

    tests/bench/run_bench.py --interp build/release/adder [--against /usr/bin/python3] [--runs N] [NAME...]

The two interpreters take turns on each program, so a noisy machine disturbs both; the least of N runs counts. CPU time
is user and system time of the process, start-up included; memory is its peak resident size, or the driver's own (some
14 MB, the floor of what the system tells) where that is more. Both must print the same,
or the program counts as failed. A ratio below 1 means that Adder needs less. Exit status 1 when a program failed.
"""
import argparse
import glob
import math
import os
import subprocess
import sys
import tempfile

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'programs')


def measure(interp, path):
    """Runs a program: (CPU seconds, peak in KiB, what it printed, or None when it failed)."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([interp, path], stdin=subprocess.DEVNULL, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read()
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss, text if process.returncode == 0 else None


def compare(interps, path, runs):
    """[(CPU seconds, KiB) of each interpreter], or the reason why there is no figure."""
    best = [(math.inf, math.inf)] * len(interps)
    for _ in range(runs):
        printed = []
        for i, interp in enumerate(interps):
            seconds, memory, text = measure(interp, path)
            if text is None:
                return '%s fails' % os.path.basename(interp)
            printed.append(text)
            best[i] = min(best[i][0], seconds), min(best[i][1], memory)
        if len(set(printed)) > 1:
            return 'they print different things'
    return best


def main():
    ap = argparse.ArgumentParser(description=__doc__.split('\n', 1)[0])
    ap.add_argument('--interp', required=True, help='the interpreter to measure')
    ap.add_argument('--against', default='/usr/bin/python3', help='the one to compare with (/usr/bin/python3)')
    ap.add_argument('--runs', type=int, default=3, help='runs of each, of which the least counts (3)')
    ap.add_argument('names', nargs='*', metavar='NAME', help='programs (all)')
    args = ap.parse_args()

    paths = [p for p in sorted(glob.glob(os.path.join(FOLDER, '*.py')))
             if not args.names or os.path.basename(p)[:-3] in args.names]
    if not paths:
        sys.exit('run_bench.py: no such program; see ' + FOLDER)
    print('%-12s %10s %10s %7s   %9s %9s %7s' % ('', 'adder s', 'python s', 'ratio', 'adder MB', 'python MB', 'ratio'))
    logs, failed = [], 0
    for path in paths:
        name = os.path.basename(path)[:-3]
        result = compare((args.interp, args.against), path, max(1, args.runs))
        if isinstance(result, str):
            failed += 1
            print('%-12s %s' % (name, result), flush=True)
            continue
        (time, memory), (time0, memory0) = result
        logs.append(math.log(max(time, 1e-3) / max(time0, 1e-3)))
        print('%-12s %10.3f %10.3f %7.2f   %9.1f %9.1f %7.2f' % (
            name, time, time0, time / max(time0, 1e-3), memory / 1024, memory0 / 1024, memory / memory0), flush=True)
    if logs:
        print('%-12s %29.2f   of CPU time, geometric mean of %d' % ('all', math.exp(sum(logs) / len(logs)), len(logs)))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
