# mimetypes and quopri.
import io
import mimetypes
import quopri

mimetypes.knownfiles = []
mimetypes.init([])
for name in ('a.html', 'a.tar.gz', 'a.tgz', 'x.PNG', 'noext', 'http://h/x.css', 'data:text/html;x,abc', 'data:,x', 'data:x=1,y', 'data:nothing', 'a.Z', 'a.svgz', 'a.jpg', 'a.webp', 'a.py', 'a.b.bz2', 'c:/x.txt', '.bashrc', 'a.rtf', 'a.json', 'x.br', 'a.mjs', 'a.wasm', 'a.unknown.xz'):
    print(name, mimetypes.guess_type(name), mimetypes.guess_type(name, strict=False))
for kind in ('text/html', 'image/jpeg', 'nope/x', 'IMAGE/PNG', 'audio/midi', 'image/pict', 'text/plain', 'application/octet-stream', 'video/mpeg'):
    print(kind, mimetypes.guess_extension(kind), mimetypes.guess_all_extensions(kind), mimetypes.guess_extension(kind, False), mimetypes.guess_all_extensions(kind, strict=False))
m = mimetypes.MimeTypes()
m.readfp(io.StringIO('x/y  foo bar # comment\n# none\nz/w\n'))
m.add_type('a/b', '.foo')
print(m.guess_type('q.foo'), m.guess_type('q.bar'), m.guess_all_extensions('x/y'), mimetypes.guess_type('q.foo'), len(mimetypes.types_map), len(mimetypes.common_types), mimetypes.inited, mimetypes.suffix_map, mimetypes.encodings_map, mimetypes.read_mime_types('/nonexistent'))
mimetypes.add_type('my/type', '.mine')
print(mimetypes.guess_type('a.mine'), sorted(mimetypes.types_map.items())[:5])
for data in (b'', b'plain\n', b'caf\xc3\xa9 = \xff', b'tab\there \nspace at end \nx\t', b'.\n..\n', b'x' * 200 + b'\n' + b'\xe9' * 60, b'under_score', b'line\r\nnext\r\n', b'a=3Db', b'\x00\x01\n'):
    for quotetabs in (False, True):
        for header in (False, True):
            out = io.BytesIO()
            quopri.encode(io.BytesIO(data), out, quotetabs, header)
            back = io.BytesIO()
            quopri.decode(io.BytesIO(out.getvalue()), back, header=header)
            print(data[:15], quotetabs, header, out.getvalue(), back.getvalue() == data)
for data in (b'=', b'a=\nb', b'=4', b'=41', b'=ZZ', b'x  \ny', b'==41', b'_a', b'a=\r\nb', b'=41=', b'a\n\nb'):
    out = io.BytesIO()
    quopri.decode(io.BytesIO(data), out)
    print(data, out.getvalue())
print(quopri.unhex(b'4f'), quopri.ishex(b'g'), quopri.quote(b'='), quopri.needsquoting(b'_', 0, 1))
