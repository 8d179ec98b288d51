"""getopt: command lines as the C function getopt() reads them."""

import os
from gettext import gettext as _

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    """What is wrong (msg) and with which option (opt)."""
    opt = ''
    msg = ''

    def __init__(self, msg, opt=''):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError  # its name of old


def getopt(args, shortopts, longopts=[]):
    """(list of (option, value), the arguments after them). shortopts: letters, with a colon after those that take a value;
    longopts: names, with '=' after them likewise."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    opts = []
    while args and args[0].startswith('-') and args[0] != '-':
        if args[0] == '--':
            args = args[1:]
            break
        if args[0].startswith('--'):
            opts, args = do_longs(opts, args[0][2:], longopts, args[1:])
        else:
            opts, args = do_shorts(opts, args[0][1:], shortopts, args[1:])
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    """As getopt, but options may stand among arguments, unless shortopts begins with '+'."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    opts, others = [], []
    if shortopts.startswith('+'):
        shortopts, first_ends = shortopts[1:], True
    else:
        first_ends = bool(os.environ.get('POSIXLY_CORRECT'))
    while args:
        if args[0] == '--':
            others += args[1:]
            break
        if args[0][:2] == '--':
            opts, args = do_longs(opts, args[0][2:], longopts, args[1:])
        elif args[0][:1] == '-' and args[0] != '-':
            opts, args = do_shorts(opts, args[0][1:], shortopts, args[1:])
        elif first_ends:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return opts, others


def do_longs(opts, opt, longopts, args):
    opt, equals, value = opt.partition('=')
    takes_value, opt = long_has_args(opt, longopts)
    if takes_value:
        if not equals:
            if not args:
                raise GetoptError(_('option --%s requires argument') % opt, opt)
            value, args = args[0], args[1:]
    elif equals:
        raise GetoptError(_('option --%s must not have an argument') % opt, opt)
    opts.append(('--' + opt, value))
    return opts, args


def long_has_args(opt, longopts):
    """(whether it takes a value, its full name)"""
    possible = [o for o in longopts if o.startswith(opt)]
    if not possible:
        raise GetoptError(_('option --%s not recognized') % opt, opt)
    if opt in possible:
        return False, opt
    if opt + '=' in possible:
        return True, opt
    if len(possible) > 1:
        raise GetoptError(_('option --%s not a unique prefix') % opt, opt)
    found = possible[0]
    return (True, found[:-1]) if found.endswith('=') else (False, found)


def do_shorts(opts, optstring, shortopts, args):
    while optstring:
        opt, optstring = optstring[0], optstring[1:]
        value = ''
        if short_has_arg(opt, shortopts):
            if not optstring:
                if not args:
                    raise GetoptError(_('option -%s requires argument') % opt, opt)
                optstring, args = args[0], args[1:]
            value, optstring = optstring, ''
        opts.append(('-' + opt, value))
    return opts, args


def short_has_arg(opt, shortopts):
    for i, letter in enumerate(shortopts):
        if opt == letter != ':':
            return shortopts.startswith(':', i + 1)
    raise GetoptError(_('option -%s not recognized') % opt, opt)
