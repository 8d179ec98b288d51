# covers: None and foreign objects in sys.modules before the first import, finders that are none
import sys
sys.modules['textwrap'] = None


def attempt(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


def plain():
    import textwrap


def from_it():
    from textwrap import x


def leaf():
    import textwrap.x


for f in (plain, from_it, lambda: __import__('textwrap')):
    attempt(f)
import importlib
attempt(lambda: importlib.import_module('textwrap'))
sys.modules['textwrap'] = 5


def foreign():
    import textwrap
    return textwrap


for f in (foreign, lambda: __import__('textwrap'), leaf):
    attempt(f)
