"""Makes the plain texts that are no sound UTF-8, and files that are not what they are called.

    python -m tests.files.make_texts

The texts are invented. The results are committed, and equal on each run.
"""

from __future__ import annotations

from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
RUSSIAN = (
    "Переговоры в гавани\n\nСовет порта во вторник проголосовал за расширение набережной. Мэр "
    "сказала, что два парома смогут причаливать одновременно.\n"
)
JAPANESE = (
    "港の会談\n\n港湾評議会は火曜日、北の埠頭を広げることを決めた。市長は、フェリーが二隻同時に着けるよう"
    "になると述べた。\n"
)
ENGLISH = (
    "Café council meets again\n\nThe council met in the “Harbour Café” on Tuesday – for the third "
    "time. Mayor Helena Brandt praised the café’s owner.\n"
)
#: name -> content
FILES = {
    "koi8_r.txt": RUSSIAN.encode("koi8-r"),
    "utf_16_no_mark.txt": RUSSIAN.encode("utf-16-le"),
    "shift_jis.txt": JAPANESE.encode("shift_jis"),
    "damaged_utf8.txt": ENGLISH.encode() + b"It ended at \xff noon.\n",
    "control_characters.txt": b"Ferry sinks\x00\n\nNobody\x07 was hurt, they said.\x1a\n",
    "empty.txt": b"",
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10",
    "old_word.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
    "near_copy.txt": (TEXTS / "cp1252.txt").read_bytes() + b"The owner said so on Monday.\n",
}


def main() -> None:
    """Write all of them."""
    for name, content in FILES.items():
        (TEXTS / name).write_bytes(content)


if __name__ == "__main__":
    main()
