# Difference from 3.11, as 3.12: comprehensions run in the frame of their function; generator expressions have their own.
import sys
import traceback


def names():
    here = [sys._getframe().f_code.co_name for _ in '1']
    here += {sys._getframe().f_code.co_name for _ in '1'}
    here += {sys._getframe().f_code.co_name: 1 for _ in '1'}
    here += (sys._getframe().f_code.co_name for _ in '1')
    return here


def divide():
    return [1 / n for n in (1, 0)]


print(names())
try:
    divide()
except ZeroDivisionError as e:
    print([frame.name for frame in traceback.extract_tb(e.__traceback__)])
