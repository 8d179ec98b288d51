# covers: raise SystemExit with an int inside nested functions and finally blocks, exit status modulo 256
# stderr: none
def leave(n):
    try:
        raise SystemExit(n)
    finally:
        print('finally', n)


try:
    leave(3)
except SystemExit as e:
    print('caught', e.code, e.args, repr(e))
leave(259)
