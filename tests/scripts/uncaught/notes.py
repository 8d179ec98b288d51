# covers: exception notes printed after the message, several notes, multi-line note, empty note
# stderr: full
def work():
    err = ValueError('with notes')
    err.add_note('first note')
    err.add_note('second note\nover two lines')
    err.add_note('')
    raise err


try:
    work()
except ValueError as e:
    print(e.__notes__)
    e.add_note('added on the way out')
    raise
