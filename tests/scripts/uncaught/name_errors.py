# covers: display of NameError in a function with a suggestion of a similar name
# stderr: full
def area(width, height):
    return width * heigth


print('go')
area(2, 3)
