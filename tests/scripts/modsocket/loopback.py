# socket, select, selectors, socketserver over loopback: data, options, timeouts, addresses, errors, descriptors
import os
import re
import select
import selectors
import socket
import socketserver
import tempfile
import threading
def show(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, re.sub(r'(fd=|FD )\d+', r'\1', str(e)))
srv=socket.create_server(('127.0.0.1',0)); port=srv.getsockname()[1]
def serve():
    c,a=srv.accept()
    with c, c.makefile('rw') as f:
        for line in f: f.write(line.upper()); f.flush()
t=threading.Thread(target=serve); t.start()
c=socket.create_connection(('localhost',port),timeout=5)
c.sendall(b'hello\n'); print(c.recv(100), c.gettimeout(), c.family, c.type)
with c.makefile('rwb') as f: f.write(b'abc\n'); f.flush(); print(f.readline())
c.shutdown(socket.SHUT_WR); print(c.recv(10)); c.close(); t.join(); srv.close()
a,b=socket.socketpair(); print(a.family, a.type); a.settimeout(0.05); show(lambda: a.recv(1)); a.setblocking(False); show(lambda: a.recv(1))
r,w=os.pipe(); a.setblocking(True)
b.sendmsg([b'x',b'yz'],[(socket.SOL_SOCKET,socket.SCM_RIGHTS,w.to_bytes(4,'little'))])
d,anc,fl,ad=a.recvmsg(10,socket.CMSG_SPACE(4)); print(d,anc[0][:2],fl,ad); fd=int.from_bytes(anc[0][2],'little'); os.write(fd,b'via'); print(os.read(r,9))
ba=bytearray(5); b.send(b'12345678'); print(a.recv_into(ba),ba,a.recv_into(ba,2),ba, a.recvfrom(4))
show(lambda: a.recv(-1)); show(lambda: a.send('x')); show(lambda: a.connect('x')); show(lambda: socket.socket().connect(('127.0.0.1',1))); show(lambda: socket.socket().connect(('127.0.0.1',)));show(lambda: socket.socket().connect(('127.0.0.1',70000)));show(lambda: socket.socket().connect('x'))
show(lambda: socket.getaddrinfo('127.0.0.1',80,type=socket.SOCK_STREAM)); show(lambda: socket.getaddrinfo('no.such.host.invalid',80)); show(lambda: socket.gethostbyname('localhost')); show(lambda: socket.inet_aton('1.2.3.4')); show(lambda: socket.inet_ntoa(b'1234')); show(lambda: socket.inet_pton(socket.AF_INET6,'::1')); show(lambda: socket.inet_ntop(socket.AF_INET6,bytes(16))); show(lambda: socket.htons(70000)); show(lambda: socket.ntohl(1)); show(lambda: socket.getservbyname('http')); show(lambda: socket.getnameinfo(('127.0.0.1',80),socket.NI_NUMERICHOST))
s=socket.socket(socket.AF_UNIX); p=os.path.join(tempfile.mkdtemp(),'s')
import contextlib
with contextlib.suppress(OSError): os.unlink(p)
s.bind(p); s.listen(); print(s.getsockname()==p, re.sub(r'fd=\d+', 'fd=', str(s)).replace(p,'PATH')); c=socket.socket(socket.AF_UNIX); c.connect(p); x,ad=s.accept(); print(repr(ad)); c.close(); print(x.recv(1)); print(c)
show(lambda: socket.socket(socket.AF_UNIX).connect('a'*200)); print(socket.socket(socket.AF_UNIX).connect_ex('/nonexist'))
u=socket.socket(type=socket.SOCK_DGRAM); u.bind(('127.0.0.1',0)); v=socket.socket(type=socket.SOCK_DGRAM); v.sendto(b'hi',u.getsockname()); print(u.recvfrom(10)[0]); print(u.getsockopt(socket.SOL_SOCKET,socket.SO_TYPE), u.getsockopt(socket.SOL_SOCKET,socket.SO_REUSEADDR,4))
show(lambda: select.select([u],[v],[],0)[1]==[v]); 
with selectors.DefaultSelector() as sel:
    k=sel.register(a,selectors.EVENT_READ,'data'); print(k.events,k.data,sel.select(0)); b.send(b'!'); print([(kk.data,e) for kk,e in sel.select(1)]); show(lambda: sel.register(a,1)); print(sel.modify(a,3).events); print([e for k,e in sel.select()]); sel.unregister(a); show(lambda: sel.unregister(a)); show(lambda: sel.get_key(a)); show(lambda: sel.register(b,0)); show(lambda: sel.register('x',1)); show(lambda: sel.register(-1,1)); print(len(sel.get_map()))
class H(socketserver.StreamRequestHandler):
    def handle(self): self.wfile.write(self.rfile.readline()[::-1])
with socketserver.ThreadingTCPServer(('127.0.0.1',0),H) as server:
    t=threading.Thread(target=server.serve_forever,args=(0.05,)); t.start()
    for w in (b'abc\n',b'def\n'):
        with socket.create_connection(server.server_address) as c: c.sendall(w); print(c.recv(10))
    server.shutdown(); t.join()
