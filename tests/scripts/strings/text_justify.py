# covers: text layout program: word wrap, full justification, columns, box drawing, using split/join/ljust/center and slices
text = '''Programs must be written for people to read, and only incidentally for machines
to execute. Short lines test the wrapping code; extraordinarily-long-unbreakable-words do too.'''
def wrap(text, width):
    lines, cur = [], ''
    for w in text.split():
        while len(w) > width:
            if cur: lines.append(cur); cur = ''
            lines.append(w[:width]); w = w[width:]
        if not cur: cur = w
        elif len(cur) + 1 + len(w) <= width: cur += ' ' + w
        else: lines.append(cur); cur = w
    if cur: lines.append(cur)
    return lines
def justify(line, width):
    words = line.split()
    if len(words) < 2: return line.ljust(width)
    gaps = len(words) - 1
    spaces = width - sum(map(len, words))
    q, r = divmod(spaces, gaps)
    return ''.join(w + ' ' * (q + (i < r)) for i, w in enumerate(words[:-1])) + words[-1]
for width in (20, 33):
    ls = wrap(text, width)
    for l in ls[:-1]: print('|' + justify(l, width) + '|')
    print('|' + ls[-1].ljust(width) + '|')
def box(lines, style='single'):
    h, v, tl, tr, bl, br = {'single': '─│┌┐└┘', 'double': '═║╔╗╚╝'}[style]
    w = max(map(len, lines))
    yield tl + h * (w + 2) + tr
    for l in lines: yield f'{v} {l:^{w}} {v}'
    yield bl + h * (w + 2) + br
print('\n'.join(box(['Title', 'a longer line', 'é'])))
print(*box(['x'], style='double'), sep='\n')
rows = [['id', 'name', 'price'], [1, 'Widget', 9.5], [22, 'Gear', 1234.25]]
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
for r in rows:
    print(' | '.join(f'{c:>{w}}' if isinstance(c, (int, float)) else f'{c:<{w}}' for c, w in zip(r, widths)).rstrip())
import textwrap
print(textwrap.fill(text, 40, initial_indent='* ', subsequent_indent='  '))
print(textwrap.shorten(text, 30), textwrap.dedent('  a\n    b\n'), textwrap.indent('x\ny', '> '))
