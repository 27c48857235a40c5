"""Documents of word processors: what a reader of the printed page would read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import EmptyFile, ReadingError, TooLarge
from analysis.reading import office_package
from analysis.reading.word import read_docx, read_odt
from tests.files import make
from tests.reading.hostile import Reader, said_of

FILES = Path(__file__).parents[1] / "files"
BOTH = pytest.mark.parametrize(
    ("read", "name"), [(read_docx, "article.docx"), (read_odt, "article.odt")]
)


def _docx(body: str) -> str:
    return read_docx("a.docx", make.docx(body))[0].text


def _odt(body: str) -> str:
    return read_odt("a.odt", make.odt(body))[0].text


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@BOTH
def test_an_article(read: Reader, name: str) -> None:
    """One line per paragraph, and the title is stated."""
    article = read(name, (FILES / name).read_bytes())[0]

    assert article.text.replace("\n\n", "\n") == "\n".join((make.TITLE, *make.PARAGRAPHS))
    assert (article.title, article.guessed, article.published) == (make.TITLE, frozenset(), None)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param(_run("They") + _run(" met."), "They met.", id="runs"),
        pytest.param(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc", id="breaks"
        ),
        pytest.param(
            "<w:del><w:r><w:tab/></w:r>"
            + _run("never ")
            + "</w:del><w:ins>"
            + _run("They met.")
            + "</w:ins>",
            "They met.",
            id="tracked changes",
        ),
        pytest.param(_run("secret ", "<w:vanish/>") + _run("They met."), "They met.", id="hidden"),
        pytest.param(_run("They met.", '<w:vanish w:val="0"/>'), "They met.", id="not hidden"),
        pytest.param(
            "<w:r><w:instrText>PAGE</w:instrText></w:r>" + _run("They met."),
            "They met.",
            id="field codes",
        ),
        pytest.param(
            "<w:hyperlink>" + _run("They met.") + "</w:hyperlink>", "They met.", id="links"
        ),
        pytest.param(
            "<w:sdt><w:sdtContent>" + _run("They met.") + "</w:sdtContent></w:sdt>",
            "They met.",
            id="content controls",
        ),
    ],
)
def test_the_words_of_a_docx_paragraph(inside: str, text: str) -> None:
    """Changes count as accepted; codes and hidden text are out."""
    assert _docx(f"<w:p>{inside}</w:p>") == text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc", id="breaks"),
        pytest.param("<text:p>a<text:s text:c='3'/>b</text:p>", "a   b", id="blanks"),
        pytest.param(
            "<text:p>They <text:span>met</text:span> again.</text:p>", "They met again.", id="spans"
        ),
        pytest.param(
            "<text:p>a<text:s text:c='9999999999'/>b</text:p>",
            "a" + " " * 100 + "b",
            id="too many blanks",
        ),
        pytest.param(
            "<text:tracked-changes><text:p>no</text:p></text:tracked-changes>"
            "<text:p>They met.</text:p>",
            "They met.",
            id="tracked changes",
        ),
        pytest.param(
            "<text:p>They<office:annotation><text:p>no</text:p></office:annotation> met.</text:p>",
            "They met.",
            id="comments",
        ),
        pytest.param(
            "<text:p>Met.<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>In May.</text:p></text:note-body></text:note> Left.</text:p>",
            "Met. Left.\nIn May.",
            id="footnotes",
        ),
    ],
)
def test_the_words_of_an_odt_paragraph(inside: str, text: str) -> None:
    """Changes count as accepted; comments are out; footnotes follow the text."""
    assert _odt(inside) == text


def test_tables_are_text() -> None:
    """Short cells on one line per row; long ones, and several paragraphs, on lines of their own."""
    row = "<w:tr>{}</w:tr>"
    cell = "<w:tc><w:p>" + _run("{}") + "</w:p></w:tc>"
    body = row.format(cell.format("Seats") + cell.format("12"))
    body += row.format(cell.format("They met. " * 30) + cell.format("Left."))

    assert _docx(f"<w:tbl>{body}</w:tbl>").split("\n") == [
        "Seats\t12",
        ("They met. " * 30).strip(),
        "Left.",
    ]


def test_footnotes_follow_the_text() -> None:
    """They do not cut a sentence in two."""
    notes = f"<w:x><w:p>{_run('In May.')}</w:p></w:x>"
    content = make.docx(f"<w:p>{_run('They met.')}</w:p>", footnotes=notes)

    assert read_docx("a.docx", content)[0].text == "They met.\nIn May."


def test_tracked_changes_are_said() -> None:
    """The user should know that there were some."""
    body = f"<w:p><w:del>{_run('no')}</w:del>{_run('They met.')}</w:p>"

    notes = read_docx("a.docx", make.docx(body))[0].notes
    assert notes == ("tracked changes were read as accepted",)


def test_a_title_in_the_properties_must_stand_in_the_text() -> None:
    """Templates fill them with anything."""
    body = "".join(f"<w:p>{_run(text)}</w:p>" for text in ("Politics", "Talks resume", "They met."))

    stated = read_docx("a.docx", make.docx(body, "Talks resume"))[0]
    foreign = read_docx("a.docx", make.docx(body, "Company letter"))[0]
    assert (stated.title, stated.text) == ("Talks resume", "Talks resume\n\nPolitics\nThey met.")
    assert (foreign.title, foreign.guessed) == ("Politics", frozenset({"title"}))


@BOTH
def test_no_text(read: Reader, name: str) -> None:
    """A document without words is refused as empty."""
    with pytest.raises(EmptyFile):
        read(name, make.docx("<w:p/>") if read is read_docx else make.odt("<text:p/>"))


ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@BOTH
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "cut off", id="empty"),
        pytest.param(b"Talks", "cut off, or not", id="no archive"),
        pytest.param(
            b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password, or in the old", id="old or locked"
        ),
        pytest.param(make.zipped({"a.txt": "x"}), "it has no", id="another archive"),
        pytest.param(
            make.zipped({"word/document.xml": "<a>", "content.xml": "<a>"}),
            "no proper XML",
            id="broken XML",
        ),
        pytest.param(
            make.zipped({"word/document.xml": ENTITIES, "content.xml": ENTITIES}),
            "declares XML entities",
            id="XML bomb",
        ),
    ],
)
def test_refused(read: Reader, name: str, content: bytes, reason: str) -> None:
    """With the reason and the next step."""
    with pytest.raises(ReadingError, match=reason) as caught:
        read(name, content)

    assert caught.value.next_step


@BOTH
def test_a_file_that_was_not_wholly_copied(read: Reader, name: str) -> None:
    """Half a document is refused, not read as a short one."""
    cut_off = FILES / name.replace("article", "cut_off")

    with pytest.raises(ReadingError, match="it is cut off"):
        read(name, cut_off.read_bytes())


def test_encrypted_odt() -> None:
    """It says so in its list of parts."""
    manifest = "<m><encryption-data/></m>"

    with pytest.raises(ReadingError, match="protected by a password"):
        read_odt("a.odt", make.zipped({"META-INF/manifest.xml": manifest, "content.xml": "x"}))


@BOTH
def test_a_zip_bomb_is_refused_before_it_is_unpacked(read: Reader, name: str) -> None:
    """By its ratio, and by its size where the ratio is modest."""
    bomb = " " * 20_000_000
    content = make.zipped({"word/document.xml": bomb, "content.xml": bomb})

    with pytest.raises(TooLarge, match="times its size; the limit is 200"):
        read(name, content)


def test_a_part_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit and the size are said."""
    monkeypatch.setattr(office_package, "MAX_PART_BYTES", 100)

    with pytest.raises(TooLarge, match=r"unpacks to [\d,]+ bytes .* the limit is 100"):
        read_docx("a.docx", (FILES / "article.docx").read_bytes())


@BOTH
@settings(deadline=None)
@given(at=st.integers(0, 1200), damage=st.binary(min_size=1, max_size=8), cut=st.booleans())
def test_damaged_files(read: Reader, name: str, at: int, damage: bytes, cut: bool) -> None:
    """Whatever happens to a document: it is read, or refused on purpose."""
    content = (FILES / name).read_bytes()
    assert said_of(
        read, name, content[:at] + (b"" if cut else damage + content[at + len(damage) :])
    )
