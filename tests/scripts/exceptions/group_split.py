# covers: ExceptionGroup construction, message, exceptions, subgroup, split, derive, nesting, str/repr, type rules and errors
eg = ExceptionGroup('top', [ValueError(1), KeyError('k'), ExceptionGroup('in', [TypeError('t'), ValueError(2)])])
print(eg, repr(eg), eg.message, len(eg.exceptions), eg.args, type(eg).__mro__[1].__name__, isinstance(eg, Exception))
print(eg.subgroup(ValueError), repr(eg.subgroup(ValueError)))
print(eg.subgroup(OSError), repr(eg.split(TypeError)), repr(eg.split((ValueError, KeyError))))
print(repr(eg.subgroup(lambda e: isinstance(e, ValueError) and e.args[0] == 2)), eg.subgroup(ExceptionGroup) is eg, eg.split(Exception)[1], repr(eg.split(lambda e: False)))
for f in (lambda: ExceptionGroup('m', []), lambda: ExceptionGroup('m', [5]), lambda: ExceptionGroup('m', 5), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup('m'), lambda: ExceptionGroup('m', [KeyboardInterrupt()]), lambda: ExceptionGroup('m', (ValueError(),)).exceptions, lambda: type(BaseExceptionGroup('m', [ValueError()])).__name__, lambda: type(BaseExceptionGroup('m', [SystemExit()])).__name__, lambda: ExceptionGroup('m', [ValueError]), lambda: eg.split(5), lambda: eg.subgroup('a'), lambda: eg.subgroup(int), lambda: setattr(eg, 'message', 'x'), lambda: setattr(eg, 'exceptions', ()), lambda: eg.derive([KeyError()]), lambda: eg.derive([SystemExit()]), lambda: ExceptionGroup('m', {ValueError('s')}), lambda: str(ExceptionGroup('one', [KeyError()]))):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
class MyEG(ExceptionGroup):
    def __new__(cls, m, excs, code=0):
        s = super().__new__(cls, m, excs)
        s.code = code
        return s
    def derive(self, excs): return MyEG(self.message, excs, self.code)
m = MyEG('mine', [ValueError('a'), KeyError('b')], 7)
m.add_note('n')
m.__cause__ = OSError('c')
match, rest = m.split(KeyError)
print(repr(match), match.code, rest.code, match.__notes__, repr(match.__cause__), match.__notes__ is m.__notes__)
def leaves(e, depth=0):
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: yield from leaves(x, depth + 1)
    else: yield depth, repr(e)
print(list(leaves(eg)))
class Bad(ExceptionGroup, ValueError): pass
try: raise Bad('both', [KeyError()])
except ValueError as e: print(type(e).__name__, e)
