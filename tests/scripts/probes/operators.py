# covers: every operator on every pair of kinds, and unary operators, conversions, subscripts and calls of each kind
import re
def shown(value):
    return re.sub('0x[0-9a-f]{6,}', '0xX', repr(value))
def t(*sources):
    for source in sources:
        try:
            print(source, '->', shown(eval(source)))
        except BaseException as e:
            print(source, '->', type(e).__name__ + ':', re.sub('0x[0-9a-f]{6,}', '0xX', str(e)))
ops = ['+','-','*','/','//','%','**','@','<<','>>','&','|','^','<','<=','>','>=','==','!=','in','is']
vals = ['1', '1.5', 'True', 'None', "'a'", "b'a'", '[1]', '(1,)', '{1: 2}', '{1}', '...', 'int', '{}.keys()', 'C()', 'D()', 'E()']
class C:
    def __repr__(self): return 'C()'
class D:
    def __repr__(self): return 'D()'
    def __add__(self, o): return 'add'
    def __radd__(self, o): return 'radd'
    def __lt__(self, o): return 'lt'
    def __eq__(self, o): return 'eq'
    def __getattr__(self, n): return 'attr ' + n
class E:
    __add__ = __radd__ = __eq__ = __lt__ = __contains__ = __iter__ = __hash__ = __bool__ = __len__ = __call__ = __getitem__ = __iadd__ = __enter__ = None
    def __repr__(self): return 'E()'
for a in vals:
    for b in vals:
        for o in ops:
            if o in ('<<','**','*') and 'range' in a+b: continue
            t(f'{a} {o} {b}')
    for u in ('-','+','~','not ','abs','len','bool','hash','iter','next','reversed','callable','list','tuple','set','dict','sorted','sum','min','int','float','complex','str','bytes','bytearray','memoryview','enumerate','type','vars','dir','round','chr','ord','hex','bin','any','all','divmod','pow','isinstance','repr','format','frozenset','range','slice','zip','print'):
        if u in ('hash','type','print','vars','dir','str','repr','format','iter','reversed','enumerate','memoryview','zip','slice') and any(x in a for x in ('object','lambda','len','iter','super','property','memoryview','...','None','int','type', 'ValueError', 'NotImpl')): continue
        if u == 'hash' and ("'" in a or 'C()' in a): continue
        t(f'{u}({a})' if u.isalpha() else f'{u} {a}')
    for e in ('[0]', "['a']", '[0:1]', '[None]', '[...]', '()', '(1)', '(x=1)', '.nope', '.__len__', '.__class__.__name__', '.real', '.append', '[0, 1]', '[-1]', '[1 << 70]'):
        t(f'({a}){e}')
