# covers: alignment of numbers and text in tables, mixed wide and accented characters, sign-aware padding, nested width fields
rows = [('Zoë', 1234.5, -7), ('Björn', 0.001, 42), ('李', 1e6, 0), ('', -0.5, 123456)]
for n, f, i in rows:
    print(f'|{n:<7}|{f:>12,.3f}|{i:+08d}|{i:^9}|{f:e}|{n!r:>8}|{i:>+6,}|{f:g}|')
for w in range(1, 9, 2):
    for a in '<>^':
        print(f'[{"ab":{a}{w}}][{5:{a}{w}}][{-1.5:{a}{w}}]', end=' ')
    print()
print('{:=+7}|{:=7}|{:0=7}|{:x=7}'.format(5, -5, -5, -5), '{:07}|{:<07}|{:^07}'.format(-5, -5, -5), '{:07.2f}|{:+07.1f}'.format(-1.005, 2.25))
print('%-5s|%5s|%05d|%+5d|%-5d|%5.1f' % ('ab', 'cd', -42, 42, 42, 3.14159), '%5s' % 'éé', '%-4s|' % '李')
print('a'.center(4, '*'), 'ab'.center(5, '*'), 'a'.center(5), '12'.zfill(5), '-1.5'.zfill(6), '+x'.zfill(4))
print(''.join(f'{c:02x}' for c in 'é李'.encode()), f'{"é李":>6}', len(f'{"é李":>6}'), '\t|'.expandtabs(4), 'é\t|'.expandtabs(4))
for spec in ('5', '>5', '^5', '=5', '05', ',', '_', '+', '#', 'b', 'o', 'x', 'e', '%', 'n', 'c'):
    out = []
    for v in (65, 65.5, True, 'A', 65j):
        try: out.append(format(v, spec))
        except ValueError: out.append('!')
    print(spec, out)
