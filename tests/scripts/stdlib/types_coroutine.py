# types.coroutine: generators, plain iterators, generator-like objects, and errors.
import types

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

@types.coroutine
def co():
    x = yield 1
    return x
async def main(): return await co()
m=main(); print(m.send(None)); t(m.send, 7)
t(types.coroutine, 3)
@types.coroutine
def co2():
    return iter([1])
print(list(co2()))
class Gen:
    def __iter__(s): return s
    def __next__(s): return s.send(None)
    def send(s,v): raise StopIteration(9)
    def throw(s,*a): pass
    def close(s): pass
@types.coroutine
def co3(): return Gen()
async def m3(): return await co3()
t(m3().send, None)
print(types.SimpleNamespace(a=1), types.GenericAlias(list,(int,)))
