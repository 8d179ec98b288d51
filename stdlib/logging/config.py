"""logging.config: logging set up from a dict or an .ini file.

Names in a configuration stand for objects: 'ext://a.b' is imported, 'cfg://a.b[0]' found in the configuration itself,
and a dict with the key '()' is a call of a factory.
"""

import io
import logging
import logging.handlers
import os
import re
import sys

DEFAULT_LOGGING_CONFIG_PORT = 9030
RESET_ERROR = 104  # errno.ECONNRESET

_listener = None
_IDENTIFIER = re.compile('^[a-z_][a-z0-9_]*$', re.I)


# ---- .ini files

def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Sets logging up from a file in configparser's format."""
    import configparser
    if isinstance(fname, str):
        if not os.path.exists(fname):
            raise FileNotFoundError(f"{fname} doesn't exist")
        elif not os.path.getsize(fname):
            raise RuntimeError(f'{fname} is an empty file')
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        try:
            parser = configparser.ConfigParser(defaults)
            if hasattr(fname, 'readline'):
                parser.read_file(fname)
            else:
                parser.read(fname, encoding=io.text_encoding(encoding))
        except configparser.ParsingError as e:
            raise RuntimeError(f'{fname} is invalid: {e}')
    formatters = _create_formatters(parser)
    with logging._lock:
        _clearExistingHandlers()
        handlers = _install_handlers(parser, formatters)
        _install_loggers(parser, handlers, disable_existing_loggers)


def _resolve(name):
    parts = name.split('.')
    path = parts.pop(0)
    found = __import__(path)
    for part in parts:
        path += '.' + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(path)
            found = getattr(found, part)
    return found


def _names(text):
    return [name.strip() for name in text.split(',')]


def _create_formatters(parser):
    names = parser['formatters']['keys']
    formatters = {}
    for name in _names(names) if len(names) else []:
        section = 'formatter_%s' % name
        options = [parser.get(section, key, raw=True, fallback=default)
                   for key, default in (('format', None), ('datefmt', None), ('style', '%'))]
        kind = logging.Formatter
        if class_name := parser[section].get('class'):
            kind = _resolve(class_name)
        formatters[name] = kind(*options)
    return formatters


def _install_handlers(parser, formatters):
    names = parser['handlers']['keys']
    handlers, targets = {}, []
    for name in _names(names) if len(names) else []:
        section = parser['handler_%s' % name]
        kind = section['class']
        try:
            kind = eval(kind, vars(logging))
        except (AttributeError, NameError):
            kind = _resolve(kind)
        args = eval(section.get('args', '()'), vars(logging))
        kwargs = eval(section.get('kwargs', '{}'), vars(logging))
        handler = kind(*args, **kwargs)
        handler.name = name
        if 'level' in section:
            handler.setLevel(section['level'])
        if formatter := section.get('formatter', ''):
            handler.setFormatter(formatters[formatter])
        if issubclass(kind, logging.handlers.MemoryHandler):
            if target := section.get('target', ''):
                targets.append((handler, target))
        handlers[name] = handler
    for handler, target in targets:
        handler.setTarget(handlers[target])
    return handlers


def _replace_handlers(logger, names, handlers):
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    for name in _names(names) if len(names) else []:
        logger.addHandler(handlers[name])


def _install_loggers(parser, handlers, disable_existing):
    names = _names(parser['loggers']['keys'])
    names.remove('root')
    section = parser['logger_root']
    if 'level' in section:
        logging.root.setLevel(section['level'])
    _replace_handlers(logging.root, section['handlers'], handlers)
    existing = sorted(logging.root.manager.loggerDict)
    children = []
    for name in names:
        section = parser['logger_%s' % name]
        qualified = section['qualname']
        propagate = section.getint('propagate', fallback=1)
        logger = logging.getLogger(qualified)
        if qualified in existing:
            children += [n for n in existing if n.startswith(qualified + '.')]
            existing.remove(qualified)
        if 'level' in section:
            logger.setLevel(section['level'])
        _replace_handlers(logger, section['handlers'], handlers)
        logger.propagate = propagate
        logger.disabled = 0
    _handle_existing_loggers(existing, children, disable_existing)


def _handle_existing_loggers(existing, child_loggers, disable_existing):
    for name in existing:
        logger = logging.root.manager.loggerDict[name]
        if name in child_loggers:
            # Below one that the configuration names: as that one is.
            if not isinstance(logger, logging.PlaceHolder):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
        else:
            logger.disabled = disable_existing


def _clearExistingHandlers():
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


def valid_ident(s):
    """True for an identifier; ValueError for anything else."""
    if not _IDENTIFIER.match(s):
        raise ValueError('Not a valid Python identifier: %r' % s)
    return True


# ---- dicts

class ConvertingMixin:
    """Containers that turn what names an object into the object when it is looked up."""

    def convert_with_key(self, key, value, replace=True):
        result = self.configurator.convert(value)
        if value is not result:
            if replace:
                self[key] = result
            if type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
                result.parent = self
                result.key = key
        return result

    def convert(self, value):
        result = self.configurator.convert(value)
        if value is not result and type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
            result.parent = self
        return result


class ConvertingDict(dict, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        return self.convert_with_key(key, dict.get(self, key, default))

    def pop(self, key, default=None):
        return self.convert_with_key(key, dict.pop(self, key, default), replace=False)


class ConvertingList(list, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, list.__getitem__(self, key))

    def pop(self, idx=-1):
        return self.convert(list.pop(self, idx))


class ConvertingTuple(tuple, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, tuple.__getitem__(self, key), replace=False)


class BaseConfigurator:
    """Finds the objects that a configuration names."""
    CONVERT_PATTERN = re.compile(r'^(?P<prefix>[a-z]+)://(?P<suffix>.*)$')
    WORD_PATTERN = re.compile(r'^\s*(\w+)\s*')
    DOT_PATTERN = re.compile(r'^\.\s*(\w+)\s*')
    INDEX_PATTERN = re.compile(r'^\[\s*(\w+)\s*\]\s*')
    DIGIT_PATTERN = re.compile(r'^\d+$')
    value_converters = {'ext': 'ext_convert', 'cfg': 'cfg_convert'}
    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = ConvertingDict(config)
        self.config.configurator = self

    def resolve(self, s):
        """The object of a dotted name."""
        parts = s.split('.')
        path = parts.pop(0)
        try:
            found = self.importer(path)
            for part in parts:
                path += '.' + part
                try:
                    found = getattr(found, part)
                except AttributeError:
                    self.importer(path)
                    found = getattr(found, part)
            return found
        except ImportError as e:
            raise ValueError(f'Cannot resolve {s!r}: {e}') from e

    def ext_convert(self, value):
        return self.resolve(value)

    def cfg_convert(self, value):
        rest = value
        match = self.WORD_PATTERN.match(rest)
        if match is None:
            raise ValueError('Unable to convert %r' % value)
        rest = rest[match.end():]
        found = self.config[match.groups()[0]]
        while rest:
            if match := self.DOT_PATTERN.match(rest):
                found = found[match.groups()[0]]
            elif match := self.INDEX_PATTERN.match(rest):
                index = match.groups()[0]
                if self.DIGIT_PATTERN.match(index):
                    try:
                        found = found[int(index)]
                    except TypeError:
                        found = found[index]
                else:
                    found = found[index]
            else:
                raise ValueError('Unable to convert %r at %r' % (value, rest))
            rest = rest[match.end():]
        return found

    def convert(self, value):
        if isinstance(value, (ConvertingDict, ConvertingList, ConvertingTuple)):
            return value
        if isinstance(value, dict):
            value = ConvertingDict(value)
        elif isinstance(value, list):
            value = ConvertingList(value)
        elif isinstance(value, tuple) and not hasattr(value, '_fields'):
            value = ConvertingTuple(value)
        else:
            if isinstance(value, str):
                match = self.CONVERT_PATTERN.match(value)
                if match:
                    parts = match.groupdict()
                    converter = self.value_converters.get(parts['prefix'], None)
                    if converter:
                        value = getattr(self, converter)(parts['suffix'])
            return value
        value.configurator = self
        return value

    def configure_custom(self, config):
        """Calls the factory that '()' names with the other keys; '.' holds attributes to set."""
        factory = config.pop('()')
        if not callable(factory):
            factory = self.resolve(factory)
        kwargs = {k: config[k] for k in config if valid_ident(k)}
        properties = config.pop('.', None)
        kwargs.pop('.', None)
        result = factory(**kwargs)
        for name, value in (properties or {}).items():
            setattr(result, name, value)
        return result

    def as_tuple(self, value):
        return tuple(value) if isinstance(value, list) else value


class DictConfigurator(BaseConfigurator):
    """Sets logging up from a dict; see dictConfig."""

    def configure(self):
        config = self.config
        if 'version' not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config['version'] != 1:
            raise ValueError('Unsupported version: %s' % config['version'])
        with logging._lock:
            if config.pop('incremental', False):
                self._configure_incrementally(config)
            else:
                self._configure_anew(config)

    def _configure_incrementally(self, config):
        handlers = config.get('handlers', {})
        for name in handlers:
            if name not in logging._handlers:
                raise ValueError('No handler found with name %r' % name)
            try:
                if level := handlers[name].get('level', None):
                    logging._handlers[name].setLevel(logging._checkLevel(level))
            except Exception as e:
                raise ValueError('Unable to configure handler %r' % name) from e
        loggers = config.get('loggers', {})
        for name in loggers:
            try:
                self.configure_logger(name, loggers[name], True)
            except Exception as e:
                raise ValueError('Unable to configure logger %r' % name) from e
        if root := config.get('root', None):
            try:
                self.configure_root(root, True)
            except Exception as e:
                raise ValueError('Unable to configure root logger') from e

    def _configure_anew(self, config):
        disable_existing = config.pop('disable_existing_loggers', True)
        _clearExistingHandlers()
        for what in 'formatter', 'filter':
            items = config.get(what + 's', {})
            for name in items:
                try:
                    items[name] = getattr(self, 'configure_' + what)(items[name])
                except Exception as e:
                    raise ValueError('Unable to configure %s %r' % (what, name)) from e
        handlers = config.get('handlers', {})
        deferred = []
        for name in sorted(handlers):
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as e:
                if ' not configured yet' in str(e.__cause__):
                    deferred.append(name)
                else:
                    raise ValueError('Unable to configure handler %r' % name) from e
        for name in deferred:
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as e:
                raise ValueError('Unable to configure handler %r' % name) from e
        root = logging.root
        existing = sorted(root.manager.loggerDict)
        children = []
        loggers = config.get('loggers', {})
        for name in loggers:
            if name in existing:
                children += [n for n in existing if n.startswith(name + '.')]
                existing.remove(name)
            try:
                self.configure_logger(name, loggers[name])
            except Exception as e:
                raise ValueError('Unable to configure logger %r' % name) from e
        _handle_existing_loggers(existing, children, disable_existing)
        if root_config := config.get('root', None):
            try:
                self.configure_root(root_config)
            except Exception as e:
                raise ValueError('Unable to configure root logger') from e

    def configure_formatter(self, config):
        if '()' in config:
            factory = config['()']
            try:
                return self.configure_custom(config)
            except TypeError as e:
                if "'format'" not in str(e):
                    raise
                # A factory may call its parameter fmt, as Formatter does.
                config['fmt'] = config.pop('format')
                config['()'] = factory
                return self.configure_custom(config)
        fmt, dates = config.get('format', None), config.get('datefmt', None)
        style, defaults = config.get('style', '%'), config.get('defaults', None)
        name = config.get('class', None)
        kind = _resolve(name) if name else logging.Formatter
        more = {} if defaults is None else {'defaults': defaults}
        if 'validate' in config:
            return kind(fmt, dates, style, config['validate'], **more)
        return kind(fmt, dates, style, **more)

    def configure_filter(self, config):
        if '()' in config:
            return self.configure_custom(config)
        return logging.Filter(config.get('name', ''))

    def add_filters(self, filterer, filters):
        for f in filters:
            try:
                if not (callable(f) or callable(getattr(f, 'filter', None))):
                    f = self.config['filters'][f]
                filterer.addFilter(f)
            except Exception as e:
                raise ValueError('Unable to add filter %r' % f) from e

    def configure_handler(self, config):
        untouched = dict(config)
        formatter = config.pop('formatter', None)
        if formatter:
            try:
                formatter = self.config['formatters'][formatter]
            except Exception as e:
                raise ValueError('Unable to set formatter %r' % formatter) from e
        level = config.pop('level', None)
        filters = config.pop('filters', None)
        if '()' in config:
            c = config.pop('()')
            factory = c if callable(c) else self.resolve(c)
        else:
            factory = kind = self.resolve(config.pop('class'))
            if issubclass(kind, logging.handlers.MemoryHandler) and 'target' in config:
                try:
                    target = self.config['handlers'][config['target']]
                    if not isinstance(target, logging.Handler):
                        config.update(untouched)
                        raise TypeError('target not configured yet')
                    config['target'] = target
                except Exception as e:
                    raise ValueError('Unable to set target handler %r' % config['target']) from e
            elif issubclass(kind, logging.handlers.SMTPHandler) and 'mailhost' in config:
                config['mailhost'] = self.as_tuple(config['mailhost'])
            elif issubclass(kind, logging.handlers.SysLogHandler) and 'address' in config:
                config['address'] = self.as_tuple(config['address'])
        kwargs = {k: config[k] for k in config if k != '.' and valid_ident(k)}
        try:
            handler = factory(**kwargs)
        except TypeError as e:
            if "'stream'" not in str(e):
                raise
            kwargs['strm'] = kwargs.pop('stream')
            handler = factory(**kwargs)
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(handler, filters)
        for name, value in (config.pop('.', None) or {}).items():
            setattr(handler, name, value)
        return handler

    def add_handlers(self, logger, handlers):
        for name in handlers:
            try:
                logger.addHandler(self.config['handlers'][name])
            except Exception as e:
                raise ValueError('Unable to add handler %r' % name) from e

    def common_logger_config(self, logger, config, incremental=False):
        level = config.get('level', None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if not incremental:
            for handler in logger.handlers[:]:
                logger.removeHandler(handler)
            if handlers := config.get('handlers', None):
                self.add_handlers(logger, handlers)
            if filters := config.get('filters', None):
                self.add_filters(logger, filters)

    def configure_logger(self, name, config, incremental=False):
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        propagate = config.get('propagate', None)
        if propagate is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Sets logging up from a dict with the keys version, formatters, filters, handlers, loggers, root, incremental and
    disable_existing_loggers."""
    dictConfigClass(config).configure()


# ---- configurations over a socket

def listen(port=DEFAULT_LOGGING_CONFIG_PORT, verify=None):
    """A thread that waits on a port for configurations: four bytes of length, then JSON or .ini text. verify(bytes)
    returns what to use, or None to refuse it."""
    import json
    import threading
    from socketserver import StreamRequestHandler, ThreadingTCPServer

    class Receiver(StreamRequestHandler):
        def handle(self):
            try:
                head = self.rfile.read(4)
                if len(head) < 4:
                    return
                data = self.rfile.read(int.from_bytes(head, 'big'))
                if self.server.verify is not None:
                    data = self.server.verify(data)
                if data is not None:
                    text = data.decode('utf-8')
                    try:
                        dictConfig(json.loads(text))
                    except ValueError:
                        fileConfig(io.StringIO(text))
                if self.server.ready:
                    self.server.ready.set()
            except OSError as e:
                if e.errno != RESET_ERROR:
                    raise

    class Server(ThreadingTCPServer):
        allow_reuse_address = True

        def __init__(self, ready):
            super().__init__(('localhost', port), Receiver)
            self.ready = ready
            self.verify = verify
            self.timeout = 1
            self.stopped = False

        def serve_until_stopped(self):
            import select
            while not self.stopped:
                if select.select([self.socket.fileno()], [], [], self.timeout)[0]:
                    self.handle_request()
            self.server_close()

    class Thread(threading.Thread):
        def __init__(self):
            super().__init__()
            self.port = port
            self.ready = threading.Event()

        def run(self):
            global _listener
            server = Server(self.ready)
            if self.port == 0:
                self.port = server.server_address[1]
            self.ready.set()
            with logging._lock:
                _listener = server
            server.serve_until_stopped()
    return Thread()


def stopListening():
    """Ends the thread of listen()."""
    global _listener
    with logging._lock:
        if _listener:
            _listener.stopped = True
            _listener = None
