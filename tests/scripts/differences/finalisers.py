# Difference: destruction. CPython runs __del__ and clears weak references with the last reference; Adder when it collects.
import gc
import weakref


class Thing:
    def __del__(self):
        print('finaliser')


def make():
    thing = Thing()
    return weakref.ref(thing)


def clear_stack(n=50):
    return n and clear_stack(n - 1)


print('before')
reference = make()
print('after the last reference')
clear_stack()
gc.collect()
print('after a collection', reference() is None)
with open('/dev/null') as f:
    pass
print('a with statement closes at once:', f.closed)
at_exit = Thing()
print('end')
