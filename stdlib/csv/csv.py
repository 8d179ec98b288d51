# Comma-separated values: the reader and writer of _csv, dialects as classes, records as dicts, and guessing a dialect.

from _csv import (Error, __version__, writer, reader, register_dialect, unregister_dialect, get_dialect,
                  list_dialects, field_size_limit, QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE)
from _csv import Dialect as _Dialect

__doc__ = "Reading and writing comma-separated values."

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "__doc__", "excel",
           "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects",
           "Sniffer", "unregister_dialect", "__version__", "DictReader", "DictWriter", "unix_dialect"]


class Dialect:
    """How records look. Subclasses set the attributes; making an instance checks them."""

    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        self._validate()

    def _validate(self):
        try:
            _Dialect(self)
        except TypeError as e:
            raise Error(str(e))


class excel(Dialect):
    """What Excel writes."""
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """What Excel writes, with tabs."""
    delimiter = "\t"


class unix_dialect(Dialect):
    """What Unix programs write: all quoted, lines end with a line feed."""
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class DictReader:
    """Records as dicts from field names, which the first record gives unless they are told."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        record = dict(zip(names, row))
        known, given = len(names), len(row)
        if known < given:
            record[self.restkey] = row[known:]
        elif known > given:
            for key in names[given:]:
                record[key] = self.restval
        return record


class DictWriter:
    """Writes dicts as records of the given fields; restval stands for missing ones, and extrasaction says whether
    unknown ones "raise" or are "ignore"d."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Write the field names."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _dict_to_list(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return (rowdict.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        """Write a dict."""
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        """Write dicts."""
        return self.writer.writerows(map(self._dict_to_list, rowdicts))


class Sniffer:
    """Guesses how a piece of text is separated."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """A Dialect class that fits the sample. delimiters: the characters that may separate fields."""
        quotechar, doublequote, delimiter, skip = self._guess_by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, skip = self._guess_delimiter(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL

        dialect.doublequote = doublequote
        dialect.delimiter = delimiter
        dialect.quotechar = quotechar or '"'
        dialect.skipinitialspace = skip
        return dialect

    def _guess_by_quotes(self, data, delimiters):
        """(quote, whether quotes are doubled, delimiter, whether a space follows it) from what stands around quotes."""
        import re
        flags = re.DOTALL | re.MULTILINE
        for pattern in (r"(?P<d>[^\w\n\"\'])(?P<s> ?)(?P<q>[\"\']).*?(?P=q)(?P=d)",  # ,"...",
                        r"(?:^|\n)(?P<q>[\"\']).*?(?P=q)(?P<d>[^\w\n\"\'])(?P<s> ?)",  # "...", at a line's start
                        r"(?P<d>[^\w\n\"\'])(?P<s> ?)(?P<q>[\"\']).*?(?P=q)(?:$|\n)",  # ,"..." at its end
                        r"(?:^|\n)(?P<q>[\"\']).*?(?P=q)(?:$|\n)"):  # "..." alone
            matches = list(re.finditer(pattern, data, flags))
            if matches:
                break
        else:
            return "", False, None, 0
        quotes, separators, spaces = {}, {}, 0
        for match in matches:
            groups = match.groupdict()
            quotes[groups["q"]] = quotes.get(groups["q"], 0) + 1
            d = groups.get("d")
            if d and (delimiters is None or d in delimiters):
                separators[d] = separators.get(d, 0) + 1
            spaces += bool(groups.get("s"))
        quote = max(quotes, key=quotes.get)
        if separators:
            delimiter = max(separators, key=separators.get)
            skip = separators[delimiter] == spaces
            if delimiter == "\n":  # most likely one column
                delimiter = ""
        else:
            delimiter, skip = "", 0
        d = re.escape(delimiter)
        doubled = re.search(rf"(?:{d}|^)\W*{quote}[^{d}\n]*{quote}[^{d}\n]*{quote}\W*(?:{d}|$)", data, re.MULTILINE)
        return quote, bool(doubled), delimiter, skip

    def _guess_delimiter(self, data, delimiters):
        """(delimiter, whether a space follows it): the character that stands equally often in nearly all lines.

        Lines are taken ten at a time. A character's mode is how often it stands in most of the lines; what other lines
        have counts against it. Characters whose consistency reaches a falling threshold are candidates."""
        lines = [line for line in data.split("\n") if line]
        ascii_chars = [chr(c) for c in range(127)]
        chunk = min(10, len(lines))
        frequency = {}  # character: {times in a line: how many lines}
        modes, candidates = {}, {}
        start, end, chunks = 0, chunk, 0
        while start < len(lines):
            chunks += 1
            for line in lines[start:end]:
                for char in ascii_chars:
                    counts = frequency.setdefault(char, {})
                    times = line.count(char)
                    counts[times] = counts.get(times, 0) + 1
            for char, counts in frequency.items():
                items = list(counts.items())
                if items == [(0, items[0][1])]:
                    continue
                mode = max(items, key=lambda item: item[1])
                rest = sum(item[1] for item in items) - mode[1] if len(items) > 1 else 0
                modes[char] = mode[0], mode[1] - rest
            total = float(min(chunk * chunks, len(lines)))
            consistency = 1.0
            while not candidates and consistency >= 0.9:
                for char, (times, lead) in modes.items():
                    if (times > 0 and lead > 0 and lead / total >= consistency and
                            (delimiters is None or char in delimiters)):
                        candidates[char] = times, lead
                consistency -= 0.01
            if len(candidates) == 1:
                return next(iter(candidates)), self._spaces_follow(lines[0], next(iter(candidates)))
            start = end
            end += chunk
        if not candidates:
            return "", 0
        for char in self.preferred:
            if char in candidates:
                return char, self._spaces_follow(lines[0], char)
        char = max((pair, char) for char, pair in candidates.items())[1]
        return char, self._spaces_follow(lines[0], char)

    @staticmethod
    def _spaces_follow(line, delimiter):
        return line.count(delimiter) == line.count(delimiter + " ")

    def has_header(self, sample):
        """Whether the first line names the columns: it breaks the types or lengths that the others have in common."""
        rows = reader(_lines(sample), self.sniff(sample))
        header = next(rows)
        columns = len(header)
        kinds = dict.fromkeys(range(columns))
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != columns:
                continue
            for col in list(kinds):
                kind = complex
                try:
                    kind(row[col])
                except (ValueError, OverflowError):
                    kind = len(row[col])
                if kind != kinds[col]:
                    if kinds[col] is None:
                        kinds[col] = kind
                    else:
                        del kinds[col]
        votes = 0
        for col, kind in kinds.items():
            if isinstance(kind, int):
                votes += 1 if len(header[col]) != kind else -1
            else:
                try:
                    kind(header[col])
                except (ValueError, TypeError):
                    votes += 1
                else:
                    votes -= 1
        return votes > 0


def _lines(text):
    import io
    return io.StringIO(text)
