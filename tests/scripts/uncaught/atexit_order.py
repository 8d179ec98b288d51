# covers: atexit handlers run after an uncaught error, in reverse order, with arguments; status stays 1
# stderr: last
import atexit


@atexit.register
def first():
    print('registered first, runs last')


atexit.register(print, 'args', 1, sep='-')


def gone():
    print('never')


atexit.register(gone)
atexit.unregister(gone)
print('raising')
raise RuntimeError('uncaught with handlers')
