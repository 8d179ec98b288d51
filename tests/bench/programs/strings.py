# String building: += in loops, join, formatting, split, replace, searching.
def numbered(n):
    text = ''
    for i in range(n):
        text += 'line %d: %s\n' % (i, 'ab' * (i % 7))
    return text


def formatted(n):
    parts = []
    for i in range(n):
        parts.append(f'{i:>6}|{i * 0.5:8.2f}|{i:#x}')
    return ';'.join(parts)


def words(text):
    count = 0
    for line in text.split('\n'):
        for word in line.split():
            if word.startswith('ab') or word.endswith(':'):
                count += len(word.replace('ab', 'c').upper())
    return count


def reverse_each(text):
    return sum(len(word[::-1].strip('b')) for word in text.split(' '))


text = numbered(60_000)
print(len(text), text.count('ab'), text.find('line 59999'))
print(len(formatted(60_000)))
print(words(text), reverse_each(text))
