# URLs as RFC 3986 and its forerunners know them: taking apart and putting together, joining, quoting, queries.
#
# Every function takes str or bytes, and gives back the same; bytes are handled as ASCII text.

from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs",
           "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes",
           "DefragResult", "ParseResult", "SplitResult", "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]

uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero",
                 "rtsp", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews",
               "prospero", "rtsp", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms",
               "sftp", "tel"]
non_hierarchical = ["gopher", "hdl", "mailto", "news", "telnet", "wais", "imap", "snews", "sip", "sips"]
uses_query = ["", "http", "wais", "imap", "https", "shttp", "mms", "gopher", "rtsp", "rtspu", "sip", "sips"]
uses_fragment = ["", "ftp", "hdl", "http", "gopher", "news", "nntp", "wais", "https", "shttp", "snews", "file",
                 "prospero"]

scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."

# What browsers strip in front, and drop anywhere.
_WHATWG_C0_CONTROL_OR_SPACE = "".join(map(chr, range(0x21)))
_UNSAFE_URL_BYTES_TO_REMOVE = ["\t", "\r", "\n"]


def clear_cache():
    """Forget what was parsed before."""
    _split_cache.clear()
    _safe_tables.clear()


def _noop(obj):
    return obj


def _encode_result(obj, encoding="ascii", errors="strict"):
    return obj.encode(encoding, errors)


def _coerce_args(*args):
    """The arguments as str, and the function that makes results of the same kind as they were."""
    text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != text:
            raise TypeError("Cannot mix str and non-str arguments")
    if text:
        return args + (_noop,)
    return tuple([x.decode("ascii", "strict") if x else "" for x in args]) + (_encode_result,)


class _ResultMixinStr:
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        """The same with bytes."""
        return self._encoded_counterpart(*(x.encode(encoding, errors) for x in self))


class _ResultMixinBytes:
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        """The same with str."""
        return self._decoded_counterpart(*(x.decode(encoding, errors) for x in self))


class _NetlocParts:
    """User, password, host and port, from the attribute netloc."""

    __slots__ = ()

    @property
    def username(self):
        return self._userinfo[0]

    @property
    def password(self):
        return self._userinfo[1]

    @property
    def hostname(self):
        hostname = self._hostinfo[0]
        if not hostname:
            return None
        # A zone keeps its case.
        percent = "%" if isinstance(hostname, str) else b"%"
        hostname, percent, zone = hostname.partition(percent)
        return hostname.lower() + percent + zone

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is not None:
            if port.isdigit() and port.isascii():
                port = int(port)
            else:
                raise ValueError(f"Port could not be cast to integer value as {port!r}")
            if not 0 <= port <= 65535:
                raise ValueError("Port out of range 0-65535")
        return port

    def _marks(self):
        return ("@", ":", "[", "]") if isinstance(self.netloc, str) else (b"@", b":", b"[", b"]")

    @property
    def _userinfo(self):
        at, colon, _, _ = self._marks()
        user, have, _ = self.netloc.rpartition(at)
        if not have:
            return None, None
        name, have, password = user.partition(colon)
        return name, password if have else None

    @property
    def _hostinfo(self):
        at, colon, open, close = self._marks()
        host = self.netloc.rpartition(at)[2]
        _, bracketed, inside = host.partition(open)
        if bracketed:
            name, _, port = inside.partition(close)
            port = port.partition(colon)[2]
        else:
            name, _, port = host.partition(colon)
        return name, port or None


_DefragBase = namedtuple("_DefragResultBase", "url fragment")
_SplitBase = namedtuple("_SplitResultBase", "scheme netloc path query fragment")
_ParseBase = namedtuple("_ParseResultBase", "scheme netloc path params query fragment")


class DefragResult(_DefragBase, _ResultMixinStr):
    """A URL without its fragment, and the fragment."""
    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


class SplitResult(_SplitBase, _NetlocParts, _ResultMixinStr):
    """scheme://netloc/path?query#fragment"""
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_ParseBase, _NetlocParts, _ResultMixinStr):
    """scheme://netloc/path;params?query#fragment"""
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_DefragBase, _ResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return self.url + b"#" + self.fragment if self.fragment else self.url


class SplitResultBytes(_SplitBase, _NetlocParts, _ResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_ParseBase, _NetlocParts, _ResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


for _text, _bytes in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes),
                      (ParseResult, ParseResultBytes)):
    _text._encoded_counterpart = _bytes
    _bytes._decoded_counterpart = _text
del _text, _bytes


# ---- taking apart

_split_cache = {}


def urlsplit(url, scheme="", allow_fragments=True):
    """(scheme, netloc, path, query, fragment); scheme stands for one that the URL does not name."""
    url, scheme, coerce = _coerce_args(url, scheme)
    key = url, scheme, bool(allow_fragments), coerce
    result = _split_cache.get(key)
    if result is None:
        if len(_split_cache) >= 256:
            _split_cache.clear()
        result = _split_cache[key] = coerce(_split(url, scheme, allow_fragments))
    return result


def _split(url, scheme, allow_fragments):
    url = url.lstrip(_WHATWG_C0_CONTROL_OR_SPACE)
    scheme = scheme.strip(_WHATWG_C0_CONTROL_OR_SPACE)
    for c in _UNSAFE_URL_BYTES_TO_REMOVE:
        url = url.replace(c, "")
        scheme = scheme.replace(c, "")
    netloc = query = fragment = ""
    i = url.find(":")
    if i > 0 and url[0].isascii() and url[0].isalpha() and not url[:i].strip(scheme_chars):
        scheme, url = url[:i].lower(), url[i + 1:]
    if url[:2] == "//":
        end = min([at for at in (url.find(c, 2) for c in "/?#") if at >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_bracketed(netloc)
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    _checknetloc(netloc)
    return SplitResult(scheme, netloc, url, query, fragment)


def _check_bracketed(netloc):
    import re
    host = netloc.partition("[")[2].partition("]")[0]
    if host.startswith("v"):
        if not re.match(r"\Av[a-fA-F0-9]+\..+\Z", host):
            raise ValueError("IPvFuture address is invalid")
        return
    import ipaddress
    if isinstance(ipaddress.ip_address(host), ipaddress.IPv4Address):
        raise ValueError("An IPv4 address cannot be in brackets")


def _checknetloc(netloc):
    # Characters that become separators under NFKC would move the host.
    if not netloc or netloc.isascii():
        return
    import unicodedata
    n = netloc
    for c in "@:#?":
        n = n.replace(c, "")
    normal = unicodedata.normalize("NFKC", n)
    if n == normal:
        return
    for c in "/?#@:":
        if c in normal:
            raise ValueError("netloc '" + netloc + "' contains invalid characters under NFKC normalization")


def urlparse(url, scheme="", allow_fragments=True):
    """As urlsplit, with the parameters of the last path segment apart."""
    url, scheme, coerce = _coerce_args(url, scheme)
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in url:
        url, params = _splitparams(url)
    return coerce(ParseResult(scheme, netloc, url, params, query, fragment))


def _splitparams(url):
    i = url.find(";", url.rfind("/") + 1 if "/" in url else 0)
    return (url, "") if i < 0 else (url[:i], url[i + 1:])


def urlunparse(components):
    """The URL of six parts. What parsing dropped, an empty query for example, does not come back."""
    scheme, netloc, url, params, query, fragment, coerce = _coerce_args(*components)
    if params:
        url = "%s;%s" % (url, params)
    return coerce(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    """The URL of five parts."""
    scheme, netloc, url, query, fragment, coerce = _coerce_args(*components)
    if netloc or (scheme and scheme in uses_netloc and url[:2] != "//"):
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + (netloc or "") + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return coerce(url)


def urldefrag(url):
    """The URL without its fragment, and the fragment."""
    url, coerce = _coerce_args(url)
    if "#" in url:
        s, n, p, a, q, frag = urlparse(url)
        defrag = urlunparse((s, n, p, a, q, ""))
    else:
        defrag, frag = url, ""
    return coerce(DefragResult(defrag, frag))


# ---- joining

def urljoin(base, url, allow_fragments=True):
    """The address that `url` means on the page `base`."""
    if not base:
        return url
    if not url:
        return base
    base, url, coerce = _coerce_args(base, url)
    bscheme, bnetloc, bpath, bparams, bquery, bfragment = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return coerce(url)
    if scheme in uses_netloc:
        if netloc:
            return coerce(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = bnetloc
    if not path and not params:
        return coerce(urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment)))
    path = _resolved(bpath, path)
    return coerce(urlunparse((scheme, netloc, path, params, query, fragment)))


def _resolved(base, path):
    """RFC 3986, 5.2: the path relative to base, without dots."""
    parts = base.split("/")
    if parts[-1] != "":
        del parts[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = parts + path.split("/")
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == "..":
            if resolved:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return "/".join(resolved) or "/"


# ---- quoting

_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_ALWAYS_SAFE_BYTES = bytes(_ALWAYS_SAFE)
_safe_tables = {}


def _safe_table(safe):
    """What each byte is quoted as."""
    table = _safe_tables.get(safe)
    if table is None:
        if len(_safe_tables) >= 64:
            _safe_tables.clear()
        keep = _ALWAYS_SAFE.union(safe)
        table = _safe_tables[safe] = [chr(b) if b in keep else "%{:02X}".format(b) for b in range(256)]
    return table


def quote(string, safe="/", encoding=None, errors=None):
    """The text with all but letters, digits, "_.-~" and the safe characters as %XX of its bytes."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """As quote, with "+" for spaces, for queries."""
    if (isinstance(string, str) and " " not in string) or (isinstance(string, bytes) and b" " not in string):
        return quote(string, safe, encoding, errors)
    space = " " if isinstance(safe, str) else b" "
    return quote(string, safe + space, encoding, errors).replace(" ", "+")


def quote_from_bytes(bs, safe="/"):
    """As quote, for bytes."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    else:
        safe = bytes([c for c in safe if c < 128])
    if not bs.rstrip(_ALWAYS_SAFE_BYTES + safe):
        return bs.decode()
    table = _safe_table(safe)
    return "".join([table[b] for b in bs])


def unquote_to_bytes(string):
    """The bytes that a quoted text stands for."""
    if not string:
        # What has no bytes at all is an error even so.
        string.split
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *rest = string.split(b"%")
    if not rest:
        return string
    parts = [first]
    for item in rest:
        try:
            # bytes.fromhex would accept white space.
            parts.append(bytes([_HEX[item[0]] << 4 | _HEX[item[1]]]))
            parts.append(item[2:])
        except (KeyError, IndexError):
            parts.append(b"%")
            parts.append(item)
    return b"".join(parts)


_HEX = {ord(c): int(c, 16) for c in "0123456789abcdefABCDEF"}


def unquote(string, encoding="utf-8", errors="replace"):
    """The text that a quoted text stands for."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        string.split
        return string
    encoding = encoding or "utf-8"
    errors = errors or "replace"
    if string.isascii():
        return unquote_to_bytes(string).decode(encoding, errors)
    # Other characters stay what they are, whatever the encoding.
    import re
    return re.sub("[\x00-\x7f]+", lambda m: unquote_to_bytes(m.group()).decode(encoding, errors), string)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """As unquote, with spaces for "+"."""
    return unquote(string.replace("+", " "), encoding, errors)


# ---- queries

def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
             max_num_fields=None, separator="&"):
    """A query as a dict of lists of values."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding=encoding, errors=errors,
                                 max_num_fields=max_num_fields, separator=separator):
        result.setdefault(name, []).append(value)
    return result


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&"):
    """A query as a list of (name, value)."""
    qs, coerce = _coerce_args(qs)
    separator, _ = _coerce_args(separator)
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator) if qs else False:
        raise ValueError("Max number of fields exceeded")
    result = []
    for pair in qs.split(separator) if qs else []:
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition("=")
        if not equals:
            if strict_parsing:
                raise ValueError("bad query field: %r" % (pair,))
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            result.append((coerce(unquote(name.replace("+", " "), encoding=encoding, errors=errors)),
                           coerce(unquote(value.replace("+", " "), encoding=encoding, errors=errors))))
    return result


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """A query from a mapping or a sequence of pairs. With doseq, each item of a value that is a sequence is a
    parameter of its own."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as e:
            raise TypeError("not a valid non-string sequence or mapping object").with_traceback(e.__traceback__)

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    pairs = []
    for key, value in query:
        key = quoted(key)
        if doseq and not isinstance(value, (bytes, str)):
            try:
                len(value)
            except TypeError:
                pairs.append(key + "=" + quoted(value))
            else:
                pairs.extend([key + "=" + quoted(item) for item in value])
        else:
            pairs.append(key + "=" + quoted(value))
    return "&".join(pairs)
