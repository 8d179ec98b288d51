# covers: traceback carets for binary operations with parentheses, spaces and chained operands
# stderr: full
def compute(a, b, c):
    return (a + b) * 2 - (a /  b) / c


print(compute(1, 2, 3))
print(compute(4, 2, 0) + compute(1, 0, 1))
