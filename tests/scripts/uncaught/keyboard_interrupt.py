# covers: an uncaught KeyboardInterrupt raised by the program shows its traceback; except Exception does not catch it
# stderr: full
def loop():
    try:
        raise KeyboardInterrupt('stop now')
    except Exception:
        print('not here')
    finally:
        print('cleaning')


try:
    loop()
except BaseException as e:
    print(type(e).__name__, isinstance(e, Exception), e.args)
    raise
