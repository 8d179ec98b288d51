# __del__ runs once; what its object alone refers to is still usable then; then files are closed.
import gc
import io
import os
import re
import tempfile
import weakref

runs = []


class Counted:
    kept = []

    def __del__(self):
        runs.append(1)
        Counted.kept.append(self)


def make():
    Counted().me = 1


make()
for _ in range(3):
    gc.collect()
Counted.kept.clear()
for _ in range(3):
    gc.collect()
print(len(runs))


class Owner:
    def __init__(self, f):
        self.f = f
        self.pattern = re.compile('b(.)e' + str(id(self))[:0])

    def __del__(self):
        print(self.f.closed, self.f.write(self.pattern.sub(r'\1', 'bye').encode()), self.f.flush())


with tempfile.TemporaryDirectory() as folder:
    for buffering in (0, -1):
        path = os.path.join(folder, 'text')
        Owner(open(path, 'wb', buffering))
        gc.collect()
        gc.collect()
        with open(path, 'rb') as f:
            print(f.read())


class Logged(io.FileIO):
    def __del__(self):
        print('last words', self.closed)
        super().__del__()


def use():
    f = Logged(os.devnull)
    return weakref.ref(f), f.fileno()


ref, number = use()
for _ in range(4):
    gc.collect()
print(ref())
try:
    os.fstat(number)
    print('open')
except OSError:
    print('closed')
kept = Logged(os.devnull)  # at exit, once
