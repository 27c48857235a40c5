"""The characters of RTF: control words that are one, and the code pages of the others."""

from __future__ import annotations

import codecs

#: control words and symbols that stand for characters
CHARACTERS = {
    "par": "\n", "sect": "\n", "page": "\n", "line": "\n", "column": "\n", "row": "\n",
    "nestrow": "\n", "cell": "\t", "nestcell": "\t", "tab": "\t", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d",
    "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f", "softline": "\n",
    "~": "\u00a0", "_": "\u2011", "-": "", "\n": "\n", "\r": "\n", "\t": "\t",
}  # fmt: skip
#: \fcharset -> codec; those that are missing use the document's code page
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030",
    136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
_SETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_PAGES = {10000: "mac_roman", 65001: "utf-8", 936: "gb18030", 20127: "cp1252", 28591: "cp1252"}


def codec_of_charset(charset: int) -> str | None:
    r"""Return the codec that a font's \fcharset means; None for that of the document.

    Examples
    --------
    >>> codec_of_charset(204), codec_of_charset(1)
    ('cp1251', None)
    """
    return _CHARSETS.get(charset)


def codec_of_page(word: str, number: int | None) -> str:
    r"""Return the codec that \ansicpg1251, \mac, \pc or \pca means; windows-1252 if unknown.

    Examples
    --------
    >>> codec_of_page("ansicpg", 1251), codec_of_page("mac", None), codec_of_page("ansicpg", 0)
    ('cp1251', 'mac_roman', 'cp1252')
    """
    if word in _SETS:
        return _SETS[word]
    codec = _PAGES.get(number or 0) or f"cp{number}"
    try:
        codecs.lookup(codec)
    except LookupError:
        return "cp1252"
    return codec
