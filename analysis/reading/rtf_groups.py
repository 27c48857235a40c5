"""The groups of RTF: which control words say that a group holds no text, or a note."""

from __future__ import annotations

#: groups whose content is no text of the document
_NO_TEXT = {
    "fonttbl", "colortbl", "stylesheet", "pict", "object", "objdata", "header", "headerl",
    "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "fldinst", "annotation",
    "atnid", "atnauthor", "bkmkstart", "bkmkend", "listtable", "listoverridetable", "revtbl",
    "rsidtbl", "filetbl", "themedata", "colorschememapping", "latentstyles", "datastore",
    "xmlnstbl", "pgptbl", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "nonshppict", "sp",
    "template", "author", "operator", "company", "subject", "keywords", "comment", "doccomm",
    "creatim", "revtim", "printim", "buptim", "tc", "xe", "generator", "private", "manager",
    "category", "hlinkbase", "mmath", "pntext", "listtext",
}  # fmt: skip
#: groups marked as optional that hold text nonetheless
_OPTIONAL_TEXT = {"shptxt", "shpinst", "ud", "upr", "footnote", "cs"}


def group_content(word: str, *, is_optional: bool) -> str | None:
    r"""Say where the text of a group goes that begins with this word.

    Parameters
    ----------
    is_optional
        Whether the word is marked as one that old readers may skip (``\*``).

    Returns
    -------
    str or None
        "note", "title", "" for nowhere; None where the word says nothing about its group.

    Examples
    --------
    >>> group_content("footnote", is_optional=False), group_content("pict", is_optional=False)
    ('note', '')
    >>> group_content("b", is_optional=False) is None
    True
    """
    if word in _NO_TEXT or (is_optional and word not in _OPTIONAL_TEXT):
        return ""
    return {"footnote": "note", "title": "title"}.get(word)
