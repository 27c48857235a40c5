"""Full-text search and keyword in context, over the articles of a `Selection`.

>>> from analysis.search import concordance, search
>>> from tests.corpora import corpus
>>> small = corpus({"a1": ["Peace talks began."]})
>>> search(small, query='"peace talks" NOT war').sentences
1
>>> concordance(small, query="talks").lines
1
"""

from analysis.search.concordance import CONCORDANCE_COLUMNS, Concordance, Order, concordance
from analysis.search.find import FOUND_COLUMNS, Found, search
from analysis.search.parsing import parse_query
from analysis.search.query import Query, Term, wanted_terms

__all__ = [
    "CONCORDANCE_COLUMNS",
    "FOUND_COLUMNS",
    "Concordance",
    "Found",
    "Order",
    "Query",
    "Term",
    "concordance",
    "parse_query",
    "search",
    "wanted_terms",
]
