# string.Formatter and the constants.
import string


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


F = string.Formatter()
t(F.format, "{} {x} {0!r:>5}", 1, x=2)
t(F.format, "{0} {x} {1!r:>5}", 1, "a", x=2)
t(F.format, "{} {} {:>{w}}", 1, 2, 3, w=5)
t(F.format, "{0.real} {1[0]} {1[k]} {2[a.b]}", 3, {0: "z", "k": "v"}, {"a.b": 1})
t(F.format, "{{}} {{x}} {0:{{^5}", 1)
t(F.format, "{{literal}} {0}", 1)
t(F.format, "{!s} {!a} {!r}", "é", "é", "é")
for bad in ("{", "}", "{0", "{0!}", "{0!x}", "{0!rx}", "{0[}", "{0.}", "{0[a]b}", "{} {0}", "{0} {}", "{nope}", "{5}",
            "{0!r:{}", "a}b", "{0[{]}", "{0[}]}", "{0[a]:{{}}}", "{a{b}}", "{0!r", "{0!r:", "{:", "{0[!]}"):
    t(F.format, bad, 1)
t(F.vformat, "{a}{b}", (), {"a": 1, "b": 2})
print(list(F.parse("a{b!r:c}d{{e}}f{0[x]:{w}}g")))
print(list(F.parse("")), list(F.parse("plain")), list(F.parse("{}")))
print(F.get_field("0.real", (5,), {}), F.get_value("k", (), {"k": 1}), F.get_value(0, (9,), {}))
t(F.convert_field, 1, "z")


class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def check_unused_args(self, used, args, kwargs):
        print("used", sorted(map(str, used)), len(args))

    def format_field(self, value, spec):
        return spec.upper() + super().format_field(value, "")


t(Default().format, "{missing:abc} {0}", 1, 2)
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation)
print(repr(string.whitespace), len(string.printable), string.ascii_lowercase.upper() == string.ascii_uppercase)
t(string.capwords, "  hello   wORLD ")
t(string.capwords, "a-bC--d", "-")
