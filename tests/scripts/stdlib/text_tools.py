"""textwrap, shlex and fractions."""
import shlex, textwrap
from fractions import Fraction as F
text = 'The quick brown-fox jumps over the lazy dog -- supercalifragilisticexpialidocious, it is.  ' * 2
for options in (dict(width=20), dict(width=15, break_long_words=False), dict(width=30, initial_indent='* ', subsequent_indent='  ', max_lines=3), dict(width=40, fix_sentence_endings=True)):
    print(textwrap.fill(text, **options)); print('-')
print(textwrap.shorten(text, 30), repr(textwrap.dedent('\n   a\n     b\n\n   c\n')), repr(textwrap.indent('a\n\nb\n', '> ')))
print(shlex.split("a 'b c' \"d\\\"e\" f\\ g # h"), shlex.quote("it's"), shlex.join(['a b', 'c']), list(shlex.shlex('a=b; c>d', punctuation_chars=True)))
print(F('3/4') + F(1, 4), F('-1.5e2'), F(0.5), round(F(7, 3), 2), F(355, 113).limit_denominator(10), F(2, 3) ** -2, divmod(F(7, 2), F(2, 3)), hash(F(1, 2)) == hash(0.5), F(1, 3) < 0.5)
for f in (lambda: F('x'), lambda: F(1, 0), lambda: F(1) / 0, lambda: F(1.5, 2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
