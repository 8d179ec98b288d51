# csv: dialects, reader and writer over many forms of records, errors.
import csv
import io

def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
D=csv.Dialect
for k in ({'delimiter':''},{'delimiter':'ab'},{'delimiter':5},{'delimiter':None},{'quotechar':''},{'quotechar':'ab'},{'quotechar':5},{'quotechar':None},{'escapechar':'ab'},{'escapechar':5},{'lineterminator':5},{'lineterminator':None},{'quoting':9},{'quoting':'x'},{'quoting':-1},{'doublequote':'x'},{'strict':1},{'nope':1},{'quotechar':None,'quoting':csv.QUOTE_ALL},{'skipinitialspace':1},{'dialect':5},{'dialect':'nope'},{'quoting':3},{'quotechar':None,'quoting':3},{'delimiter':'\n'},{'escapechar':''}):
    t(lambda: (sorted(k), [(n,getattr(csv.writer(io.StringIO(),**k).dialect,n)) for n in ('delimiter','doublequote','escapechar','lineterminator','quotechar','quoting','skipinitialspace','strict')]))
t(lambda: csv.writer(5))
t(lambda: csv.reader(5))
t(lambda: csv.writer(io.StringIO()).writerow(5))
t(lambda: csv.writer(io.StringIO()).writerows(5))
t(lambda: csv.writer(io.StringIO()).writerows([5]))
t(lambda: csv.writer(io.StringIO()).writerow([]))
t(lambda: csv.writer(io.StringIO()).writerow('abc'))
t(lambda: csv.reader([b'x']).__next__())
t(lambda: list(csv.reader(['a\0b'])))
t(lambda: list(csv.reader(['a\nb'])))
t(lambda: list(csv.reader(['a\rb,c'])))
t(lambda: list(csv.reader(['a\r\nb'])))
t(lambda: list(csv.reader(['a\r\n','b'])))
t(lambda: list(csv.reader(['"a','b"','c'])))
t(lambda: list(csv.reader(['"a'],strict=True)))
t(lambda: list(csv.reader(['"a"b'],strict=True)))
t(lambda: list(csv.reader(['a\\'],escapechar='\\')))
t(lambda: list(csv.reader(['a\\'],escapechar='\\',strict=True)))
t(lambda: list(csv.reader(['"a\\'],escapechar='\\')))
t(lambda: list(csv.reader(['x'],quoting=2)))
t(lambda: list(csv.reader(['1, 2'],quoting=2)));
r=csv.reader(['a,b'])
t(lambda: (r.line_num, next(r), r.line_num))
t(lambda: type(r))
t(lambda: csv.field_size_limit('x'))
t(lambda: csv.field_size_limit(5))
t(lambda: list(csv.reader(['abcdefgh'])))
t(lambda: csv.field_size_limit(131072))
t(lambda: csv.register_dialect(5))
t(lambda: csv.register_dialect('x'))
t(lambda: csv.get_dialect('nope'))
t(lambda: csv.unregister_dialect('nope'))
t(lambda: csv.unregister_dialect('x'))
t(lambda: sorted(csv.list_dialects()))
t(lambda: csv.register_dialect('x','excel-tab',quotechar="'"))
t(lambda: (csv.get_dialect('x').delimiter,csv.get_dialect('x').quotechar))
t(lambda: csv.register_dialect('y',delimiter='ab'))
class B(csv.Dialect): delimiter='ab'; quotechar='"'; lineterminator='\n'; quoting=0
t(lambda: B()); 
class B(csv.Dialect): delimiter=','; quotechar='"'; lineterminator='\n'
t(lambda: B().quoting)
class B: delimiter='#'
t(lambda: csv.writer(io.StringIO(),B).dialect.delimiter)
t(lambda: csv.Dialect())
t(lambda: csv.Error.__mro__)
t(lambda: csv.__version__)
t(lambda: csv.excel.__dict__.keys())
import _csv
t(lambda: _csv.Dialect(delimiter=';').delimiter)
t(lambda: setattr(_csv.Dialect(),'delimiter','x'))
t(lambda: setattr(_csv.Dialect(),'quoting',1)); d=_csv.Dialect()
t(lambda: _csv.Dialect(d) is d)
t(lambda: _csv.Dialect.__name__+_csv.Dialect.__module__)
t(lambda: [n for n in dir(d) if n[0]!='_'])
t(lambda: (csv.reader.__module__, csv.writer, csv.register_dialect))
def w(row,**k):
    f=io.StringIO()
    try: csv.writer(f,**k).writerow(row); return f.getvalue()
    except Exception as e: return type(e).__name__+' '+str(e)
for row in ([''],['',''],[None],[None,''],['a b'],[' a'],['a"b'],["a'b"],['a\nb'],['a\rb'],['a,b'],[1,2.5,1e100,True],[0.1,'x'],['a\\b'],['"'],[5,'']):
    print(row,[w(row,**k) for k in ({},{'quoting':1},{'quoting':2},{'quoting':3},{'quoting':3,'escapechar':'\\'},{'doublequote':False},{'doublequote':False,'escapechar':'\\'},{'quotechar':None,'quoting':3,'escapechar':'\\'},{'lineterminator':'!','delimiter':' '},{'quotechar':"'"},{'escapechar':'\\'})])
for l in ([''],['\n'],['\r\n'],[' '],['a,b',''],['a,,b'],[',,'],['""'],['"",""'],['"a""b"'],['"a" ,b'],['a"b"c'],['"a'],['"a\n','b"\n','c\n'],['a b  c'],['  a ,  b'],['a;b'],['"a;b";c'],["'a,b',c"],['1,"2",3.5'],['a\\,b'],['"a\\"b"'],['a\n\n'],['a,b\r'],['"a"\r\n'],['"a" "b"']):
    def r(**k):
        try: return list(csv.reader(l,**k))
        except Exception as e: return type(e).__name__+' '+str(e)
    print(l,[r(**k) for k in ({},{'skipinitialspace':True},{'quoting':3},{'quoting':2},{'delimiter':';'},{'delimiter':' '},{'doublequote':False},{'escapechar':'\\'},{'quotechar':"'"},{'strict':True})])
