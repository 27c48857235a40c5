"""Which encoding fits bytes that do not state one: charset-normalizer, and what it cannot know."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from analysis.reading.stated_encoding import SAMPLE_BYTES

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch, CharsetMatches

#: how much less orderly a usual encoding may look than one that is rare
SLACK = 0.05
#: share of a Japanese text beyond ASCII that is kana, at least
MIN_KANA = 0.2
#: encodings that hardly any file was ever in, and that fit a few letters of many languages
_RARE = [
    "cp1006", "hp_roman8", "iso8859_3", "iso8859_4", "iso8859_10", "iso8859_13", "iso8859_14",
    "iso8859_16", "mac_iceland", "mac_turkish", "kz1048", "ptcp154",
]  # fmt: skip
#: those of Windows, and that of Central Europe's Unix and web pages
_USUAL = re.compile(r"cp125\d|iso8859_2")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_KANA = re.compile("[\u3041-\u30ff]")
#: signs that stand beside letters
_BESIDE_LETTERS = re.compile(r"(?<=[^\W\d_])[^\w\s]|[^\w\s](?=[^\W\d_])")


def guessed_encoding(content: bytes) -> str | None:
    """The encoding that fits best; windows-1252 where several fit equally, None where none does."""
    # a NUL here and there would rule out every encoding
    sample = content[:SAMPLE_BYTES].replace(b"\x00", b"")
    return "euc_jp" if _is_japanese(sample) else _fitting(sample)


def _fitting(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_exclusion=_RARE)
    best = matches.best()
    if best is None:
        return None
    best = max((*_usual(matches, best), best), key=lambda match: _fitness(match, sample))
    equals = set(best.could_be_from_charset)
    equals |= {
        m.encoding for m in matches if (m.chaos, m.coherence) == (best.chaos, best.coherence)
    }
    return "cp1252" if "cp1252" in equals else best.encoding


def _usual(matches: CharsetMatches, best: CharsetMatch) -> list[CharsetMatch]:
    """Usual encodings in which the words are no less those of a language.

    In a short text a few letters decide, and encodings that hardly anyone used fit as well.
    """
    if _USUAL.fullmatch(best.encoding):
        return []
    return [
        match
        for match in matches
        if _USUAL.fullmatch(match.encoding)
        and match.chaos <= best.chaos + SLACK
        and match.coherence >= best.coherence
    ]


def _fitness(match: CharsetMatch, sample: bytes) -> tuple[int, float]:
    """First that no signs stand inside words ("mi±ł"), then that its letters are a language's."""
    beside = _BESIDE_LETTERS.findall(sample.decode(match.encoding, errors="replace"))
    signs = sum(unicodedata.category(sign) in ("Sm", "So", "Sk", "Cc") for sign in beside)
    return -signs, match.coherence


def _is_japanese(sample: bytes) -> bool:
    """Whether it is Japanese in EUC-JP, whose bytes fit Thai as well."""
    beyond = _BEYOND_ASCII.findall(sample.decode("euc_jp", errors="replace"))
    kana = sum(bool(_KANA.match(sign)) for sign in beyond)
    return kana > MIN_KANA * len(beyond) and beyond.count("\ufffd") < 0.01 * len(beyond)
