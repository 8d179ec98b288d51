"""sysconfig: where things are installed and how this Python was built.

Adder has no installed library, and no Makefile; the folders are those that CPython 3.11 would use under the same prefix, for
programs that ask where to put or to look for something.
"""

import os
import sys

__all__ = ['get_config_h_filename', 'get_config_var', 'get_config_vars', 'get_makefile_filename', 'get_path',
           'get_path_names', 'get_paths', 'get_platform', 'get_python_version', 'get_scheme_names', 'parse_config_h',
           'get_default_scheme', 'get_preferred_scheme']

_SCHEME_KEYS = ('stdlib', 'platstdlib', 'purelib', 'platlib', 'include', 'platinclude', 'scripts', 'data')


def _prefix_scheme(base, platbase, own=None, own_plat=None):
    own, own_plat = own or base, own_plat or platbase
    lib = '{%s}/lib/python{py_version_short}'
    plat = '{%s}/{platlibdir}/python{py_version_short}'
    return {'stdlib': '{installed_base}/{platlibdir}/python{py_version_short}',
            'platstdlib': plat % own_plat, 'purelib': lib % own + '/site-packages',
            'platlib': plat % own_plat + '/site-packages',
            'include': '{installed_base}/include/python{py_version_short}{abiflags}',
            'platinclude': '{installed_platbase}/include/python{py_version_short}{abiflags}',
            'scripts': '{%s}/bin' % own, 'data': '{%s}' % own}


def _home_scheme():
    return {'stdlib': '{installed_base}/lib/python', 'platstdlib': '{base}/lib/python', 'purelib': '{base}/lib/python',
            'platlib': '{base}/lib/python', 'include': '{installed_base}/include/python',
            'platinclude': '{installed_base}/include/python', 'scripts': '{base}/bin', 'data': '{base}'}


def _user_scheme():
    lib = '{userbase}/lib/python{py_version_short}'
    return {'stdlib': lib, 'platstdlib': lib, 'purelib': lib + '/site-packages', 'platlib': lib + '/site-packages',
            'include': '{userbase}/include/python{py_version_short}', 'scripts': '{userbase}/bin', 'data': '{userbase}'}


_INSTALL_SCHEMES = {'posix_prefix': _prefix_scheme('base', 'platbase'), 'posix_home': _home_scheme(),
                    'posix_user': _user_scheme(), 'venv': _prefix_scheme('base', 'platbase')}

_vars = None


def get_python_version():
    """'3.11'"""
    return '%d.%d' % sys.version_info[:2]


def get_platform():
    """'linux-x86_64'"""
    name, _, _, _, machine = os.uname()
    return f"{name.lower().replace('/', '')}-{machine.replace(' ', '_').replace('/', '-')}"


def _user_base():
    if base := os.environ.get('PYTHONUSERBASE'):
        return base
    return os.path.expanduser(os.path.join('~', '.local'))


def get_config_vars(*args):
    """All variables of the build as a dict, or a list of those named."""
    global _vars
    if _vars is None:
        short = get_python_version()
        tag = sys.implementation.cache_tag or f'adder-{sys.version_info[0]}{sys.version_info[1]}'
        _vars = {'prefix': sys.prefix, 'exec_prefix': sys.exec_prefix, 'py_version': '%d.%d.%d' % sys.version_info[:3],
                 'py_version_short': short, 'py_version_nodot': short.replace('.', ''), 'installed_base': sys.base_prefix,
                 'base': sys.prefix, 'installed_platbase': sys.base_exec_prefix, 'platbase': sys.exec_prefix,
                 'projectbase': os.path.dirname(os.path.abspath(sys.executable)) if sys.executable else os.getcwd(),
                 'platlibdir': sys.platlibdir, 'abiflags': getattr(sys, 'abiflags', ''), 'userbase': _user_base(),
                 'srcdir': sys.prefix, 'implementation': 'Python', 'implementation_lower': 'python', 'SOABI': tag,
                 'EXT_SUFFIX': f'.{tag}.so', 'SHLIB_SUFFIX': '.so', 'VERSION': short, 'EXE': '', 'Py_DEBUG': 0,
                 'Py_ENABLE_SHARED': 0, 'Py_GIL_DISABLED': 0, 'WITH_PYMALLOC': 0, 'HOST_GNU_TYPE': 'x86_64-linux-gnu',
                 'MULTIARCH': 'x86_64-linux-gnu', 'MACHDEP': 'linux', 'BINDIR': sys.prefix + '/bin',
                 'BINLIBDEST': f'{sys.prefix}/lib/python{short}', 'LIBDEST': f'{sys.prefix}/lib/python{short}',
                 'LIBDIR': sys.prefix + '/lib', 'INCLUDEPY': f'{sys.prefix}/include/python{short}',
                 'CONFINCLUDEPY': f'{sys.prefix}/include/python{short}', 'SIZEOF_VOID_P': 8}
    return [_vars.get(name) for name in args] if args else _vars


def get_config_var(name):
    """One variable of the build, or None."""
    return get_config_vars().get(name)


def get_scheme_names():
    """The names of the ways to install."""
    return tuple(sorted(_INSTALL_SCHEMES))


def get_path_names():
    """The names of the folders of a way to install."""
    return _SCHEME_KEYS


def get_preferred_scheme(key):
    """The way to install for 'prefix', 'home' or 'user'."""
    if key == 'prefix' and sys.prefix != sys.base_prefix:
        return 'venv'
    scheme = {'prefix': 'posix_prefix', 'home': 'posix_home', 'user': 'posix_user'}[key]
    return scheme


def get_default_scheme():
    """The way in which this Python is installed."""
    return get_preferred_scheme('prefix')


def get_paths(scheme=get_default_scheme(), vars=None, expand=True):
    """The folders of a way to install, as a dict."""
    found = _INSTALL_SCHEMES[scheme]
    if not expand:
        return found
    values = dict(get_config_vars())
    values.update(vars or {})
    try:
        return {key: os.path.normpath(os.path.expanduser(text).format(**values)) for key, text in found.items()}
    except KeyError as e:
        raise AttributeError(f'{e}') from None


def get_path(name, scheme=get_default_scheme(), vars=None, expand=True):
    """One folder of a way to install."""
    return get_paths(scheme, vars, expand)[name]


def is_python_build(check_home=None):
    """Whether this runs from the folder it was built in: never."""
    return False


def get_makefile_filename():
    """Where CPython's Makefile would be."""
    return os.path.join(get_path('stdlib'), 'config-{}-{}'.format(get_python_version(), get_config_var('MULTIARCH')),
                        'Makefile')


def get_config_h_filename():
    """Where CPython's pyconfig.h would be."""
    return os.path.join(get_path('platinclude'), 'pyconfig.h')


def parse_config_h(fp, vars=None):
    """The #defines of a C header, as a dict."""
    import re
    if vars is None:
        vars = {}
    define = re.compile('#define ([A-Z][A-Za-z0-9_]+) (.*)\n')
    undefined = re.compile('/[*] #undef ([A-Z][A-Za-z0-9_]+) [*]/\n')
    for line in iter(fp.readline, ''):
        if match := define.match(line):
            name, value = match.group(1, 2)
            try:
                value = int(value)
            except ValueError:
                pass
            vars[name] = value
        elif match := undefined.match(line):
            vars[match.group(1)] = 0
    return vars


def _main():
    """python -m sysconfig"""
    print('Platform: "%s"' % get_platform())
    print('Python version: "%s"' % get_python_version())
    print('Current installation scheme: "%s"' % get_default_scheme())
    for title, values in (('Paths', get_paths()), ('Variables', get_config_vars())):
        print(f'\n{title}: ')
        for key, value in sorted(values.items()):
            print(f'\t{key} = "{value}"')


if __name__ == '__main__':
    _main()
