# Loops over ints and floats, a line of output for each.
total = 0
i = 0
while i < 1000:
    total += i * i % 7
    i += 1
print(total)

x = 1.0
for i in range(40):
    x = x * 1.5 - i
print(x)

n = 1
for i in range(1, 30):
    n *= i
print(n)
