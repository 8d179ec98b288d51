# Shallow and deep copies of any object, through __copy__, __deepcopy__ and the reduce protocol of pickle.
#
# deepcopy's memo maps the id of each object met to its copy, so shared and circular structure survives; it also keeps
# the originals alive, since an id is only good as long as its object.

from copyreg import dispatch_table

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    """Raised for objects that cannot be copied."""


error = Error


def _sample():
    pass


_function_type = type(_sample)
_method_type = type(_sample.__get__(0))


def _ref_type():
    from _weakref import ref
    return ref


_atomic = {type(None), int, float, bool, complex, str, bytes, type, range, property, type(...), type(NotImplemented),
           type(_sample.__code__), _function_type, type(len), _ref_type()}


def _same(x, memo=None):
    return x


# Both tables may be extended by others.
_copy_dispatch = {cls: _same for cls in _atomic | {tuple, frozenset, slice}}
_copy_dispatch.update({list: list.copy, dict: dict.copy, set: set.copy, bytearray: bytearray.copy})
_deepcopy_dispatch = {cls: _same for cls in _atomic}


def _reduced(x, cls, what):
    """What the reduce protocol says about an object."""
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor:
        return reductor()
    raise Error(f"un({what})copyable object of type {cls}")


def copy(x):
    """A shallow copy: a new object with the same contents."""
    cls = type(x)
    copier = _copy_dispatch.get(cls)
    if copier is not None:
        return copier(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduced(x, cls, "shallow")
    if isinstance(reduced, str):
        return x
    return _reconstruct(x, None, *reduced)


_absent = []


def deepcopy(x, memo=None, _nil=_absent):
    """A deep copy: a new object whose contents are copies too."""
    cls = type(x)
    if cls in _atomic and _deepcopy_dispatch.get(cls) is _same:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    y = memo.get(key, _nil)
    if y is not _nil:
        return y
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        y = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            reduced = _reduced(x, cls, "deep")
            y = x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)
    if y is not x:
        memo[key] = y
        _keep_alive(x, memo)
    return y


def _keep_alive(x, memo):
    """Keep an original alive as long as the memo."""
    memo.setdefault(id(memo), []).append(x)


def _deepcopy_list(x, memo):
    y = []
    memo[id(x)] = y
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deepcopy_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # A tuple that contains itself has been copied on the way.
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch.update({list: _deepcopy_list, dict: _deepcopy_dict, tuple: _deepcopy_tuple,
                           _method_type: _deepcopy_method})


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, *, deepcopy=deepcopy):
    """Build the copy from the parts that the reduce protocol gave."""
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(y, name, value)
    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y
