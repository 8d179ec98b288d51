# Attributes: instance fields, methods, properties, slots, class variables, inheritance, __getattr__.
class Point:
    made = 0

    def __init__(self, x, y):
        self.x = x
        self.y = y
        Point.made += 1

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

    @property
    def norm(self):
        return self.x * self.x + self.y * self.y


class Slotted:
    __slots__ = ('value', 'next')

    def __init__(self, value, next):
        self.value = value
        self.next = next


class Base:
    scale = 2

    def area(self):
        return self.w * self.h * self.scale


class Box(Base):
    def __init__(self, w, h):
        self.w, self.h = w, h


class Cube(Box):
    scale = 3

    def area(self):
        return super().area() + 1


class Lazy:
    def __getattr__(self, name):
        value = len(name)
        setattr(self, name, value)
        return value


def walk(n):
    p = Point(0, 0)
    total = 0
    for i in range(n):
        p = p.moved(1, -1)
        total += p.norm % 7
    return p.x, p.y, total, Point.made


def chain(n):
    head = None
    for i in range(n):
        head = Slotted(i, head)
    total = 0
    while head is not None:
        total += head.value
        head = head.next
    return total


def areas(n):
    shapes = [Box(1, 2), Cube(2, 3), Box(3, 4)]
    return sum(shapes[i % 3].area() for i in range(n))


print(walk(200_000))
print(chain(200_000))
print(areas(300_000))
print(sum(Lazy().abc + Lazy().de for i in range(50_000)))
