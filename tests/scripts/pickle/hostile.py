# broken pickles end in exceptions: truncated at every byte, every byte changed, huge lengths, wrong stacks
import io
import pickle

samples = [pickle.dumps(v, p) for p in range(6) for v in ([1, 2.5, 'x', b'y', (1, 2, 3, 4), {'a': {1}}, frozenset([2]), None, True, 2 ** 100], ValueError('v'), {'deep': [[[[]]]]},
                                                          bytearray(b'b'), 'x' * 300)]
allowed = (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, ValueError, TypeError, KeyError, OverflowError, MemoryError, RecursionError, RuntimeError, LookupError)
kinds = set()
count = 0
for data in samples:
    for cut in range(len(data)):
        for loader in (pickle.loads, lambda d: pickle.load(io.BytesIO(d))):
            try:
                loader(data[:cut])
                print('loaded', data[:cut])
            except (pickle.UnpicklingError, EOFError) as e:
                kinds.add((type(e).__name__, str(e)))
                count += 1
            except ValueError as e:
                kinds.add((type(e).__name__, str(e)))
print(count > 500, sorted(kinds))
# No huge memo numbers among the changes: CPython makes room for all below them.
total = 0
for number, data in enumerate(samples):
    for i in range(number % 3, len(data), 3):
        if b'r' in data[max(0, i - 4):i + 1] or b'p' in data[max(0, i - 4):i + 1]:
            continue
        for byte in b'(.0123KMNUXabdeglostu])}\x85\x87\x8c\x90\x93\x94\0\xff':
            try:
                pickle.loads(data[:i] + bytes([byte]) + data[i + 1:])
            except allowed:
                total += 1
print(total > 1000)


def attempt(data):
    try:
        print(data[:40], '->', pickle.loads(data))
    except Exception as e:
        print(data[:40], type(e).__name__, e)


for data in [b'', b'.', b'garbage', b'\x80\x04.', b'\x80\x06.', b'\x80\xff', b'0.', b'1.', b'2.', b'(.', b'(0.', b'((1.', b'(t.', b't.', b'N0.', b'NN0.', b'(N0.', b'\x85.', b'N\x86.', b'(N\x86.', b'l.', b'd.',
             b'(Nd.', b'(NNd.', b'(]Nd.', b's.', b'NN.', b'}Ns.', b'}NNs.', b']NNs.', b'(u.', b'}(Nu.', b'}(NNu.', b'N(NNu.', b'}(]Nu.', b'a.', b']a.', b']Na.', b'Na.', b'NNa.', b'(e.', b']](e.', b'](Ne.', b'\x90.', b'\x8f(N\x90.',
             b'N(N\x90.', b'\x8f(]\x90.', b'(]\x91.', b'R.', b'NR.', b'NNR.', b'N)R.', b'cbuiltins\nint\nNR.', b'cbuiltins\nint\n)R.', b'b.', b'Nb.', b'NNb.', b'N(NNNtb.', b'NIa\nb.', b'N\x81.', b'NN\x81.',
             b'cbuiltins\nint\nN\x81.', b'cbuiltins\nint\n)\x81.', b'cbuiltins\nint\n)N\x92.', b'cbuiltins\nint\n)}\x92.', b'N)}\x92.', b'o.', b'(o.', b'(No.', b'(cbuiltins\nint\no.', b'(ibuiltins\nint\n.', b'(ino_such\nint\n.',
             b'h\0.', b'j\0\0\0\0.', b'g0\n.', b'gx\n.', b'g\n.', b'p0\n.', b'Np-1\n.', b'Npx\n.', b'q\0.', b'Np99999999999999999999\n.', b'N\x94h\0.', b'\x94.',
             b'\x8a\xff.', b'\x8a\0.', b'\x8b\xff\xff\xff\xff.', b'\x8b\xff\xff\xff\x7f.', b'B\xff\xff\xff\xff.', b'X\xff\xff\xff\xff.', b'\x8d\xff\xff\xff\xff\xff\xff\xff\xff.',
             b'\x8e\xff\xff\xff\xff\xff\xff\xff\xff.', b'\x96\xff\xff\xff\xff\xff\xff\xff\xff.',
             b'T\xff\xff\xff\xff.', b'T\xff\xff\xff\x7f.', b'U\xff.', b'\x95\xff\xff\xff\xff\xff\xff\xff\xffN.', b'\x95\0\0\0\0\0\0\0\0N.', b'\x95\x01\0\0\0\0\0\0\0N.', b'\x95\x05\0\0\0\0\0\0\0N.',
             b'I\n.', b'Ix\n.', b'I00\n.', b'I01\n.', b'I0x10\n.', b'I-5\n.', b'I99999999999999999999\n.', b'L\n.', b'LL\n.', b'L5L\n.', b'L5\n.', b'Lx\n.', b'F\n.', b'Fx\n.', b'F1.5\n.', b'Finf\n.', b'Fnan\n.', b'G1234567',
             b'S\n.', b'Sx\n.', b"S'\n.", b"S''\n.", b"S'a\"\n.", b"S'a' \n.", b"S'\\x4'\n.", b"S'\\n'\n.", b'V\n.', b'V\\u20\n.', b'V\\u20ac\n.', b'V\xe9\n.', b'X\x01\0\0\0\xff.', b'\x8c\x05abc',
             b'cno_such\nname\n.', b'cbuiltins\nno_such\n.', b'c\n\n.', b'c\nx\n.', b'c\xff\nx\n.', b'cbuiltins\n', b'c', b'\x80\x04\x8c\x08builtins\x8c\x0astr.no_one\x93.', b'\x80\x04\x8c\x08builtins\x8c\x09str.upper\x93.',
             b'\x80\x04N\x8c\x01a\x93.', b'\x80\x04\x8c\x01aN\x93.', b'\x93.', b'\x82\x01.', b'\x82\0.', b'\x83\0\0.', b'\x84\xff\xff\xff\xff.', b'P\n.', b'Pid\n.', b'P\xff\n.',
             b'NQ.', b'\x97.', b'N\x98.', b'C\x01a\x98.', b'\xff', b"'", b'\\', b'K', b'M\0', b'J\0\0\0', b'}(NN', b'(' * 100000, b'(' * 100000 + b't' * 100000 + b'.', b']' * 10 + b'a' * 9 + b'.']:
    attempt(data)
for op in (b'\x8d', b'\x8e', b'\x96', b'\x95'):
    for source in (pickle.loads, lambda d: pickle.load(io.BytesIO(d))):
        try:
            source(op + b'\xff' * 7 + b'\x7fabc')
        except (pickle.UnpicklingError, OverflowError, MemoryError):
            print('refused')
data = b'\x85' * 50000
try:
    x = pickle.loads(b'N' + data + b'.')
    depth = 0
    while x:
        x = x[0]
        depth += 1
    print(depth)
except RecursionError:
    print('RecursionError')
class Bad:
    def read(self, n):
        return 'text'
    def readline(self):
        return 'text'
try:
    pickle.load(Bad())
except Exception as e:
    print(type(e).__name__)
class Again:
    def __reduce__(self):
        return run, ()
def run():
    return unpickler.load()
f = io.BytesIO(pickle.dumps([Again(), 1]) + pickle.dumps('inner'))
unpickler = pickle.Unpickler(f)
try:
    unpickler.load()
    print('done')
except Exception as e:
    print('failed')
