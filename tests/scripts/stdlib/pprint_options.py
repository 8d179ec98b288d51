"""Options of PrettyPrinter and subclasses."""
import io, pprint
out = io.StringIO()
pprint.pprint(list(range(30)), stream=out, width=40, compact=True)
print(out.getvalue(), end='')
class Short(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper(), True, False
        return super().format(object, context, maxlevels, level)
Short(width=20).pprint({'key': ['aaaa', 'bbbb', 'cccc']})
for bad in (dict(indent=-1), dict(depth=0), dict(width=0)):
    try:
        pprint.PrettyPrinter(**bad)
    except ValueError as error:
        print(error)
