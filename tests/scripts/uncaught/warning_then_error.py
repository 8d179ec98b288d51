# covers: exception raised after output without flush; stdout complete; last stderr line only
# stderr: last
import sys
for i in range(50):
    print('line', i, end=' ' if i % 10 != 9 else '\n')
sys.stdout.write('no newline at end')
print('to stderr', file=sys.stderr)
raise UnicodeError('last words')
