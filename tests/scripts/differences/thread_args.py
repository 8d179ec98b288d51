# Thread(args=(4)), which is the number 4 and not a tuple, counts as one argument; CPython fails when the thread runs
import threading
import warnings

got = []
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    t = threading.Thread(target=got.append, args=(4))
    t.start()
    t.join()
print(got, [(w.category.__name__, str(w.message)) for w in caught])
