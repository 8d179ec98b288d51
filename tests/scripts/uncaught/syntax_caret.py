# covers: display of an uncaught SyntaxError from compile() with file name, line text and caret range
# stderr: full
print('compiling')
source = 'x = 1\nfor i in range(3)\n    print(i)\n'
compile(source, 'made_up.py', 'exec')
