"""Names of news brands, to recognise one in a file name or in a line above an article.

The list is no judgement and need not be complete: what is not in it is not guessed, since a wrong
outlet is worse than none. A name with one of the words that outlets like to carry ("Herald",
"Gazette") is taken for one too.
"""

from __future__ import annotations

import re

#: as the brands write themselves
_NAMES = (
    "ABC News", "AFP", "Al Jazeera", "ANSA", "AP", "AP News", "Axios", "BBC", "BBC News", "Bild",
    "Bloomberg", "Breitbart", "Business Insider", "CBC", "CBS News", "CGTN", "CNBC", "CNN",
    "Corriere della Sera", "Daily Express", "Daily Mail", "Daily Mirror", "Der Spiegel",
    "Deutsche Welle", "Die Welt", "Die Zeit", "DW", "EFE", "El Mundo", "El País", "Euronews",
    "Financial Times", "Forbes", "Foreign Affairs", "Foreign Policy", "Fox News", "France 24",
    "Frankfurter Allgemeine Zeitung", "Guardian", "Haaretz", "HuffPost", "Hindustan Times",
    "Il Sole 24 Ore", "India Today", "Interfax", "Kyiv Independent", "La Repubblica", "La Stampa",
    "Le Figaro", "Le Monde", "Los Angeles Times", "Mother Jones", "MSNBC", "NBC News", "NDTV",
    "New York Post", "New York Times", "Newsweek", "Nikkei Asia", "NPR", "Politico", "RFE/RL",
    "ProPublica", "Reuters", "RIA Novosti", "RT", "Russia Today", "Sky News", "Slate", "Sputnik",
    "South China Morning Post", "Straits Times", "Süddeutsche Zeitung", "TASS", "The Atlantic",
    "The Conversation", "The Economist", "The Guardian", "The Hill", "The Hindu", "The Independent",
    "The Indian Express", "The Intercept", "The Mirror", "The New York Times", "The New Yorker",
    "The Sun", "The Telegraph", "The Times", "The Times of India", "The Wall Street Journal",
    "The Washington Post", "Time", "Times of India", "UPI", "USA Today", "Vice", "Vox",
    "Wall Street Journal", "Washington Post", "Washington Times", "Xinhua", "Yonhap", "ZDF",
)  # fmt: skip
#: too common a word to be an outlet where nothing else marks it as one
_ONLY_AS_WRITTEN = {"time", "vice", "slate", "axios", "rt", "ap", "dw"}
_BY_SPELLING = {name.casefold(): name for name in _NAMES}
#: the last word of such a name, or the first
_LAST = re.compile(
    r"(?:[A-Z][\w'’&.-]*\s+){1,4}(?:Chronicle|Courier|Daily|Dispatch|Examiner|Gazette|Globe|Herald"
    r"|Inquirer|Journal|Magazine|Mail|Monitor|News|Observer|Post|Press|Radio|Review|Sentinel"
    r"|Standard|Star|Telegraph|Times|Tribune|Weekly|Zeitung)"
)
_FIRST = re.compile(r"(?:The )?Daily(?:\s+[A-Z][\w'’&.-]*){1,3}")
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]{2,40}\.(?:com|org|net|info|co\.uk|news|de|fr|in|ru|ua)")


def outlet_named(words: str) -> str | None:
    """Return the outlet that these words name, and nothing else; None if they name none.

    Parameters
    ----------
    words
        A part of a file name, or of a line above an article; underscores count as blanks.

    Examples
    --------
    >>> outlet_named("reuters"), outlet_named("The Riverside Gazette"), outlet_named("Peace talks")
    ('Reuters', 'The Riverside Gazette', None)
    """
    name = " ".join(words.replace("_", " ").split()).strip(" .,;:|()[]–—-")
    known = _BY_SPELLING.get(name.casefold())
    if known:
        return known if name == known or name.casefold() not in _ONLY_AS_WRITTEN else None
    name = name.title() if name.isupper() else name
    if _LAST.fullmatch(name) or _FIRST.fullmatch(name) or _DOMAIN.fullmatch(name):
        return name
    return None
