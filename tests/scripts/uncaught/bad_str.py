# covers: display of an exception whose __str__ fails and of one with a non-string note list
# stderr: full
class Broken(Exception):
    def __str__(self):
        raise KeyError('str failed')


e = Broken('x')
print(repr(e), e.args)
raise e
