# covers: traceback carets for a chained comparison, boolean operators and unary minus
# stderr: full
def check(low, value, high):
    return low < value and (
        not value
        or low <= -value <= high)


print(check(1, 0, 2))
check(-9, 5, 'z')
