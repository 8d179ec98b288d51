# Matching, ratios, and all forms of reports.
import difflib

pairs = [('abcd', 'bcde'), ('', ''), ('abc', ''), ('private Thread currentThread;', 'private volatile Thread currentThread;'),
         ('qabxcd', 'abycdf'), ('x' * 150 + 'abc' * 60, 'abc' * 70 + 'y' * 20), (list('axbxc'), list('xaxbc'))]
for a, b in pairs:
    for junk in (None, lambda x: x == ' '):
        s = difflib.SequenceMatcher(junk, a, b)
        print(s.find_longest_match(), [tuple(m) for m in s.get_matching_blocks()], s.get_opcodes(), round(s.ratio(), 6),
              round(s.quick_ratio(), 6), round(s.real_quick_ratio(), 6), len(s.b2j), sorted(s.bpopular), sorted(s.bjunk))
print(difflib.SequenceMatcher(None, 'abxcd', 'abcd').find_longest_match(1, 3, 0, 2))
s = difflib.SequenceMatcher(autojunk=False)
s.set_seq2('hello world')
for word in ('yellow', 'world', 'hello world'):
    s.set_seq1(word)
    print(s.ratio())
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']), difflib.get_close_matches('x', []),
      difflib.get_close_matches('wheel', ['while', 'where', 'whee', 'heel'], 2, 0.5))
one = '''  1. Beautiful is better than ugly.
  2. Explicit is better than implicit.
  3. Simple is better than complex.
  4. Complex is better than complicated.
same
	tab here
'''.splitlines(keepends=True)
two = '''  1. Beautiful is better than ugly.
  3.   Simple is better than complex.
  4. Complicated is better than complex.
  5. Flat is better than nested.
same
	tab There
more
'''.splitlines(keepends=True)
delta = list(difflib.ndiff(one, two))
print(''.join(delta))
print(list(difflib.restore(delta, 1)) == one, list(difflib.restore(delta, 2)) == two)
print(''.join(difflib.unified_diff(one, two, 'a', 'b', 'then', 'now', n=1)))
print(''.join(difflib.context_diff(one, two, 'a', 'b', n=0)))
print('\n'.join(difflib.unified_diff(list('abcdefghijkl'), list('abXdefghijYl'), lineterm='', n=2)))
print('\n'.join(difflib.context_diff(list('abcdefghijkl'), list('abXdefghijYl'), lineterm='', n=2)))
print(list(difflib.unified_diff([], ['x'], lineterm='')), list(difflib.unified_diff(['x'], ['x'])))
print(list(difflib.diff_bytes(difflib.unified_diff, [b'a\xff\n'], [b'b\n'], b'x', b'y')))
print(list(difflib.Differ(linejunk=difflib.IS_LINE_JUNK).compare(['a\n', '\n', 'b\n'], ['\n', 'b\n', 'c\n'])))
print(difflib.IS_LINE_JUNK(' #\n'), difflib.IS_LINE_JUNK('x'), difflib.IS_CHARACTER_JUNK('\t'))
print(list(map(list, difflib.SequenceMatcher(None, 'abcdefghijklmno', 'abXdefghijklmnY').get_grouped_opcodes(1))))
for wrong in [lambda: difflib.get_close_matches('a', [], 0), lambda: difflib.get_close_matches('a', [], 1, 2),
              lambda: list(difflib.unified_diff([1], ['a'])), lambda: list(difflib.restore([], 3)),
              lambda: list(difflib.diff_bytes(difflib.unified_diff, ['a'], [b'b'])), lambda: list(difflib.unified_diff(['a'], ['b'], 1))]:
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
