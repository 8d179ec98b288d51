# covers: SystemExit with a bool and exit() inside a with block; context managers run before the end
# stderr: none
import sys


class Guard:
    def __enter__(self):
        print('enter')

    def __exit__(self, t, v, tb):
        print('exit', t.__name__, v.code)


def gen():
    try:
        yield 1
    finally:
        print('generator closed')


with Guard():
    for _ in gen():
        print('in loop')
    sys.exit(True)
