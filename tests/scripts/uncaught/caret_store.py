# covers: traceback carets for item assignment, augmented assignment and delete in a chain of functions
# stderr: full
table = {'a': (1, 2)}


def update(key):
    try:
        table[key][0] += 5
    except TypeError as e:
        print('first:', e)
    del table['missing' + key]


update('a')
