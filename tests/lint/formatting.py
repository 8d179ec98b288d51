#!/usr/bin/env python3
"""Checks that clang-format would change nothing in *.h and *.cpp. `./dev format` makes it so."""
import re
import subprocess

from lint import ROOT, files, report

names = files('.h', '.cpp')
if not names:
    report([])
run = subprocess.run(['clang-format-19', '--dry-run', '-Werror', *names], cwd=ROOT, stderr=subprocess.PIPE, text=True,
                     check=False)
wrong = sorted(set(re.findall(r'^([^\s:]+):\d+:\d+: error:', run.stderr, re.M)))
report(['%s: not formatted; run ./dev format' % name for name in wrong] or
       (['clang-format-19: ' + run.stderr.strip()] if run.returncode else []))
