"""Everything this library raises on purpose.

* AnalysisError
  - ReadingError            a file could not become a document
    . UnknownFileType       no reader for this suffix
    . EmptyFile             no bytes, or nothing but white space inside
    . NotText               the bytes are no text, whatever the file's name says
    . TooLarge              more bytes or characters than the stated limit
    . MissingFile           the path does not exist
    . BrokenFile            damaged, encrypted or built to do harm
    . NoTextColumn          a table without a column that holds the articles' text
    . ReadingStopped        the reader needed too much time or memory, or failed
    . AddressRefused        a web address that may not or could not be fetched
  - WeightsError            the reader's weights are missing or damaged
  - SettingsError           a setting has a value it cannot have
  - SelectionError          a selection contradicts itself or the tables
  - QueryError              what was typed into the search is no query
  - OutputError             a file could not be written
  - CodebookError           a decision, or a file of decisions, cannot be used
    . CodebookConflict      two decisions contradict one another
    . CodebookUnreadable    the file is no table of decisions
  - LibraryError            the library cannot be read or changed
    . LibraryBusy           another process has the file open
    . LibraryForeign        the file is something else
    . LibraryDamaged        the file is cut off or broken
    . LibraryNewer          a newer version of the program wrote the file
    . LibraryReadOnly       the file may not be written to
    . UnknownCollection     no collection has this id
    . ReadOnlyCollection    this id opens the collection for reading only
    . BadArchive            a file is no export of a collection

Messages name the thing, say what was found, what would be right, and what to do next. Pages show
`str(error)` to the user unchanged.
"""


class AnalysisError(Exception):
    """Base of all errors that this library raises on purpose."""


class ReadingError(AnalysisError):
    """A file could not become a document.

    ``reason`` says what was found, ``next_step`` what to do; the message is both.
    """

    def __init__(self, reason: str, next_step: str) -> None:
        super().__init__(f"{reason} {next_step}")
        self.reason = reason
        self.next_step = next_step


class UnknownFileType(ReadingError):
    """No reader for this suffix."""


class EmptyFile(ReadingError):
    """No bytes, or nothing but white space inside."""


class NotText(ReadingError):
    """The bytes are no text, whatever the file's name says."""


class TooLarge(ReadingError):
    """More bytes or characters than the stated limit."""


class MissingFile(ReadingError):
    """The path does not exist."""


class BrokenFile(ReadingError):
    """Damaged, encrypted or built to do harm."""


class NoTextColumn(ReadingError):
    """A table without a column that holds the articles' text."""


class ReadingStopped(ReadingError):
    """The reader needed too much time or memory, or failed."""


class AddressRefused(ReadingError):
    """A web address that may not or could not be fetched."""


class WeightsError(AnalysisError):
    """The weights of the reader are missing or damaged."""


class SettingsError(AnalysisError):
    """A setting has a value it cannot have."""


class SelectionError(AnalysisError):
    """A selection contradicts itself or the tables."""


class QueryError(AnalysisError):
    """What was typed into the search is no query; ``place`` is how many characters are before."""

    def __init__(self, message: str, place: int) -> None:
        super().__init__(message)
        self.place = place


class OutputError(AnalysisError):
    """A file could not be written."""


class CodebookError(AnalysisError):
    """A decision, or a file of decisions, cannot be used."""


class CodebookConflict(CodebookError):
    """Two decisions contradict one another; ``other`` is the place of the earlier one."""

    def __init__(self, message: str, other: int | None = None) -> None:
        super().__init__(message)
        self.other = other


class CodebookUnreadable(CodebookError):
    """The file is no table of decisions."""


class LibraryError(AnalysisError):
    """The library cannot be read or changed."""


class LibraryBusy(LibraryError):
    """Another process has the file open."""


class LibraryForeign(LibraryError):
    """The file is something else."""


class LibraryDamaged(LibraryError):
    """The file is cut off or broken."""


class LibraryNewer(LibraryError):
    """A newer version of the program wrote the file."""


class LibraryReadOnly(LibraryError):
    """The file may not be written to."""


class UnknownCollection(LibraryError):
    """No collection has this id."""


class ReadOnlyCollection(LibraryError):
    """The id opens the collection for reading only."""


class BadArchive(LibraryError):
    """A file is no export of a collection."""
