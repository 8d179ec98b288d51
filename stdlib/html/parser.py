# A tolerant HTML parser: text goes in by pieces, and for each start tag, end tag, text, comment and so on a method is
# called. What is cut off at the end of a piece waits for the next; close() tells what never came to an end.

import re

from html import unescape

__all__ = ["HTMLParser"]

_tag_name = re.compile(r"([a-zA-Z][^\t\n\r\f />\x00]*)(?:[ \t\n\r\f]|/(?!>))*")
_attribute = re.compile(
    r"((?<=['\"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|\"[^\"]*\"|(?!['\"])[^>\s]*))?(?:\s|/(?!>))*")
# All of a start tag up to its end, whatever is inside quotes.
_start_tag = re.compile(
    r"<[a-zA-Z][^\t\n\r\f />\x00]*(?:[\s/]*(?:(?<=['\"\s/])[^\s/>][^\s/=>]*"
    r"(?:\s*=+\s*(?:'[^']*'|\"[^\"]*\"|(?!['\"])[^>\s]*)\s*)?(?:\s|/(?!>))*)*)?\s*")
_end_tag = re.compile(r"</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>")
_name_of_end_tag = re.compile(r"([a-zA-Z][^\t\n\r\f />\x00]*)(?:[ \t\n\r\f]|/(?!>))*")
_char_reference = re.compile(r"&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]")
_entity_reference = re.compile(r"&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]")
_incomplete = re.compile(r"&[a-zA-Z#]")
_interesting = re.compile(r"[&<]")


class HTMLParser:
    """Feed it text; subclasses define what happens at tags, data and the rest."""

    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Forget everything."""
        self.rawdata = ""
        self.lasttag = "???"
        self.lineno = 1
        self.offset = 0
        self.interesting = _interesting
        self.cdata_elem = None
        self.__starttag_text = None

    def feed(self, data):
        """Parse more text."""
        self.rawdata = self.rawdata + data
        self.goahead(0)

    def close(self):
        """Handle what is left as if the text ended here."""
        self.goahead(1)

    def get_starttag_text(self):
        """The text of the start tag last opened."""
        return self.__starttag_text

    def getpos(self):
        """(line, column) of where the parser is."""
        return self.lineno, self.offset

    def updatepos(self, i, j):
        if i >= j:
            return j
        lines = self.rawdata.count("\n", i, j)
        if lines:
            self.lineno += lines
            self.offset = j - (self.rawdata.rindex("\n", i, j) + 1)
        else:
            self.offset += j - i
        return j

    def set_cdata_mode(self, elem):
        """From here on everything is text, until the end tag of elem."""
        self.cdata_elem = elem.lower()
        self.interesting = re.compile(r"</\s*%s\s*>" % self.cdata_elem, re.IGNORECASE)

    def clear_cdata_mode(self):
        self.interesting = _interesting
        self.cdata_elem = None

    def goahead(self, end):
        rawdata = self.rawdata
        i = 0
        n = len(rawdata)
        while i < n:
            j = self._end_of_text(i, end)
            if j < 0:
                break
            if i < j:
                text = rawdata[i:j]
                self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)
            i = self.updatepos(i, j)
            if i == n:
                break
            k = self._markup(i, end) if rawdata[i] == "<" else self._reference(i, end)
            if k < 0:
                break
            i = self.updatepos(i, k)
        if end and i < n and not self.cdata_elem:
            text = rawdata[i:n]
            self.handle_data(unescape(text) if self.convert_charrefs else text)
            i = self.updatepos(i, n)
        self.rawdata = rawdata[i:]

    def _end_of_text(self, i, end):
        """Where text that starts at i ends for sure; -1 to wait for more."""
        rawdata = self.rawdata
        if self.convert_charrefs and not self.cdata_elem:
            j = rawdata.find("<", i)
            if j >= 0:
                return j
            if end:
                return len(rawdata)
            # A reference may go on in the next piece: text up to the last & that could be one is done only when
            # some white space or ";" stands behind it.
            amp = rawdata.rfind("&", max(i, len(rawdata) - 34))
            if amp >= 0 and not re.compile(r"[\s;]").search(rawdata, amp):
                return -1
            return len(rawdata)
        match = self.interesting.search(rawdata, i)
        if match:
            return match.start()
        return -1 if self.cdata_elem else len(rawdata)

    def _markup(self, i, end):
        """Handles what starts with "<" at i; where it ends, -1 to wait for more."""
        rawdata = self.rawdata
        if re.compile("<[a-zA-Z]").match(rawdata, i):
            k = self.parse_starttag(i)
        elif rawdata.startswith("</", i):
            k = self.parse_endtag(i)
        elif rawdata.startswith("<!--", i):
            k = self.parse_comment(i)
        elif rawdata.startswith("<?", i):
            k = self.parse_pi(i)
        elif rawdata.startswith("<!", i):
            k = self.parse_html_declaration(i)
        elif i + 1 < len(rawdata) or end:
            self.handle_data("<")
            return i + 1
        else:
            return -1
        if k < 0:
            if not end:
                return -1
            # It never ended: text, up to the next tag.
            k = rawdata.find(">", i + 1)
            if k < 0:
                k = rawdata.find("<", i + 1)
                if k < 0:
                    k = i + 1
            else:
                k += 1
            text = rawdata[i:k]
            self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)
        return k

    def _reference(self, i, end):
        """Handles what starts with "&" at i, when references are not converted."""
        rawdata = self.rawdata
        if rawdata.startswith("&#", i):
            match = _char_reference.match(rawdata, i)
            if match:
                self.handle_charref(match.group()[2:-1])
                k = match.end()
                return k if rawdata[k - 1] == ";" else k - 1
            if ";" in rawdata[i:]:
                self.handle_data(rawdata[i:i + 2])
                return i + 2
            return -1
        match = _entity_reference.match(rawdata, i)
        if match:
            self.handle_entityref(match.group(1))
            k = match.end()
            return k if rawdata[k - 1] == ";" else k - 1
        if _incomplete.match(rawdata, i):
            if re.compile(r"&[a-zA-Z#][-.a-zA-Z0-9]*\Z").match(rawdata, i):
                return -1
            self.handle_data("&")
            return i + 1
        if i + 1 < len(rawdata):
            self.handle_data("&")
            return i + 1
        return -1

    def parse_html_declaration(self, i):
        rawdata = self.rawdata
        if rawdata.startswith("<!--", i):
            return self.parse_comment(i)
        if rawdata.startswith("<![", i):
            return self.parse_marked_section(i)
        if rawdata[i:i + 9].lower() == "<!doctype":
            end = rawdata.find(">", i + 9)
            if end < 0:
                return -1
            self.handle_decl(rawdata[i + 2:end])
            return end + 1
        return self.parse_bogus_comment(i)

    def parse_marked_section(self, i, report=1):
        """<![CDATA[...]]>, and <![if ...]> of old browsers."""
        rawdata = self.rawdata
        match = re.compile(r"<!\[\s*([a-zA-Z][-_.a-zA-Z0-9]*)\s*").match(rawdata, i)
        if not match:
            return -1
        name = match.group(1).lower()
        if name in ("temp", "cdata", "ignore", "include", "rcdata"):
            close = re.compile(r"]\s*]\s*>").search(rawdata, i + 3)
        elif name in ("if", "else", "endif"):
            close = re.compile(r"]\s*>").search(rawdata, i + 3)
        else:
            raise AssertionError("unknown status keyword %r in marked section" % rawdata[i + 3:match.end()])
        if not close:
            return -1
        if report:
            self.unknown_decl(rawdata[i + 3:close.start()])
        return close.end()

    def parse_comment(self, i, report=1):
        close = re.compile(r"--\s*>").search(self.rawdata, i + 4)
        if not close:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 4:close.start()])
        return close.end()

    def parse_bogus_comment(self, i, report=1):
        pos = self.rawdata.find(">", i + 2)
        if pos < 0:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 2:pos])
        return pos + 1

    def parse_pi(self, i):
        close = self.rawdata.find(">", i + 2)
        if close < 0:
            return -1
        self.handle_pi(self.rawdata[i + 2:close])
        return close + 1

    def parse_starttag(self, i):
        self.__starttag_text = None
        endpos = self.check_for_whole_start_tag(i)
        if endpos < 0:
            return endpos
        rawdata = self.rawdata
        self.__starttag_text = rawdata[i:endpos]
        match = _tag_name.match(rawdata, i + 1)
        k = match.end()
        self.lasttag = tag = match.group(1).lower()
        attrs = []
        while k < endpos:
            found = _attribute.match(rawdata, k)
            if not found:
                break
            name, rest, value = found.group(1, 2, 3)
            if not rest:
                value = None
            elif value[:1] == value[-1:] and value[:1] in ("'", '"') and len(value) > 1:
                value = value[1:-1]
            if value:
                value = unescape(value)
            attrs.append((name.lower(), value))
            k = found.end()
        end = rawdata[k:endpos].strip()
        if end not in (">", "/>"):
            self.handle_data(rawdata[i:endpos])
            return endpos
        if end.endswith("/>"):
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return endpos

    def check_for_whole_start_tag(self, i):
        """Where the start tag at i ends; -1 when its end is not there yet."""
        rawdata = self.rawdata
        j = _start_tag.match(rawdata, i).end()
        next = rawdata[j:j + 1]
        if next == ">":
            return j + 1
        if next == "/":
            if rawdata.startswith("/>", j):
                return j + 2
            if rawdata.startswith("/", j) and j + 1 >= len(rawdata):
                return -1
            return j if j > i else i + 1
        if next == "" or next in "abcdefghijklmnopqrstuvwxyz=/ABCDEFGHIJKLMNOPQRSTUVWXYZ'\"":
            # Cut off inside the tag, or in the middle of an attribute's quotes.
            return -1
        return j if j > i else i + 1

    def parse_endtag(self, i):
        rawdata = self.rawdata
        close = rawdata.find(">", i + 1)
        if close < 0:
            return -1
        gtpos = close + 1
        match = _end_tag.match(rawdata, i)
        if not match:
            if self.cdata_elem is not None:
                self.handle_data(rawdata[i:gtpos])
                return gtpos
            name = _name_of_end_tag.match(rawdata, i + 2)
            if not name:
                # "</>" is nothing; anything else that is no name is a comment.
                return i + 3 if rawdata[i:i + 3] == "</>" else self.parse_bogus_comment(i)
            self.handle_endtag(name.group(1).lower())
            return rawdata.find(">", name.end()) + 1
        elem = match.group(1).lower()
        if self.cdata_elem is not None and elem != self.cdata_elem:
            self.handle_data(rawdata[i:gtpos])
            return gtpos
        self.handle_endtag(elem)
        self.clear_cdata_mode()
        return gtpos

    # ---- to be overridden

    def handle_startendtag(self, tag, attrs):
        """<tag/>"""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """<tag ...>; attrs is a list of (name, value), value None without "="."""

    def handle_endtag(self, tag):
        """</tag>"""

    def handle_charref(self, name):
        """&#name; unless references are converted."""

    def handle_entityref(self, name):
        """&name; unless references are converted."""

    def handle_data(self, data):
        """Text."""

    def handle_comment(self, data):
        """<!--data-->"""

    def handle_decl(self, decl):
        """<!decl>"""

    def handle_pi(self, data):
        """<?data>"""

    def unknown_decl(self, data):
        """<![data]>"""
