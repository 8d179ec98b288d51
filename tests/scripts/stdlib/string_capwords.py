# capwords against a plain reading of its rule, and format()'s agreement with Formatter.
from string import Formatter, capwords

for text in ("", " ", "abc", "ABC def", "\tabc\n def", "o'neil's HOUSE", "ünder ÉTÉ", "x  y"):
    print(repr(capwords(text)), repr(capwords(text, " ")))
F = Formatter()
cases = [("{:5}|", (1,)), ("{:<5}|{:>5}|{:^5}", ("a", "b", "c")), ("{:08.3f}", (3.14159,)), ("{:+,}", (1234567,)),
         ("{0[1]} {0[0]}", ([1, 2],)), ("{0.__class__.__name__}", (1,)), ("{:{}}", ("x", 4)), ("{0:{1}{2}}", (5, ">", 6)),
         ("{!r}", ("q",)), ("{0!s:*^9}", ("mid",)), ("{:%}", (0.25,)), ("{:x} {:#o} {:b}", (255, 8, 5)),
         ("{{{0}}}", ("in",)), ("{:}}}", ("z",))]
for fmt, args in cases:
    try:
        ours = F.format(fmt, *args)
        print(fmt, "->", ours, ours == fmt.format(*args))
    except Exception as e:
        print(fmt, type(e).__name__, e)
