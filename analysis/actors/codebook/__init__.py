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
from analysis.actors.codebook.ground import Ground
from analysis.actors.codebook.log import Codebook, codebook_of, joined, log_entries

__all__ = [
    "AddAlias",
    "Applied",
    "Codebook",
    "Decision",
    "Exclude",
    "Ground",
    "MarkMention",
    "Merge",
    "RefuseSuggestion",
    "Rename",
    "Retype",
    "SetAffiliation",
    "SetCountry",
    "Split",
    "applied",
    "apply_codebook",
    "codebook_of",
    "joined",
    "log_entries",
]
