"""signal: handlers of signals, timers and masks.

The functions are those of `_signal`.  Numbers come back as members of the
enumerations Signals, Handlers and Sigmasks, which are ints.
"""

import _signal
from _signal import *
from enum import IntEnum as _IntEnum


def _enumerate(name, wanted):
    """An IntEnum of the constants of _signal whose names `wanted` accepts; the first of equal numbers is canonical."""
    members = {key: value for key, value in vars(_signal).items() if wanted(key)}
    made = _IntEnum(name, sorted(members.items(), key=lambda item: (item[1], item[0])), module=__name__)
    globals().update(made.__members__)
    return made


Signals = _enumerate('Signals', lambda key: key.isupper() and (key.startswith('SIG') and not key.startswith('SIG_')))
Handlers = _enumerate('Handlers', lambda key: key in ('SIG_DFL', 'SIG_IGN'))
Sigmasks = _enumerate('Sigmasks', lambda key: key in ('SIG_BLOCK', 'SIG_UNBLOCK', 'SIG_SETMASK'))


def _member(value, kind):
    """The member of an enumeration for a number, anything else as it is."""
    if not isinstance(value, int):
        return value
    try:
        return kind(value)
    except ValueError:
        return value


def _number(value):
    try:
        return int(value)
    except (ValueError, TypeError):
        return value


def signal(signalnum, handler):
    handler = _signal.signal(_number(signalnum), _number(handler) if isinstance(handler, int) else handler)
    return _member(handler, Handlers)


def getsignal(signalnum):
    return _member(_signal.getsignal(signalnum), Handlers)


def pthread_sigmask(how, mask):
    return {_member(number, Signals) for number in _signal.pthread_sigmask(how, mask)}


def sigpending():
    return {_member(number, Signals) for number in _signal.sigpending()}


def sigwait(sigset):
    return _member(_signal.sigwait(sigset), Signals)


def valid_signals():
    return {_member(number, Signals) for number in _signal.valid_signals()}


for _function in (signal, getsignal, pthread_sigmask, sigpending, sigwait, valid_signals):
    _function.__doc__ = getattr(_signal, _function.__name__).__doc__
del _function
