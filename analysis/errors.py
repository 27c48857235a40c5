"""Everything this library raises on purpose.

* AnalysisError
  - ReadingError            a file could not become a document
    . UnknownFileType       no reader for this suffix
    . EmptyFile             no bytes, or nothing but white space inside
    . NotText               the bytes are no text, whatever the file's name says
    . TooLarge              more bytes or characters than the stated limit
    . MissingFile           the path does not exist
  - SettingsError           a setting has a value it cannot have
  - SelectionError          a selection contradicts itself or the tables
  - OutputError             a file could not be written

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


class SettingsError(AnalysisError):
    """A setting has a value it cannot have."""


class SelectionError(AnalysisError):
    """A selection contradicts itself or the tables."""


class OutputError(AnalysisError):
    """A file could not be written."""
