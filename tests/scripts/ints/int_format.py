# covers: int format specs: width, fill, align, sign, #, grouping, presentation types, and errors
n = 1234567
for spec in ('', 'd', '10', '<10', '^11', '>10', '=+12', '012', '+', ' ', '-', ',', '_', '012,', '_x', '#x', '#X', '#o', '#b', '#_b', '08b', 'x', 'X', 'o', 'b', 'n', 'c' if False else 'e', '.3e', 'f', '.2f', 'g', '%', '.1%', '*^20,', '+,', '<+12,d', 'é>10', '0=15', '015,d', '#020x', '#=#20x'):
    print(repr(spec), '|' + format(n, spec) + '|', '|' + format(-n, spec) + '|', '|' + format(0, spec) + '|')
print(format(65, 'c'), format(0x20ac, 'c'), format(97, '>5c'), format(True, 'd'), format(True), format(False, '5'), format(True, '>6'))
for value, spec in ((5, '.2d'), (5, ',x'), (5, 's'), (5, '+c'), (5, ',_'), (5, 'q'), (5, '_,'), (5, '#c'), (1114112, 'c'), (-1, 'c'), (5, '10.5'), (5, 'dd'), (5, '.'), (5, ',n'), (5, '_n'), (5, '99999999999999999999'), (5, 'z')):
    try:
        print(value, spec, format(value, spec))
    except Exception as e:
        print(value, spec, '->', type(e).__name__, e)
print(format(10**30, ','), format(-10**30, '_d'), format(2**70, '_b'), format(2**70, '#_X'), format(10**20, 'e'), format(10**20, '.20g'))
print('{:>{w}}|{:0{w}d}'.format(5, -5, w=6), f'{255:#06x} {255:#010b} {8:#o}')
