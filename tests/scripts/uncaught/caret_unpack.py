# covers: traceback of an unpacking error in a for loop over pairs and in a nested assignment
# stderr: full
def pairs(rows):
    total = 0
    for key, value in rows:
        total += value
    return total


print(pairs([('a', 1), ('b', 2)]))
pairs([('a', 1), ('b', 2, 3)])
