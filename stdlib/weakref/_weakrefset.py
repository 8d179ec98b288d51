# WeakSet: a set that does not keep its items alive.
#
# The items stand in a real set as weak references, each with a callback that takes it out. Iteration runs over a
# snapshot of the references, so a collection during the loop cannot disturb it.

from _weakref import ref

__all__ = ["WeakSet"]


class WeakSet:
    """A set of weak references to its items."""

    def __init__(self, data=None):
        self.data = entries = set()
        self._discard_dead = entries.discard
        if data is not None:
            self.update(data)

    def __iter__(self):
        for r in list(self.data):
            item = r()
            if item is not None:
                yield item

    def __len__(self):
        return sum(1 for r in list(self.data) if r() is not None)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["data"], state["_discard_dead"]
        return state or None

    def add(self, item):
        """Put an item in."""
        self.data.add(ref(item, self._discard_dead))

    def clear(self):
        """Take everything out."""
        self.data.clear()

    def copy(self):
        """A new set of the same items."""
        return self.__class__(self)

    def pop(self):
        """Take out and return some item."""
        while True:
            try:
                r = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = r()
            if item is not None:
                return item

    def remove(self, item):
        """Take an item out; KeyError if it is missing."""
        self.data.remove(ref(item))

    def discard(self, item):
        """Take an item out if it is there."""
        self.data.discard(ref(item))

    def update(self, other):
        """Put in every item of an iterable."""
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        """The items that are not in the other."""
        new = self.copy()
        new.difference_update(other)
        return new

    __sub__ = difference

    def difference_update(self, other):
        """Take out the items of the other."""
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        """The items that are in both."""
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        """Keep only the items of the other."""
        self.data.intersection_update({ref(item) for item in other})

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        """Whether the other has every item of this one."""
        return self.data.issubset({ref(item) for item in other})

    __le__ = issubset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def issuperset(self, other):
        """Whether this one has every item of the other."""
        return self.data.issuperset({ref(item) for item in other})

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    __hash__ = None

    def symmetric_difference(self, other):
        """The items that are in exactly one."""
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        """Keep the items that are in exactly one."""
        if self is other:
            self.data.clear()
            return
        for item in set(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        """The items of either."""
        return self.__class__(item for source in (self, other) for item in source)

    __or__ = union

    def isdisjoint(self, other):
        """Whether no item is in both."""
        return len(self.intersection(other)) == 0

    def __repr__(self):
        return repr(self.data)

    __class_getitem__ = classmethod(type(list[int]))
