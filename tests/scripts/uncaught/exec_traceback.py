# covers: traceback of code run by exec and eval: no source lines for the string, names of functions inside
# stderr: full
code = '''
def inner(n):
    return 10 // n

def outer(n):
    return inner(n - 1)
'''
ns = {}
exec(code, ns)
print(ns['outer'](3))
eval('outer(1)', ns)
