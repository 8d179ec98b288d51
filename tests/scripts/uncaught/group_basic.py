# covers: display of an uncaught exception group with nested group, tracebacks of members and a plain member
# stderr: full
def collect(*fs):
    errors = []
    for f in fs:
        try:
            f()
        except Exception as e:
            errors.append(e)
    return errors


inner = ExceptionGroup('inner', collect(lambda: int('x'), lambda: {}['k']))
raise ExceptionGroup('outer', [inner, TypeError('plain')])
