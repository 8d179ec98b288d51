"""Counts words: `./dev run examples/word_count.py FILE`, or without a file a text of its own."""
import re
import sys
from collections import Counter

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the
season of Darkness, it was the spring of hope, it was the winter of despair."""


def words(text):
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text.lower())


def main(arguments):
    if arguments:
        with open(arguments[0], encoding='utf-8') as f:
            text = f.read()
    else:
        text = TEXT
    counts = Counter(words(text))
    print(f'{sum(counts.values())} words, {len(counts)} of them different')
    for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:10]:
        print(f'{n:>4} {word:<12} {"#" * n}')


if __name__ == '__main__':
    main(sys.argv[1:])
