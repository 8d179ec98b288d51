# covers: display of ModuleNotFoundError and its type by last line
# stderr: full
try:
    from math import no_such_function
except ImportError as e:
    print(type(e).__name__, e.name, str(e).split(' (')[0])
import surely_not_a_module.sub
