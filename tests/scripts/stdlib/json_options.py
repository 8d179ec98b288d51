"""Options of dumps and loads."""
import io, json
print(json.dumps({'b': 1, 'a': [1, {'c': 2}], 'e': [], 'f': {}}, indent=2, sort_keys=True))
print(json.dumps([1, 2], indent='\t'), json.dumps([1, {'a': 2}], separators=(',', ':')))
print(json.dumps({(1,): 1, 'a': 2}, skipkeys=True), ascii(json.dumps('é', ensure_ascii=False)))
print(json.loads('{"a":1,"b":[1.5,2]}', object_pairs_hook=lambda p: p, parse_float=str, parse_int=lambda s: s + 'i'))
print(json.loads('NaN', parse_constant=lambda s: 'C' + s), json.loads(b'\xff\xfe1\x00'), json.JSONDecoder().raw_decode('1 x'))
print(list(json.JSONEncoder(indent=1).iterencode([1, {'a': [True, None]}])))
class Complex(json.JSONEncoder):
    def default(self, o):
        return [o.real, o.imag] if isinstance(o, complex) else super().default(o)
print(json.dumps({'z': 1 + 2j}, cls=Complex))
out = io.StringIO(); json.dump([1, 2.5, None], out); print(out.getvalue())
