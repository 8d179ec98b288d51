# covers: explicit chain display with "direct cause", raise from inside except, cause with its own context
# stderr: full
class ConfigError(Exception):
    pass


def parse(text):
    try:
        return int(text)
    except ValueError as err:
        raise ConfigError('cannot parse ' + repr(text)) from err


try:
    parse('1x')
except ConfigError as e:
    print('retry', e)
    raise SystemError('giving up') from e
