"""Encodings: what bytes state, what has to be guessed, and what is damaged."""

from __future__ import annotations

import pytest

from analysis.reading import read_documents

TEXTS = {
    "English": "Café owners praise India\n\nThe café owners’ “no” surprised the minister – she said"
    " so on Monday. India and Russia talked in New Delhi about trade and oil.\n",
    "Russian": "Переговоры в Дели\n\nИндия и Россия провели переговоры о торговле. Министр сказал,"
    " что встреча была полезной и что стороны договорились продолжить.\n",
    "Polish": "Rozmowy w Delhi\n\nIndie i Rosja prowadziły rozmowy o handlu. Minister spraw "
    "zagranicznych powiedział, że spotkanie było pożyteczne. Żółć, źdźbło, ćma.\n",
    "Japanese": "デリーで会談\n\nインドとロシアは貿易について会談した。外務大臣は会談が有益であった"
    "と述べ、両国は協議を続けることで合意した。\n",
    "Chinese": "德里会谈\n\n印度和俄罗斯就贸易问题举行了会谈。外交部长表示会谈是有益的。\n",
    "Korean": "델리 회담\n\n인도와 러시아는 무역에 관한 회담을 가졌다. 외무장관은 회담이 "
    "유익했다고 말했다.\n",
    "Arabic": "محادثات في دلهي\n\nأجرت الهند وروسيا محادثات حول التجارة. وقال الوزير إن الاجتماع "
    "كان مفيدا.\n",
}
WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
OTHERS = {
    "English": ("cp1252", "mac-roman"),
    "Russian": ("koi8-r", "cp1251", "cp866", "iso8859-5"),
    "Polish": ("cp1250", "iso8859-2"),
    "Japanese": ("shift_jis", "euc-jp", "iso2022_jp"),
    "Chinese": ("gb18030",),
    "Korean": ("euc-kr",),
    "Arabic": ("cp1256",),
}
CASES = [
    pytest.param(text, encoding, id=f"{language} {encoding}")
    for language, text in TEXTS.items()
    for encoding in ("utf-8", "utf-8-sig", *WIDE, *OTHERS[language])
]
ACCENTS = "The café owner’s “no” – " * 20


def text_of(content: bytes) -> tuple[str, str]:
    """Text and reason of the only article."""
    reading = read_documents([("a.txt", content)])
    return str(reading.documents["text"].item()), str(reading.outcomes["reason"].item())


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_the_text_is_the_same_in_each_encoding(text: str, encoding: str) -> None:
    """With a byte-order mark or without, of one alphabet or another."""
    assert text_of(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("content", "damaged"),
    [
        pytest.param(ACCENTS.encode() + b"\xff" + ACCENTS.encode(), 1, id="UTF-8"),
        pytest.param(ACCENTS.encode() + b"\xe2\x80", 1, id="UTF-8, cut in a character"),
        pytest.param(b"\xef\xbb\xbf" + ACCENTS.encode() + b"\xc3", 1, id="with a mark"),
        pytest.param(ACCENTS.encode("utf-16") + b"a", 1, id="UTF-16, cut in a character"),
    ],
)
def test_a_damaged_character_costs_no_other(content: bytes, damaged: int) -> None:
    """The rest is read as before; the outcome counts what is lost."""
    text, reason = text_of(content)

    assert text.startswith(ACCENTS)
    assert text.count("\ufffd") == damaged
    assert f"{damaged} character is damaged in the file and shown as '\ufffd'" in reason


@pytest.mark.parametrize("wrongly", ["cp1252", "latin-1", "cp1251", "mac_roman"])
@pytest.mark.parametrize("language", ["Russian", "Polish", "Arabic", "Chinese"])
def test_utf8_read_as_something_else_is_repaired(language: str, wrongly: str) -> None:
    """Whatever it was read as, and in whatever script it is."""
    shown = (bytes([one]).decode(wrongly, "ignore") or chr(one) for one in TEXTS[language].encode())
    damaged = "".join(shown)
    text, reason = text_of(damaged.encode())

    assert text.split() == TEXTS[language].split()
    assert "wrongly decoded characters repaired" in reason
