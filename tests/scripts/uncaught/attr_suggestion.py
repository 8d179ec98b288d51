# covers: display of AttributeError with a suggestion of a similar attribute
# stderr: full
class Point:
    def __init__(self):
        self.position = 0


p = Point()
print(p.position)
print(p.positon)
