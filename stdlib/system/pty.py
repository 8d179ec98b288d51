"""Pseudo-terminals: a pair of descriptors, of which one behaves as a terminal."""
import os
import tty
from select import select

__all__ = ['openpty', 'fork', 'spawn']

STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO = 0, 1, 2
CHILD = 0


def openpty():
    """A new pair (controlling end, terminal end)."""
    return os.openpty()


def master_open():
    """Old: the controlling end, and the name of the terminal end."""
    master, slave = os.openpty()
    name = os.ttyname(slave)
    os.close(slave)
    return master, name


def slave_open(tty_name):
    """Old: open the terminal end by its name."""
    return os.open(tty_name, os.O_RDWR)


def fork():
    """Fork; the child gets a new terminal for its standard streams. (pid, controlling end); pid is 0 in the child."""
    master, slave = os.openpty()
    pid = os.fork()
    if pid == CHILD:
        os.close(master)
        os.login_tty(slave)
        return pid, -1
    os.close(slave)
    return pid, master


def _read(fd):
    return os.read(fd, 1024)


def _write_all(fd, data):
    while data:
        data = data[os.write(fd, data):]


def _copy(master, master_read, stdin_read):
    sources = [master, STDIN_FILENO]
    while sources:
        ready = select(sources, [], [])[0]
        if master in ready:
            try:
                data = master_read(master)
            except OSError:
                data = b''  # the child has closed its terminal
            if not data:
                return
            os.write(STDOUT_FILENO, data)
        if STDIN_FILENO in ready:
            data = stdin_read(STDIN_FILENO)
            if data:
                _write_all(master, data)
            else:
                sources.remove(STDIN_FILENO)


def spawn(argv, master_read=_read, stdin_read=_read):
    """Run a program on a terminal of its own, connected with our standard streams. Its wait status."""
    if isinstance(argv, str):
        argv = (argv,)
    pid, master = fork()
    if pid == CHILD:
        os.execlp(argv[0], *argv)
    try:
        mode = tty.tcgetattr(STDIN_FILENO)
        tty.setraw(STDIN_FILENO)
    except tty.error:
        mode = None
    try:
        _copy(master, master_read, stdin_read)
    finally:
        if mode is not None:
            tty.tcsetattr(STDIN_FILENO, tty.TCSAFLUSH, mode)
    os.close(master)
    return os.waitpid(pid, 0)[1]
