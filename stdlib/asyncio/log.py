"""The logger of asyncio, imported at its first use: most programs log nothing."""


class _LazyLogger:
    def __getattr__(self, name):
        import logging
        return getattr(logging.getLogger('asyncio'), name)


logger = _LazyLogger()
