# Difference from 3.11, as 3.12: type statements, type parameters, f-strings that nest quotes, lines and comments.
import sys

type Pair[T] = tuple[T, T]


def first[T](items: list[T]) -> T:
    return items[0]


class Box[T]:
    def __init__(self, value: T):
        self.value = value


words = {'a': 1}
print(f'{words['a']} {'-'.join(['x', f'{'y'}'])} {
    1 + 1  # a comment
}')
print(Pair, Pair.__type_params__, first.__type_params__, Box.__type_params__, first([3]), Box(4).value)
print(sys.version_info[:2], sys.implementation.name)
