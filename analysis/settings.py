"""What the user may choose: `Settings` made the tables, `Selection` chooses what is counted.

Both are frozen: a different choice is a different object, and so a different key of every cache.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal, get_args

from analysis.errors import SelectionError, SettingsError

Reader = Literal["fast", "full"]
Policy = Literal["names", "aliases", "metonyms"]
ActorType = Literal["person", "country", "organization", "group", "place"]
Role = Literal["actor", "place", "modifier"]
Kind = Literal["name", "alias", "acronym", "demonym", "metonym", "title", "pronoun"]
Duplicates = Literal["every copy", "one per story", "one per outlet"]
Window = Literal["sentence", "paragraph", "document"]

#: which kinds of mention each policy counts; each includes the one before
POLICY_KINDS: dict[Policy, tuple[Kind, ...]] = {
    "names": ("name", "acronym"),
    "aliases": ("name", "acronym", "alias", "title"),
    "metonyms": ("name", "acronym", "alias", "title", "demonym", "metonym"),
}
#: what is counted among the actors unless asked otherwise; places are shown apart
DEFAULT_TYPES: tuple[ActorType, ...] = ("person", "country", "organization", "group")
DEFAULT_ROLES: tuple[Role, ...] = ("actor",)


@dataclass(frozen=True)
class Settings:
    """How the tables are made and when a mean is given.

    Raises
    ------
    SettingsError
        When a value is outside its range; the message names it.
    """

    #: ``"fast"``: dictionary, capitalisation and rules; ``"full"``: the network as well, which also
    #: judges stance
    reader: Reader = "full"
    #: sentences below which no mean is given; a mean of one or two is one phrase, not a tendency
    min_sentences: int = 3
    #: articles below which an interval over articles is marked as rough (DESIGN: 20)
    min_documents: int = 20
    #: calibrated probability of a stance's label below which the stance is "unsure": at 0.6 the
    #: label is likelier than the two others together, with a margin
    stance_threshold: float = 0.6
    #: confidence of a mention below which it is "uncertain" and listed to be checked: at 0.6 lone
    #: capitals, surnames of two persons and offices without a date are below
    mention_threshold: float = 0.6

    def __post_init__(self) -> None:
        if self.reader not in get_args(Reader):
            raise SettingsError(
                f"The reader '{self.reader}' is unknown. "
                f"Choose one of: {', '.join(get_args(Reader))}."
            )
        for name in ("min_sentences", "min_documents"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name} is {getattr(self, name)}; use 1 or more.")
        if not 1 / 3 < self.stance_threshold < 1:
            raise SettingsError(
                f"stance_threshold is {self.stance_threshold}; use more than 1/3, which every "
                "label of three has at least, and less than 1."
            )
        if not 0 <= self.mention_threshold <= 1:
            raise SettingsError(
                f"mention_threshold is {self.mention_threshold}; use 0 (none is uncertain) to 1."
            )


#: fields of a selection that are one choice, and no collection of values
_SINGLE_CHOICES = ("dates", "policy", "pronouns", "duplicates", "roll_up")


@dataclass(frozen=True)
class Selection:
    """Which articles and which mentions are counted. ``None`` means "all".

    Collections are stored as sorted tuples, so two selections of the same things are equal.

    Raises
    ------
    SelectionError
        When the dates are reversed, or the policy or the counting of duplicates is unknown.
    """

    #: document_id values
    documents: Collection[str] | None = None
    #: first and last day of publication, both included; either may be None. Undated articles are
    #: in only while no date is set.
    dates: tuple[date | None, date | None] | None = None
    outlets: Collection[str] | None = None
    tags: Collection[str] | None = None
    #: actor_id values
    actors: Collection[str] | None = None
    types: Collection[str] = DEFAULT_TYPES
    roles: Collection[str] = DEFAULT_ROLES
    #: mention kinds on top of the policy's choice: a mention must be in both
    kinds: Collection[str] | None = None
    #: ``"article"``, ``"unnamed"`` or the actor_id of a speaker
    voices: Collection[str] | None = None
    policy: Policy = "metonyms"
    #: count pronouns too (off: no pronoun is ever counted)
    pronouns: bool = False
    #: of articles that repeat one another, count every one, the first, or the first of each outlet
    duplicates: Duplicates = "every copy"
    #: count institutions and office holders for the country that they belong to
    roll_up: bool = False

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name not in _SINGLE_CHOICES and value is not None:
                object.__setattr__(self, field.name, _sorted_tuple(field.name, value))
        if self.policy not in POLICY_KINDS:
            raise SelectionError(
                f"The policy '{self.policy}' is unknown. Choose one of: {', '.join(POLICY_KINDS)}."
            )
        if self.duplicates not in get_args(Duplicates):
            raise SelectionError(
                f"The counting of duplicates '{self.duplicates}' is unknown. "
                f"Choose one of: {', '.join(get_args(Duplicates))}."
            )
        if self.dates and self.dates[0] and self.dates[1] and self.dates[0] > self.dates[1]:
            raise SelectionError(
                f"The first day ({self.dates[0]}) is after the last day ({self.dates[1]}). "
                "Swap the two dates."
            )

    @property
    def counted_kinds(self) -> tuple[str, ...]:
        """The kinds of mention that this selection counts, from policy, kinds and pronouns."""
        allowed = POLICY_KINDS[self.policy] + (("pronoun",) if self.pronouns else ())
        return tuple(kind for kind in allowed if self.kinds is None or kind in self.kinds)


def _sorted_tuple(name: str, value: Collection[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        raise SelectionError(f"{name} is the text '{value}'; give a list: [{value!r}].")
    return tuple(sorted(set(value)))
