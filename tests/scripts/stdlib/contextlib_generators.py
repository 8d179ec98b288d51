# contextmanager: what passes through, what is suppressed, misuse, decorators.
from contextlib import contextmanager, closing, redirect_stdout, redirect_stderr, ContextDecorator
import io
import sys


@contextmanager
def tag(name, swallow=()):
    "doc of tag"
    print("<" + name + ">")
    try:
        yield name.upper()
    except swallow as e:
        print("swallowed", repr(e))
    finally:
        print("</" + name + ">")


with tag("b") as t:
    print(t)
with tag("i", ValueError):
    raise ValueError(1)
for exc in (KeyError("k"), StopIteration("s"), RuntimeError("r")):
    try:
        with tag("u"):
            raise exc
    except Exception as e:
        print(repr(e), e is exc)


@tag("dec")
def f(x):
    "doc of f"
    return x * 2


print(f(2), f(3), f.__name__, f.__doc__, tag.__doc__, tag.__name__)


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield
    yield


@contextmanager
def stubborn():
    try:
        yield
    except ValueError:
        yield


@contextmanager
def replaces():
    try:
        yield
    except ValueError as e:
        raise KeyError("new") from e


for cm, fail in ((never, False), (twice, False), (stubborn, True), (replaces, True)):
    try:
        with cm():
            if fail:
                raise ValueError("v")
    except Exception as e:
        print(cm.__name__, repr(e), repr(e.__cause__))

out = io.StringIO()
with redirect_stdout(out) as target:
    print("hidden")
    print(target is out)
print(repr(out.getvalue()))
err = io.StringIO()
with redirect_stderr(err):
    print("e", file=sys.stderr)
print(repr(err.getvalue()))
with closing(io.StringIO()) as c:
    print(c.closed)
print(c.closed)


class Track(ContextDecorator):
    def __enter__(self):
        print("in")

    def __exit__(self, *a):
        print("out")


@Track()
def g():
    print("body")


g()
