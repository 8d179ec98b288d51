# covers: display of an IndentationError and its offset from compile of text
# stderr: full
try:
    compile('def f():\nreturn 1\n', 'one.py', 'exec')
except IndentationError as e:
    print(e.msg, e.lineno, e.offset, repr(e.text))
compile('if True:\n        x = 1\n    y = 2\n', 'two.py', 'exec')
