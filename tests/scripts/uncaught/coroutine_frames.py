# covers: traceback through awaits, async with exit and send()
# stderr: full
class Resource:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        print('released', args[0].__name__)


async def leaf(n):
    if n == 0:
        raise LookupError('leaf failed')
    return await leaf(n - 1)


async def main():
    async with Resource() as r:
        return await leaf(2)


main().send(None)
