# covers: display of exceptions with custom __str__, qualified names of nested and function-local classes, empty message, multi-line message
# stderr: full
class Outer:
    class Inner(Exception):
        def __str__(self):
            return 'inner says\ntwo lines'


def make():
    class Local(LookupError):
        pass
    return Local


try:
    try:
        raise Outer.Inner(1)
    except Outer.Inner:
        raise make()
except LookupError:
    raise make()('', 2)
