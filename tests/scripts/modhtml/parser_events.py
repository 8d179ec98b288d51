# html.parser: the events of whole, cut off and broken markup, with and without converted references; html.escape, unescape.
import html
import html.entities
import html.parser


class Events(html.parser.HTMLParser):
    def __getattribute__(self, name):
        if name.startswith('handle_') and name != 'handle_startendtag' or name == 'unknown_decl':
            return lambda *a: events.append((name[7:], *a))
        return super().__getattribute__(name)


texts = ['<a href="x" b=c d e=\'f\' g="">t</a>', '<br/><br />', '<A HREF=X>', 'a &amp; b &#65; &copy; &x &', '<!-- c --><!DOCTYPE html><?pi x?><![CDATA[x]]>', '<script>if (a<b) "</a>"</script>after',
         '<style> a>b </style>', '<', '<a', '<a href="', '</a', '</', '</ a>', '<!', '<!-', '<!--', '<!-- a', '<!a b>', '<a b<c>', '<a/b>', '<3', 'a<b>c', '</a b>', '</>', '<?x', '<?x>', '<a b=1 b=2>',
         '<!-->x-->', '<![if x]>', '<a b="&lt;&amp;">', '<a\nb\n=\nc>', '<textarea><b></textarea>', '&am', 'x&', '&#', '<!DOCTYPE', '</script', '<script></script >', '<div class="a"id="b">',
         'text &lt;b&gt; more &amp;amp; &notin; &nope; x', 'line\nline <p\n>\n text</p\n>', '<p>\n<ul><li>one<li>two</ul>', '<img src=a.png alt="x > y">', '<a =b>', '<a b= c>', '<a b="c" / d>', '<input disabled/>',
         '<script type="x">a</b></SCRIPT>b', '<td colspan=2>&nbsp;</td>', 'a&b;c', '&#38;&#x26;', '<b>caf\xe9 \u20ac</b>']
for convert in (True, False):
    for text in texts:
        events = []
        p = Events(convert_charrefs=convert)
        p.feed(text)
        middle = len(events)
        p.close()
        print(convert, repr(text), events[:middle], '|', events[middle:], p.getpos(), p.get_starttag_text(), repr(p.rawdata))


def joined(events):
    out = []
    for e in events:
        if out and e[0] == out[-1][0] == 'data':
            out[-1] = ('data', out[-1][1] + e[1])
        else:
            out.append(e)
    return out


page = '<html><head><title>T &amp; t</title></head><body class="x y" id=\'z\'><p>Hi <b>bo</b><br/><!-- c --><script>a < b</script></p>&eacute;</body></html>'
whole = None
for step in (1, 3, 1000):
    events = []
    p = Events()
    for i in range(0, len(page), step):
        p.feed(page[i:i + step])
    p.close()
    whole = whole or joined(events)
    print(joined(events) == whole)
print(whole)
p.reset()
print(p.getpos(), p.rawdata, p.lasttag)
print(html.escape('<a href="x">\'&'), html.escape('"\'', quote=False))
for text in ('&#x80;&#0;&#xD800;&#x110000;&#1;&#xb;&#xfdd0;&#x1fffe;', '&notit;&amp&lt&#65&#x41;&#;&;&xx;', '&#xfffe;&#13;&#128;&#x9f;&copyx;&noti;', 'plain', '&NotEqualTilde; &fjlig; &AMP &Gt;&gt', '&#99999999999;&hellip&hellip;', '& &&amp;&#X41;'):
    print(ascii(html.unescape(text)))
e = html.entities
print(len(e.html5), len(e.name2codepoint), len(e.codepoint2name), len(e.entitydefs), e.name2codepoint['eacute'], e.codepoint2name[233], ascii(e.entitydefs['euro']), ascii(e.html5['amp']), sum(map(ord, ''.join(e.html5.values()))), sum(e.name2codepoint.values()))
