# covers: display of a SyntaxError from exec() of a string with an unclosed bracket, after a first frame
# stderr: full
def run(code):
    exec(code)


run('print("fine")')
run('values = [1, 2\nprint(values)\n')
