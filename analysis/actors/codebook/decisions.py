"""What a user may decide about actors: one frozen record per decision.

The fields of a decision are columns of the codebook's file, so a decision, its row in the file and
its entry in the library say the same. Names stand beside the ids for whoever reads the file, and
give a name to an actor that other articles do not hold yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, get_args

from analysis.actors.codebook.decision import Decision
from analysis.actors.dictionary import dictionary
from analysis.errors import CodebookError
from analysis.settings import ActorType


@dataclass(frozen=True, kw_only=True)
class _ToTarget(Decision):
    required: ClassVar[tuple[str, ...]] = ("target_id",)

    #: the other actor
    target_id: str
    target: str = ""

    @property
    def whom(self) -> str:
        """The other actor as messages call it."""
        return f"'{self.target or self.target_id}'"


@dataclass(frozen=True, kw_only=True)
class Merge(_ToTarget):
    """All mentions of the actor are mentions of the target."""

    kind: ClassVar[str] = "merge"

    #: the reason of the suggestion that was accepted; empty where the user came to it alone
    value: str = ""

    @property
    def words(self) -> str:
        """As the log prints it."""
        accepted = f" (suggested: {self.value})" if self.value else ""
        return f"merge {self.who} into {self.whom}{accepted}"


@dataclass(frozen=True, kw_only=True)
class Split(_ToTarget):
    """Mentions of the actor in one article, or under one surface, are of the target.

    With both fields only mentions under this surface in this article. The target may be an actor
    that there is, or a new one: its id is then made with `new_actor_id`.
    """

    kind: ClassVar[str] = "split"

    document_id: str = ""
    #: as printed; accents and kinds of apostrophe do not matter, capitals do
    surface: str = ""

    def _check(self) -> None:
        if not (self.document_id or self.surface):
            raise CodebookError(
                "A split needs a document_id or a surface: which mentions go? To move all of "
                "them, merge the two actors."
            )

    @property
    def words(self) -> str:
        """As the log prints it."""
        what = f" as \N{LEFT DOUBLE QUOTATION MARK}{self.surface}\N{RIGHT DOUBLE QUOTATION MARK}"
        where = f" in article {self.document_id}" if self.document_id else ""
        return f"split {self.who}{what if self.surface else ''}{where} off to {self.whom}"


@dataclass(frozen=True, kw_only=True)
class _WithValue(Decision):
    required: ClassVar[tuple[str, ...]] = ("value",)

    value: str


@dataclass(frozen=True, kw_only=True)
class Rename(_WithValue):
    """The actor is called ``value``; its old name becomes an alias."""

    kind: ClassVar[str] = "rename"

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"rename {self.who} to '{self.value}'"


@dataclass(frozen=True, kw_only=True)
class Retype(_WithValue):
    """The actor is of another type; its id stays."""

    kind: ClassVar[str] = "retype"

    def _check(self) -> None:
        if self.value not in get_args(ActorType):
            raise CodebookError(
                f"The type '{self.value}' is unknown. Choose one of: "
                f"{', '.join(get_args(ActorType))}."
            )

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"make {self.who} a {self.value}"


@dataclass(frozen=True, kw_only=True)
class SetCountry(Decision):
    """The actor is of this country; with an empty ``value`` of none."""

    kind: ClassVar[str] = "country"

    #: ISO 3166-1 alpha-2
    value: str = ""

    def _check(self) -> None:
        if self.value and self.value not in dictionary().countries:
            raise CodebookError(
                f"The country '{self.value}' is unknown. Use two capital letters of ISO 3166-1, "
                "for instance IN for India, or leave it empty."
            )

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"set the country of {self.who} to {self.value or 'none'}"


@dataclass(frozen=True, kw_only=True)
class SetAffiliation(Decision):
    """The actor belongs to the target; with an empty ``target_id`` to nobody."""

    kind: ClassVar[str] = "affiliation"

    target_id: str = ""
    target: str = ""

    @property
    def words(self) -> str:
        """As the log prints it."""
        whom = f"'{self.target or self.target_id}'" if self.target_id else "nobody"
        return f"affiliate {self.who} with {whom}"


@dataclass(frozen=True, kw_only=True)
class Exclude(Decision):
    """The actor is none: its mentions are in no count."""

    kind: ClassVar[str] = "exclude"

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"exclude {self.who}"


@dataclass(frozen=True, kw_only=True)
class AddAlias(_WithValue):
    """The spelling ``value`` means the actor, wherever it is printed."""

    kind: ClassVar[str] = "alias"

    def _check(self) -> None:
        if not any(letter.isalnum() for letter in self.value):
            raise CodebookError(
                f"The alias '{self.value}' has no letter and no digit. Give a spelling as printed."
            )

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"add the alias '{self.value}' to {self.who}"


@dataclass(frozen=True, kw_only=True)
class MarkMention(Decision):
    """A place in an article that refers to the actor, and was missed."""

    kind: ClassVar[str] = "mention"
    required: ClassVar[tuple[str, ...]] = ("document_id", "surface")

    document_id: str
    #: half-open character offsets into the document's text
    start: int
    end: int
    #: ``text[start:end]``; another text at this place is left alone
    surface: str

    def _check(self) -> None:
        if not 0 <= self.start < self.end:
            raise CodebookError(
                f"A mention from {self.start} to {self.end} is no stretch of text. start is 0 or "
                "more, end is greater than start."
            )
        if len(self.surface) != self.end - self.start:
            raise CodebookError(
                f"The words '{self.surface}' have {len(self.surface)} characters; from "
                f"{self.start} to {self.end} there are {self.end - self.start}. "
                "State the words as they are printed there."
            )

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"mark '{self.surface}' in article {self.document_id} as {self.who}"


@dataclass(frozen=True, kw_only=True)
class RefuseSuggestion(_ToTarget):
    """The two are not the same; it is not suggested again."""

    kind: ClassVar[str] = "refuse"

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"keep {self.who} and {self.whom} apart"


#: what the file calls each kind of decision
KINDS: dict[str, type[Decision]] = {
    decision.kind: decision
    for decision in (
        *(Merge, Split, Rename, Retype, SetCountry, SetAffiliation, Exclude, AddAlias),
        *(MarkMention, RefuseSuggestion),
    )
}
