"""E-mails saved as files: newsletters, alerts, forwarded articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import ReadingError
from analysis.reading.article import Article
from analysis.reading.mail import read_eml
from tests.files import make
from tests.reading.hostile import said_of

FILES = Path(__file__).parents[1] / "files"
NEWSLETTER = (FILES / "newsletter.eml").read_bytes()
HEAD = "From: The Example <news@x.example>\nSubject: Talks\n"
PAGE = "<html><body>" + "<p>The two sides met in Vienna on Monday.</p>" * 9


def _read(mail: str, encoding: str = "utf-8") -> Article:
    return read_eml("a.eml", mail.encode(encoding))[0]


def test_a_newsletter() -> None:
    """Plain text is preferred; subject, date and sender count; what was left out is said."""
    article = read_eml("newsletter.eml", NEWSLETTER)[0]

    assert article.text.rstrip() == "\n\n".join((make.TITLE, *make.PARAGRAPHS))
    assert (article.title, article.outlet) == (make.TITLE, "The Westport Gazette")
    assert f"{article.published:%Y-%m-%d %H:%M}" == "2024-03-12 17:30"
    assert article.guessed == {"outlet"}
    assert article.notes == ("the signature was left out", "attachments were not read: quay.pdf")


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Talks resume", "Talks resume"),
        ("Fwd: FW: Re: Talks resume", "Talks resume"),
        ("=?utf-8?B?Q2Fmw6k=?= talks", "Café talks"),
        ("=?no-such?Q?Caf?= talks", "=?no-such?Q?Caf?= talks"),
        ("Café talks", "Café talks"),
        ("Talks\n resume", "Talks resume"),
    ],
)
def test_subjects(subject: str, title: str) -> None:
    """Decoded, on one line, without the marks of forwarding."""
    assert _read(f"From: a@x.example\nSubject: {subject}\n\nThey met.").title == title


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("The Example <news@x.example>", "The Example"),
        ("=?iso-8859-1?Q?La_R=E9publique?= <a@x.example>", "La République"),
        ("news@x.example", None),
        ("", None),
    ],
)
def test_senders(sender: str, outlet: str | None) -> None:
    """The name is a guess for the outlet; a bare address is none."""
    assert _read(f"From: {sender}\nSubject: Talks\n\nThey met.").outlet == outlet


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("Content-Type: text/html\n\n" + PAGE, "Vienna", id="only HTML"),
        pytest.param("Content-Transfer-Encoding: base64\n\nVGhleSBtZXQu", "They met.", id="base64"),
        pytest.param(
            "Content-Type: text/plain; charset=cp1251\n"
            "Content-Transfer-Encoding: quoted-printable\n\n=CF=F0",
            "Пр",
            id="charset",
        ),
        pytest.param(
            "Content-Type: text/plain; format=flowed\n\nThey met \nin Vienna.",
            "They met in Vienna.",
            id="flowed",
        ),
        pytest.param(
            "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nSee your browser\n--b\n"
            f"Content-Type: text/html\n\n{PAGE}\n--b--",
            "Vienna",
            id="a stub beside HTML",
        ),
    ],
)
def test_bodies(body: str, text: str) -> None:
    """The words come out however they were packed."""
    assert text in _read(HEAD + body).text


def test_forwarded_in_the_text() -> None:
    """What the message inside says counts; the remark above it is out."""
    article = _read(
        "From: Ann <ann@x.example>\nSubject: Fwd: Talks\nDate: Fri, 15 Mar 2024 10:00:00 +0000\n\n"
        "Have you seen this?\n\n---------- Forwarded message ---------\n"
        "From: The Example <news@x.example>\nDate: Tue, 12 Mar 2024 at 09:14\n"
        "Subject: Talks resume\n"
        "To: Ann <ann@x.example>\n\nThey met in Vienna.\n"
    )

    assert (article.title, article.outlet) == ("Talks resume", "The Example")
    assert f"{article.published:%Y-%m-%d %H:%M}" == "2024-03-12 09:14"
    assert article.text == "Talks resume\n\nThey met in Vienna.\n"


def test_forwarded_as_an_attachment() -> None:
    """The message inside is read."""
    mail = "From: Ann <a@x.example>\nSubject: Fwd\nContent-Type: message/rfc822\n\n" + HEAD
    article = _read(mail + "\nThey met.")

    assert (article.title, article.outlet) == ("Talks", "The Example")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "without text", id="empty"),
        pytest.param(HEAD.encode(), "without text", id="only a head"),
        pytest.param(
            HEAD.encode() + b"Content-Type: image/png\n\n\x89PNG", "without text", id="a picture"
        ),
        pytest.param(
            HEAD.encode() + b"Content-Type: text/html\n\n<html></html>",
            "no article",
            id="an empty page",
        ),
    ],
)
def test_refused(content: bytes, reason: str) -> None:
    """With the reason and the next step."""
    with pytest.raises(ReadingError, match=reason) as caught:
        read_eml("a.eml", content)

    assert caught.value.next_step


def test_parts_inside_parts_inside_parts() -> None:
    """A message that is nested without end is refused, not followed."""
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))

    with pytest.raises(ReadingError):
        read_eml("a.eml", (HEAD + deep).encode())


def test_a_message_that_was_not_wholly_copied() -> None:
    """What is there is read, and the outcome says that the end is missing."""
    article = read_eml("a.eml", NEWSLETTER[: NEWSLETTER.index(b"Work on the quay")])[0]

    assert "the file ends in the middle of the message" in article.notes


@settings(deadline=None)
@given(st.integers(0, len(NEWSLETTER)), st.binary(max_size=20))
def test_damaged_messages(at: int, damage: bytes) -> None:
    """Whatever happens to a message: it is read, or refused on purpose."""
    content = NEWSLETTER[:at] + damage + NEWSLETTER[at + len(damage) :]
    assert said_of(read_eml, "a.eml", content)
