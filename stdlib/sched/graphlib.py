"""graphlib: an order in which everything comes after what it needs."""

__all__ = ['TopologicalSorter', 'CycleError']

_OUT = -1   # given out by get_ready()
_DONE = -2


class _Node:
    __slots__ = 'node', 'waits_for', 'successors'

    def __init__(self, node):
        self.node = node
        self.waits_for = 0    # how many predecessors are not done; or _OUT, _DONE
        self.successors = []


class CycleError(ValueError):
    """The graph has a cycle: args[1] lists its nodes, the first one again at the end."""


class TopologicalSorter:
    """Sorts a graph, {node: iterable of what it needs}, at once (static_order) or as the work goes (prepare, get_ready,
    done)."""

    def __init__(self, graph=None):
        self._node2info = {}
        self._ready_nodes = None
        self._npassedout = 0
        self._nfinished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _info(self, node):
        found = self._node2info.get(node)
        if found is None:
            found = self._node2info[node] = _Node(node)
        return found

    def add(self, node, *predecessors):
        """Adds a node and what it needs; may be called again for the same node."""
        if self._ready_nodes is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        self._info(node).waits_for += len(predecessors)
        for predecessor in predecessors:
            self._info(predecessor).successors.append(node)

    def prepare(self):
        """Ends the adding; CycleError when there is a cycle."""
        if self._ready_nodes is not None:
            raise ValueError('cannot prepare() more than once')
        self._ready_nodes = [i.node for i in self._node2info.values() if i.waits_for == 0]
        if cycle := self._find_cycle():
            raise CycleError('nodes are in a cycle', cycle)

    def get_ready(self):
        """The nodes whose needs are done and that were not given out before, as a tuple."""
        if self._ready_nodes is None:
            raise ValueError('prepare() must be called first')
        result = tuple(self._ready_nodes)
        for node in result:
            self._node2info[node].waits_for = _OUT
        self._ready_nodes.clear()
        self._npassedout += len(result)
        return result

    def is_active(self):
        """Whether there is more to give out or to finish."""
        if self._ready_nodes is None:
            raise ValueError('prepare() must be called first')
        return self._nfinished < self._npassedout or bool(self._ready_nodes)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Says that nodes given out are finished."""
        if self._ready_nodes is None:
            raise ValueError('prepare() must be called first')
        for node in nodes:
            info = self._node2info.get(node)
            if info is None:
                raise ValueError(f'node {node!r} was not added using add()')
            if info.waits_for != _OUT:
                if info.waits_for >= 0:
                    raise ValueError(f'node {node!r} was not passed out (still not ready)')
                raise ValueError(f'node {node!r} was already marked done')
            info.waits_for = _DONE
            for successor in info.successors:
                waiting = self._node2info[successor]
                waiting.waits_for -= 1
                if waiting.waits_for == 0:
                    self._ready_nodes.append(successor)
            self._nfinished += 1

    def _find_cycle(self):
        # Depth first, with a stack of iterators: a graph may be deeper than the limit of recursion.
        path, place, visited = [], {}, set()
        for start in self._node2info:
            if start in visited:
                continue
            node, stack = start, []
            while True:
                if node in visited:
                    if node in place:
                        return path[place[node]:] + [node]
                else:
                    visited.add(node)
                    stack.append(iter(self._node2info[node].successors))
                    place[node] = len(path)
                    path.append(node)
                while path:
                    node = next(stack[-1], stack)
                    if node is not stack:
                        break
                    del place[path.pop()]
                    stack.pop()
                else:
                    break
        return None

    def static_order(self):
        """All nodes in such an order."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)
