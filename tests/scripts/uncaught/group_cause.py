# covers: display of a group raised from a cause and of a member with a context; notes inside groups
# stderr: full
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise ValueError('member') from z
except ValueError as v:
    v.add_note('note on member')
    group = ExceptionGroup('many', [v, OSError(2, 'No such thing')])
    group.add_note('note on group')
try:
    raise KeyError('root')
except KeyError as k:
    raise group from k
