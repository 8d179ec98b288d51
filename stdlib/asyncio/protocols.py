"""Protocols: what a transport calls."""

__all__ = ('BaseProtocol', 'Protocol', 'DatagramProtocol', 'SubprocessProtocol', 'BufferedProtocol')


class BaseProtocol:
    """What all protocols have."""

    __slots__ = ()

    def connection_made(self, transport):
        """There is a connection."""

    def connection_lost(self, exc):
        """There is no connection any more; exc is None when it ended as it should."""

    def pause_writing(self):
        """The transport's buffer is full enough."""

    def resume_writing(self):
        """The transport's buffer has room again."""


class Protocol(BaseProtocol):
    """A stream."""

    __slots__ = ()

    def data_received(self, data):
        """Bytes have come."""

    def eof_received(self):
        """No more bytes will come. True keeps the transport open for writing."""


class BufferedProtocol(BaseProtocol):
    """A stream that is received into the protocol's own buffer."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """A buffer to receive into."""

    def buffer_updated(self, nbytes):
        """So many bytes of the buffer were filled."""

    def eof_received(self):
        """No more bytes will come."""


class DatagramProtocol(BaseProtocol):
    """Datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram has come."""

    def error_received(self, exc):
        """Sending or receiving failed."""


class SubprocessProtocol(BaseProtocol):
    """A program and its pipes."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The program wrote to its descriptor fd."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe was closed."""

    def process_exited(self):
        """The program has ended."""


def _feed_data_to_buffered_proto(proto, data):
    while data:
        buffer = proto.get_buffer(len(data))
        size = len(buffer)
        if not size:
            raise RuntimeError('get_buffer() returned an empty buffer')
        buffer[:min(size, len(data))] = data[:size]
        proto.buffer_updated(min(size, len(data)))
        data = data[size:]
