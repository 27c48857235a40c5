"""Lines that a website adds to an article: sharing, subscribing, copyright.

They stay in the text and are left out of every count. The rules are few and strict, since a
sentence that is wrongly left out is lost to the reader: a rule looks at a whole paragraph of at
most `MAX_WORDS` words, and at its first words; "Leaders share this story of hope" is a sentence.
"""

from __future__ import annotations

import re

#: words; what a website adds is short
MAX_WORDS = 30

_STORY = r"(?:this|the) (?:story|article|post|page|report|video|news)"
#: "the report was published in May" is news, "this article was published" is not
_PIECE = r"this (?:story|article|post|column|piece|op-ed)"
_NETWORK = r"(?:facebook|twitter|x|instagram|youtube|whatsapp|telegram|linkedin|social media)"
#: nothing more on the line, but for marks and the networks' names
_REST = rf"(?:\W|{_NETWORK}\b|\b(?:on|via|with|and|or|by|e-?mail|link|your friends|now|here)\b)*$"

#: each rule matches from the start of a paragraph, upper and lower case alike
_RULES = (
    # sharing
    rf"you can share {_STORY}\b",
    rf"(?:please )?(?:share|like|tweet|e-?mail|print|save|bookmark) {_STORY}\b{_REST}",
    rf"share (?:on|via|with|to) {_NETWORK}\b{_REST}",
    r"share(?: this)?\W*$|copy link\W*$|comments?\W*$|print\W*$",
    # more to read
    r"(?:read|see|watch|listen)(?: (?:more|also|next|now))+ ?(?::|\W*$|here\b)",
    r"(?:read|learn|find out) more (?:about this|on this|on our|at|here)\b",
    r"(?:related|recommended|you may also like|more on this(?: story| topic)?"
    r"|related (?:articles?|stories|topics|content)|trending|editor['’]?s picks?)(?: ?:|\W*$)",
    r"continue reading\b.{0,40}$|story continues below\b.*|scroll down\b.{0,40}$",
    # following and subscribing
    rf"(?:please )?(?:follow|like|find|join) us (?:on|at) (?:.*\b{_NETWORK}\b|@)",
    r"follow @?\w+(?: \w+)? on (?:facebook|twitter|x|instagram)\b" + _REST,
    r"(?:please )?subscribe (?:to (?:our|the|my)\b.*(?:newsletter|channel|podcast|updates|magazine"
    r"|e-?mails?|alerts)|now\b|today\b|here\b)",
    r"(?:please )?sign up (?:(?:for|to)\b.*(?:newsletter|e-?mails?|alerts?|updates|briefing|inbox)"
    r"|here|now|today)\b",
    r"(?:get|download) (?:our|the) (?:free )?(?:app|newsletter)\b",
    r"(?:thank you|thanks) for (?:reading\b.{0,40}$|subscribing\b|signing up\b)",
    r"support (?:our|independent) journalism\b|donate (?:now|today|here)\b"
    r"|become a (?:member|subscriber)(?: now| today)?\W*$",
    # links, notices, advertisements
    r"click (?:here|on the link|below)\b",
    r"(?:sponsored )?advertisements?\W*$|sponsored content\W*$|promoted\W*$"
    r"|(?:article|story) continues (?:below|after)\b.*",
    r"(?:copyright\b|©|\(c\)) ?(?:©|\(c\))? ?(?:19|20)\d\d\b"
    r"|(?:.{0,80}(?:[.,|©]|\b(?:inc|llc|ltd))\W*)?all rights reserved\b",
    rf"{_PIECE} (?:was )?(?:originally |first )?(?:appeared|published) (?:on|in|at|by)\b",
    rf"{_PIECE} (?:was|has been|is) (?:originally |first |re-?)published\b",
    rf"{_PIECE} (?:originally|first) appeared\b",
    r"this (?:site|website|page) (?:uses cookies|is protected by recaptcha)\b",
    r"(?:we use|this page uses) cookies\b|accept (?:all )?cookies\b",
)
_BOILERPLATE = re.compile(
    r"[\W_]*?(?:" + "|".join(f"(?:{rule})" for rule in _RULES) + ")", re.IGNORECASE
)


def is_boilerplate(paragraph: str) -> bool:
    """Whether a website added this paragraph to the article.

    Only for whole paragraphs, and never for a title: a headline may well say "Read more".

    Examples
    --------
    >>> is_boilerplate("You can share this story on social media:")
    True
    >>> is_boilerplate("Leaders share this story of hope.")
    False
    """
    if len(paragraph) > 20 * MAX_WORDS or len(paragraph.split()) > MAX_WORDS:
        return False
    return _BOILERPLATE.match(paragraph) is not None
