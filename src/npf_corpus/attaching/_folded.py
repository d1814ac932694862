"""A text in the normal form npf-2 with a way back to its own offsets, by way of npf-1.

The normal form of a text's normal form npf-1 is that of the text, once the signs that only npf-2
folds are folded one by one. So a place goes from npf-2 to npf-1, and from there to the text. A row
of signs is folded on its own, with the one character on either side that may decide how.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from npf_corpus.anchoring import _FOLDINGS, Normalisation, normalise
from npf_corpus.attaching._mapped import Mapped, Span

_PIECE = re.compile(r"\w+|-+| ?·[ ·]*|[ .。‥]+|\W")
"""Words, rows of dashes, middle dots and full stops with the spaces about them, other signs."""


class _Alike(dict[int, str]):
    """Code point to the one character of its use that both normal forms fold to the same sign."""

    def __missing__(self, code: int) -> str:
        folded = _FOLDINGS["npf-2"][code]
        known = folded == _FOLDINGS["npf-1"][code]
        self[code] = alike = chr(code) if known else _SHORT.get(folded, folded)
        return alike


_SHORT = {"": "\u200b", "...": "…", "..": "‥"}
"""Characters for what npf-2 folds to another number of them; the first one goes in either form."""
_ALIKE = _Alike()


class _Piece(NamedTuple):
    """Characters of npf-1, and what they become.

    Attributes:
        first: Offset in npf-1.
        second: Offset in npf-2.
        old: How many they are in npf-1.
        new: How many they become.
    """

    first: int
    second: int
    old: int
    new: int


class _Folded(Mapped):
    """A text mapped to npf-2."""

    __slots__ = ("_first", "_rows")

    def __init__(self, text: str) -> None:
        """Fold the text's npf-1, row of signs by row of signs."""
        first = self._first = Mapped(text.translate(_ALIKE))
        self.text = text
        self.normal = normalise(text, form="npf-2")
        self._rows = _rows(first.normal, self.normal)
        self.lines = [self._folded_span(span) for span in first.lines]
        self.line_ends = [self._folded_span(span) for span in first.line_ends]
        self.paragraphs = [self._folded_span(span) for span in first.paragraphs]
        self._starts = [start for start, _ in self.paragraphs]

    def origin(self, start: int, end: int) -> Span | None:
        """Return the place in the text of one in the normal form, None where it cuts a character.

        Args:
            start: Offset of the first code point in the normal form.
            end: Offset after the last one.
        """
        low, high = self._unfolded(start), self._unfolded(end)
        if low is None or high is None:
            return None
        words = self._first.normal[low:high]  # white space at their ends went with other signs
        low += len(words) - len(words.lstrip())
        return self._first.origin(low, high - len(words) + len(words.rstrip()))

    def place(self, start: int, end: int) -> Span | None:
        """Return the place in the normal form of one in the text, None where there is none."""
        span = self._first.place(start, end)
        if span is None:
            return None
        wanted = normalise(self.text[start:end], form="npf-2")
        at = self._folded(span[0])
        return (at, at + len(wanted)) if self.normal.startswith(wanted, at) else None

    def _folded_span(self, span: Span) -> Span:
        return self._folded(span[0]), self._folded(span[1])

    def _folded(self, offset: int) -> int:
        """Return where an offset of npf-1 is in npf-2; inside what becomes shorter, its end."""
        row = self._rows[bisect_right(self._rows, offset, key=attrgetter("first")) - 1]
        return row.second + min(offset - row.first, row.new)

    def _unfolded(self, offset: int) -> int | None:
        """Return where an offset of npf-2 is in npf-1, None where it cuts what became one."""
        row = self._rows[bisect_right(self._rows, offset, key=attrgetter("second")) - 1]
        inside = offset - row.second
        if row.old == row.new or not inside:
            return row.first + inside
        return row.first + row.old if inside == row.new else None


def _rows(first: str, second: str) -> list[_Piece]:
    """Return the pieces of a text in npf-1 with what they become in npf-2."""
    rows: list[_Piece] = []
    at = 0
    for match in _PIECE.finditer(first):
        start, end = match.span()
        words, left, right = match[0], first[max(0, start - 1) : start], first[end : end + 1]
        size = len(words) if words.isalnum() else _size(left, words, right)
        rows.append(_Piece(start, at, end - start, size))
        at += size
    if not rows or at != len(second):  # a mark beside a word: only the whole is known
        return [_Piece(0, 0, len(first), len(second))]
    return rows


@lru_cache(4096)
def _size(left: str, words: str, right: str) -> int:
    """Return how long signs become between two characters."""
    whole = normalise(f"{left}{words}{right}", form="npf-2")
    return len(whole) - sum(len(normalise(each, form="npf-2")) for each in (left, right))


def mapped(text: str, form: Normalisation) -> Mapped:
    """Return a text in a normal form, with a way back."""
    return Mapped(text) if form == "npf-1" else _Folded(text)
