#!/usr/bin/env python3
"""Checks the shell scripts with shellcheck."""
import subprocess

from lint import ROOT, files, read, report

names = [n for n in files('.sh', 'dev', '.ci/run') if read(n).startswith('#!')]
run = subprocess.run(['shellcheck', '--format=gcc', *names], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
report(run.stdout.splitlines() or (['shellcheck: exit status %d' % run.returncode] if run.returncode else []))
