# covers: traceback of a call spread over several lines, of a multi-line expression and of a multi-line string
# stderr: full
def combine(*parts):
    return sum(
        int(p)
        for p in parts
    )


print(combine('1', '2'))
value = combine(
    '10',
    'twenty',
    """thirty""",
)
