# covers: traceback carets for subscripts of nested containers, in functions and lambdas
# stderr: full
data = {'rows': [[1, 2], [3]]}


def pick(i, j):
    return data['rows'][i][j] + 1


get = lambda i: pick(i, 1)
print(get(0))
print(get(1))
