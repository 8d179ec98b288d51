"""Transports: connections as protocols see them."""

__all__ = ('BaseTransport', 'ReadTransport', 'WriteTransport', 'Transport', 'DatagramTransport', 'SubprocessTransport')


class BaseTransport:
    """What all transports can do."""

    __slots__ = ('_extra',)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        """A fact about the connection: socket, peername, sockname, pipe, subprocess."""
        return self._extra.get(name, default)

    def is_closing(self):
        """Whether it is closed or will be."""
        raise NotImplementedError

    def close(self):
        """Close it, once everything buffered is sent."""
        raise NotImplementedError

    def set_protocol(self, protocol):
        """Have another protocol told."""
        raise NotImplementedError

    def get_protocol(self):
        """The protocol that is told."""
        raise NotImplementedError


class ReadTransport(BaseTransport):
    """Something to read from."""

    __slots__ = ()

    def is_reading(self):
        """Whether it reads."""
        raise NotImplementedError

    def pause_reading(self):
        """Read nothing for now."""
        raise NotImplementedError

    def resume_reading(self):
        """Read again."""
        raise NotImplementedError


class WriteTransport(BaseTransport):
    """Something to write to."""

    __slots__ = ()

    def set_write_buffer_limits(self, high=None, low=None):
        """From how many buffered bytes on the protocol pauses, and down to how many."""
        raise NotImplementedError

    def get_write_buffer_size(self):
        """How many bytes are buffered."""
        raise NotImplementedError

    def get_write_buffer_limits(self):
        """The pair (low, high)."""
        raise NotImplementedError

    def write(self, data):
        """Send bytes, sometime."""
        raise NotImplementedError

    def writelines(self, list_of_data):
        """Send several pieces."""
        self.write(b''.join(list_of_data))

    def write_eof(self):
        """Say that no more will be written."""
        raise NotImplementedError

    def can_write_eof(self):
        """Whether write_eof() can be."""
        raise NotImplementedError

    def abort(self):
        """Close it at once; what is buffered is lost."""
        raise NotImplementedError


class Transport(ReadTransport, WriteTransport):
    """A stream in both directions."""

    __slots__ = ()


class DatagramTransport(BaseTransport):
    """Datagrams."""

    __slots__ = ()

    def sendto(self, data, addr=None):
        """Send a datagram."""
        raise NotImplementedError

    def abort(self):
        """Close it at once."""
        raise NotImplementedError


class SubprocessTransport(BaseTransport):
    """A program."""

    __slots__ = ()

    def get_pid(self):
        """Its number."""
        raise NotImplementedError

    def get_returncode(self):
        """How it ended, None while it runs."""
        raise NotImplementedError

    def get_pipe_transport(self, fd):
        """The transport of a pipe."""
        raise NotImplementedError

    def send_signal(self, signal):
        """Send it a signal."""
        raise NotImplementedError

    def terminate(self):
        """Ask it to end."""
        raise NotImplementedError

    def kill(self):
        """End it."""
        raise NotImplementedError


class _FlowControlMixin(Transport):
    # Tells the protocol to pause and resume as the buffer grows and shrinks.
    __slots__ = ('_loop', '_protocol_paused', '_high_water', '_low_water')

    def __init__(self, extra=None, loop=None):
        super().__init__(extra)
        assert loop is not None
        self._loop = loop
        self._protocol_paused = False
        self._set_write_buffer_limits()

    def _tell(self, method, what):
        try:
            method()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler({
                'message': f'protocol.{what}() failed',
                'exception': exc,
                'transport': self,
                'protocol': self._protocol,
            })

    def _maybe_pause_protocol(self):
        if self.get_write_buffer_size() > self._high_water and not self._protocol_paused:
            self._protocol_paused = True
            self._tell(self._protocol.pause_writing, 'pause_writing')

    def _maybe_resume_protocol(self):
        if self._protocol_paused and self.get_write_buffer_size() <= self._low_water:
            self._protocol_paused = False
            self._tell(self._protocol.resume_writing, 'resume_writing')

    def get_write_buffer_limits(self):
        return self._low_water, self._high_water

    def _set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f'high ({high!r}) must be >= low ({low!r}) must be >= 0')
        self._high_water = high
        self._low_water = low

    def set_write_buffer_limits(self, high=None, low=None):
        self._set_write_buffer_limits(high=high, low=low)
        self._maybe_pause_protocol()

    def get_write_buffer_size(self):
        raise NotImplementedError
