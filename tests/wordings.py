"""The wordings of figures and what they say, which the tests and the page of readings share."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Wording(NamedTuple):
    """A row of en.tsv or zh.tsv: words, and what they say or why they say nothing."""

    words: str
    reading: str
    interval: str
    nominal: str
    unit: str
    refusal: str


def wordings(language: str) -> list[Wording]:
    """Return the rows of a language."""
    text = (Path(__file__).parent / "quantities" / f"{language}.tsv").read_text(encoding="utf-8")
    _, *lines = text.split("\n")[:-1]
    return [Wording(*line.split("\t")) for line in lines]


class Found(NamedTuple):
    """A row of found.tsv: a text, the words of a number in it, and what the number is for."""

    text: str
    words: str
    number_class: str
    interval: str
    unit: str


def found_rows() -> list[Found]:
    """Return the rows of found.tsv, where a line break of a text stands as a backslash and n."""
    text = (Path(__file__).parent / "quantities" / "found.tsv").read_text(encoding="utf-8")
    _, *lines = text.split("\n")[:-1]
    return [Found(*line.replace("\\n", "\n").split("\t")) for line in lines]


ROWS = {row.words: row for language in ("en", "zh") for row in wordings(language)}
"""All rows, by their words."""
