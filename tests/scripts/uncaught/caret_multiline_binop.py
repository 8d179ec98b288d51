# covers: traceback carets when the failing operation spans lines: operand lines, dict display and return
# stderr: full
def build(a, b):
    return {
        'first': a,
        'second': (a +
                   b),
    }


print(build(1, 2))
build(1,
      'x')
