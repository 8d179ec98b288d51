"""ProcessPoolExecutor. There are no worker processes yet: making one raises an error that says so."""
from concurrent.futures import _base


class BrokenProcessPool(_base.BrokenExecutor):
    """A worker process died."""


class ProcessPoolExecutor(_base.Executor):
    """Calls run by processes: not supported yet."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        raise NotImplementedError('ProcessPoolExecutor is not supported yet: use ThreadPoolExecutor')
