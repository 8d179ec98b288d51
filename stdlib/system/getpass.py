"""getpass: a password without showing it, and who the user is."""

import io
import os
import sys
import warnings

__all__ = ['getpass', 'getuser', 'GetPassWarning']


class GetPassWarning(UserWarning):
    """The password may be seen on the screen."""


def unix_getpass(prompt='Password: ', stream=None):
    """Asks on the terminal itself, with echo off; on stdin with a warning when there is no terminal."""
    try:
        import termios
    except ImportError:
        return fallback_getpass(prompt, stream)
    try:
        fd = os.open('/dev/tty', os.O_RDWR | os.O_NOCTTY)
        terminal = io.TextIOWrapper(io.FileIO(fd, 'w+'))
        source, stream = terminal, stream or terminal
    except OSError:
        terminal = None
        try:
            fd = sys.stdin.fileno()
        except (AttributeError, ValueError):
            return fallback_getpass(prompt, stream)
        source, stream = sys.stdin, stream or sys.stderr
    try:
        try:
            old = termios.tcgetattr(fd)
        except termios.error:
            return fallback_getpass(prompt, stream)
        new = old[:]
        new[3] &= ~termios.ECHO
        when = termios.TCSAFLUSH | getattr(termios, 'TCSASOFT', 0)
        try:
            termios.tcsetattr(fd, when, new)
            password = _raw_input(prompt, stream, input=source)
        finally:
            termios.tcsetattr(fd, when, old)
            stream.flush()
        stream.write('\n')
        return password
    finally:
        if terminal is not None:
            terminal.close()


def fallback_getpass(prompt='Password: ', stream=None):
    warnings.warn('Can not control echo on the terminal.', GetPassWarning, stacklevel=2)
    if not stream:
        stream = sys.stderr
    print('Warning: Password input may be echoed.', file=stream)
    return _raw_input(prompt, stream)


def _raw_input(prompt='', stream=None, input=None):
    stream = stream or sys.stderr
    input = input or sys.stdin
    prompt = str(prompt)
    if prompt:
        try:
            stream.write(prompt)
        except UnicodeEncodeError:
            stream.write(prompt.encode(stream.encoding, 'replace').decode(stream.encoding))
        stream.flush()
    line = input.readline()
    if not line:
        raise EOFError
    return line[:-1] if line[-1] == '\n' else line


def getuser():
    """The user's login name: from LOGNAME, USER, LNAME or USERNAME, else from the password database."""
    for name in ('LOGNAME', 'USER', 'LNAME', 'USERNAME'):
        if user := os.environ.get(name):
            return user
    import pwd
    return pwd.getpwuid(os.getuid())[0]


getpass = unix_getpass
