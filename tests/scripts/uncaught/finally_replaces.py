# covers: an exception in finally replaces the first and shows both; error in except clause expression
# stderr: full
def cleanup():
    raise OSError(5, 'disk gone', 'file.txt')


def work():
    try:
        return 1 / 0
    finally:
        cleanup()


work()
