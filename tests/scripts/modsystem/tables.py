# pwd, grp, resource, fcntl, termios, tty, pty, select's objects: results and errors
import fcntl
import grp
import os
import pty
import pwd
import re
import resource
import select
import tempfile
import termios
import tty


def show(f):
    try:
        r = f()
    except BaseException as e:
        r = '%s: %s' % (type(e).__name__, e)
    print(re.sub('0x[0-9a-f]+', '0x', str(r)))


root = pwd.getpwuid(0)
print(root.pw_name, root.pw_uid, root[2], pwd.getpwnam('root') == root, root in pwd.getpwall())
print(grp.getgrgid(0).gr_name, grp.getgrnam('root').gr_gid, grp.getgrgid(0).gr_mem, len(grp.getgrall()) > 3)
for f in (lambda: pwd.getpwnam('zz'), lambda: pwd.getpwuid(99999), lambda: pwd.getpwuid(2 ** 40), lambda: pwd.getpwnam(1),
          lambda: grp.getgrnam('zz'), lambda: grp.getgrgid(99999), lambda: resource.getrlimit(99),
          lambda: resource.setrlimit(7, (1,)), lambda: resource.getrusage(99)):
    show(f)
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (soft - 1, hard))
print(resource.getrlimit(resource.RLIMIT_NOFILE) == (soft - 1, hard), resource.prlimit(0, 7) == (soft - 1, hard))
show(lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (hard + 1, hard)))
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_utime >= 0, usage.ru_maxrss > 1000, len(usage), resource.getpagesize(), resource.RLIM_INFINITY)

with tempfile.TemporaryFile() as file:
    flags = fcntl.fcntl(file, fcntl.F_GETFD)
    print(flags & fcntl.FD_CLOEXEC, fcntl.fcntl(file.fileno(), fcntl.F_SETFD, 0), fcntl.fcntl(file, fcntl.F_GETFD))
    print(fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB), fcntl.flock(file, fcntl.LOCK_UN))
    print(fcntl.lockf(file, fcntl.LOCK_EX, 10, 5), fcntl.lockf(file, fcntl.LOCK_UN))
    show(lambda: fcntl.lockf(file, 77 << 8))
    show(lambda: termios.tcgetattr(file))
    show(lambda: fcntl.ioctl(file, termios.TIOCGWINSZ, b'\0' * 8))
r, w = os.pipe()
os.write(w, b'abc')
buf = bytearray(4)
print(fcntl.ioctl(r, termios.FIONREAD, buf), buf, fcntl.ioctl(r, termios.FIONREAD, bytes(4)))
for f in (lambda: fcntl.fcntl(r, 1000), lambda: fcntl.flock(-1, 1), lambda: fcntl.fcntl('x', 1),
          lambda: fcntl.fcntl(r, 1, b'x' * 2000), lambda: fcntl.fcntl(99999, 1)):
    show(f)

p = select.poll()
p.register(r, select.POLLIN)
p.register(w)
print(sorted(m for _, m in p.poll(0)), type(p), select.poll)
p.modify(w, 0)
p.unregister(r)
print(p.poll(1))
for f in (lambda: p.unregister(r), lambda: p.modify(r, 1), lambda: p.register('x'), lambda: p.poll('x'), lambda: type(p)(),
          lambda: select.select([1.5], [], []), lambda: select.select(1, [], []), lambda: select.select([-1], [], [], 0),
          lambda: select.select([], [], [], -1), lambda: select.select([], [], [], 'x'), lambda: select.select([r], [w], [], 0) == ([r], [w], [])):
    show(f)
with select.epoll() as ep:
    ep.register(r, select.EPOLLIN)
    print(ep.poll(1) == [(r, select.EPOLLIN)], ep.closed, ep.fileno() > 2)
    ep.modify(r, 0)
    print(ep.poll(0))
    ep.unregister(r)
    show(lambda: ep.unregister(r))
    show(lambda: ep.poll(maxevents=0))
print(ep.closed)
show(ep.poll)
show(lambda: select.epoll(0))

master, slave = pty.openpty()
tty.setraw(slave)
mode = termios.tcgetattr(slave)
print(len(mode), mode[6][termios.VMIN], bool(mode[3] & termios.ECHO), mode[4] == mode[5])
termios.tcsetwinsize(slave, (30, 100))
print(termios.tcgetwinsize(slave), os.get_terminal_size(slave), os.isatty(slave))
os.write(master, b'raw\x03')
print(os.read(slave, 10))
show(lambda: termios.tcsetattr(slave, termios.TCSANOW, [1]))
show(lambda: termios.tcsetwinsize(slave, (1, 2, 3)))
pid, fd = pty.fork()
if pid == 0:
    os.write(1, b'in child %d' % os.isatty(0))
    os._exit(3)
out = b''
try:
    while data := os.read(fd, 100):
        out += data
except OSError:
    pass
print(out, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
