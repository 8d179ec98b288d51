"""Terminals without line editing."""
from termios import *

__all__ = ['setraw', 'setcbreak']

# Positions in the list of tcgetattr().
IFLAG, OFLAG, CFLAG, LFLAG, ISPEED, OSPEED, CC = range(7)


def _change(fd, when, change):
    mode = tcgetattr(fd)
    change(mode)
    mode[CC][VMIN] = 1
    mode[CC][VTIME] = 0
    tcsetattr(fd, when, mode)


def setraw(fd, when=TCSAFLUSH):
    """Every byte as it is typed, nothing echoed, no signals from keys."""
    def raw(mode):
        mode[IFLAG] &= ~(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
        mode[OFLAG] &= ~OPOST
        mode[CFLAG] = mode[CFLAG] & ~(CSIZE | PARENB) | CS8
        mode[LFLAG] &= ~(ECHO | ICANON | IEXTEN | ISIG)
    _change(fd, when, raw)


def setcbreak(fd, when=TCSAFLUSH):
    """Every byte as it is typed, nothing echoed; keys still give signals."""
    def cbreak(mode):
        mode[LFLAG] &= ~(ECHO | ICANON)
    _change(fd, when, cbreak)
