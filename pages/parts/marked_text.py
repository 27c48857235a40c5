"""Text of articles as HTML: every character escaped, then our own spans. The only HTML there is.

Whatever a page shows of an article's words outside a chart, a table or a select box goes through
here; Markdown would turn them into links, images and formulas.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from analysis.figures.theme import TYPE_COLOURS, Theme
from pages.parts.charts import current_theme
from pages.parts.wording import signed

#: letter after each marked name, so that the type does not depend on seeing colours
TYPE_LETTERS = {
    "person": "P",
    "country": "C",
    "organization": "O",
    "group": "G",
    "place": "L",
}
_POSITIVE: dict[Theme, str] = {"light": "#2166ac", "dark": "#9bd0f5"}
_NEGATIVE: dict[Theme, str] = {"light": "#b35806", "dark": "#f0a65a"}
_MUTED: dict[Theme, str] = {"light": "#4b5763", "dark": "#b4bec8"}


#: behind the sentence that the reader was opened at
_LIT: dict[Theme, str] = {"light": "#fff3c4", "dark": "#4a4116"}
#: behind what somebody else than the article says; it lets the colours below through
_SHADE: dict[Theme, str] = {"light": "#51688224", "dark": "#a9c3e636"}
#: behind words that were searched for
_SOUGHT: dict[Theme, str] = {"light": "#ffd76a", "dark": "#7a6410"}


@dataclass(frozen=True)
class Mark:
    """One stretch of text to mark."""

    #: half-open character offsets into the text that is shown
    start: int
    end: int
    #: CSS of the span
    style: str
    #: shown when the pointer rests on it, and read aloud
    title: str
    #: one or two characters set small after it
    letter: str = ""


def actor_mark(start: int, end: int, *, actor_type: str, role: str, title: str) -> Mark:
    """Mark of a mention: filled as an actor, underlined as a location or a description."""
    colour = TYPE_COLOURS[current_theme()][actor_type]
    line = {"actor": "solid", "place": "dotted", "modifier": "dashed"}[role]
    fill = f"background:{colour}2e;" if role == "actor" else ""
    style = f"{fill}border-bottom:2px {line} {colour};border-radius:3px 3px 0 0;padding:0 1px"
    return Mark(start, end, style, title, TYPE_LETTERS[actor_type] if role == "actor" else "")


def word_mark(start: int, end: int) -> Mark:
    """Mark of what was searched for."""
    style = f"background:{_SOUGHT[current_theme()]};border-radius:3px;padding:0 2px"
    return Mark(start, end, style, "searched for")


def tone_mark(start: int, end: int, *, polarity: float) -> Mark:
    """Mark of a word that carried tone, with its sign."""
    return _signed_mark(start, end, polarity, f"tone {signed(polarity)}")


def effect_mark(start: int, end: int, *, effect: float) -> Mark:
    """Mark of a word that moved a stance, with its sign."""
    return _signed_mark(start, end, effect, f"moves the stance by {signed(effect)}")


def _signed_mark(start: int, end: int, number: float, title: str) -> Mark:
    colours = _POSITIVE if number > 0 else _NEGATIVE if number < 0 else _MUTED
    colour = colours[current_theme()]
    style = f"border-bottom:2px solid {colour};color:{colour};font-weight:600"
    sign = "+" if number > 0 else "\N{MINUS SIGN}" if number < 0 else "0"
    return Mark(start, end, style, title, sign)


def marked_html(text: str, marks: Iterable[Mark] = ()) -> str:
    """Return `text` escaped, with a span around each mark.

    Where two marks overlap, the one that starts first is shown, and of two that start together
    the longer one.

    Examples
    --------
    >>> marked_html("<b>India</b> & co", [Mark(3, 8, "color:red", 'say "hi"', "C")])
    ... # doctest: +NORMALIZE_WHITESPACE
    '&lt;b&gt;<span style="color:red" title="say &quot;hi&quot;">India<sup
    style="font-size:.65em;opacity:.75;user-select:none">C</sup></span>&lt;/b&gt; &amp; co'
    """
    pieces, position = [], 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < position:
            continue
        pieces += [html.escape(text[position : mark.start]), _span(text, mark)]
        position = mark.end
    return "".join([*pieces, html.escape(text[position:])])


def _span(text: str, mark: Mark) -> str:
    small = 'style="font-size:.65em;opacity:.75;user-select:none"'
    letter = f"<sup {small}>{html.escape(mark.letter)}</sup>" if mark.letter else ""
    opening = f'<span style="{html.escape(mark.style)}" title="{html.escape(mark.title)}">'
    return f"{opening}{html.escape(text[mark.start : mark.end])}{letter}</span>"


def show_marked(text: str, marks: Iterable[Mark] = ()) -> None:
    """Show one stretch of text with its marks."""
    st.html(f'<div style="line-height:1.55">{marked_html(text, marks)}</div>')


def show_line(text: str, *, strong: Sequence[str] = (), small: bool = False) -> None:
    """Show one larger sentence; the words of `strong` (names, numbers) set bold."""
    marks = []
    position = 0
    for word in strong:
        start = text.index(word, position)
        position = start + len(word)
        marks.append(Mark(start, position, "font-weight:650", ""))
    size = "1rem" if small else "1.15rem"
    st.html(f'<div style="font-size:{size};line-height:1.5">{marked_html(text, marks)}</div>')


def show_heading(text: str) -> None:
    """Show a heading of the second level that holds names from the articles."""
    style = "font-size:1.25rem;font-weight:600;margin:0;padding:0;line-height:1.3"
    st.html(f'<h2 style="{style}">{html.escape(text)}</h2>')


def show_details(parts: Iterable[str]) -> None:
    """Show small grey facts in one line: where a sentence stands and how it was read."""
    line = " · ".join(html.escape(part) for part in parts)
    colour = _MUTED[current_theme()]
    st.html(f'<div style="font-size:.85rem;color:{colour};line-height:1.4">{line}</div>')


@dataclass(frozen=True)
class Speech:
    """A stretch of text that somebody else than the article says."""

    #: half-open character offsets into the text that is shown
    start: int
    end: int
    #: set small before it: who speaks
    label: str
    #: shown when the pointer rests on it
    title: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the reader."""

    text: str
    marks: tuple[Mark, ...]
    #: title, body or boilerplate
    section: str
    #: offsets of the sentence that was asked for
    opened: tuple[int, int] | None = None
    #: in order, without overlap; no mark crosses their ends
    speech: tuple[Speech, ...] = ()


def show_article(paragraphs: Iterable[Paragraph]) -> None:
    """Show an article: its title large, its boilerplate grey, every mark in place."""
    styles = {
        "title": "font-size:1.35rem;font-weight:650;line-height:1.35;margin:0 0 1rem",
        "body": "line-height:1.75;margin:0 0 .9rem",
        "boilerplate": f"color:{_MUTED[current_theme()]};line-height:1.6;margin:0 0 .9rem",
    }
    body = "".join(
        f'<p style="{styles[paragraph.section]}">{_paragraph_html(paragraph)}</p>'
        for paragraph in paragraphs
    )
    st.html(f'<div style="max-width:46rem;font-size:1.03rem">{body}</div>')


def _paragraph_html(paragraph: Paragraph) -> str:
    """The paragraph; the sentence that was asked for is lit. No mark crosses a sentence's end."""
    if paragraph.opened is None:
        return _voiced_html(paragraph, 0, len(paragraph.text))
    start, end = paragraph.opened
    before, lit, after = (
        _voiced_html(paragraph, first, last)
        for first, last in ((0, start), (start, end), (end, len(paragraph.text)))
    )
    colour = _LIT[current_theme()]
    return f'{before}<span style="background:{colour};padding:.15em 0">{lit}</span>{after}'


def _voiced_html(paragraph: Paragraph, first: int, last: int) -> str:
    """A part of the paragraph, with what is reported shaded and its speaker before it."""
    pieces, position = [], first
    for speech in paragraph.speech:
        start, end = max(speech.start, position), min(speech.end, last)
        if start < end:
            inner = _part_html(paragraph, start, end)
            pieces += [_part_html(paragraph, position, start), _speech_html(speech, inner, start)]
            position = end
    return "".join([*pieces, _part_html(paragraph, position, last)])


def _part_html(paragraph: Paragraph, first: int, last: int) -> str:
    return marked_html(paragraph.text[first:last], _inside(paragraph.marks, first, last))


def _speech_html(speech: Speech, inner: str, start: int) -> str:
    """Shaded, and bracketed by a line, so that it does not hang on seeing the shade."""
    line = _MUTED[current_theme()]
    opens = start == speech.start
    style = f"background:{_SHADE[current_theme()]};color:inherit;padding:.2em .15em"
    style += f";border-left:2px solid {line};border-radius:.2em" if opens else ""
    small = f"font-size:.65em;color:{line};font-weight:600;margin-right:.35em"
    small += ";white-space:nowrap;user-select:none"
    named = opens and speech.label
    label = f'<sup style="{small}">{html.escape(speech.label)}</sup>' if named else ""
    return f'<mark style="{style}" title="{html.escape(speech.title)}">{label}{inner}</mark>'


def _inside(marks: Iterable[Mark], first: int, last: int) -> list[Mark]:
    return [
        replace(mark, start=mark.start - first, end=mark.end - first)
        for mark in marks
        if first <= mark.start and mark.end <= last
    ]


def show_legend() -> None:
    """Show what the marks of the reader mean."""
    samples = [
        (f"{kind}", actor_mark(0, len(kind), actor_type=kind, role="actor", title="named as actor"))
        for kind in ("person", "country", "organization", "group")
    ]
    samples += [
        (words, actor_mark(0, len(words), actor_type="country", role=role, title=words))
        for words, role in (("only a location", "place"), ("only a description", "modifier"))
    ]
    pieces = [marked_html(words, [mark]) for words, mark in samples]
    said = Speech(0, 0, "who speaks", "reported speech")
    pieces.append(_speech_html(said, html.escape("what somebody says"), 0))
    line = " &nbsp; ".join(pieces)
    st.html(f'<div style="font-size:.9rem;line-height:1.8">{line}</div>')
