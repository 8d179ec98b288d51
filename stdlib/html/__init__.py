# Escaping and unescaping text for HTML.

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    """The text with &, < and > (and with quote both quotes) as references."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


# What the standard says about numbers that stand for no character: those of Windows-1252 mean its characters.
_replaced = dict(zip(
    (0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96,
     0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f),
    "\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022"
    "\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"))
_replaced.update({0: "\ufffd", 0x0d: "\r", 0x81: "\x81", 0x8d: "\x8d", 0x8f: "\x8f", 0x90: "\x90", 0x9d: "\x9d"})


def _is_invalid(number):
    return (1 <= number <= 8 or 0xe <= number <= 0x1f or 0x7f <= number <= 0x9f or 0xfdd0 <= number <= 0xfdef or
            number == 0xb or number & 0xfffe == 0xfffe)


def _replace_charref(match):
    from html.entities import html5
    text = match.group(1)
    if text[0] == "#":
        digits = text[1:].rstrip(";")
        number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        if number in _replaced:
            return _replaced[number]
        if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
            return "\ufffd"
        return "" if _is_invalid(number) else chr(number)
    if text in html5:
        return html5[text]
    # The longest beginning that is a name, for "&notit;".
    for end in range(len(text) - 1, 1, -1):
        if text[:end] in html5:
            return html5[text[:end]] + text[end:]
    return "&" + text


_charref = None


def unescape(s):
    """The text with all named and numeric references replaced, as browsers do it."""
    global _charref
    if "&" not in s:
        return s
    if _charref is None:
        import re
        _charref = re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
    return _charref.sub(_replace_charref, s)
