"""Words in many short texts: Chinese wherever they stand, others as whole words.

Case, width and accents make no difference. `AI` is in no Hainan, and in AI技术; 5 is not in 2.5.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from npf_corpus.query._names import plain
from npf_corpus.records._bits import bits_of

_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = rf"[^\W_{_HAN}]"
_WORD = rf"{_LETTER}+(?:(?:&|(?<=\d)[.,](?=\d)){_LETTER}+)*|(?:(?=\w)[{_HAN}])+"
"""Compiled when it is first used, which takes longer than a question for a year."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, each once, as they are looked for."""
    return tuple(dict.fromkeys(re.findall(_WORD, folded(text))))


def folded(text: str) -> str:
    """Return a text without case, width and accents, in which a Chinese comma stays one."""
    return plain(text.replace("，", " "))


def _whole(word: str) -> str:
    """Return the pattern of a word that is no part of a longer one, unless it is Chinese."""
    if re.match(f"[{_HAN}]", word):
        return re.escape(word)
    before = r"(?<!\d[.,])" if word[0].isdigit() else ""
    after = r"(?![.,]\d)" if word[-1].isdigit() else ""
    joined = rf"(?!&{_LETTER})"
    return rf"(?<!{_LETTER})(?<!{_LETTER}&){before}{re.escape(word)}(?!{_LETTER}){joined}{after}"


class Words:
    """Texts, each with the places of the records that hold it."""

    __slots__ = ("_places", "_size", "_starts", "_text")

    def __init__(self, texts: Iterable[tuple[str, list[int]]], size: int) -> None:
        starts, parts, start = array("Q"), list[str](), 0
        self._places: list[list[int]] = []
        for text, places in texts:
            part = folded(text)
            starts.append(start)
            parts.append(part)
            start += len(part) + 1
            self._places.append(places)
        self._text, self._starts, self._size = "\n".join(parts), starts, size

    def all_of(self, words: Iterable[str]) -> int:
        """Return the bits of the records that hold all the words, in whichever of their texts."""
        bits = (1 << self._size) - 1
        for word in words:
            bits &= self.holding(word)
        return bits

    def holding(self, word: str) -> int:
        """Return the bits of the records that hold a word."""
        places = (place for each in self._texts_with(word) for place in self._places[each])
        return bits_of(places, self._size)

    def _texts_with(self, word: str) -> Iterator[int]:
        whole = re.compile(_whole(word))
        at = self._text.find(word)
        while at >= 0:
            after = at + 1
            if whole.match(self._text, at):
                text = bisect_right(self._starts, at) - 1
                yield text
                after = self._starts[text + 1] if text + 1 < len(self._starts) else len(self._text)
            at = self._text.find(word, after)

    def like(self, word: str) -> str | None:
        """Return the word of the texts that is most like an unknown one; None if none is."""
        from difflib import get_close_matches

        near = get_close_matches(word, {*re.findall(_WORD, self._text)}, 1, cutoff=0.75)
        return near[0] if near else None
