# io.TextIOWrapper with encodings from the registry
import codecs
import io
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), 'f')
for encoding in ('cp437', 'utf-7', 'koi8-r', 'utf-16', 'utf-8-sig', 'gb18030', 'iso8859-15', 'cp1252'):
    text = 'line \u00e9\nsecond\n' if encoding != 'koi8-r' else '\u0416\nsecond\n'
    if encoding == 'gb18030':
        text += '\u4e2d\u6587 \U0001f40d'
    with open(path, 'w', encoding=encoding) as f:
        f.write(text)
        f.write('end')
    with open(path, 'rb') as f:
        raw = f.read()
    with open(path, encoding=encoding) as f:
        print(encoding, raw, f.read() == text + 'end', f.encoding)
    with open(path, encoding=encoding) as f:
        first = f.readline()
        place = f.tell()
        rest = f.read()
        f.seek(place)
        print(ascii(first), f.read() == rest)
for encoding in ('hex', 'rot13', 'no-such'):
    try:
        open(path, encoding=encoding)
    except LookupError as e:
        print(e)
try:
    io.TextIOWrapper(io.BytesIO(b'\x81'), 'cp1255').read()
except UnicodeDecodeError as e:
    print(e)
f = io.TextIOWrapper(io.BytesIO(), 'cp437', 'xmlcharrefreplace')
f.write('\u4e00')
f.flush()
print(f.buffer.getvalue())
