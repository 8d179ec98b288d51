# zipfile: writing, reading, damaged and hostile archives, Path.
import io
import os
import pathlib
import shutil
import tempfile
import warnings
import zipfile

warnings.simplefilter('ignore')

def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
now=(2020,2,29,12,34,56)
def info(n,**k):
    i=zipfile.ZipInfo(n,now)
    for a,b in k.items(): setattr(i,a,b)
    return i
text=b'some text, some text\n'*200
b=io.BytesIO()
with zipfile.ZipFile(b,'w') as z:
    for m in (0,8,12,14):
        z.writestr(info('m%d.txt'%m,compress_type=m),text)
    z.writestr(info('caf\xe9.txt'),'h\xe9')
    z.writestr(info('dir/'),b'')
    z.mkdir('made')
    z.writestr(info('dir/sub/x.py',comment=b'entry comment',extra=b'\x99\x99\x02\0ab'),'x=1')
    with z.open(info('stream',compress_type=8),'w') as f:
        print(f.write(b'abc'),f.write(memoryview(b'def')),f.writable())
        t(lambda: z.open('other','w'))
        t(lambda: z.close())
        t(lambda: z.read('m0.txt'))
        t(lambda: z.writestr('q',b''))
    z.comment=b'archive comment'
    t(lambda: setattr(z,'comment','x'))
    t(lambda: z.writestr(5,b''))
    t(lambda: z.mkdir(5))
    t(lambda: z.open('x','q'))
    t(lambda: z.open('x','w',pwd=b'x'))
    t(lambda: z.writestr('x',b'',compress_type=99))
data=b.getvalue()
print(len(data), __import__('hashlib').md5(data[:500]).hexdigest())
z=zipfile.ZipFile(io.BytesIO(data))
print(z.namelist(), z.infolist(), z.comment, z.testzip(), z.mode)
z.printdir()
for n in z.namelist(): print(n, len(z.read(n)), z.getinfo(n).CRC, z.getinfo(n).compress_size, z.getinfo(n).date_time,z.getinfo(n).extra,z.getinfo(n).comment,z.getinfo(n).flag_bits,z.getinfo(n).extract_version)
with z.open('m8.txt') as f: print(f.read(5), f.readline(), f.peek(3)[:3], f.tell(), f.seek(3), f.read(4), f.seek(-5,2), f.read(), f.seek(0), f.read1(10), f.seekable(), f.readable(), len(f.readlines()), f)
t(lambda: f.read())
t(lambda: f.seek(0))
t(lambda: f.tell())
t(lambda: z.getinfo('nope'))
t(lambda: z.read('nope'))
t(lambda: z.writestr('x',b''))
t(lambda: z.open('m0.txt').seek(0,9))
t(lambda: z.setpassword('x'))
t(lambda: z.read('m0.txt',pwd='x')==text)
z.close()
t(lambda: z.read('m0.txt'))
t(lambda: repr(z))
for cut in (0,1,10,22,100,len(data)-1,len(data)-30):
    t(lambda: zipfile.ZipFile(io.BytesIO(data[:cut])).namelist())
t(lambda: zipfile.ZipFile(io.BytesIO(b'PREFIX'*10+data)).read('stream'))
t(lambda: zipfile.ZipFile(io.BytesIO(data+b'X'*50)).comment)
t(lambda: zipfile.is_zipfile(io.BytesIO(data)))
t(lambda: zipfile.is_zipfile(io.BytesIO(b'')))
t(lambda: zipfile.is_zipfile('/etc/hostname'))
t(lambda: zipfile.is_zipfile('/none'))
bad=bytearray(data); bad[60]^=1
t(lambda: zipfile.ZipFile(io.BytesIO(bad)).testzip())
t(lambda: zipfile.ZipFile(io.BytesIO(bad)).read('m0.txt'))
p=data.rfind(b'PK\x01\x02'); bad=bytearray(data); bad[p]=0
t(lambda: zipfile.ZipFile(io.BytesIO(bad)))
bad=bytearray(data); bad[0]=0
t(lambda: zipfile.ZipFile(io.BytesIO(bad)).read('m0.txt'))
bad=bytearray(data); bad[30]=0x41
t(lambda: zipfile.ZipFile(io.BytesIO(bad)).read('m0.txt'))
p=data.find(b'PK\x01\x02'); bad=bytearray(data); bad[p+6]=99
t(lambda: zipfile.ZipFile(io.BytesIO(bad)))
bad=bytearray(data); bad[p+8]|=1
t(lambda: zipfile.ZipFile(io.BytesIO(bad)).read('m0.txt'))
t(lambda: zipfile.ZipFile(io.BytesIO(bad)).read('m0.txt',b'pw'))
bad=bytearray(data); bad[p+10]=97
t(lambda: zipfile.ZipFile(io.BytesIO(bad)).read('m0.txt'))
bad=bytearray(data); bad[p+10]=33
t(lambda: zipfile.ZipFile(io.BytesIO(bad)).read('m0.txt'))
bad=bytearray(data); bad[p+20:p+24]=b'\xff\xff\xff\x0f'
t(lambda: len(zipfile.ZipFile(io.BytesIO(bad)).read('m0.txt')))
bad=bytearray(data); bad[p+8]|=64
t(lambda: zipfile.ZipFile(io.BytesIO(bad)).read('m0.txt'))
t(lambda: zipfile.ZipFile(io.BytesIO(),'q'))
t(lambda: zipfile.ZipFile(io.BytesIO(),'w',99))
t(lambda: zipfile.ZipFile('/none/x.zip'))
t(lambda: zipfile.ZipFile(io.BytesIO(),'w',metadata_encoding='x'))
t(lambda: zipfile.ZipInfo('a',(1970,1,1,0,0,0)))
d=tempfile.mkdtemp(); os.chdir(d)
with zipfile.ZipFile('evil.zip','w') as z:
    for n in ('../up.txt','/abs.txt','a/../../b.txt','ok/./c.txt','a//b'): z.writestr(info(n),n)
with zipfile.ZipFile('evil.zip') as z:
    print(repr(z))
    z.extractall('out'); print(os.path.relpath(z.extract('ok/./c.txt','out')))
print(sorted(os.path.join(r,f) for r,_,fs in os.walk('.') for f in fs))
os.mkdir('src'); pathlib.Path('src/a.txt').write_text('A'*1000); pathlib.Path('src/b.py').write_text('b=1')
with zipfile.ZipFile('w.zip','w',zipfile.ZIP_DEFLATED,compresslevel=9) as z:
    z.write('src'); z.write('src/a.txt'); z.write('src/b.py','renamed.py',zipfile.ZIP_STORED)
    print(z.namelist(), z.getinfo('src/a.txt').compress_size, z.getinfo('renamed.py').compress_type)
with zipfile.ZipFile('w.zip','a') as z: z.writestr(info('more'),'more')
with zipfile.ZipFile('w.zip') as z: print(z.namelist(), z.testzip(), z.read('more'))
t(lambda: zipfile.ZipFile('w.zip','x'))
with zipfile.ZipFile('big.zip','w') as z:
    with z.open(info('z64',compress_type=8),'w',force_zip64=True) as f: f.write(b'x'*100)
with zipfile.ZipFile('big.zip') as z: print(z.read('z64')[:5], z.getinfo('z64').file_size)
class Out(io.RawIOBase):
    def __init__(self): self.b=b''
    def write(self,x): self.b+=bytes(x); return len(x)
    def writable(self): return True
o=Out()
with zipfile.ZipFile(o,'w',8) as z: z.writestr(info('n',compress_type=8),text); z.writestr(info('m'),text)
with zipfile.ZipFile(io.BytesIO(o.b)) as z: print(z.read('n')==text, z.read('m')==text, z.getinfo('n').flag_bits)
p=zipfile.Path(zipfile.ZipFile('w.zip'))
print([x.name for x in p.iterdir()], (p/'src'/'a.txt').read_text(encoding='ascii')[:3], (p/'src').is_dir(), (p/'none').exists(), (p/'renamed.py').suffix, (p/'renamed.py').stem, [str(x) for x in (p/'src').iterdir()], repr(p/'src'), (p/'src'/'a.txt').parent, p.root.filename, (p/'more').read_bytes(), (p/'more').is_file())
t(lambda: (p/'none').read_text(encoding='ascii'))
t(lambda: (p/'src').open())
t(lambda: list((p/'more').iterdir()))
t(lambda: (p/'more').open('rb',encoding='x'))
with zipfile.PyZipFile('py.zip','w') as z:
    t(lambda: z.writepy('src/a.txt'))
os.chdir('/'); shutil.rmtree(d)
