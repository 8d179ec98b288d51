# string.Template: substitution, errors, subclasses.
from string import Template


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


T = Template("$who likes ${what}, $$5 $who")
t(T.substitute, who="tim", what="kung pao")
t(T.substitute, {"who": "x"}, what="y")
t(T.substitute, {"who": "x"})
t(T.safe_substitute, {"who": "x"})
t(T.safe_substitute)
print(T.template, T.get_identifiers(), T.is_valid())
for bad in ("$", "a $ b", "line\n  $1x", "${", "${a", "${1}", "$é"):
    t(Template(bad).substitute, a=1)
    t(Template(bad).safe_substitute, a=1)
    print(Template(bad).is_valid(), Template(bad).get_identifiers())


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


t(Percent("%a_b %ab %% $x").safe_substitute, a_b=1)


class Braced(Template):
    braceidpattern = "[0-9]+"


t(Braced("${12} $ab").substitute, {"12": "n", "ab": "m"})


class Own(Template):
    pattern = r"(?P<escaped>@@)|@(?P<named>[a-z]+)|@\((?P<braced>[a-z]+)\)|(?P<invalid>@)"


t(Own("@x @(y) @@ z").substitute, x=1, y=2)
t(Template("$Self $mapping").substitute, Self=1, mapping=2)
t(Template("$a").substitute, {"a": None})
