"""A text in the normal form npf-1 with a way back to its own offsets.

The text is cut at seams, where the normal forms of both sides stand side by side in that of the
whole. Long parts are normalised at once; only those that a place is asked of are cut again, to
single characters mostly.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import accumulate, pairwise
from operator import itemgetter
from unicodedata import combining

from npf_corpus.anchoring import _BLANK_LINE, _CJK, _ENDS
from npf_corpus.anchoring import _CONTEXT as CONTEXT
from npf_corpus.anchoring import normalise as _normalise

_LONG = 2048
_REMOVED = "\xad\u034f\u061c\u180e\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u206f"
_MAY_COMPOSE = "\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uff9e\uff9f"
_WORD = rf"(?:(?![{_MAY_COMPOSE}])\w)"
_SIGNS = (
    "!-/:-@\\[-`{-~\xa1-\xac\xae-\xbf\u2010-\u2027\u2030-\u205e\u20a0-\u20cf"
    "\u2100-\u2bff\u3001-\u3029\u3030-\u303f\uff01-\uff9d\uffe0-\uffe6\U0001f000-\U0001faff"
)
_SAFE = rf"(?:{_WORD}|[{_SIGNS}])"
"""A character that is seen, and that composes with none before it."""

_WHITE = re.compile(rf"(?:(?<=[{_CJK}])|(?! [^\s{_REMOVED}{_CJK}]))\s[\s{_REMOVED}]*+")
"""White space, but for single spaces between words of an alphabet."""
_IS_SAFE = re.compile(_SAFE).match
_END = re.compile(f"[{_ENDS}]")
_SEAM = re.compile(rf"(?:(?<=\w)(?<![{_MAY_COMPOSE}])|(?<=[{_SIGNS}]))[\s{_REMOVED}]*+(?={_SAFE})")
_HAS_WHITE = re.compile(r"\s").search
_IS_CJK = re.compile(f"[{_CJK}]").match
_first = itemgetter(0)
_npf_1 = partial(_normalise, form="npf-1")

Span = tuple[int, int]


class Mapped:
    """A text, its normal form, and where in it lines and paragraphs start and end.

    Attributes:
        text: The text.
        normal: Its normal form npf-1.
        lines: Places in the normal form where a line of the text ends and the next one starts,
            and where the text has white space beside Chinese.
        line_ends: Those of them where a line does end.
        paragraphs: What lies between blank lines, as places in the normal form.
    """

    __slots__ = (
        "_at", "_fine", "_raw", "_starts", "line_ends", "lines", "normal", "paragraphs", "text",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[Span] = []
        self.line_ends: list[Span] = []
        self._raw: list[Span] = []
        self._at: list[int] = []
        self._fine: dict[int, tuple[list[int], list[Span]]] = {}
        parts: list[str] = []
        size, paragraph = 0, 0
        paragraphs: list[Span] = []
        last = ""
        for start, end, gap in _parts(text):
            normal = _normal(text[start:end])
            if not normal:
                continue
            space = _space(last, normal[0]) if gap else ""
            if size and gap > 1:
                self.lines.append((size, size + len(space)))
                if gap > _SPACED:
                    self.line_ends.append(self.lines[-1])
            if size and gap == _BLANK:
                paragraphs.append((paragraph, size))
                paragraph = size + len(space)
            parts += (space, normal)
            size += len(space)
            self._raw.append((start, end))
            self._at.append(size)
            size += len(normal)
            last = f" {text[start:end]}" if combining(normal[-1]) else normal[-1]
        paragraphs.append((paragraph, size))
        self.normal = "".join(parts)
        self.paragraphs = paragraphs
        self._starts = [start for start, _ in paragraphs]

    def before(self, start: int) -> str:
        """Return the left context of a place in the normal form."""
        edge = self.paragraphs[bisect_right(self._starts, start) - 1][0]
        return self.normal[max(edge, start - CONTEXT - 1) : start].rstrip()[-CONTEXT:]

    def after(self, end: int) -> str:
        """Return the right context of a place in the normal form."""
        edge = self.paragraphs[bisect_left(self._starts, end) - 1][1]
        return self.normal[end : min(edge, end + CONTEXT + 1)].lstrip()[:CONTEXT]

    def around(self, edge: int, reach: int, *, at_end: bool) -> tuple[str, str]:
        """Return what stands before and after an edge in its paragraph, up to so many characters.

        Args:
            edge: Offset in the normal form.
            reach: How many characters on either side.
            at_end: Whether a place ends there, else one starts there.
        """
        rank = (bisect_left if at_end else bisect_right)(self._starts, edge)
        low, high = self.paragraphs[rank - 1]
        before = self.normal[max(low, edge - reach) : edge]
        return before, self.normal[edge : min(high, edge + reach)]

    def origin(self, start: int, end: int) -> Span | None:
        """Return the place in the text of one in the normal form, None where it cuts a character.

        Args:
            start: Offset of the first code point in the normal form.
            end: Offset after the last one.
        """
        first, last = self._origin(start, at_end=False), self._origin(end, at_end=True)
        return None if first is None or last is None else (first, last)

    def place(self, start: int, end: int) -> Span | None:
        """Return the place in the normal form of one in the text, None where there is none."""
        wanted = _npf_1(self.text[start:end])
        part = bisect_right(self._raw, start, key=_first) - 1
        if part < 0:
            return None
        ats, raws = self._pieces(part)
        piece = max(0, bisect_right(raws, start, key=_first) - 1)
        at = ats[piece] + len(_npf_1(self.text[raws[piece][0] : start]))
        for near in (at, at + 1):
            if self.normal.startswith(wanted, near):
                return near, near + len(wanted)
        return None

    def _origin(self, offset: int, *, at_end: bool) -> int | None:
        part = bisect_right(self._at, offset - at_end) - 1
        ats, raws = self._pieces(part)
        piece = bisect_right(ats, offset - at_end) - 1
        start, end = raws[piece]
        inside = offset - ats[piece]
        if not at_end and piece + 1 < len(ats) and self.normal[offset] == " ":
            return raws[piece + 1][0]
        raw = self.text[start:end]
        normal = _npf_1(raw)
        if inside in {0, len(normal)}:
            return end if inside else start
        # The piece is more than one character: its longest beginning that gives what is before.
        before, after = normal[:inside].rstrip(), normal[inside:].lstrip()
        sizes = range(len(raw) + 1)
        cut = bisect_right(sizes, len(before), key=lambda size: len(_npf_1(raw[:size]))) - 1
        while at_end and not _npf_1(raw[cut - 1]):  # white space is outside
            cut -= 1
        return start + cut if (_npf_1(raw[:cut]), _npf_1(raw[cut:])) == (before, after) else None

    def _pieces(self, part: int) -> tuple[list[int], list[Span]]:
        """Return where the pieces of a part start in the normal form, and where they are."""
        if part not in self._fine:
            start, end = self._raw[part]
            raw = self.text[start:end]
            start += len(raw) - len(raw.lstrip())
            raw = raw.strip()
            seams = [seam.span() for seam in _SEAM.finditer(raw)]
            edges = pairwise([(0, 0), *seams, (len(raw), len(raw))])
            places = [(low, high) for (_, low), (high, _) in edges]
            normals = [_normal(raw[a:b]) for a, b in places]
            sizes = [len(normal) for normal in normals]
            for piece, (a, b) in enumerate(seams):
                if _HAS_WHITE(raw, a, b):
                    sizes[piece] += len(_space(normals[piece][-1], normals[piece + 1][0]))
            ats = list(accumulate(sizes[:-1], initial=self._at[part]))
            self._fine[part] = ats, [(start + a, start + b) for a, b in places]
        return self._fine[part]


_SPACED, _LINE_END, _BLANK = 2, 3, 4
"""What stands between two parts: white space beside Chinese, the end of a line, a blank line.

Nothing at all is 0, and any other white space 1.
"""


def _parts(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the parts of a text, each with the number of what stands before it."""
    start, gap = 0, 0
    for low, high in _lines(text):
        yield from _cut(text, start, low, gap)
        start = high
        gap = _SPACED
        if _END.search(text, low, high):
            gap = _BLANK if _BLANK_LINE.search(text, low, high) else _LINE_END
    yield from _cut(text, start, len(text), gap)


def _lines(text: str) -> Iterator[Span]:
    """Yield the ends of lines, and the white space beside Chinese that the normal form has not."""
    for white in _WHITE.finditer(text):
        start, end = white.span()
        if not _IS_SAFE(text, end):
            continue
        if not (_IS_CJK(text[start - 1 : start]) or _IS_CJK(text, end)):
            line_end = _END.search(text, start, end)
            if line_end is None:
                continue
            start = line_end.start()
        yield start, end


def _cut(text: str, start: int, end: int, gap: int) -> Iterator[tuple[int, int, int]]:
    """Yield a line in parts that are not long, where it has seams."""
    while end - start > _LONG:
        seam = _SEAM.search(text, start + _LONG, end)
        if seam is None:
            break
        yield start, seam.start(), gap
        start, gap = seam.end(), int(_HAS_WHITE(seam[0]) is not None)
    yield start, end, gap


def _normal(text: str) -> str:
    """Return the normal form of a part, sooner where all is ASCII."""
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    return _npf_1(text)


def _space(left: str, right: str) -> str:
    """Return what white space between a part's end and the next one's first character becomes."""
    if len(left) > 1:  # it ends in marks, which change places only after white space has gone
        return _npf_1(f"{left} {right}")[len(_npf_1(left)) : -1]
    return "" if not left or _IS_CJK(left) or _IS_CJK(right) else " "
