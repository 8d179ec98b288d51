# covers: a tokeniser-free expression evaluator and JSON-shape checker written with match statements, or-patterns, nested captures and guards
def ev(e, env):
    match e:
        case int() | float() | bool(): return e
        case str(): 
            if e in env: return env[e]
            raise NameError(e)
        case ['lambda', [*params], body]: return lambda *a: ev(body, {**env, **dict(zip(params, a))})
        case ['let', [[str(n), v], *more], body]: return ev(['let', more, body] if more else body, {**env, n: ev(v, env)})
        case ['let', [], body]: return ev(body, env)
        case ['if', c, t, f]: return ev(t if ev(c, env) else f, env)
        case ['+' | '-' | '*' | '<' | '=' as op, a, b]:
            x, y = ev(a, env), ev(b, env)
            match op:
                case '+': return x + y
                case '-': return x - y
                case '*': return x * y
                case '<': return x < y
                case _: return x == y
        case ['list', *items]: return [ev(i, env) for i in items]
        case ['rec', str(n), f]:
            env = {**env}
            env[n] = ev(f, env)
            scope = env
            return ev(f, scope)
        case [fn, *args]: return ev(fn, env)(*[ev(a, env) for a in args])
        case []: raise SyntaxError('empty call')
        case _: raise TypeError(f'cannot evaluate {e!r}')
fact = ['let', [['self', ['lambda', ['s', 'n'], ['if', ['<', 'n', 2], 1, ['*', 'n', ['s', 's', ['-', 'n', 1]]]]]]], ['self', 'self', 10]]
for e in (5, ['+', 1, ['*', 2, 3]], ['let', [['x', 4], ['y', ['+', 'x', 1]]], ['list', 'x', 'y', ['=', 'x', 'y']]], fact, [['lambda', ['a', 'b'], ['-', 'a', 'b']], 9, 4], 'zz', [], None, ['+', 1], [5, 1], ['if', 1, 2]):
    try: print(ev(e, {}))
    except Exception as x: print(type(x).__name__, x)
def check(schema, v, path='$'):
    match schema, v:
        case 'int', bool(): yield f'{path}: bool is not int'
        case ('int', int()) | ('str', str()) | ('null', None) | ('bool', bool()): return
        case ['list', s], list(items):
            for i, x in enumerate(items): yield from check(s, x, f'{path}[{i}]')
        case {'fields': fields}, dict():
            for k, s in fields.items():
                match v.get(k), s:
                    case None, ['optional', _]: pass
                    case None, _: yield f'{path}.{k}: missing'
                    case x, ['optional', s] | s: yield from check(s, x, f'{path}.{k}')
        case ['or', *alts], _:
            if all(list(check(a, v)) for a in alts): yield f'{path}: no alternative'
        case s, x: yield f'{path}: expected {s if isinstance(s, str) else s[0] if isinstance(s, list) else "object"}, got {type(x).__name__}'
s = {'fields': {'id': 'int', 'tags': ['list', 'str'], 'nick': ['optional', 'str'], 'val': ['or', 'int', 'null', 'str']}}
for v in ({'id': 1, 'tags': ['a'], 'val': 'x'}, {'id': True, 'tags': ['a', 2], 'nick': 5, 'val': 2.5}, {'tags': 'x'}, 5): print(list(check(s, v)))
