# covers: SystemExit raised in finally replaces a pending exception; quiet end with its status
# stderr: none
import sys


def main():
    try:
        raise ValueError('lost')
    finally:
        print('leaving')
        sys.exit(7)


try:
    main()
except ValueError:
    print('never')
except SystemExit as e:
    print(e.code, repr(e.__context__))
    raise
