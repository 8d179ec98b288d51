# covers: raise ... from None hides context; cause set by hand; context kept in attribute
# stderr: full
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError('hidden context') from None
except KeyError as e:
    print(type(e.__context__).__name__, e.__suppress_context__)
    err = LookupError('top')
    err.__cause__ = ValueError('manual cause')
    raise err from None
