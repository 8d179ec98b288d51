# covers: sequences, sets and views that a special method changes while they are being read or written
class Clearing:
    """An index 2 that empties `target` when it is asked for."""

    def __index__(self):
        target.clear()
        return 2


def attempt(name, f):
    target[:] = start
    try:
        print(name, f(), target)
    except Exception as e:
        print(name, type(e).__name__, e, target)


def assign(key, value):
    target[key] = value


def delete(key):
    del target[key]


i = Clearing()
for target, item in (([], 7), (bytearray(), 55)):
    start = [1, 2, 3] * 4 if type(target) is list else b'abc' * 4
    attempt('item', lambda: target[i])
    attempt('set', lambda: assign(i, item))
    attempt('del', lambda: delete(i))
    attempt('to', lambda: target[0:i])
    attempt('from', lambda: target[i:])
    attempt('step', lambda: target[::i])
    attempt('set to', lambda: assign(slice(0, i), [item]))
    attempt('set step', lambda: assign(slice(None, None, i), [item] * 6))
    attempt('del to', lambda: delete(slice(0, i)))
    attempt('del step', lambda: delete(slice(None, None, i)))
    attempt('insert', lambda: target.insert(i, item))
    attempt('pop', lambda: target.pop(i))
    attempt('times', lambda: target * i)
    attempt('times in place', lambda: target.__imul__(i))


class Emptying:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        target.clear()
        return False


for f in (lambda: target.add(Emptying()), lambda: target.update([Emptying()]), lambda: target.discard(Emptying()),
          lambda: Emptying() in target):
    target = {Emptying()}
    f()
    print('set', len(target))
for f in (lambda: target.update([(Emptying(), 2)]), lambda: target.setdefault(Emptying(), 2), lambda: target.get(Emptying())):
    target = {Emptying(): 1}
    f()
    print('dict', len(target))


class Releasing:
    def __index__(self):
        view.release()
        return 2


data = bytearray(b'abcdef')
for name, f in (('item', lambda: view[Releasing()]), ('value', lambda: view.__setitem__(1, Releasing())), ('set', lambda: view.__setitem__(Releasing(), 1))):
    view = memoryview(data)
    try:
        f()
    except ValueError as e:
        print('view', name, e)
print(data)
