"""Starting attempts one after the other until one succeeds."""
from . import events, locks, tasks

__all__ = 'staggered_race',


async def staggered_race(coro_fns, delay, *, loop=None):
    """Start the coroutines `delay` seconds apart, or when one has failed. (result, index, exceptions) of the first."""
    loop = loop or events.get_running_loop()
    winner_result, winner_index = None, None
    exceptions = []
    running = set()
    finished = loop.create_future()

    async def attempt(index, coro_fn, failed):
        nonlocal winner_result, winner_index
        try:
            result = await coro_fn()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            exceptions[index] = error
            failed.set()
            return
        if winner_index is None:
            winner_index, winner_result = index, result
            failed.set()
            if not finished.done():
                finished.set_result(None)

    try:
        for index, coro_fn in enumerate(coro_fns):
            exceptions.append(None)
            failed = locks.Event()
            running.add(loop.create_task(attempt(index, coro_fn, failed)))
            try:
                await tasks.wait_for(failed.wait(), delay)
            except TimeoutError:
                pass
            if winner_index is not None:
                break
        while winner_index is None and any(not t.done() for t in running):
            await tasks.wait([finished, *(t for t in running if not t.done())],
                             return_when=tasks.FIRST_COMPLETED)
        return winner_result, winner_index, exceptions
    finally:
        for task in running:
            task.cancel()
        await tasks.gather(*running, return_exceptions=True)
