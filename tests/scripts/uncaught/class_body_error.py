# covers: traceback through a class body, a metaclass and a descriptor name hook
# stderr: full
class Meta(type):
    def __new__(mcls, name, bases, ns):
        for key in ns.get('required', ()):
            if key not in ns:
                raise TypeError(f'{name} lacks {key}')
        return super().__new__(mcls, name, bases, ns)


class Good(metaclass=Meta):
    required = ('x',)
    x = 1


print(Good.x)


class Wrong(Good):
    required = ('x', 'y')
    x = 2
