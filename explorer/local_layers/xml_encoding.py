"""Encoding of a text that a map layer is written in: UTF-8, UTF-16, UTF-32 or as XML declares."""

import codecs
import re

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")


def encoding_of(head: bytes) -> str:
    """Return the codec of a text by its first bytes; that of a text without any sign is UTF-8.

    A declaration of UTF-16 or UTF-32 by a text of single bytes is not true, and is ignored.
    """
    for mark, codec in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return codec
    if head[1:2] == b"\0" and head[:1] not in (b"", b"\0"):
        return "utf-16-le"
    if head[:1] == b"\0" and head[1:2] not in (b"", b"\0"):
        return "utf-16-be"
    declared = _DECLARED.match(head)
    if declared is None:
        return "utf-8"
    try:
        codec = codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        return "utf-8"
    return "utf-8" if codec.startswith(("utf-16", "utf-32")) else codec


def decoded_head(head: bytes) -> str:
    """Return the beginning of a text, without white space before it."""
    decoder = codecs.getincrementaldecoder(encoding_of(head))("replace")
    return decoder.decode(head).lstrip("\ufeff \t\r\n")
