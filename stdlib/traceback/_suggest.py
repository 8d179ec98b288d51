"""'Did you mean' hints for a misspelt attribute or name.

An edit distance in which moving a character costs 2 and changing its case 1;
a candidate counts only when at most a third of the characters involved would
change.  Searches give up early: at most 750 candidates, 40 characters each.
"""

_MOVE = 2
_CASE = 1
_MOST_CANDIDATES = 750
_LONGEST = 40


def hint(error, traceback):
    """The closest existing name for an AttributeError or NameError, or None."""
    try:
        name = getattr(error, 'name', None)
        if not isinstance(name, str):
            return None
        if isinstance(error, AttributeError):
            return closest(name, dir(error.obj))
        if isinstance(error, NameError):
            if traceback is None:
                return None
            while traceback.tb_next is not None:
                traceback = traceback.tb_next
            frame = traceback.tb_frame
            for scope in (frame.f_locals, frame.f_globals, frame.f_builtins):
                found = closest(name, scope)
                if found is not None:
                    return found
    except Exception:
        pass                    # a hint must never hide the error itself
    return None


def closest(wrong, candidates):
    """The candidate nearest to `wrong`; the first of equals; None if all are far."""
    if len(candidates) >= _MOST_CANDIDATES or len(wrong) > _LONGEST:
        return None
    best, best_cost = None, None
    for candidate in candidates:
        if not isinstance(candidate, str) or candidate == wrong:
            continue
        limit = (len(wrong) + len(candidate) + 3) * _MOVE // 6
        if best_cost is not None:
            limit = min(limit, best_cost - 1)
        cost = distance(wrong, candidate, limit)
        if cost <= limit and (best_cost is None or cost < best_cost):
            best, best_cost = candidate, cost
    return best


def distance(first, second, limit):
    """Cost of turning one word into the other; anything above `limit` if dearer."""
    if first == second:
        return 0
    while first and second and first[0] == second[0]:
        first, second = first[1:], second[1:]
    while first and second and first[-1] == second[-1]:
        first, second = first[:-1], second[:-1]
    if not first or not second:
        return (len(first) + len(second)) * _MOVE
    if len(first) > _LONGEST or len(second) > _LONGEST:
        return limit + 1
    if abs(len(first) - len(second)) * _MOVE > limit:
        return limit + 1
    row = [column * _MOVE for column in range(len(first) + 1)]
    for index, there in enumerate(second):
        diagonal = row[0]
        row[0] = (index + 1) * _MOVE
        cheapest = limit + 1
        for column, here in enumerate(first, 1):
            if here == there:
                change = 0
            elif here.lower() == there.lower():
                change = _CASE
            else:
                change = _MOVE
            cost = min(diagonal + change, row[column] + _MOVE, row[column - 1] + _MOVE)
            diagonal = row[column]
            row[column] = cost
            cheapest = min(cheapest, cost)
        if cheapest > limit:
            return limit + 1
    return row[-1]
