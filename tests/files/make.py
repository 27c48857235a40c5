"""Makes the sample files that are not plain text: PDF, Word, OpenDocument, RTF, mail, saved pages.

    python -m tests.files.make

The texts are invented. The results are committed, and equal on each run.
"""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path
from xml.sax.saxutils import escape

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

FOLDER = Path(__file__).parent
NEXIS = FOLDER / "exports" / "nexis_pages.txt"
TITLE = "Council votes for a wider quay"
PARAGRAPHS = (
    "The harbour council of Westport voted on Tuesday to widen the northern quay, a plan that had "
    "been disputed for nearly three years and that well-known engineers called overdue.",
    "Mayor Helena Brandt said the wider quay would let two ferries land at once. She thanked the "
    "members of the opposition for their patience, and promised to publish the costs.",
    "The fishermen's union warned that its members would lose forty berths. It asked the regional "
    "government to review the decision, and to hear the people of the harbour district first.",
    "A spokesman for the region, Tomas Okafor, said the review would take six weeks. It would be "
    "open to the public, and its results would bind the council.",
    "Work on the quay is to begin in the autumn, provided that the national ports authority grants "
    "its licence in time. Nobody at the authority wanted to comment on this.",
)
_DAY = (2024, 3, 12, 0, 0, 0)
#: characters of a column's line
_NARROW, _FULL = 42, 92


def _wrapped(text: str, width: int) -> list[str]:
    """Lines as a printer breaks them: words are hyphenated where they do not fit."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            room = width - len(line) - 2
            if room >= 3 and len(word) - room >= 3 and word.isalpha():
                line, word = f"{line} {word[:room]}-", word[room:]
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def _canvas(stream: io.BytesIO, title: str = "") -> Canvas:
    canvas = Canvas(stream, pagesize=(595, 842), invariant=True)
    canvas.setTitle(title)
    return canvas


def _print_lines(canvas: Canvas, x: float, y: float, text: str, width: int) -> float:
    """Print a paragraph with an indent and return where it ends."""
    for number, line in enumerate(_wrapped(text, width)):
        canvas.drawString(x + (12 if number == 0 else 0), y, line)
        y -= 12
    return y


def _heads(canvas: Canvas, page: int) -> None:
    canvas.setFont("Times-Roman", 8)
    canvas.drawString(50, 810, f"THE WESTPORT GAZETTE    12 March 2024    {page}")
    canvas.drawString(280, 30, str(page))


def one_column(title: str = "Microsoft Word - quay_final.doc") -> bytes:
    """Three pages of one column with running heads, page numbers and hyphens."""
    stream = io.BytesIO()
    canvas = _canvas(stream, title)
    for page in (1, 2, 3):
        _heads(canvas, page)
        y = 760.0
        if page == 1:
            canvas.setFont("Times-Bold", 20)
            canvas.drawString(50, y, TITLE)
            y -= 30
        canvas.setFont("Times-Roman", 10)
        for paragraph in PARAGRAPHS[2 * page - 2 : 2 * page]:
            y = _print_lines(canvas, 50, y, paragraph, _FULL)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def two_columns(*, interleaved: bool = False) -> bytes:
    """One page: a headline across, below it two columns; drawn column by column or row by row."""
    stream = io.BytesIO()
    canvas = _canvas(stream)
    canvas.setFont("Times-Bold", 20)
    canvas.drawString(50, 780, TITLE)
    canvas.setFont("Times-Roman", 10)
    columns = [
        [(12 * (n == 0), line) for p in part for n, line in enumerate(_wrapped(p, _NARROW))]
        for part in (PARAGRAPHS[:3], PARAGRAPHS[3:])
    ]
    placed = [
        (row, 50 + 260 * column + indent, line)
        for column, lines in enumerate(columns)
        for row, (indent, line) in enumerate(lines)
    ]
    for row, x, line in sorted(placed) if interleaved else placed:
        canvas.drawString(x, 740 - 12 * row, line)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def scanned() -> bytes:
    """Two pages that are pictures."""
    stream = io.BytesIO()
    canvas = _canvas(stream)
    for _ in range(2):
        canvas.rect(50, 50, 400, 700, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def encrypted(password: str) -> bytes:
    """The one-column file under a password; an empty one forbids printing only.

    It differs on each run, as encryption should, so tests make it and none is kept.
    """
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(one_column())))
    owner = "anything"
    writer.encrypt(password, owner, algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def zipped(parts: dict[str, str]) -> bytes:
    """An office document of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def docx(body: str, title: str = "", **parts: str) -> bytes:
    """A Word document with this body; further parts by their name inside word/."""
    words = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    facts = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-'
        'properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title></cp:coreProperties>"
    )
    main = f"<w:document {words}><w:body>{body}</w:body></w:document>"
    others = {
        f"word/{name}.xml": part.replace("<w:x>", f"<w:x {words}>") for name, part in parts.items()
    }
    return zipped({"word/document.xml": main, "docProps/core.xml": facts, **others})


def docx_of_lines(text: str) -> bytes:
    """A Word document with a paragraph for each line, as databases export their articles."""
    lines = (f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))
    return docx("".join(lines))


def odt(body: str, title: str = "") -> bytes:
    """An OpenDocument text with this body."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    names = ("office", "text", "table", "style")
    spaces = " ".join(f'xmlns:{name}="{office}:{name}:1.0"' for name in names)
    body = f"<office:body><office:text>{body}</office:text></office:body>"
    facts = f"<office:meta><dc:title>{title}</dc:title></office:meta>"
    core = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
        "meta.xml": f"<office:document-meta {spaces} {core}>{facts}</office:document-meta>",
    }
    return zipped(parts)


def _paragraphs(tag: str, run: tuple[str, str] = ("", "")) -> str:
    return "".join(f"<{tag}>{run[0]}{text}{run[1]}</{tag}>" for text in PARAGRAPHS)


def rtf() -> bytes:
    """The article with a title in its properties, fonts, and typographic quotes."""
    text = r"\par ".join(PARAGRAPHS)
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Arial;}}"
        rf"{{\info{{\title {TITLE}}}{{\author A. Writer}}}}{{\*\generator Sample;}}"
        rf"\f0\fs28 {TITLE}\par\fs20 {text}\par}}"
    ).encode("ascii")


def eml() -> bytes:
    """A newsletter with plain text and HTML, and an attachment."""
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = '"The Westport Gazette" <news@gazette.example>'
    message["Date"] = "Tue, 12 Mar 2024 18:30:00 +0100"
    message.set_content("\n\n".join(PARAGRAPHS) + "\n\n-- \nThe Westport Gazette, Quay Street 1\n")
    page = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    message.add_alternative(f"<html><body><h1>{TITLE}</h1>{page}</body></html>", subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="quay.pdf")
    return _with_boundaries(message)


def mhtml() -> bytes:
    """A page as browsers save it in one file, with a picture."""
    page = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    message = EmailMessage()
    message["Subject"] = TITLE
    message["Date"] = "Mon, 1 Apr 2024 10:00:00 -0000"
    message["Snapshot-Content-Location"] = "https://gazette.example/quay"
    markup = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{page}</body></html>"
    message.set_content(markup, subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<picture>")
    return _with_boundaries(message)


def _with_boundaries(message: EmailMessage) -> bytes:
    """The message's bytes, with boundaries that are the same on each run."""
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"boundary-{number}")
    return message.as_bytes()


def samples() -> dict[str, bytes]:
    """File name -> content, of all samples."""
    title = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>'
    whole = {
        "one_column.pdf": one_column(),
        "two_columns.pdf": two_columns(),
        "two_columns_by_row.pdf": two_columns(interleaved=True),
        "scanned.pdf": scanned(),
        "article.docx": docx(title + _paragraphs("w:p", ("<w:r><w:t>", "</w:t></w:r>"))),
        "article.odt": odt(f"<text:h>{TITLE}</text:h>" + _paragraphs("text:p"), TITLE),
        "exports/nexis.docx": docx_of_lines(
            (FOLDER / "exports/nexis_pages.txt").read_text("utf-8")
        ),
        "article.rtf": rtf(),
        "newsletter.eml": eml(),
        "page.mhtml": mhtml(),
    }
    kinds = {"pdf": "one_column", "docx": "article", "odt": "article", "rtf": "article"}
    cut_off = {
        f"cut_off.{kind}": content[: len(content) // 2]
        for kind, stem in kinds.items()
        for content in [whole[f"{stem}.{kind}"]]
    }
    return {**whole, **cut_off}


if __name__ == "__main__":
    for filename, content in samples().items():
        (FOLDER / filename).write_bytes(content)
