# Levels, the tree, formats, filters, adapters, handlers and configuration.
import io
import logging
import logging.config
import logging.handlers
import os
import sys
import tempfile
import time

out = io.StringIO()
h = logging.StreamHandler(out)
h.setFormatter(logging.Formatter('%(levelname)s|%(name)s|%(message)s|%(funcName)s|%(module)s|%(filename)s'))
log = logging.getLogger('a.b.c')
top = logging.getLogger('a')
top.addHandler(h)
top.setLevel('DEBUG')


def shown():
    text = out.getvalue()
    out.seek(0), out.truncate()
    return text


def say():
    log.debug('d %s', 1)
    log.info('i %(x)s', {'x': 2})
    log.warning('w')
    log.error('e %d%%', 5)
    log.critical('c')
    log.log(35, 'between')


say()
print(shown())
print(log, top, logging.getLogger(), log.parent, log.getEffectiveLevel(), log.isEnabledFor(5), logging.getLogger('a.b'), log.parent, log.getChild('d').name, h)
try:
    1 / 0
except ZeroDivisionError:
    log.exception('failed')
text = shown()
print(text.splitlines()[0], text.splitlines()[1], text.splitlines()[-1])
log.warning('stack', stack_info=True)
print(shown().splitlines()[:2])
log.propagate = False
log.warning('not seen')
log.propagate = True
logging.disable(logging.ERROR)
log.error('not seen'), log.critical('seen')
logging.disable(logging.NOTSET)
print(shown(), end='')
print(logging.getLevelName(20), logging.getLevelName('INFO'), logging.getLevelName(21), logging.addLevelName(21, 'NOTE'), logging.getLevelName(21), logging.getLevelNamesMapping())

for style, fmt in (('%', '%(levelname)-8s %(message)s %(x)s'), ('{', '{levelname:>8} {message!r} {x}'), ('$', '$levelname ${message} $x $$')):
    h.setFormatter(logging.Formatter(fmt, style=style, defaults={'x': 'default'}))
    log.info('m')
    log.info('m', extra={'x': 'given'})
    print(shown(), end='')
for args in [('x', None, '!'), ('x', None, '{'), ('x', None, '$'), ('plain',), ('{a b}', None, '{'), ('{a!x}', None, '{'), ('{a:zz}', None, '{')]:
    try:
        print(logging.Formatter(*args)._fmt)
    except ValueError as e:
        print('ValueError', e)
f = logging.Formatter('%(asctime)s %(msecs)03d %(message)s', '%H:%M')
f.converter = time.gmtime
r = logging.makeLogRecord({'msg': 'hello %s', 'args': ('x',), 'created': 86400 * 365.25, 'msecs': 7.0, 'name': 'n', 'levelno': 20, 'levelname': 'INFO'})
print(f.format(r), r, logging.Formatter().formatTime(r)[:4], f.formatTime(r), f.usesTime())
try:
    log.info('x', extra={'message': 1})
except KeyError as e:
    print('KeyError', e)
h.setFormatter(logging.Formatter('%(name)s %(message)s'))
h.addFilter(logging.Filter('a.b'))
top.warning('filtered'), log.warning('passes')
log.addFilter(lambda record: 'no' not in record.getMessage())
log.warning('no'), log.warning('yes')
print(shown(), end='')


class Adapter(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f'[{self.extra["id"]}] {msg}', kwargs


ad = Adapter(log, {'id': 7})
ad.info('via %s', 'adapter')
print(shown(), end='')
print(ad, ad.isEnabledFor(10), ad.name)
mem = logging.handlers.MemoryHandler(10, target=h)
other = logging.getLogger('a.b.other')
other.propagate = False
other.addHandler(mem)
other.info('kept'), print(repr(shown()))
other.error('flush'), print(repr(shown()))

with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, 'log')
    rot = logging.handlers.RotatingFileHandler(path, maxBytes=30, backupCount=2)
    rl = logging.getLogger('rot')
    rl.addHandler(rot)
    for i in range(8):
        rl.warning('line number %d', i)
    rot.close()
    print(sorted(os.listdir(d)))
    for name in sorted(os.listdir(d)):
        with open(os.path.join(d, name)) as opened:
            print(name, opened.read().split('\n'))
    t = logging.handlers.TimedRotatingFileHandler(os.path.join(d, 't'), 'midnight', utc=True, delay=True)
    print(t.computeRollover(1000), t.suffix, t.interval)
    t = logging.handlers.TimedRotatingFileHandler(os.path.join(d, 't'), 'W2', utc=True, delay=True)
    print(t.computeRollover(1000), t.dayOfWeek)
    logging.config.dictConfig({'version': 1, 'formatters': {'f': {'format': '%(levelname)s %(message)s'}},
                               'filters': {'only': {'name': 'x'}},
                               'handlers': {'h': {'class': 'logging.FileHandler', 'filename': os.path.join(d, 'dict'), 'formatter': 'f', 'level': 'INFO'},
                                            's': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout', 'formatter': 'f', 'filters': ['only']}},
                               'loggers': {'x': {'level': 'DEBUG', 'handlers': ['h', 's'], 'propagate': False}}, 'root': {'level': 'ERROR'}})
    logging.getLogger('x').debug('to stdout only')
    logging.getLogger('x').info('both')
    logging.getLogger('x.y').info('below')
    print(log.disabled, logging.getLogger('x').handlers)if 0 else print(log.disabled)
    logging.shutdown()
    with open(os.path.join(d, 'dict')) as opened:
        print(opened.read())
for wrong in [{}, {'version': 2}, {'version': 1, 'handlers': {'h': {'class': 'no.such'}}}, {'version': 1, 'loggers': {'q': {'handlers': ['none']}}},
              {'version': 1, 'handlers': {'h': {'class': 'logging.StreamHandler', 'level': 'NOPE'}}}]:
    try:
        logging.config.dictConfig(wrong)
    except ValueError as e:
        print('ValueError', e, '|', e.__cause__)
for wrong in [lambda: log.setLevel('X'), lambda: log.setLevel(1.5), lambda: logging.getLogger(5), lambda: logging.Handler().emit(None), lambda: log.log('x', 'y'),
              lambda: logging.basicConfig(stream=1, filename='x', force=True), lambda: logging.basicConfig(nope=1), lambda: logging.setLoggerClass(int)]:
    try:
        print('ok', wrong())
    except Exception as e:
        print(type(e).__name__, e)
logging.raiseExceptions = False
bad = logging.getLogger('bad')
bad.addHandler(logging.StreamHandler(out))
bad.warning('%d', 'x')
print(repr(shown()))
logging.basicConfig(stream=sys.stdout, format='%(levelname)s %(message)s', level=logging.INFO, force=True)
logging.info('root %s', 'info'), logging.debug('no'), logging.warning('w')
logging.captureWarnings(True)
import warnings
warnings.simplefilter('always')
warnings.warn('a warning')
logging.captureWarnings(False)
