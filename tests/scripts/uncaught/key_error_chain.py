# covers: chained display where the middle exception has suppressed context and the top was re-raised later
# stderr: full
def low():
    raise KeyError('low')


def middle():
    try:
        low()
    except KeyError:
        raise ValueError('middle') from None


saved = None
try:
    middle()
except ValueError as e:
    saved = e
try:
    {}[0]
except KeyError:
    raise saved
