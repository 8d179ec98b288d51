# covers: order of try/except/else/finally in all combinations, nested, with loops and returns
def run(kind, where):
    log = []
    try:
        try:
            log.append('try')
            if where == 'try': raise kind
        except ValueError:
            log.append('except V')
            if where == 'both': raise KeyError
        except (KeyError, IndexError) as e:
            log.append(f'except {type(e).__name__}')
            raise
        else:
            log.append('else')
            if where == 'else': raise kind
        finally:
            log.append('finally')
            if where == 'finally': raise kind
        log.append('after')
    except Exception as e:
        log.append(f'outer {type(e).__name__} ctx={type(e.__context__).__name__}')
    return log
for kind in (ValueError, KeyError, OSError):
    for where in ('none', 'try', 'else', 'finally'): print(kind.__name__, where, run(kind, where))
log = []
for i in range(4):
    try:
        if i == 0: continue
        if i == 2: break
        log.append(i)
    except Exception: pass
    else: log.append('else')
    finally: log.append(f'f{i}')
print(log)
def f(x):
    try:
        try: return 10 / x
        except ZeroDivisionError: return 'zero'
        finally: log.append('inner')
    except TypeError: return 'type'
    finally: log.append('outer')
log.clear()
print(f(2), f(0), f('a'), log)
def gen():
    for x in (1, 0, 'a'):
        try: yield 1 / x
        except Exception as e: yield type(e).__name__
        else: yield 'ok'
        finally: yield 'fin'
print(list(gen()))
