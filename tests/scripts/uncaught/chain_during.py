# covers: implicit exception chain display "During handling", three levels, functions in each
# stderr: full
def load(name):
    try:
        return {}[name]
    except KeyError:
        return fallback(name)


def fallback(name):
    try:
        return int(name)
    except ValueError:
        raise RuntimeError(f'no value for {name}')


load('abc')
