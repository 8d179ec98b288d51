"""Chains, groups, notes and folded repeats, as text."""
import sys
import traceback


def strip(text):
    return text.replace(__file__, 'script.py')


def deep(n):
    if n == 0:
        return [1, 2][5]
    return deep(n - 1)


def chain():
    try:
        {}['missing']
    except KeyError as error:
        raise ValueError('bad') from error


def group():
    members = []
    for make in (lambda: 1 / 0, lambda: deep(7), chain):
        try:
            make()
        except Exception as error:
            members.append(error)
    members[0].add_note('first note\nsecond line')
    raise ExceptionGroup('all', members + [ExceptionGroup('nested', [OSError(2, 'gone')])])


for call in (chain, group, lambda: deep(9)):
    try:
        call()
    except Exception:
        print(strip(traceback.format_exc()))
try:
    compile('a = (1,\nb c', 'f.py', 'exec')
except SyntaxError as error:
    print(''.join(traceback.format_exception_only(error)))
try:
    group()
except ExceptionGroup as error:
    picture = traceback.TracebackException.from_exception(error, max_group_width=2, limit=1)
    print(strip(''.join(picture.format())))
    print(strip(''.join(traceback.format_exception(error, chain=False, limit=-1))))
