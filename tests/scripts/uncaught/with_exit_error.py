# covers: traceback when __exit__ raises during an exception, with statement lines marked
# stderr: full
class Bad:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        raise RuntimeError('exit failed too')


with Bad() as a:
    with Bad() as b:
        raise ValueError('body')
