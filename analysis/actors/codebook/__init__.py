"""What the user decides about actors, laid over what the machine found."""

from analysis.actors.codebook.applying import Applied, applied, apply_codebook
from analysis.actors.codebook.decision import Decision
from analysis.actors.codebook.decisions import (
    AddAlias,
    Exclude,
    MarkMention,
    Merge,
    RefuseSuggestion,
    Rename,
    Retype,
    SetAffiliation,
    SetCountry,
    Split,
)
from analysis.actors.codebook.log import Codebook, codebook_of, joined, log_entries
from analysis.actors.codebook.spellings import Texts

__all__ = [
    "AddAlias",
    "Applied",
    "Codebook",
    "Decision",
    "Exclude",
    "MarkMention",
    "Merge",
    "RefuseSuggestion",
    "Rename",
    "Retype",
    "SetAffiliation",
    "SetCountry",
    "Split",
    "Texts",
    "applied",
    "apply_codebook",
    "codebook_of",
    "joined",
    "log_entries",
]
