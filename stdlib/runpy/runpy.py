"""Run modules and scripts without importing them: what `-m` does."""

import sys

__all__ = ['run_module', 'run_path']


class _Stand_in:
    """Puts a new module under a name for as long as code runs in it."""

    def __init__(self, name, argv0=None):
        self.name = name
        self.argv0 = argv0
        self.module = type(sys)(name)

    def __enter__(self):
        self.before = sys.modules.get(self.name)
        sys.modules[self.name] = self.module
        if self.argv0 is not None:
            self.argv_before = sys.argv[0]
            sys.argv[0] = self.argv0
        return self.module.__dict__

    def __exit__(self, *exc_info):
        if self.before is None:
            sys.modules.pop(self.name, None)
        else:
            sys.modules[self.name] = self.before
        if self.argv0 is not None:
            sys.argv[0] = self.argv_before


def _run(code, scope, init_globals, name, spec, package, filename=None):
    if init_globals is not None:
        scope.update(init_globals)
    scope.update(__name__=name, __file__=spec.origin if spec is not None else filename, __cached__=None, __doc__=None,
                 __loader__=spec.loader if spec is not None else None, __package__=package, __spec__=spec)
    exec(code, scope)
    return scope


def _find(name, error=ImportError):
    """(name, spec, code) of what `-m name` runs: for a package its __main__."""
    if name.startswith('.'):
        raise error('Relative module names not supported')
    parent = name.rpartition('.')[0]
    if parent:
        try:
            __import__(parent)
        except ImportError as problem:
            missing = problem.name
            if missing is None or (missing != parent and not parent.startswith(missing + '.')):
                raise
        known = sys.modules.get(name)
        if known is not None and not hasattr(known, '__path__'):
            from warnings import warn
            warn(f'{name!r} found in sys.modules after import of package {parent!r}, but prior to execution of {name!r}; '
                 'this may result in unpredictable behaviour', RuntimeWarning)
    from importlib.util import find_spec
    try:
        spec = find_spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as problem:
        text = f'Error while finding module specification for {name!r} ({type(problem).__name__}: {problem})'
        if name.endswith('.py'):
            text += f". Try using '{name[:-3]}' instead of '{name}' as the module name."
        raise error(text) from problem
    if spec is None:
        raise error(f'No module named {name}')
    if spec.submodule_search_locations is not None:
        if name == '__main__' or name.endswith('.__main__'):
            raise error('Cannot use package as __main__ module')
        try:
            return _find(name + '.__main__', error)
        except error as problem:
            if name not in sys.modules:
                raise
            raise error(f'{problem}; {name!r} is a package and cannot be directly executed') from None
    if spec.loader is None:
        raise error(f'{name!r} is a namespace package and cannot be executed')
    try:
        code = spec.loader.get_code(name)
    except ImportError as problem:
        raise error(str(problem)) from problem
    if code is None:
        raise error(f'No code object available for {name}')
    return name, spec, code


class _Error(Exception):
    """A failure that is reported in one line, without a traceback."""


def _run_module_as_main(name, alter_argv=True):
    """`-m name`: runs in the real __main__ module."""
    try:
        if alter_argv or name != '__main__':
            name, spec, code = _find(name, _Error)
        else:
            spec, code = _find_main(_Error)
    except _Error as problem:
        sys.exit(f'{sys.executable}: {problem}')
    scope = sys.modules['__main__'].__dict__
    if alter_argv:
        sys.argv[0] = spec.origin
    return _run(code, scope, None, '__main__', spec, spec.parent)


def _find_main(error=ImportError):
    """(spec, code) of the __main__.py that the first entry of sys.path holds."""
    saved = sys.modules.pop('__main__')
    try:
        _, spec, code = _find('__main__', error)
        return spec, code
    except ImportError as problem:
        if '__main__' in str(problem):
            raise error(f"can't find '__main__' module in {sys.path[0]!r}") from problem
        raise
    finally:
        sys.modules['__main__'] = saved


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module's code and return its globals."""
    name, spec, code = _find(mod_name)
    if run_name is None:
        run_name = name
    if alter_sys:
        with _Stand_in(run_name, spec.origin) as scope:
            return _run(code, scope, init_globals, run_name, spec, spec.parent).copy()
    return _run(code, {}, init_globals, run_name, spec, spec.parent)


def _is_archive(path):
    """Whether modules can be imported from this file: a zip archive, told by the record at its end."""
    with open(path, 'rb') as file:
        size = file.seek(0, 2)
        file.seek(max(size - 65557, 0))
        if b'PK\5\6' not in file.read():
            return False
    from zipimport import zipimporter, ZipImportError
    try:
        zipimporter(path)
    except ZipImportError:
        return False
    return True


def run_path(path_name, init_globals=None, run_name=None):
    """Run a script file, or the __main__.py of a folder or zip archive, and return its globals."""
    import os
    if run_name is None:
        run_name = '<run_path>'
    path = os.fsdecode(path_name)
    if os.path.isdir(path) or _is_archive(path):
        sys.path.insert(0, path)
        try:
            spec, code = _find_main()
            with _Stand_in(run_name, path) as scope:
                return _run(code, scope, init_globals, run_name, spec, spec.parent).copy()
        finally:
            try:
                sys.path.remove(path)
            except ValueError:
                pass
    with open(path, 'rb') as file:
        code = compile(file.read(), path, 'exec')
    package = run_name.rpartition('.')[0]
    with _Stand_in(run_name, path) as scope:
        return _run(code, scope, init_globals, run_name, None, package, path).copy()
