"""Decimal floating-point arithmetic by the General Decimal Arithmetic rules.

A Decimal is a sign, an integer coefficient and an exponent; special values
have kind 'F' (infinity), 'n' (quiet NaN) or 'N' (signalling NaN).  Every
operation computes exactly, or to more digits than needed, and then rounds once
in `_fix`.  exp, ln, log10 and powers use fixed-point integers and repeat with
more digits until the rounding is certain.
"""

import math as _math
import numbers as _numbers
import sys as _sys
from collections import namedtuple as _namedtuple
from contextvars import ContextVar as _ContextVar

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext', 'DecimalException',
           'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow',
           'FloatOperation', 'DivisionImpossible', 'InvalidContext', 'ConversionSyntax', 'DivisionUndefined',
           'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN',
           'ROUND_05UP', 'setcontext', 'getcontext', 'localcontext', 'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY',
           'HAVE_THREADS', 'HAVE_CONTEXTVAR']

__version__ = '1.70'
__libmpdec_version__ = '2.5.1'
HAVE_THREADS = HAVE_CONTEXTVAR = True
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)

ROUND_DOWN = 'ROUND_DOWN'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_UP = 'ROUND_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_05UP = 'ROUND_05UP'
_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


# Signals ----------------------------------------------------------------------------------------


class DecimalException(ArithmeticError):
    """Base of all signals."""


class Clamped(DecimalException):
    """An exponent was changed to fit."""


class InvalidOperation(DecimalException):
    """An operation without a meaningful result."""


class ConversionSyntax(InvalidOperation):
    """A text that is no number."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A nonzero number was divided by zero."""


class DivisionImpossible(InvalidOperation):
    """An integer quotient with too many digits."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero divided by zero."""


class Inexact(DecimalException):
    """Nonzero digits were lost."""


class InvalidContext(InvalidOperation):
    """An unknown rounding mode."""


class Rounded(DecimalException):
    """Digits were lost."""


class Subnormal(DecimalException):
    """An exponent below Emin."""


class Overflow(Inexact, Rounded):
    """An exponent above Emax."""


class Underflow(Inexact, Rounded, Subnormal):
    """A result so small that digits were lost."""


class FloatOperation(DecimalException, TypeError):
    """Floats and decimals were mixed."""


_signals = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped]
_SIGNAL_OF = {ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation,
              DivisionUndefined: InvalidOperation, InvalidContext: InvalidOperation}
# The order in which the reference implementation shows flags and traps.
_shown_order = [Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow]


# Contexts ---------------------------------------------------------------------------------------


@_sys._name_with_module
class Context:
    """Precision, rounding, exponent limits, flags raised and signals trapped."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = DefaultContext if 'DefaultContext' in globals() else None

        def pick(value, name, first):
            return value if value is not None else getattr(base, name) if base is not None else first
        self.prec = pick(prec, 'prec', 28)
        self.rounding = pick(rounding, 'rounding', ROUND_HALF_EVEN)
        self.Emin = pick(Emin, 'Emin', -999999)
        self.Emax = pick(Emax, 'Emax', 999999)
        self.capitals = pick(capitals, 'capitals', 1)
        self.clamp = pick(clamp, 'clamp', 0)
        self.traps = self._signal_dict(base.traps if traps is None and base is not None else traps)
        self.flags = self._signal_dict(flags)

    @staticmethod
    def _signal_dict(given):
        if given is None:
            return dict.fromkeys(_signals, False)
        if isinstance(given, dict):
            return {signal: bool(given.get(signal, False)) for signal in _signals}
        return {signal: signal in given for signal in _signals}

    def __setattr__(self, name, value):
        limits = {'prec': (1, MAX_PREC), 'Emin': (MIN_EMIN, 0), 'Emax': (0, MAX_EMAX), 'capitals': (0, 1), 'clamp': (0, 1)}
        if name in limits:
            low, high = limits[name]
            if not isinstance(value, int):
                raise TypeError('%s must be an integer' % name if name == 'prec' else f'{name} must be an integer')
            if not low <= value <= high:
                raise ValueError({'prec': 'valid range for prec is [1, MAX_PREC]',
                                  'Emin': 'valid range for Emin is [MIN_EMIN, 0]',
                                  'Emax': 'valid range for Emax is [0, MAX_EMAX]',
                                  'capitals': 'valid values for capitals are 0 or 1',
                                  'clamp': 'valid values for clamp are 0 or 1'}[name])
        elif name == 'rounding':
            if value not in _ROUNDINGS:
                raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                                "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        elif name not in ('flags', 'traps'):
            raise AttributeError("'decimal.Context' object has no attribute '%s'" % name)
        object.__setattr__(self, name, value)

    def __repr__(self):
        def shown(signals):
            return '[' + ', '.join(signal.__name__ for signal in _shown_order if signals[signal]) + ']'
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                f'capitals={self.capitals}, clamp={self.clamp}, flags={shown(self.flags)}, traps={shown(self.traps)})')

    def clear_flags(self):
        """Reset every flag."""
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        """Trap nothing."""
        for signal in self.traps:
            self.traps[signal] = False

    def copy(self):
        """A separate context with the same settings."""
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)

    __copy__ = copy

    def __reduce__(self):
        return self.__class__, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                                [signal for signal in _signals if self.flags[signal]],
                                [signal for signal in _signals if self.traps[signal]])

    def Etiny(self):
        """The smallest exponent."""
        return self.Emin - self.prec + 1

    def Etop(self):
        """The largest exponent of a full coefficient."""
        return self.Emax - self.prec + 1

    def _raise(self, condition, result=None):
        """Set the flag of a condition; raise when it is trapped, else return `result`."""
        signal = _SIGNAL_OF.get(condition, condition)
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([condition])
        return _NAN if result is None else result

    def _work(self, prec=None, rounding=ROUND_HALF_EVEN):
        """A context for intermediate results: no traps, wide exponents."""
        return Context(prec or self.prec, rounding, MIN_EMIN, MAX_EMAX, 1, 0, [], [])

    def create_decimal(self, num='0'):
        """A Decimal rounded to this context."""
        if isinstance(num, str) and (num != num.strip() or '_' in num):
            return self._raise(ConversionSyntax)
        made = Decimal(num, self)
        if made._kind and len(str(made._int)) > self.prec - self.clamp and made._kind != 'F' and made._int:
            return self._raise(ConversionSyntax)
        return made._fix(self)

    def create_decimal_from_float(self, f):
        """A float's value rounded to this context."""
        return Decimal.from_float(f)._fix(self)

    def divmod(self, a, b):
        return _operand(a).__divmod__(_operand(b), self)

    def power(self, a, b, modulo=None):
        return _operand(a).__pow__(_operand(b), modulo if modulo is None else _operand(modulo), self)

    def to_sci_string(self, a):
        return _operand(a).__str__(context=self)

    def to_integral(self, a):
        return _operand(a).to_integral_value(context=self)

    to_integral_value = to_integral

    def to_eng_string(self, a):
        return _operand(a).to_eng_string(context=self)

    def radix(self):
        return Decimal(10)

    def canonical(self, a):
        return a

    def is_normal(self, a):
        return _operand(a).is_normal(self)

    def is_subnormal(self, a):
        return _operand(a).is_subnormal(self)

    def number_class(self, a):
        return _operand(a).number_class(self)


def _operand(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    raise TypeError('conversion from %s to Decimal is not supported' % type(value).__name__)


def _context_method(name, method, operands):
    def call(self, *args):
        args = [_operand(arg) for arg in args]
        return getattr(args[0], method)(*args[1:], context=self)
    call.__name__ = name
    return call


for _name, _method in (('abs', '__abs__'), ('add', '__add__'), ('subtract', '__sub__'), ('multiply', '__mul__'),
                       ('divide', '__truediv__'), ('divide_int', '__floordiv__'), ('remainder', '__mod__'),
                       ('minus', '__neg__'), ('plus', '__pos__')) + tuple((name, name) for name in (
                           'compare', 'compare_signal', 'exp', 'fma', 'ln', 'log10', 'logb', 'logical_and',
                           'logical_invert', 'logical_or', 'logical_xor', 'max', 'max_mag', 'min', 'min_mag', 'next_minus',
                           'next_plus', 'next_toward', 'normalize', 'quantize', 'remainder_near', 'rotate', 'same_quantum',
                           'scaleb', 'shift', 'sqrt', 'to_integral_exact')):
    setattr(Context, _name, _context_method(_name, _method, 0))
for _name in ('is_canonical', 'is_finite', 'is_infinite', 'is_nan', 'is_qnan', 'is_signed', 'is_snan', 'is_zero',
              'compare_total', 'compare_total_mag', 'copy_abs', 'copy_negate', 'copy_sign'):
    setattr(Context, _name, (lambda method: lambda self, a, *rest: getattr(_operand(a), method)(*map(_operand, rest)))(_name))
Context.copy_decimal = lambda self, a: _operand(a)


# Numbers ----------------------------------------------------------------------------------------


def _length(n):
    """Decimal digits of an integer; 1 for zero."""
    if n < 10 ** 15:
        return len(str(n))
    size = (n.bit_length() * 1233 >> 12)
    return size + 1 if n >= 10 ** size else size if n >= 10 ** (size - 1) else len(_digits(n))


def _digits(n):
    """str(n) without the limit on the length of conversions."""
    if n < 10 ** 600:
        return str(n)
    half = n.bit_length() * 1233 >> 13
    high, low = divmod(n, 10 ** half)
    return _digits(high) + _digits(low).rjust(half, '0')


def _from_digits(text):
    """int(text) without the limit on the length of conversions."""
    if len(text) < 4000:
        return int(text)
    half = len(text) // 2
    return _from_digits(text[:-half]) * 10 ** half + _from_digits(text[-half:])


def _round_up(rounding, sign, kept, cut, unit):
    """Whether |kept + cut/unit| rounds away from zero; cut is not zero."""
    if rounding == ROUND_HALF_EVEN:
        twice = cut * 2
        return twice > unit or (twice == unit and kept & 1 == 1)
    if rounding == ROUND_HALF_UP:
        return cut * 2 >= unit
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not sign
    if rounding == ROUND_FLOOR:
        return bool(sign)
    if rounding == ROUND_HALF_DOWN:
        return cut * 2 > unit
    return kept % 5 == 0            # ROUND_05UP: last digit 0 or 5


@_sys._name_with_module
class Decimal:
    """A decimal number; arithmetic rounds to the current context."""

    __slots__ = ('_sign', '_int', '_exp', '_kind', '_hash')
    _adder_type_name = 'decimal.Decimal'    # what operand errors call the type

    def __new__(cls, value='0', context=None):
        if context is not None and not isinstance(context, Context):
            raise TypeError('optional argument must be a context')
        if isinstance(value, str):
            parsed = _parse(value.strip().replace('_', ''))
            if parsed is None:
                context = context or getcontext()
                return context._raise(ConversionSyntax)
            return cls._of(*parsed)
        if isinstance(value, int):
            return cls._of(1 if value < 0 else 0, abs(value), 0)
        if isinstance(value, Decimal):
            if type(value) is cls is Decimal:
                return value
            return cls._of(value._sign, value._int, value._exp, value._kind)
        if isinstance(value, (tuple, list)):
            return cls._of(*_from_tuple(value))
        if isinstance(value, float):
            context = context or getcontext()
            context._raise(FloatOperation) if context.traps[FloatOperation] else context.flags.__setitem__(FloatOperation, True)
            return cls.from_float(value)
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')

    @classmethod
    def _of(cls, sign, coefficient, exponent, kind=''):
        self = object.__new__(cls)
        self._sign, self._int, self._exp, self._kind, self._hash = sign, coefficient, exponent, kind, None
        return self

    @classmethod
    def from_float(cls, f):
        """The exact value of a float."""
        if isinstance(f, int):
            return cls._of(1 if f < 0 else 0, abs(f), 0)
        if not isinstance(f, float):
            raise TypeError('argument must be int or float')
        sign = 1 if _math.copysign(1.0, f) < 0 else 0
        if _math.isinf(f):
            return cls._of(sign, 0, 0, 'F')
        if _math.isnan(f):
            return cls._of(sign, 0, 0, 'n')
        n, d = abs(f).as_integer_ratio()
        k = d.bit_length() - 1
        return cls._of(sign, n * 5 ** k, -k)

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self.__copy__()

    # Text

    def __str__(self, eng=False, context=None):
        sign = '-' if self._sign else ''
        if self._kind:
            if self._kind == 'F':
                return sign + 'Infinity'
            return sign + ('NaN' if self._kind == 'n' else 'sNaN') + (_digits(self._int) if self._int else '')
        digits = _digits(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif not self._int:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, fraction = '0', '.' + '0' * -point + digits
        elif point >= len(digits):
            whole, fraction = digits + '0' * (point - len(digits)), ''
        else:
            whole, fraction = digits[:point], '.' + digits[point:]
        if left == point:
            exponent = ''
        else:
            exponent = ('e', 'E')[(context or getcontext()).capitals] + '%+d' % (left - point)
        return sign + whole + fraction + exponent

    def __repr__(self):
        return f"Decimal('{self}')"

    def to_eng_string(self, context=None):
        """Like str(), exponents being multiples of three."""
        return self.__str__(eng=True, context=context)

    def as_tuple(self):
        """(sign, digits, exponent)."""
        if self._kind == 'F':
            return DecimalTuple(self._sign, (0,), 'F')
        if self._kind:
            return DecimalTuple(self._sign, tuple(map(int, _digits(self._int))) if self._int else (), self._kind)
        return DecimalTuple(self._sign, tuple(map(int, _digits(self._int))), self._exp)

    def as_integer_ratio(self):
        """(numerator, denominator) in lowest terms."""
        if self._kind:
            if self._kind == 'F':
                raise OverflowError('cannot convert Infinity to integer ratio')
            raise ValueError('cannot convert NaN to integer ratio')
        if not self._int:
            return 0, 1
        n, d = self._int, 1
        if self._exp >= 0:
            n *= 10 ** self._exp
        else:
            d = 10 ** -self._exp
            common = _math.gcd(n, d)
            n, d = n // common, d // common
        return -n if self._sign else n, d

    # Rounding

    def _fix(self, context):
        """Round and check the exponent; the last step of every operation."""
        if self._kind:
            if self._kind != 'F' and self._int:
                room = context.prec - context.clamp
                if _length(self._int) > room:
                    return self._of(self._sign, self._int % 10 ** room, 0, self._kind)
            return self if type(self) is Decimal else Decimal(self)
        etiny, etop = context.Etiny(), context.Etop()
        if not self._int:
            top = etop if context.clamp else context.Emax
            exponent = min(max(self._exp, etiny), top)
            if exponent != self._exp:
                context._raise(Clamped)
                return Decimal._of(self._sign, 0, exponent)
            return self if type(self) is Decimal else Decimal(self)
        size = _length(self._int)
        smallest = size + self._exp - context.prec
        if smallest > etop:
            result = _overflowed(context, self._sign)
            context._raise(Inexact)
            context._raise(Rounded)
            return context._raise(Overflow, result)
        subnormal = smallest < etiny
        if subnormal:
            smallest = etiny
        if self._exp < smallest:
            unit = 10 ** (smallest - self._exp)
            kept, cut = divmod(self._int, unit)
            changed = bool(cut)
            if changed and _round_up(context.rounding, self._sign, kept, cut, unit):
                kept += 1
                if kept >= 10 ** context.prec:
                    kept //= 10
                    smallest += 1
            if smallest > etop:
                result = _overflowed(context, self._sign)
                context._raise(Overflow, result) if not context.traps[Overflow] else context._raise(Overflow)
            else:
                result = Decimal._of(self._sign, kept, smallest)
            if changed and subnormal:
                context._raise(Underflow)
            if subnormal:
                context._raise(Subnormal)
            if changed:
                context._raise(Inexact)
            context._raise(Rounded)
            if not kept:
                context._raise(Clamped)
            return result
        if subnormal:
            context._raise(Subnormal)
        if context.clamp and self._exp > etop:
            context._raise(Clamped)
            return Decimal._of(self._sign, self._int * 10 ** (self._exp - etop), etop)
        return self if type(self) is Decimal else Decimal(self)

    def _rescale(self, exponent, rounding):
        """The number with another exponent, rounded to an integer coefficient."""
        if exponent <= self._exp:
            return Decimal._of(self._sign, self._int * 10 ** (self._exp - exponent), exponent)
        shift = exponent - self._exp
        if shift > _length(self._int) + 1:
            kept, cut, unit = 0, 1 if self._int else 0, 10
        else:
            unit = 10 ** shift
            kept, cut = divmod(self._int, unit)
        if cut and _round_up(rounding, self._sign, kept, cut, unit):
            kept += 1
        return Decimal._of(self._sign, kept, exponent)

    def _nan_of(self, other=None, context=None):
        """The NaN an operation returns, None when there is no NaN operand."""
        if not (self._kind in ('n', 'N') or (other is not None and other._kind in ('n', 'N'))):
            return None
        context = context or getcontext()
        for value in (self, other):
            if value is not None and value._kind == 'N':
                return context._raise(InvalidOperation, Decimal._of(value._sign, value._int, 0, 'n')._fix(context))
        return (self if self._kind == 'n' else other)._fix(context)

    def _adjusted(self):
        return self._exp + _length(self._int) - 1

    def adjusted(self):
        """The exponent of the first digit."""
        return 0 if self._kind else self._adjusted()

    # Comparison

    def _order(self, other):
        """-1, 0 or 1 for numbers and infinities."""
        if self._kind or other._kind:
            a = (-1 if self._sign else 1) if self._kind else 0
            b = (-1 if other._sign else 1) if other._kind else 0
            return (a > b) - (a < b)
        if not self._int or not other._int:
            a = 0 if not self._int else -1 if self._sign else 1
            b = 0 if not other._int else -1 if other._sign else 1
            return (a > b) - (a < b)
        if self._sign != other._sign:
            return -1 if self._sign else 1
        a, b = self._adjusted(), other._adjusted()
        if a == b:
            exponent = min(self._exp, other._exp)
            a = self._int * 10 ** (self._exp - exponent)
            b = other._int * 10 ** (other._exp - exponent)
        result = (a > b) - (a < b)
        return -result if self._sign else result

    def _comparable(self, other, equality=False):
        if isinstance(other, Decimal):
            return other
        if isinstance(other, int):
            return Decimal(other)
        if isinstance(other, float):
            context = getcontext()
            if equality:
                context.flags[FloatOperation] = True
            else:
                context._raise(FloatOperation)
            return Decimal.from_float(other)
        if equality and isinstance(other, _numbers.Complex) and other.imag == 0 and not isinstance(other, _numbers.Rational):
            return self._comparable(float(other.real), True)
        return None

    def __eq__(self, other):
        if isinstance(other, _numbers.Rational) and not isinstance(other, (int, Decimal)):
            if self._kind:
                return False
            n, d = self.as_integer_ratio()
            return n * other.denominator == other.numerator * d
        other = self._comparable(other, True)
        if other is None:
            return NotImplemented
        if self._kind in ('n', 'N') or other._kind in ('n', 'N'):
            if 'N' in (self._kind, other._kind):
                getcontext()._raise(InvalidOperation)
            return False
        return self._order(other) == 0

    def _test(self, other, test):
        if isinstance(other, _numbers.Rational) and not isinstance(other, (int, Decimal)):
            if self._kind in ('n', 'N'):
                getcontext()._raise(InvalidOperation)
                return False
            if self._kind:
                return test(-1 if self._sign else 1)
            n, d = self.as_integer_ratio()
            a, b = n * other.denominator, other.numerator * d
            return test((a > b) - (a < b))
        other = self._comparable(other)
        if other is None:
            return NotImplemented
        if self._kind in ('n', 'N') or other._kind in ('n', 'N'):
            getcontext()._raise(InvalidOperation)
            return False
        return test(self._order(other))

    def __lt__(self, other):
        return self._test(other, lambda sign: sign < 0)

    def __le__(self, other):
        return self._test(other, lambda sign: sign <= 0)

    def __gt__(self, other):
        return self._test(other, lambda sign: sign > 0)

    def __ge__(self, other):
        return self._test(other, lambda sign: sign >= 0)

    def __hash__(self):
        if self._hash is None:
            self._hash = self._make_hash()
        return self._hash

    def _make_hash(self):
        if self._kind == 'N':
            raise TypeError('Cannot hash a signaling NaN value')
        if self._kind == 'n':
            return object.__hash__(self)
        if self._kind:
            return -_sys.hash_info.inf if self._sign else _sys.hash_info.inf
        modulus = _sys.hash_info.modulus
        power = pow(10, self._exp, modulus) if self._exp >= 0 else pow(pow(10, modulus - 2, modulus), -self._exp, modulus)
        value = self._int * power % modulus
        if self._sign:
            value = -value
        return -2 if value == -1 else value

    def __bool__(self):
        return bool(self._kind or self._int)

    def compare(self, other, context=None):
        """Decimal -1, 0 or 1, or a NaN."""
        other = _operand(other)
        return self._nan_of(other, context) or Decimal(self._order(other))

    def compare_signal(self, other, context=None):
        """compare() that signals for every NaN."""
        other = _operand(other)
        context = context or getcontext()
        for value in (self, other):
            if value._kind in ('n', 'N'):
                return context._raise(InvalidOperation, Decimal._of(value._sign, value._int, 0, 'n'))
        return Decimal(self._order(other))

    def compare_total(self, other, context=None):
        """Comparison by representation: NaNs and trailing zeros are ordered too."""
        other = _operand(other)
        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        rank = {'': 0, 'F': 0, 'N': 1, 'n': 2}
        a, b = rank[self._kind], rank[other._kind]
        if a or b:
            a, b = (a, self._int), (b, other._int)
            result = (a > b) - (a < b)
        else:
            result = self._order(other)
            if result:
                return Decimal(result)
            result = 0 if self._kind else (self._exp > other._exp) - (self._exp < other._exp)
        return Decimal(-result if self._sign else result)

    def compare_total_mag(self, other, context=None):
        """compare_total of the absolute values."""
        return self.copy_abs().compare_total(_operand(other).copy_abs())

    # Arithmetic

    def __neg__(self, context=None):
        context = context or getcontext()
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self.copy_negate()._fix(context)

    def __pos__(self, context=None):
        context = context or getcontext()
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self._fix(context)

    def __abs__(self, round=True, context=None):
        if not round:
            return self.copy_abs()
        return self.__neg__(context) if self._sign else self.__pos__(context)

    def __add__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if self._kind or other._kind:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self._kind:
                if other._kind and self._sign != other._sign:
                    return context._raise(InvalidOperation)
                return Decimal(self)
            return Decimal(other)
        exponent = min(self._exp, other._exp)
        if not self._int and not other._int:
            sign = min(self._sign, other._sign)
            if context.rounding == ROUND_FLOOR and self._sign != other._sign:
                sign = 1
            return Decimal._of(sign, 0, exponent)._fix(context)
        if not self._int or not other._int:
            one = other if not self._int else self
            exponent = max(exponent, one._exp - context.prec - 1)
            return one._rescale(exponent, context.rounding)._fix(context)
        a, b = self, other
        if a._exp < b._exp:
            a, b = b, a                 # a has the larger exponent
        low, high = b, a
        gap = high._exp - low._exp
        if gap > 2 * context.prec + 10:
            # A number far below the last digit only matters for rounding.
            size_high, size_low = _length(high._int), _length(low._int)
            floor = high._exp + min(-1, size_high - context.prec - 2)
            if size_low + low._exp - 1 < floor:
                low = Decimal._of(low._sign, 1, floor)
                gap = high._exp - floor
        x = high._int * 10 ** gap
        y = low._int
        total = (-x if high._sign else x) + (-y if low._sign else y)
        if not total:
            return Decimal._of(1 if context.rounding == ROUND_FLOOR else 0, 0, min(exponent, low._exp))._fix(context)
        return Decimal._of(1 if total < 0 else 0, abs(total), low._exp)._fix(context)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if self._kind in ('n', 'N') or other._kind in ('n', 'N'):
            return self._nan_of(other, context)
        return self.__add__(other.copy_negate(), context)

    def __rsub__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__sub__(self, context)

    def __mul__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if not self or not other:
                return context._raise(InvalidOperation)
            return Decimal._of(sign, 0, 0, 'F')
        return Decimal._of(sign, self._int * other._int, self._exp + other._exp)._fix(context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self._kind and other._kind:
                return context._raise(InvalidOperation)
            if self._kind:
                return Decimal._of(sign, 0, 0, 'F')
            context._raise(Clamped)
            return Decimal._of(sign, 0, context.Etiny())
        if not other._int:
            if not self._int:
                return context._raise(DivisionUndefined)
            return context._raise(DivisionByZero, Decimal._of(sign, 0, 0, 'F'))
        if not self._int:
            return Decimal._of(sign, 0, self._exp - other._exp)._fix(context)
        shift = _length(other._int) - _length(self._int) + context.prec + 1
        exponent = self._exp - other._exp - shift
        if shift >= 0:
            quotient, rest = divmod(self._int * 10 ** shift, other._int)
        else:
            quotient, rest = divmod(self._int, other._int * 10 ** -shift)
        if rest:
            if quotient % 5 == 0:
                quotient += 1           # a sticky digit: not exact, not half
        else:
            ideal = self._exp - other._exp
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return Decimal._of(sign, quotient, exponent)._fix(context)

    def __rtruediv__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__truediv__(self, context)

    def _integer_divide(self, other, context):
        """(quotient, remainder) of finite numbers, truncating; other is not zero."""
        sign = self._sign ^ other._sign
        ideal = min(self._exp, other._exp)
        gap = self._adjusted() - other._adjusted()
        if not self._int or gap <= -2:
            return Decimal._of(sign, 0, 0), self._rescale(ideal, context.rounding)
        if gap <= context.prec:
            a, b = self._int, other._int
            if self._exp >= other._exp:
                a *= 10 ** (self._exp - other._exp)
            else:
                b *= 10 ** (other._exp - self._exp)
            quotient, rest = divmod(a, b)
            if quotient < 10 ** context.prec:
                return Decimal._of(sign, quotient, 0), Decimal._of(self._sign, rest, ideal)
        nan = context._raise(DivisionImpossible)
        return nan, nan

    def __floordiv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._kind:
            return context._raise(InvalidOperation) if other._kind else Decimal._of(sign, 0, 0, 'F')
        if other._kind:
            return Decimal._of(sign, 0, 0)
        if not other._int:
            if self._int:
                return context._raise(DivisionByZero, Decimal._of(sign, 0, 0, 'F'))
            return context._raise(DivisionUndefined)
        return self._integer_divide(other, context)[0]

    def __rfloordiv__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__floordiv__(self, context)

    def __mod__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        if self._kind:
            return context._raise(InvalidOperation)
        if other._kind:
            return self._fix(context)
        if not other._int:
            return context._raise(InvalidOperation if self._int else DivisionUndefined)
        return self._integer_divide(other, context)[1]._fix(context)

    def __rmod__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__mod__(self, context)

    def __divmod__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan, nan
        sign = self._sign ^ other._sign
        if self._kind:
            if other._kind:
                nan = context._raise(InvalidOperation)
                return nan, nan
            return Decimal._of(sign, 0, 0, 'F'), context._raise(InvalidOperation)
        if other._kind:
            return Decimal._of(sign, 0, 0), self._fix(context)
        if not other._int:
            if not self._int:
                nan = context._raise(DivisionUndefined)
                return nan, nan
            for condition in (InvalidOperation, DivisionByZero):
                context.flags[condition] = True
            trapped = [condition for condition in (InvalidOperation, DivisionByZero) if context.traps[condition]]
            if trapped:
                raise trapped[0](trapped)
            return Decimal._of(sign, 0, 0, 'F'), _NAN
        quotient, rest = self._integer_divide(other, context)
        return quotient, rest._fix(context)

    def __rdivmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__divmod__(self)

    def remainder_near(self, other, context=None):
        """The remainder of the nearest integer quotient."""
        context = context or getcontext()
        other = _operand(other)
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        if self._kind:
            return context._raise(InvalidOperation)
        if not other:
            return context._raise(InvalidOperation if self else DivisionUndefined)
        if other._kind:
            return self._fix(context)
        ideal = min(self._exp, other._exp)
        if not self._int:
            return Decimal._of(self._sign, 0, ideal)._fix(context)
        gap = self._adjusted() - other._adjusted()
        if gap >= context.prec + 1:
            return context._raise(DivisionImpossible)
        if gap <= -2:
            return self._rescale(ideal, context.rounding)._fix(context)
        a = self._int * 10 ** (self._exp - ideal)
        b = other._int * 10 ** (other._exp - ideal)
        quotient, rest = divmod(a, b)
        if 2 * rest + (quotient & 1) > b:
            rest -= b
            quotient += 1
        if quotient >= 10 ** context.prec:
            return context._raise(DivisionImpossible)
        sign = self._sign
        if rest < 0:
            sign, rest = 1 - sign, -rest
        return Decimal._of(sign, rest, ideal)._fix(context)

    def fma(self, other, third, context=None):
        """self * other + third with one rounding."""
        other, third = _operand(other), _operand(third)
        context = context or getcontext()
        if self._kind or other._kind:
            if 'N' in (self._kind, other._kind):
                return self._nan_of(other, context)
            if self._kind == 'n' or other._kind == 'n':
                product = self if self._kind == 'n' else other
            elif not self or not other:
                return context._raise(InvalidOperation)
            else:
                product = Decimal._of(self._sign ^ other._sign, 0, 0, 'F')
        else:
            product = Decimal._of(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
        return product.__add__(third, context)

    # Powers and logarithms

    def sqrt(self, context=None):
        """The square root."""
        context = context or getcontext()
        if self._kind:
            nan = self._nan_of(None, context)
            if nan is not None:
                return nan
            if not self._sign:
                return Decimal(self)
        if not self._int and not self._kind:
            return Decimal._of(self._sign, 0, self._exp >> 1)._fix(context)
        if self._sign:
            return context._raise(InvalidOperation)
        prec = context.prec + 1
        exponent = self._exp
        coefficient = self._int
        half = exponent >> 1
        if exponent & 1:
            coefficient *= 10
            size = (_length(self._int) >> 1) + 1
        else:
            size = (_length(self._int) + 1) >> 1
        shift = prec - size
        if shift >= 0:
            coefficient *= 100 ** shift
            exact = True
        else:
            coefficient, rest = divmod(coefficient, 100 ** -shift)
            exact = not rest
        root_exponent = half - shift
        root = _math.isqrt(coefficient)
        if exact and root * root == coefficient:
            if shift >= 0:
                root //= 10 ** shift
            else:
                root *= 10 ** -shift
            root_exponent = half
        elif root % 5 == 0:
            root += 1
        work = context.copy()
        work.rounding = ROUND_HALF_EVEN
        result = Decimal._of(0, root, root_exponent)._fix(work)
        context.flags.update({signal: True for signal, raised in work.flags.items() if raised})
        return result

    def exp(self, context=None):
        """e to this power."""
        context = context or getcontext()
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        if self._kind:
            return Decimal._of(0, 0, 0) if self._sign else Decimal(self)
        if not self._int:
            return Decimal(1)
        prec = context.prec
        limit = len(str((context.Emax + 1) * 3))
        if self._adjusted() > limit and not self._sign:
            return Decimal._of(0, 1, context.Emax + 1)._fix(context)
        if self._adjusted() > len(str((-context.Etiny() + 1) * 3)) and self._sign:
            return Decimal._of(0, 1, context.Etiny() - 1)._fix(context)
        if self._adjusted() < -prec - 1:
            tail = 10 ** (prec + 1)
            return Decimal._of(0, tail + 1 if not self._sign else tail - 1, -prec - 1)._half_even(context)
        extra = 3
        while True:
            coefficient, exponent = _exp_digits(-self._int if self._sign else self._int, self._exp, prec + extra)
            if coefficient % (5 * 10 ** (_length(coefficient) - prec - 1)):
                return Decimal._of(0, coefficient, exponent)._half_even(context)
            extra += 3

    def _half_even(self, context):
        saved = context.rounding
        context.rounding = ROUND_HALF_EVEN
        try:
            return self._fix(context)
        finally:
            context.rounding = saved

    def _logarithm(self, context, log, exact):
        context = context or getcontext()
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        if not self:
            return Decimal._of(1, 0, 0, 'F')
        if self._kind and not self._sign:
            return Decimal(self)
        if self._sign:
            return context._raise(InvalidOperation)
        known = exact(self)
        if known is not None:
            return known._fix(context)
        digits = context.prec + 3
        while True:
            # log of coefficient * 10**exp to `digits` places after the point.
            value = log(self._int, self._exp, digits)
            size = _length(abs(value))
            if value and size > context.prec and value % (5 * 10 ** (size - context.prec - 1)):
                return Decimal._of(1 if value < 0 else 0, abs(value), -digits)._half_even(context)
            digits += max(3, context.prec + 3 - size)

    def ln(self, context=None):
        """The natural logarithm."""
        return self._logarithm(context, _ln_fixed, lambda x: Decimal(0) if x == 1 else None)

    def log10(self, context=None):
        """The logarithm to base ten."""
        def power_of_ten(x):
            digits = _digits(x._int)
            return Decimal(x._exp + len(digits) - 1) if digits.rstrip('0') == '1' else None
        return self._logarithm(context, _log10_fixed, power_of_ten)

    def logb(self, context=None):
        """The exponent of the first digit as a Decimal."""
        context = context or getcontext()
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        if self._kind:
            return Decimal._of(0, 0, 0, 'F')
        if not self._int:
            return context._raise(DivisionByZero, Decimal._of(1, 0, 0, 'F'))
        return Decimal(self._adjusted())._fix(context)

    def _is_integral(self):
        if self._kind:
            return False
        return self._exp >= 0 or not self._int or self._int % 10 ** -self._exp == 0 if -self._exp < 10000 else not self._int

    def _is_odd(self):
        return self._exp <= 0 and bool(self._int // 10 ** -self._exp & 1)

    def __pow__(self, other, modulo=None, context=None):
        if modulo is not None:
            return self._power_modulo(other, modulo, context)
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        if not other:
            return context._raise(InvalidOperation) if not self else Decimal(1)
        sign = 0
        base = self
        if self._sign:
            if other._is_integral():
                sign = 1 if other._is_odd() else 0
            elif self:
                return context._raise(InvalidOperation)
            base = self.copy_negate()
        if not base:
            return Decimal._of(sign, 0, 0) if not other._sign else Decimal._of(sign, 0, 0, 'F')
        if base._kind:
            return Decimal._of(sign, 0, 0, 'F') if not other._sign else Decimal._of(sign, 0, 0)
        prec = context.prec
        if base == 1:
            if other._is_integral():
                if other._sign:
                    multiplier = 0
                else:
                    multiplier = min(int(other), prec) if other._adjusted() < 20 else prec
                exponent = max(base._exp * multiplier, 1 - prec)
                if exponent > base._exp * multiplier or (other._sign and base._exp):
                    context._raise(Rounded)
                if other._sign:
                    exponent = 0 if not base._exp else 1 - prec
            else:
                context._raise(Inexact)
                context._raise(Rounded)
                exponent = 1 - prec
            return Decimal._of(sign, 10 ** -exponent, exponent)
        adjusted = base._adjusted()
        if other._kind:
            return Decimal._of(0, 0, 0) if (other._sign == 0) == (adjusted < 0) else Decimal._of(0, 0, 0, 'F')
        result = None
        exact = False
        grows = (adjusted >= 0) == (other._sign == 0)
        bound = _log10_bound(base) + other._adjusted()
        if grows and bound >= len(str(context.Emax)):
            result = Decimal._of(sign, 1, context.Emax + 1)
        elif not grows and bound >= len(str(-context.Etiny())):
            result = Decimal._of(sign, 1, context.Etiny() - 1)
        elif other._adjusted() + len(str(abs(adjusted) + 1)) + 2 < -prec:
            # So close to one that only the rounding shows.
            bigger = (base._order(Decimal(1)) > 0) == (other._sign == 0)
            result = Decimal._of(sign, 10 ** (prec + 3) + (1 if bigger else -1), -prec - 3)
        if result is None:
            result = _exact_power(base, other, prec + 1)
            if result is not None:
                result = Decimal._of(sign, result._int, result._exp)
                exact = True
        if result is None:
            extra = 3
            while True:
                coefficient, exponent = _power_digits(base._int, base._exp, -other._int if other._sign else other._int,
                                                      other._exp, prec + extra)
                if coefficient % (5 * 10 ** (_length(coefficient) - prec - 1)):
                    break
                extra += 3
            result = Decimal._of(sign, coefficient, exponent)
        if exact and not other._is_integral():
            # By the rules, a fractional power is always marked inexact.
            if _length(result._int) <= prec:
                pad = prec + 1 - _length(result._int)
                result = Decimal._of(result._sign, result._int * 10 ** pad, result._exp - pad)
            result = result._fix(context)
            context._raise(Inexact)
            context._raise(Rounded)
            return result
        return result._fix(context)

    def __rpow__(self, other, modulo=None, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__pow__(self, modulo, context)

    def _power_modulo(self, other, modulo, context=None):
        other, modulo = _convert(other), _convert(modulo)
        if other is NotImplemented or modulo is NotImplemented:
            return NotImplemented
        context = context or getcontext()
        for value in (self, other, modulo):
            nan = value._nan_of(None, context)
            if nan is not None:
                return nan
        if (not (self._is_integral() and other._is_integral() and modulo._is_integral()) or other < 0 or not modulo or
                modulo._adjusted() >= context.prec or (not other and not self)):
            return context._raise(InvalidOperation)
        sign = 0 if not other._is_odd() else self._sign
        limit = abs(int(modulo))
        base = self._int % limit * pow(10, self._exp, limit) % limit if self._exp >= 0 else abs(int(self)) % limit
        return Decimal._of(sign, pow(base, int(other), limit), 0)

    # Representation

    def normalize(self, context=None):
        """Without trailing zeros."""
        context = context or getcontext()
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        fixed = self._fix(context)
        if fixed._kind:
            return fixed
        if not fixed._int:
            return Decimal._of(fixed._sign, 0, 0)
        top = context.Etop() if context.clamp else context.Emax
        coefficient, exponent = fixed._int, fixed._exp
        while coefficient % 10 == 0 and exponent < top:
            coefficient //= 10
            exponent += 1
        return Decimal._of(fixed._sign, coefficient, exponent)

    def quantize(self, exp, rounding=None, context=None):
        """Rounded to the exponent of another number."""
        exp = _operand(exp)
        context = context or getcontext()
        rounding = rounding or context.rounding
        if self._kind or exp._kind:
            nan = self._nan_of(exp, context)
            if nan is not None:
                return nan
            if self._kind and exp._kind:
                return Decimal(self)
            return context._raise(InvalidOperation)
        if not context.Etiny() <= exp._exp <= context.Emax:
            return context._raise(InvalidOperation)
        if not self._int:
            return Decimal._of(self._sign, 0, exp._exp)._fix(context)
        if self._adjusted() > context.Emax or self._adjusted() - exp._exp + 1 > context.prec:
            return context._raise(InvalidOperation)
        result = self._rescale(exp._exp, rounding)
        if result._int and result._adjusted() > context.Emax or _length(result._int) > context.prec:
            return context._raise(InvalidOperation)
        if result._int and result._adjusted() < context.Emin:
            context._raise(Subnormal)
        if result._exp > self._exp:
            if result._order(self):
                context._raise(Inexact)
            context._raise(Rounded)
        return result._fix(context)

    def same_quantum(self, other, context=None):
        """Whether the exponents are equal."""
        other = _operand(other)
        if self._kind or other._kind:
            return (self._kind == 'F') == (other._kind == 'F') and bool(self._kind) == bool(other._kind)
        return self._exp == other._exp

    def to_integral_exact(self, rounding=None, context=None):
        """Rounded to an integer, with the flags for that."""
        context = context or getcontext()
        if self._kind:
            nan = self._nan_of(None, context)
            return nan if nan is not None else Decimal(self)
        if self._exp >= 0:
            return Decimal(self)
        if not self._int:
            return Decimal._of(self._sign, 0, 0)
        result = self._rescale(0, rounding or context.rounding)
        if result._order(self):
            context._raise(Inexact)
        context._raise(Rounded)
        return result

    def to_integral_value(self, rounding=None, context=None):
        """Rounded to an integer."""
        context = context or getcontext()
        if self._kind:
            nan = self._nan_of(None, context)
            return nan if nan is not None else Decimal(self)
        if self._exp >= 0:
            return Decimal(self)
        return self._rescale(0, rounding or context.rounding)

    to_integral = to_integral_value

    def scaleb(self, other, context=None):
        """The exponent plus an integer."""
        context = context or getcontext()
        other = _operand(other)
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        limit = 2 * (context.Emax + context.prec)
        if other._kind or other._exp != 0 or not -limit <= int(other) <= limit:
            return context._raise(InvalidOperation)
        if self._kind:
            return Decimal(self)
        return Decimal._of(self._sign, self._int, self._exp + int(other))._fix(context)

    def _moved(self, other, context, rotate):
        context = context or getcontext()
        other = _operand(other)
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        if other._kind or other._exp != 0 or not -context.prec <= int(other) <= context.prec:
            return context._raise(InvalidOperation)
        if self._kind:
            return Decimal(self)
        places = int(other)
        digits = _digits(self._int)[-context.prec:].rjust(context.prec, '0')
        if rotate:
            digits = digits[places:] + digits[:places]
        elif places < 0:
            digits = digits[:places]
        else:
            digits = (digits + '0' * places)[-context.prec:]
        return Decimal._of(self._sign, _from_digits(digits or '0'), self._exp)

    def rotate(self, other, context=None):
        """Digits rotated within the precision."""
        return self._moved(other, context, True)

    def shift(self, other, context=None):
        """Digits shifted within the precision."""
        return self._moved(other, context, False)

    def _logical(self, other, context, operate):
        context = context or getcontext()
        texts = []
        for value in (self, _operand(other)):
            digits = _digits(value._int)
            if value._kind or value._sign or value._exp or digits.strip('01'):
                return context._raise(InvalidOperation)
            texts.append(digits[-context.prec:].rjust(context.prec, '0'))
        return Decimal._of(0, int(''.join(str(operate(int(a), int(b))) for a, b in zip(*texts))), 0)

    def logical_and(self, other, context=None):
        """Digit-wise and of numbers of zeros and ones."""
        return self._logical(other, context, lambda a, b: a & b)

    def logical_or(self, other, context=None):
        """Digit-wise or of numbers of zeros and ones."""
        return self._logical(other, context, lambda a, b: a | b)

    def logical_xor(self, other, context=None):
        """Digit-wise exclusive or of numbers of zeros and ones."""
        return self._logical(other, context, lambda a, b: a ^ b)

    def logical_invert(self, context=None):
        """Every digit inverted."""
        context = context or getcontext()
        return self.logical_xor(Decimal._of(0, int('1' * context.prec), 0), context)

    def _next(self, context, rounding):
        context = context or getcontext()
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        down = rounding == ROUND_FLOOR
        if self._kind:
            if self._sign == down:
                return Decimal(self)
            return Decimal._of(self._sign, 10 ** context.prec - 1, context.Etop())
        work = context.copy()
        work.clear_traps()
        work.rounding = rounding
        fixed = self._fix(work)
        if fixed._kind or fixed._order(self):
            return fixed
        return self.__add__(Decimal._of(int(down), 1, context.Etiny() - 1), work)

    def next_minus(self, context=None):
        """The largest number below."""
        return self._next(context, ROUND_FLOOR)

    def next_plus(self, context=None):
        """The smallest number above."""
        return self._next(context, ROUND_CEILING)

    def next_toward(self, other, context=None):
        """The neighbour in the direction of another number."""
        context = context or getcontext()
        other = _operand(other)
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        order = self._order(other)
        if not order:
            return self.copy_sign(other)
        result = self.next_plus(context) if order < 0 else self.next_minus(context)
        if result._kind:
            for signal in (Overflow, Inexact, Rounded):
                context._raise(signal, result)
        elif result._adjusted() < context.Emin:
            for signal in (Underflow, Subnormal, Inexact, Rounded):
                context._raise(signal, result)
            if not result:
                context._raise(Clamped, result)
        return result

    def _extreme(self, other, context, largest, magnitude):
        context = context or getcontext()
        other = _operand(other)
        if self._kind in ('n', 'N') or other._kind in ('n', 'N'):
            if 'N' in (self._kind, other._kind) or (self._kind == 'n' and other._kind == 'n'):
                return self._nan_of(other, context)
            return (other if self._kind == 'n' else self)._fix(context)
        order = self.copy_abs()._order(other.copy_abs()) if magnitude else self._order(other)
        if not order:
            order = int(self.compare_total(other))
        return (other if (order < 0) == largest else self)._fix(context)

    def max(self, other, context=None):
        """The larger number; a quiet NaN loses."""
        return self._extreme(other, context, True, False)

    def min(self, other, context=None):
        """The smaller number; a quiet NaN loses."""
        return self._extreme(other, context, False, False)

    def max_mag(self, other, context=None):
        """The number of larger absolute value."""
        return self._extreme(other, context, True, True)

    def min_mag(self, other, context=None):
        """The number of smaller absolute value."""
        return self._extreme(other, context, False, True)

    def copy_abs(self):
        """Without the sign; no rounding."""
        return Decimal._of(0, self._int, self._exp, self._kind)

    def copy_negate(self):
        """With the opposite sign; no rounding."""
        return Decimal._of(1 - self._sign, self._int, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        """With the sign of another number."""
        return Decimal._of(_operand(other)._sign, self._int, self._exp, self._kind)

    def canonical(self):
        return self

    def is_canonical(self):
        return True

    def is_finite(self):
        return not self._kind

    def is_infinite(self):
        return self._kind == 'F'

    def is_nan(self):
        return self._kind in ('n', 'N')

    def is_qnan(self):
        return self._kind == 'n'

    def is_snan(self):
        return self._kind == 'N'

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._kind and not self._int

    def is_normal(self, context=None):
        return not self._kind and bool(self._int) and (context or getcontext()).Emin <= self._adjusted()

    def is_subnormal(self, context=None):
        return not self._kind and bool(self._int) and self._adjusted() < (context or getcontext()).Emin

    def number_class(self, context=None):
        """'+Normal', '-Zero', 'NaN' and so on."""
        if self._kind in ('n', 'N'):
            return 'NaN' if self._kind == 'n' else 'sNaN'
        sign = '-' if self._sign else '+'
        if self._kind:
            return sign + 'Infinity'
        if not self._int:
            return sign + 'Zero'
        return sign + ('Subnormal' if self.is_subnormal(context) else 'Normal')

    def radix(self):
        return Decimal(10)

    # Conversion

    def __float__(self):
        if self._kind == 'N':
            raise ValueError('cannot convert signaling NaN to float')
        if self._kind == 'n':
            return float('-nan' if self._sign else 'nan')
        return float(str(self))

    def __int__(self):
        if self._kind == 'F':
            raise OverflowError('cannot convert Infinity to integer')
        if self._kind:
            raise ValueError('cannot convert NaN to integer')
        value = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -value if self._sign else value

    __trunc__ = __int__

    def _to_int(self, rounding):
        if self._kind:
            return self.__int__()
        return int(self._rescale(0, rounding))

    def __floor__(self):
        return self._to_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_int(ROUND_CEILING)

    def __round__(self, n=None):
        if n is None:
            return self._to_int(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError('optional arg must be an integer')
        return self.quantize(Decimal._of(0, 1, -n), ROUND_HALF_EVEN)

    def __complex__(self):
        return complex(float(self))

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    def __format__(self, specifier, context=None):
        if not isinstance(specifier, str):
            raise TypeError('format arg must be str')
        return _format(self, specifier, context or getcontext())


_numbers.Number.register(Decimal)
_NAN = Decimal._of(0, 0, 0, 'n')


def _overflowed(context, sign):
    """What an overflow gives: infinity or the largest number, by rounding mode."""
    rounding = context.rounding
    if rounding in (ROUND_DOWN, ROUND_05UP) or (rounding == ROUND_CEILING and sign) or (rounding == ROUND_FLOOR and not sign):
        return Decimal._of(sign, 10 ** context.prec - 1, context.Etop())
    return Decimal._of(sign, 0, 0, 'F')


def _convert(other):
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return Decimal(other)
    return NotImplemented


def _parse(text):
    """(sign, coefficient, exponent, kind) of a number's text, None if it is none."""
    sign = 0
    if text[:1] in ('+', '-'):
        sign = 1 if text[0] == '-' else 0
        text = text[1:]
    lower = text.lower()
    if lower in ('inf', 'infinity'):
        return sign, 0, 0, 'F'
    for prefix, kind in (('snan', 'N'), ('nan', 'n')):
        if lower.startswith(prefix):
            payload = lower[len(prefix):]
            if payload and not payload.isdecimal():
                return None
            return sign, _from_digits(payload or '0'), 0, kind
    mantissa, mark, exponent = lower.partition('e')
    whole, point, fraction = mantissa.partition('.')
    digits = whole + fraction
    if not digits.isdecimal():
        return None
    if mark:
        if not (exponent[1:] if exponent[:1] in ('+', '-') else exponent).isdecimal():
            return None
        exponent = int(exponent)
    else:
        exponent = 0
    return sign, _from_digits(digits), exponent - len(fraction), ''


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exponent = value
    if sign not in (0, 1) or not isinstance(sign, int):
        raise ValueError('sign must be an integer with the value 0 or 1')
    if exponent == 'F':
        return sign, 0, 0, 'F'
    if isinstance(exponent, str) and exponent not in ('n', 'N'):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    coefficient = 0
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError('coefficient must be a tuple of digits')
        coefficient = coefficient * 10 + digit
    if exponent in ('n', 'N'):
        return sign, coefficient, 0, exponent
    if not isinstance(exponent, int):
        raise ValueError('exponent must be an integer')
    return sign, coefficient, exponent, ''


# Functions in fixed point: x is an integer in units of 10**-digits ------------------------------


def _round_div(a, b):
    quotient, rest = divmod(a, b)
    return quotient + (2 * rest + (quotient & 1) > b)


_LN10 = [(0, 0)]                # (digits, value), the best computed so far


def _ln10(digits):
    known, value = _LN10[0]
    if known < digits:
        known = digits + 20
        unit = 10 ** (known + 10)
        # ln 10 = 3 ln 2 + ln 1.25, each by 2 atanh.
        value = (3 * _twice_atanh(1, 3, unit) + _twice_atanh(1, 9, unit)) // 10 ** 10
        _LN10[0] = known, value
    return value // 10 ** (known - digits)


def _twice_atanh(p, q, unit):
    """2 atanh(p/q) = ln((q+p)/(q-p))."""
    term = 2 * unit * p // q
    total = term
    square_p, square_q = p * p, q * q
    k = 3
    while term:
        term = term * square_p // square_q
        total += term // k
        k += 2
    return total


def _ln_unit(x, unit):
    """ln(x/unit) for 0.1 <= x/unit <= 10, in the same units."""
    # Square roots bring the argument close to one.
    halvings = 0
    limit = unit // 1000
    while abs(x - unit) > limit:
        x = _math.isqrt(x * unit)
        halvings += 1
    total = _twice_atanh(x - unit, x + unit, unit) if x >= unit else -_twice_atanh(unit - x, x + unit, unit)
    return total << halvings


def _ln_fixed(coefficient, exponent, digits):
    """ln(coefficient * 10**exponent), in units of 10**-digits."""
    size = _length(coefficient)
    shift = size + exponent - 1             # the value is m * 10**shift, 1 <= m < 10
    guard = digits + 10 + len(str(abs(shift)))
    m = coefficient * 10 ** guard // 10 ** (size - 1) if size - 1 <= guard else coefficient // 10 ** (size - 1 - guard)
    if m > 3 * 10 ** guard:
        shift += 1
        m = coefficient * 10 ** guard // 10 ** size if size <= guard else coefficient // 10 ** (size - guard)
    guard_unit = 10 ** guard
    value = _ln_unit(m, guard_unit) + shift * _ln10(guard)
    return _round_div(value, 10 ** (guard - digits))


def _log10_fixed(coefficient, exponent, digits):
    """log10(coefficient * 10**exponent), in units of 10**-digits."""
    guard = digits + 12
    return _round_div(_ln_fixed(coefficient, exponent, guard) * 10 ** digits, _ln10(guard))


def _exp_unit(x, unit):
    """exp(x/unit) for small |x|, in the same units."""
    halvings = max(0, x.bit_length() - unit.bit_length() + 12)
    unit_wide = unit << (2 * halvings + 8)
    term = total = unit_wide
    x = (x * (unit_wide // unit)) >> halvings
    k = 1
    while term:
        term = term * x // unit_wide // k if term > 0 else -(-term * x // unit_wide // k)
        if term in (-1, 0):
            break
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total // unit_wide
    return total * unit // unit_wide


def _exp_digits(coefficient, exponent, digits):
    """(c, e) with c * 10**e close to exp(coefficient * 10**exponent), `digits` digits."""
    guard = digits + 10 + max(0, exponent + _length(abs(coefficient)))
    if exponent + guard >= 0:
        x = coefficient * 10 ** (exponent + guard)
    else:
        x = coefficient // 10 ** -(exponent + guard)
    ln10 = _ln10(guard)
    power, rest = divmod(x, ln10)
    value = _exp_unit(rest, 10 ** guard)        # 1 <= exp(rest) < 10
    cut = guard - digits + 1
    return _round_div(value, 10 ** cut), power - guard + cut


def _power_digits(xc, xe, yc, ye, digits):
    """x**y as (c, e), `digits` digits."""
    size = _length(abs(yc)) + ye
    guard = digits + max(size, 0) + 12
    log = _ln_fixed(xc, xe, guard + max(_length(xc), 1))
    guard += max(_length(xc), 1)
    product = log * yc
    if ye >= 0:
        return _exp_digits(product * 10 ** ye, -guard, digits)
    return _exp_digits(product, ye - guard, digits)


def _log10_bound(x):
    """A lower bound of the exponent of |log10 x|."""
    adjusted = x._adjusted()
    if adjusted >= 1:
        return len(str(adjusted)) - 1
    if adjusted <= -2:
        return len(str(-1 - adjusted)) - 1
    if adjusted == 0:
        distance = x._int - 10 ** -x._exp
        bottom = x._int
        return _length(distance) - _length(bottom) - 1 if distance else 0
    distance = 10 ** -x._exp - x._int
    return _length(distance) - 1 + x._exp - 1


def _exact_power(x, y, digits):
    """x**y when it has at most `digits` digits, else None."""
    xc, xe = x._int, x._exp
    while xc % 10 == 0:
        xc //= 10
        xe += 1
    yc, ye = y._int, y._exp
    while yc % 10 == 0:
        yc //= 10
        ye += 1
    if xc == 1:
        power = xe * yc
        while power % 10 == 0 and power:
            power //= 10
            ye += 1
        if ye < 0:
            return None
        exponent = power * 10 ** ye
        if y._sign:
            exponent = -exponent
        if y._is_integral() and not y._sign:
            pad = min(exponent - x._exp * int(y), digits - 1)
        else:
            pad = 0
        return Decimal._of(0, 10 ** pad, exponent - pad)
    if ye >= 0:
        n, d = yc * 10 ** ye if ye < 30 else None, 1
        if n is None:
            return None
    else:
        d = 10 ** -ye if -ye < 30 else None
        if d is None:
            return None
        common = _math.gcd(yc, d)
        n, d = yc // common, d // common
    if y._sign:
        # Only powers of 2 or of 5 have finite inverses.
        for prime, other in ((2, 5), (5, 2)):
            rest, power = xc, 0
            while rest % prime == 0 and rest > 1:
                rest //= prime
                power += 1
            if rest == 1:
                break
        else:
            return None
        total, leftover = divmod(power * n, d)
        exponent, leftover2 = divmod(xe * n, d)
        if leftover or leftover2 or total * 30103 // 100000 > digits * 4:
            return None
        coefficient = other ** total
        if _length(coefficient) > digits:
            return None
        return Decimal._of(0, coefficient, -exponent - total)
    if d > 1:
        if xc.bit_length() <= d and xc > 1 or xe % d:
            return None
        root = round(xc ** (1 / d)) if xc < 10 ** 300 else 1 << (xc.bit_length() // d)
        while True:
            better = ((d - 1) * root + xc // root ** (d - 1)) // d
            if abs(better - root) <= 1:
                break
            root = better
        for guess in (root - 1, root, root + 1, better):
            if guess > 0 and guess ** d == xc:
                xc, xe = guess, xe // d
                break
        else:
            return None
    if xc > 1 and n > digits * 100 // max(1, 100 * (_length(xc) - 1) or 30):
        return None
    xc = xc ** n
    if _length(xc) > digits:
        return None
    xe *= n
    if y._is_integral():
        pad = min(xe - x._exp * int(y), digits - _length(xc))
    else:
        pad = 0
    return Decimal._of(0, xc * 10 ** pad, xe - pad) if pad > 0 else Decimal._of(0, xc, xe)


# Formatting -------------------------------------------------------------------------------------


def _format(number, specifier, context):
    """format() of a Decimal: [[fill]align][sign][z][#][0][width][,][.precision][type]."""
    rest = specifier
    fill, align = None, None
    if len(rest) > 1 and rest[1] in '<>=^':
        fill, align, rest = rest[0], rest[1], rest[2:]
    elif rest[:1] in ('<', '>', '=', '^') and rest:
        align, rest = rest[0], rest[1:]
    sign = '-'
    if rest[:1] and rest[0] in '+- ':
        sign, rest = rest[0], rest[1:]
    no_negative_zero = rest[:1] == 'z'
    if no_negative_zero:
        rest = rest[1:]
    if rest[:1] == '#':
        rest = rest[1:]
    zero_pad = rest[:1] == '0'
    if zero_pad:
        if align is not None and fill is not None:
            raise ValueError('invalid format string')
        rest = rest[1:]
    width = ''
    while rest[:1].isdigit():
        width, rest = width + rest[0], rest[1:]
    comma = rest[:1] == ','
    if comma:
        rest = rest[1:]
    precision = None
    if rest[:1] == '.':
        digits = ''
        rest = rest[1:]
        while rest[:1].isdigit():
            digits, rest = digits + rest[0], rest[1:]
        if not digits:
            raise ValueError('invalid format string')
        precision = int(digits)
    kind = rest
    if kind not in ('', 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%'):
        raise ValueError('invalid format string')
    width = int(width or 0)
    if align is None:
        align = '=' if zero_pad else '>'
    if fill is None:
        fill = '0' if zero_pad else ' '
    if kind == 'n':
        kind = 'g'
    lead = '-' if number._sign else sign if sign in '+ ' else ''
    if number._kind:
        text = number.copy_abs().__str__(context=context)
        if kind == '%':
            text += '%'
        return _padded(lead, text, width, fill if fill != '0' or align != '=' else ' ',
                       '>' if align == '=' and zero_pad else align)
    if not kind:
        kind = ('g', 'G')[context.capitals]
    if kind == '%':
        number = Decimal._of(number._sign, number._int, number._exp + 2)
    rounding = context.rounding
    if precision is not None:
        if kind in 'eE':
            if number._int:
                number = number._rescale(number._adjusted() - precision, rounding) if number._exp < number._adjusted() - precision \
                    or _length(number._int) != precision + 1 else number
                if _length(number._int) > precision + 1:
                    number = number._rescale(number._exp + 1, rounding)
        elif kind in 'fF%':
            number = number._rescale(-precision, rounding)
        elif number._int and _length(number._int) > max(precision, 1):
            number = number._rescale(number._adjusted() + 1 - max(precision, 1), rounding)
            if _length(number._int) > max(precision, 1):
                number = number._rescale(number._exp + 1, rounding)
    if not number._int and number._exp > 0 and kind in 'fF%':
        number = number._rescale(0, rounding)
    if no_negative_zero and not number._int:
        lead = sign if sign in '+ ' else ''
    digits = _digits(number._int)
    left = number._exp + len(digits)
    if kind in 'eE':
        point = 1 if number._int or precision is None else 1 - precision
    elif kind in 'fF%':
        point = left
    elif number._exp <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point < 0:
        whole, fraction = '0', '0' * -point + digits
    elif point > len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point] or '0', digits[point:]
    exponent = left - point
    tail = ''
    if exponent or kind in 'eE':
        tail = ('E' if kind in 'EG' else 'e') + '%+d' % exponent
    if kind == '%':
        tail += '%'
    if fraction:
        tail = '.' + fraction + tail
    if comma:
        if fill == '0' and align == '=':
            room = width - len(lead) - len(tail)
            while len(whole) + (len(whole) - 1) // 3 < room:
                whole = '0' + whole
        whole = _grouped(whole)
    return _padded(lead, whole + tail, width, fill, align)


def _grouped(digits):
    groups = []
    while len(digits) > 3:
        groups.insert(0, digits[-3:])
        digits = digits[:-3]
    return ','.join([digits] + groups)


def _padded(lead, body, width, fill, align):
    pad = fill * (width - len(lead) - len(body))
    if align == '<':
        return lead + body + pad
    if align == '=':
        return lead + pad + body
    if align == '^':
        half = len(pad) // 2
        return pad[:half] + lead + body + pad[half:]
    return pad + lead + body


# The current context ----------------------------------------------------------------------------

DefaultContext = Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[DivisionByZero, Overflow, InvalidOperation], flags=[],
                         Emax=999999, Emin=-999999, capitals=1, clamp=0)
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, flags=[],
                       traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[], flags=[])
_current = _ContextVar('decimal_context')


def getcontext():
    """The context of this thread or task."""
    try:
        return _current.get()
    except LookupError:
        context = DefaultContext.copy()
        _current.set(context)
        return context


def setcontext(context):
    """Make a context current; the three templates are copied."""
    if not isinstance(context, Context):
        raise TypeError('optional argument must be a context')
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class _ContextManager:
    """Installs a copy of a context for a with block."""

    def __init__(self, context):
        self.new = context.copy()

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.new)
        return self.new

    def __exit__(self, *exc_info):
        setcontext(self.saved)


def localcontext(ctx=None, **kwargs):
    """A with block of its own context, optionally with settings changed."""
    manager = _ContextManager(getcontext() if ctx is None else ctx)
    for key, value in kwargs.items():
        if key not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f"'{key}' is an invalid keyword argument for this function")
        setattr(manager.new, key, Context._signal_dict(value) if key in ('flags', 'traps') else value)
    return manager
