# Dictionaries: counting by str, int and tuple keys, updates, deletion, iteration, comprehension, sets beside them.
def count(n):
    seen = {}
    for i in range(n):
        key = i * 7919 % 5003
        seen[key] = seen.get(key, 0) + 1
    return seen


def by_name(n):
    names = ['name%d' % i for i in range(200)]
    table = dict.fromkeys(names, 0)
    for i in range(n):
        table[names[i % 200]] += i
    return table


def grid(n):
    cells = {(x, y): x * y for x in range(n) for y in range(n)}
    return sum(cells.get((x + 1, y), 0) + ((x, y - 1) in cells) for x, y in cells)


def churn(n):
    d = {}
    for i in range(n):
        d[i] = i
        if i >= 1000:
            del d[i - 1000]
    return len(d), sum(d.values())


def groups(n):
    out = {}
    for i in range(n):
        out.setdefault(i % 97, []).append(i)
    return max(len(v) for k, v in out.items()), len(set(range(n)) & set(range(0, 2 * n, 3)))


counts = count(600_000)
print(len(counts), max(counts.values()))
print(sum(by_name(600_000).values()))
print(grid(300))
print(churn(300_000))
print(groups(300_000))
