# covers: SystemExit with a message object: printed to stderr, status 1
# stderr: last
import sys
for arg in (None, 0, True, 'text', (1, 2), 5.5):
    try:
        sys.exit(arg)
    except SystemExit as e:
        print(repr(e.code), e.args)
try:
    raise SystemExit
except SystemExit as e:
    print(e.code, e.args)
try:
    raise SystemExit(1, 2)
except SystemExit as e:
    print(e.code, e.args)
sys.exit('stopped: code seven')
