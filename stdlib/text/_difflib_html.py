"""_difflib_html: two texts side by side in HTML, for difflib.HtmlDiff. The look is Adder's own."""

from difflib import SequenceMatcher, ndiff

_PAGE = '''<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title></title>
<style type="text/css">
table.diff {{font-family:Courier; border:medium;}}
.diff_header {{background-color:#e0e0e0}}
td.diff_header {{text-align:right}}
.diff_next {{background-color:#c0c0c0}}
.diff_add {{background-color:#aaffaa}}
.diff_chg {{background-color:#ffff77}}
.diff_sub {{background-color:#ffaaaa}}
</style>
</head>
<body>
{table}
</body>
</html>'''


def page(options, fromlines, tolines, fromdesc, todesc, context, numlines, charset):
    text = _PAGE.format(charset=charset, table=table(options, fromlines, tolines, fromdesc, todesc, context, numlines))
    return text.encode(charset, 'xmlcharrefreplace').decode(charset)


def _escape(text):
    return (text.replace('&', '&amp;').replace('>', '&gt;').replace('<', '&lt;').replace(' ', '&nbsp;')
            .replace('\t', '&nbsp;').rstrip('\n'))


def _marked(old, new):
    """Two lines that are much alike, with what differs in spans."""
    left, right = [], []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        a, b = _escape(old[i1:i2]), _escape(new[j1:j2])
        if tag == 'equal':
            left.append(a)
            right.append(b)
            continue
        kinds = {'replace': ('chg', 'chg'), 'delete': ('sub', ''), 'insert': ('', 'add')}[tag]
        if a:
            left.append(f'<span class="diff_{kinds[0]}">{a}</span>')
        if b:
            right.append(f'<span class="diff_{kinds[1]}">{b}</span>')
    return ''.join(left), ''.join(right)


def _rows(options, fromlines, tolines):
    """(number, html, number, html, changed) a row."""
    tabs = options._tabsize
    a, b = ([line.expandtabs(tabs) for line in lines] for lines in (fromlines, tolines))
    n = m = 0
    pending = None  # a dropped line that an added one may answer
    for line in ndiff(a, b, options._linejunk, options._charjunk):
        tag, text = line[:2], line[2:]
        if tag == '? ':
            continue
        if tag == '- ':
            if pending is not None:
                yield n, f'<span class="diff_sub">{_escape(pending)}</span>', '', '', True
            n += 1
            pending = text
        elif tag == '+ ':
            m += 1
            if pending is None:
                yield '', '', m, f'<span class="diff_add">{_escape(text)}</span>', True
            else:
                left, right = _marked(pending, text)
                pending = None
                yield n, left, m, right, True
        else:
            if pending is not None:
                yield n, f'<span class="diff_sub">{_escape(pending)}</span>', '', '', True
                pending = None
            n, m = n + 1, m + 1
            yield n, _escape(text), m, _escape(text), False
    if pending is not None:
        yield n, f'<span class="diff_sub">{_escape(pending)}</span>', '', '', True


def table(options, fromlines, tolines, fromdesc, todesc, context, numlines):
    rows = list(_rows(options, fromlines, tolines))
    if context:
        near = {j for i, row in enumerate(rows) if row[-1] for j in range(i - numlines, i + numlines + 1)}
        rows = [row for i, row in enumerate(rows) if i in near]
    nowrap = '' if options._wrapcolumn else ' nowrap="nowrap"'
    out = ['<table class="diff" cellspacing="0" cellpadding="0" rules="groups">']
    if fromdesc or todesc:
        out.append(f'<thead><tr><th class="diff_next"></th><th colspan="2" class="diff_header">{fromdesc}</th>'
                   f'<th class="diff_next"></th><th colspan="2" class="diff_header">{todesc}</th></tr></thead>')
    out.append('<tbody>')
    if not rows:
        out.append('<tr><td></td><td colspan="5">&nbsp;No Differences Found&nbsp;</td></tr>')
    for n, left, m, right, changed in rows:
        mark = 'n' if changed else ''
        out.append(f'<tr><td class="diff_next">{mark}</td><td class="diff_header">{n}</td><td{nowrap}>{left}</td>'
                   f'<td class="diff_next">{mark}</td><td class="diff_header">{m}</td><td{nowrap}>{right}</td></tr>')
    out.append('</tbody></table>')
    return '\n'.join(out)
