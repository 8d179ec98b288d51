"""A small language in one page: tokens by regular expression, precedence climbing, a tree, an evaluator."""
import re
from dataclasses import dataclass
from typing import Callable

TOKEN = re.compile(r'\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(->|[-+*/^(),=]))')


@dataclass(frozen=True)
class Number:
    value: float


@dataclass(frozen=True)
class Name:
    name: str


@dataclass(frozen=True)
class Operation:
    operator: str
    left: 'Number | Name | Operation | Call'
    right: 'Number | Name | Operation | Call'


@dataclass(frozen=True)
class Call:
    name: str
    arguments: tuple


@dataclass(frozen=True)
class Define:
    name: str
    parameters: tuple
    body: object


class Trouble(Exception):
    pass


LEVELS = {'+': 1, '-': 1, '*': 2, '/': 2, '^': 3}
RIGHT = {'^'}
OPERATORS: dict[str, Callable] = {
    '+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '^': lambda a, b: a**b,
    '/': lambda a, b: a / b,
}


class Parser:
    def __init__(self, text):
        self.tokens, at = [], 0
        while at < len(text.rstrip()):
            found = TOKEN.match(text, at)
            if not found:
                raise Trouble(f'what is {text[at:].strip()[0]!r}?')
            self.tokens.append(found[found.lastindex])
            at = found.end()
        self.at = 0

    @property
    def next(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, wanted=None):
        token = self.next
        if token is None or wanted not in (None, token):
            raise Trouble(f'expected {wanted or "more"}, found {token or "the end"}')
        self.at += 1
        return token

    def statement(self):
        tree = self.expression()
        if self.next == '=':
            self.take()
            body = self.expression()
            match tree:
                case Name(name): tree = Define(name, (), body)
                case Call(name, arguments): tree = Define(name, tuple(a.name for a in arguments), body)
                case _: raise Trouble('cannot define that')
        if self.next is not None:
            raise Trouble(f'did not expect {self.next}')
        return tree

    def expression(self, level=1):
        left = self.atom()
        while (operator := self.next) in LEVELS and LEVELS[operator] >= level:
            self.take()
            left = Operation(operator, left, self.expression(LEVELS[operator] + (operator not in RIGHT)))
        return left

    def atom(self):
        token = self.take()
        if token == '(':
            tree = self.expression()
            self.take(')')
            return tree
        if token == '-':
            return Operation('-', Number(0), self.expression(2))
        if token[0].isdigit():
            return Number(float(token) if '.' in token else int(token))
        if not token[0].isalpha():
            raise Trouble(f'did not expect {token}')
        if self.next != '(':
            return Name(token)
        self.take()
        arguments = []
        while self.next != ')':
            arguments.append(self.expression())
            if self.next == ',':
                self.take()
        self.take(')')
        return Call(token, tuple(arguments))


def evaluate(tree, names):
    match tree:
        case Number(value):
            return value
        case Name(name) if name in names:
            body = names[name]
            return evaluate(body.body, names) if isinstance(body, Define) else body
        case Operation(operator, left, right):
            return OPERATORS[operator](evaluate(left, names), evaluate(right, names))
        case Call(name, arguments) if isinstance(function := names.get(name), Define):
            if len(arguments) != len(function.parameters):
                raise Trouble(f'{name} takes {len(function.parameters)}, not {len(arguments)}')
            values = (evaluate(a, names) for a in arguments)
            return evaluate(function.body, {**names, **dict(zip(function.parameters, values))})
        case Name(name) | Call(name):
            raise Trouble(f'unknown: {name}')
        case Define(name):
            names[name] = tree
            return None


names = {'pi': 3.141592653589793}
for line in ('1 + 2 * 3 ^ 2 ^ 1', '-(4 - 10) / 4', 'square(x) = x * x', 'hyp(a, b) = (square(a) + square(b)) ^ 0.5', 'hyp(3, 4)',
             'area(r) = pi * square(r)', 'area(2)', '2 ^ 200', '1 +', 'hyp(1)', '2 $ 3', 'nothing', '1 / 0'):
    try:
        result = evaluate(Parser(line).statement(), names)
        print(f'{line:<42}', 'ok' if result is None else f'= {result}')
    except (Trouble, ZeroDivisionError) as e:
        print(f'{line:<42} ? {e}')
