# Difference: numbers are values, not objects: equal ones are the same. There are no reference counts.
import sys

n = int('1000')
print('equal ints are one', n is int('1000'), id(n) == id(int('1000')))
x = float('1.5')
print('equal floats too', x is float('1.5'))
print('big ints are objects', int('1' * 30) is int('1' * 30))
print('count', sys.getrefcount(n), sys.getrefcount([]))
items = []
print('an id is the object\'s own', id(items) == id(items), id([]) != id(items))
