r"""The only changes that are ever made to an article's characters, so that offsets stay exact.

Byte-order marks, NUL, control characters and halves of characters (lone surrogates) are dropped;
line ends become ``\n``. Curly quotation marks, non-breaking spaces, tabs and everything else stay
as they are.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BYTE_ORDER_MARK = "\ufeff"


def cleaned(text: str) -> tuple[str, int]:
    r"""Drop control characters and unify line ends.

    Returns
    -------
    tuple
        The text, and how many control characters were dropped (byte-order marks are not counted:
        they are no part of a text).

    Examples
    --------
    >>> cleaned("\ufeffPeace\x00 talks\r\nIndia\u00a0agreed.\u2028")
    ('Peace talks\nIndia\xa0agreed.\n', 1)
    """
    one_line_end = _LINE_ENDS.sub("\n", text).replace(_BYTE_ORDER_MARK, "")
    return _CONTROL.subn("", one_line_end)
