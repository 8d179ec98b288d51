# bz2: arguments, errors and the state of streams.
import bz2


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


b=bz2.compress(b'abc'*50)
t(lambda: bz2.BZ2Compressor(0))
t(lambda: bz2.BZ2Compressor('x'))
t(lambda: bz2.BZ2Compressor(compresslevel=5))
t(lambda: bz2.BZ2Compressor().compress('x')); c=bz2.BZ2Compressor(); c.flush()
t(lambda: c.flush())
t(lambda: c.compress(b''))
t(lambda: type(c))
t(lambda: c.__reduce_ex__(2))
d=bz2.BZ2Decompressor()
t(lambda: d.decompress(b'junkjunk')); d=bz2.BZ2Decompressor()
t(lambda: (d.needs_input,d.eof,d.unused_data))
t(lambda: d.decompress(b,5))
t(lambda: (d.needs_input,d.eof,d.unused_data))
t(lambda: d.decompress(b'',0))
t(lambda: len(d.decompress(b'')))
t(lambda: (d.needs_input,d.eof,d.unused_data))
t(lambda: d.decompress(b'')); 
d=bz2.BZ2Decompressor(); d.decompress(b+b'tail')
t(lambda: d.unused_data)
t(lambda: bz2.decompress(b''))
t(lambda: bz2.decompress(b[:-3]))
t(lambda: bz2.decompress(b'junk'))
t(lambda: bz2.decompress(b+b'junk')[:3])
t(lambda: len(bz2.decompress(b+b)))
t(lambda: bz2.compress(b'',0))
t(lambda: bz2.BZ2Decompressor().decompress(b[:20]+b'x'+b[21:]))
t(lambda: [n for n in dir(c) if n[0]!='_'])
t(lambda: [n for n in dir(d) if n[0]!='_'])