# csv: DictReader, DictWriter, Sniffer, large and hostile input.
import csv
import io


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


r = csv.DictReader(['a,b', '1,2', '', '3', '4,5,6'])
print(r.line_num, next(r), r.line_num, list(r), r.fieldnames, r.dialect)
print(list(csv.DictReader(['1;2', '3'], fieldnames=list('xy'), restval='-', delimiter=';')), list(csv.DictReader([])))
r = csv.DictReader(['a,b', '1,2,3'], restkey='more')
r.fieldnames = ['p', 'q']
print(list(r))
out = io.StringIO()
w = csv.DictWriter(out, ['x', 'y'], restval='?', extrasaction='ignore', lineterminator='|')
print(w.writeheader(), w.writerow({'x': 1, 'z': 2}), w.writerows([{'y': 3}, {}]), out.getvalue())
t(lambda: csv.DictWriter(out, ['x']).writerow({'y': 1}))
t(lambda: csv.DictWriter(out, ['x'], extrasaction='maybe'))
t(lambda: type(csv.DictWriter(out, None)))
samples = ['a,b,c\n1,2,3\n4,5,6\n', 'a;b;c\n1;2;3', 'a\tb\n1\t2\n', '"a", "b"\n"c", "d"\n', "'x':'y'\n'z':'w'\n", 'a b c\nd e f\n', '"it""s";"x"\n"b";"c"\n',
           'name|age\nann|3\nbob|4', 'one\ntwo\nthree', '', 'a, b, c\n1, 2, 3', '1:2:3\n4:5:6', '"only"\n"quoted"\n', 'x\n' * 30 + 'a,b\n', '2020-01-01 10:00,5\n2020-01-02 11:00,6\n']
for s in samples:
    try:
        d = csv.Sniffer().sniff(s)
        print(repr(s[:20]), repr(d.delimiter), repr(d.quotechar), d.doublequote, d.skipinitialspace)
        print(csv.Sniffer().has_header(s))
    except csv.Error as e:
        print(repr(s[:20]), e)
print(csv.Sniffer().sniff('a,b;c\n1,2;3', delimiters=';').delimiter)
t(lambda: csv.Sniffer().sniff('a,b;c\n1,2;3', delimiters='#').delimiter)
for s in ('name,age\nann,31\nbob,25\ncy,40', '1,2\n3,4\n5,6', 'a,b\nxx,yy\nzz,ww', 'id,when\n1,2020\n2,2021'):
    print(csv.Sniffer().has_header(s))
big = [[str(i * j) + 'x' * (j % 3) + '"' * (i % 7 == 0) for j in range(30)] for i in range(500)]
text = io.StringIO()
csv.writer(text).writerows(big)
text.seek(0)
print(list(csv.reader(text)) == big, len(text.getvalue()))
wide = [['\u20ac', '\U0001f600,x', 'caf\xe9'], ['\n\r', '"', '\ud800']]
text = io.StringIO(newline='')
csv.writer(text, delimiter='\u20ac', quotechar='\U0001f601').writerows(wide)
print(ascii(text.getvalue()))
text.seek(0)
print(list(csv.reader(text, delimiter='\u20ac', quotechar='\U0001f601')) == wide)
t(lambda: list(csv.reader(['x' * 200000])))
t(lambda: list(csv.reader(['"' + 'x' * 200000])))
t(lambda: len(list(csv.reader(['"a\n'] * 1000))[0][0]))


class Lines:
    def __iter__(self):
        yield 'a,b'
        raise KeyError('broken')


class Sink:
    def write(self, s):
        raise OSError('full')


def bad_str():
    class Bad:
        def __str__(self):
            raise ValueError('no text')
    return csv.writer(io.StringIO()).writerow([1, Bad()])


t(lambda: list(csv.reader(Lines())))
t(lambda: csv.writer(Sink()).writerow([1]))
t(bad_str)
