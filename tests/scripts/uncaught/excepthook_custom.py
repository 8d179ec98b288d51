# covers: replacement of sys.excepthook sees type, value and traceback; output to stdout; status 1
# stderr: none
import sys


def hook(kind, value, tb):
    lines = []
    while tb:
        lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print('hook', kind.__name__, value, lines)


def a():
    b()


def b():
    raise ArithmeticError('deliberate')


sys.excepthook = hook
print('ready')
a()
