# Priority queues in plain lists: heap[k] <= heap[2k+1] and heap[k] <= heap[2k+2].
#
# Removing the smallest item moves the hole down to a leaf along the smaller children and lets the last item rise from
# there: that compares less than asking at each level whether to stop, since the last item usually belongs deep down
# (Knuth, The Art of Computer Programming, volume 3, exercise 5.2.3-18).

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def _rise(heap, start, pos):
    """Move the item at pos up to its place, not above start."""
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        above = heap[parent]
        if not item < above:
            break
        heap[pos] = above
        pos = parent
    heap[pos] = item


def _sink(heap, pos):
    """Put the item at pos where it belongs below."""
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _rise(heap, start, pos)


def _rise_max(heap, start, pos):
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        above = heap[parent]
        if not above < item:
            break
        heap[pos] = above
        pos = parent
    heap[pos] = item


def _sink_max(heap, pos):
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _rise_max(heap, start, pos)


def heappush(heap, item):
    """Add an item."""
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    """Remove and return the smallest item."""
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return smallest


def heapreplace(heap, item):
    """Remove and return the smallest item, then add another; one step, for queues of fixed size."""
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item):
    """Add an item, then remove and return the smallest."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    """Make a heap of a list, in place, in linear time."""
    for i in reversed(range(len(x) // 2)):
        _sink(x, i)


def _heappop_max(heap):
    """heappop for a heap with the largest item first."""
    last = heap.pop()
    if not heap:
        return last
    largest = heap[0]
    heap[0] = last
    _sink_max(heap, 0)
    return largest


def _heapreplace_max(heap, item):
    """heapreplace for a heap with the largest item first."""
    largest = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return largest


def _heapify_max(x):
    """heapify for a heap with the largest item first."""
    for i in reversed(range(len(x) // 2)):
        _sink_max(x, i)


def merge(*iterables, key=None, reverse=False):
    """Iterate over several sorted inputs as one sorted sequence, without reading them whole."""
    heapify_, pop, replace, step = heapify, heappop, heapreplace, 1
    if reverse:
        heapify_, pop, replace, step = _heapify_max, _heappop_max, _heapreplace_max, -1
    # Entries are [key, order, value, next]: the order breaks ties in favour of the earlier input.
    heap = []
    for order, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            value = advance()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), order * step, value, advance])
    heapify_(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                value = entry[3]()
                entry[0] = value if key is None else key(value)
                entry[2] = value
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        _, _, value, advance = heap[0]
        yield value
        yield from advance.__self__


def nsmallest(n, iterable, key=None):
    """The n smallest items in order, like sorted(iterable, key=key)[:n]."""
    if n == 1:
        return _single(min, iterable, key)
    size = _known_size(iterable)
    if size is not None and n >= size:
        return sorted(iterable, key=key)[:n]
    it = iter(iterable)
    # A heap of the best so far, worst on top; the order makes equal items stay in input order.
    heap = [(x if key is None else key(x), i, x) for i, x in zip(range(n), it)]
    if not heap:
        return heap
    _heapify_max(heap)
    worst = heap[0][0]
    order = n
    for x in it:
        k = x if key is None else key(x)
        if k < worst:
            _heapreplace_max(heap, (k, order, x))
            worst = heap[0][0]
            order += 1
    heap.sort()
    return [entry[2] for entry in heap]


def nlargest(n, iterable, key=None):
    """The n largest items in order, like sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        return _single(max, iterable, key)
    size = _known_size(iterable)
    if size is not None and n >= size:
        return sorted(iterable, key=key, reverse=True)[:n]
    it = iter(iterable)
    heap = [(x if key is None else key(x), -i, x) for i, x in zip(range(n), it)]
    if not heap:
        return heap
    heapify(heap)
    worst = heap[0][0]
    order = -n
    for x in it:
        k = x if key is None else key(x)
        if worst < k:
            heapreplace(heap, (k, order, x))
            worst = heap[0][0]
            order -= 1
    heap.sort(reverse=True)
    return [entry[2] for entry in heap]


_nothing = object()


def _single(choose, iterable, key):
    found = choose(iterable, default=_nothing, key=key)
    return [] if found is _nothing else [found]


def _known_size(iterable):
    try:
        return len(iterable)
    except (TypeError, AttributeError):
        return None


try:
    from _heapq import (_heapify_max, _heappop_max, _heapreplace_max, heapify, heappop, heappush, heappushpop,
                        heapreplace)
except ImportError:
    pass
