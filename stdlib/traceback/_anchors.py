"""Where the tildes and carets go under the failing part of a line.

Given the text an instruction covers, finds the operator of a binary operation
or the brackets of a subscript, so a traceback can print `~~~~^~~~`.  A small
scanner replaces a full parse: tracebacks must not pull the parser's Python
modules in.  Only the outermost operator counts, and anything that is neither
a binary operation nor a subscript has no anchors.
"""

_OPEN = '([{'
_CLOSE = ')]}'
_OPERATORS = ('**=', '//=', '>>=', '<<=', '...', '!=', '->', ':=', '<=', '>=', '==', '**', '//', '>>', '<<',
              '+=', '-=', '*=', '/=', '%=', '@=', '&=', '|=', '^=')
_BINDS = {'|': 1, '^': 2, '&': 3, '<<': 4, '>>': 4, '+': 5, '-': 5, '*': 6, '/': 6, '//': 6, '%': 6, '@': 6, '**': 8}
# A token outside brackets that makes the whole something looser than `|`.
_LOOSER = frozenset(('lambda', 'if', 'else', 'or', 'and', 'not', 'in', 'is', 'yield', 'for', 'async', 'return', 'raise',
                     'assert', 'del', 'import', 'from', 'with', 'while', '<', '>', '==', '!=', '<=', '>=', ',', ':', ';',
                     ':=', '=', '+=', '-=', '*=', '/=', '//=', '%=', '@=', '&=', '|=', '^=', '>>=', '<<=', '**=', '->'))


def find_anchors(segment, past_brackets=True):
    """(start, end) of the carets inside `segment`, or None for a plain underline.

    Where the left operand stands in brackets its closing one counts as part of
    the operator; past_brackets moves the carets on, as the module traceback of
    the reference implementation does and its interpreter does not.
    """
    tokens = _scan(segment)
    if not tokens:
        return None
    best = None                 # index of the operator the tree has at its top
    level = 9
    operand_before = False
    unary = False
    for index, (kind, start, end) in enumerate(tokens):
        text = segment[start:end]
        if kind == 'op' or kind == 'name':
            if text in _LOOSER:
                return None
            if text == 'await' or (not operand_before and text in ('+', '-', '~')):
                unary = unary or index == 0
                operand_before = False
                continue
            if kind == 'op' and text in _BINDS and operand_before:
                rank = _BINDS[text]
                if rank < level or (rank == level and rank != 8):
                    best, level = index, rank
                operand_before = False
                continue
        operand_before = True
    if best is not None:
        if level == 8 and unary and segment[tokens[0][1]] != 'a':
            return None         # -x ** y is a negation
        return _operator_anchor(segment, tokens, best, past_brackets)
    if unary or len(tokens) < 2:
        return None
    kind, start, end = tokens[-1]
    if kind == 'group' and segment[start] == '[':
        return start, end
    return None


def _operator_anchor(segment, tokens, index, past_brackets):
    """One caret, or two for a two-character operator.

    The second caret also appears when the operator touches the bracket of its
    right operand: the reference implementation looks at the text only.
    """
    left_end = _node_end(segment, tokens[:index])
    right_start = _node_start(segment, tokens[index + 1:])
    between = segment[left_end:right_start]
    skipped = len(between) - len(between.lstrip())
    start = left_end + skipped
    end = start + 1
    if skipped + 1 < len(between) and not between[skipped + 1].isspace():
        end += 1
    while past_brackets and start < len(segment) and (segment[start].isspace() or segment[start] in ')#'):
        start += 1
        end += 1
    return start, end


def _node_end(segment, tokens):
    inner = _unwrapped(segment, tokens)
    return inner[-1][2] if inner else tokens[-1][2]


def _node_start(segment, tokens):
    inner = _unwrapped(segment, tokens)
    return inner[0][1] if inner else tokens[0][1]


def _unwrapped(segment, tokens):
    """Tokens inside redundant parentheses around the operand."""
    while len(tokens) == 1 and tokens[0][0] == 'group' and segment[tokens[0][1]] == '(':
        start, end = tokens[0][1] + 1, tokens[0][2] - 1
        inner = _scan(segment[start:end])
        if not inner:
            break
        inner = [(kind, a + start, b + start) for kind, a, b in inner]
        if any(segment[a:b] in (',', 'for') for _, a, b in inner):
            break               # a tuple or a generator owns its parentheses
        tokens = inner
    return tokens


def _scan(text):
    """[(kind, start, end)] of the tokens outside brackets; None if unbalanced."""
    tokens = []
    at, size = 0, len(text)
    while at < size:
        char = text[at]
        start = at
        if char.isspace() or char == '\\':
            at += 1
            continue
        if char == '#':
            return None
        if char in _OPEN:
            at = _group_end(text, at)
            if at is None:
                return None
            tokens.append(('group', start, at))
        elif char in '\'"':
            at = _string_end(text, at)
            if at is None:
                return None
            tokens.append(('string', start, at))
        elif char.isdigit() or (char == '.' and text[at + 1:at + 2].isdigit()):
            at += 1
            while at < size and (text[at].isalnum() or text[at] in '._' or
                                 (text[at] in '+-' and text[at - 1] in 'eE' and text[start:start + 2].lower() != '0x')):
                at += 1
            tokens.append(('number', start, at))
        elif char.isidentifier():
            while at < size and (text[at].isidentifier() or text[at].isdigit()):
                at += 1
            if at < size and text[at] in '\'"' and text[start:at].lower() in ('r', 'b', 'u', 'f', 'rb', 'br', 'rf', 'fr'):
                at = _string_end(text, at)
                if at is None:
                    return None
                tokens.append(('string', start, at))
            else:
                tokens.append(('name', start, at))
        elif char in _CLOSE:
            return None
        else:
            for operator in _OPERATORS:
                if text.startswith(operator, at):
                    at += len(operator)
                    break
            else:
                at += 1
            tokens.append(('op', start, at))
    return tokens


def _group_end(text, at):
    depth = 0
    while at < len(text):
        char = text[at]
        if char in '\'"':
            at = _string_end(text, at)
            if at is None:
                return None
            continue
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
            if not depth:
                return at + 1
        at += 1
    return None


def _string_end(text, at):
    quote = text[at]
    if text.startswith(quote * 3, at):
        quote *= 3
    at += len(quote)
    while at < len(text):
        if text[at] == '\\':
            at += 2
        elif text.startswith(quote, at):
            return at + len(quote)
        else:
            at += 1
    return None
