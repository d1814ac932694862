"""The sentences of a text, in Chinese and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from npf_corpus.query._verb import check_choice

_CHINESE = re.compile("[。！？\n]")
_ENGLISH = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(]?[A-Z0-9\u3400-\u9fff])|[。！？\n]")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|St|No|Nos|Co|Ltd|Inc|Corp|vs|approx|e\.g|i\.e|al|Fig"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)
"""Words that end in a point and end no sentence."""
_LONGEST_SHORT = 12
_HAN = range(0x3400, 0xA000)
_SAMPLE = 20_000


@frozen
class Sentence:
    """A sentence of a text.

    Attributes:
        start: Offset of its first code point, blanks aside.
        text: Its words, without blanks at the ends.
    """

    start: int
    text: str


def tongue_of(language: str) -> Literal["en", "zh"]:
    """Return which sentences and figures a text has, by the tag of its language."""
    return "zh" if language.lower().startswith("zh") else "en"


def is_chinese(text: str) -> bool:
    """Return whether most letters of a text's beginning are Chinese."""
    letters = [each for each in text[:_SAMPLE] if each.isalpha()]
    return 2 * sum(ord(each) in _HAN for each in letters) >= len(letters)


def sentences_of(text: str, *, language: Literal["en", "zh"] | None = "zh") -> tuple[Sentence, ...]:
    r"""Return the sentences of a text: each ends in 。！？ or with its line.

    An English one ends in `.`, `!` or `?` too, but not after `Mr.` and its like, nor before a small
    letter.

    Args:
        text: The text.
        language: Its language; None is that of most of its letters.

    Raises:
        UnknownName: It is no such language.

    Example:
        >>> from npf_corpus.drafting import sentences_of
        >>> [each.text for each in sentences_of("增长5%。\n明年力争6%。")]
        ['增长5%。', '明年力争6%。']
        >>> [each.text for each in sentences_of("Mr. Li saw 1.5 tonnes. It rose.", language="en")]
        ['Mr. Li saw 1.5 tonnes.', 'It rose.']
    """
    check_choice("language", language or "zh", Literal["en", "zh"])
    english = language == "en" or (language is None and not is_chinese(text))
    found: list[Sentence] = []
    start = 0
    for match in (_ENGLISH if english else _CHINESE).finditer(text):
        if match[0][0] == "." and _SHORT.search(
            text, max(start, match.start() - _LONGEST_SHORT), match.start() + 1
        ):
            continue
        found += _sentence(text, start, match.end())
        start = match.end()
    found += _sentence(text, start, len(text))
    return tuple(found)


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    words = text[start:end]
    if words.strip():
        yield Sentence(start + len(words) - len(words.lstrip()), words.strip())
