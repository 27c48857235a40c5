"""Who is in the news, how are they portrayed, and with whom?

>>> from analysis import Selection, Settings, annotate, measures, read_documents
>>> reading = read_documents([("a.txt", b"Talks resume\\n\\nIndia urged Russia to talk.")])
>>> annotations = annotate(reading.documents, settings=Settings())
>>> counts = measures.mention_counts(annotations, Selection())
>>> counts[["name", "mentions"]].values.tolist()
[['India', 1], ['Russia', 1]]
"""

__version__ = "0.1.0"

from importlib import import_module
from typing import TYPE_CHECKING, Any

from analysis.actors.codebook import Codebook, apply_codebook
from analysis.annotate import annotate, annotate_documents, concat, link
from analysis.reading import read_documents
from analysis.settings import Selection, Settings
from analysis.tables import Annotations

if TYPE_CHECKING:
    from analysis import measures

__all__ = [
    "Annotations",
    "Codebook",
    "Selection",
    "Settings",
    "__version__",
    "annotate",
    "annotate_documents",
    "apply_codebook",
    "concat",
    "link",
    "measures",
    "read_documents",
]


def __getattr__(name: str) -> Any:
    """`measures`, loaded at its first use: who only annotates needs neither SciPy nor networkx."""
    if name == "measures":
        return import_module("analysis.measures")
    raise AttributeError(f"module 'analysis' has no attribute '{name}'")
