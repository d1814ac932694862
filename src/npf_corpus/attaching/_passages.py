"""The places that are sought, and where whole passages of them may stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from npf_corpus.anchoring import digest
from npf_corpus.attaching._mapped import Mapped, Span
from npf_corpus.records import Anchor
from npf_corpus.records._bits import bits_of, positions_of

MANY = 256
"""Up to so many places of one passage or context are kept; among more, none is picked."""
_LIKELY = 2
"""Up to so many stretches are tried a character, in a text with spaces between Chinese."""
_FEW = 2**17
"""So many more are tried in any text."""
_ROW = re.compile(r"[^\w\s]+")
_ROW_ENDS = 8
_CLOSING = frozenset(".,;:!?)]}>=/|\\&%^_")
"""Signs with which no passage begins, except on a new line or after white space."""
_OPENING = frozenset("([{<=/|\\&#@$^_")
"""Signs with which no passage ends, except with its line."""


class Sought(NamedTuple):
    """A place to find again.

    Attributes:
        anchor: The place.
        whole: Whether it is a whole passage, which needs no context.
    """

    anchor: Anchor
    whole: bool


def owners(sought: list[Sought]) -> Iterator[tuple[int, int]]:
    """Yield each place that stands in a passage, with that passage."""
    around: list[int] = []
    for at, (anchor, whole) in enumerate(sought):
        around = [each for each in around if sought[each].anchor.end > anchor.start]
        if whole:
            around.append(at)
            continue
        owner = next((each for each in around if sought[each].anchor.end >= anchor.end), None)
        if owner is not None:
            yield at, owner


def whole_places(mapped: Mapped, wanted: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    """Return where passages start that lie between edges of sentences or lines.

    A stretch of which more than a quarter is signs, and eight more, is no passage unless it is one
    line: JSON, HTML and rows of dots have as many edges as characters. Where Chinese is spaced out,
    and more than `_LIKELY` stretches a character would have to be tried, spaces are no edges.

    Args:
        mapped: The text.
        wanted: Length and digest of each passage.
    """
    lengths: dict[int, set[str]] = {}
    for length, key in wanted:
        lengths.setdefault(length, set()).add(key)
    normal = mapped.normal
    signs, edges = _signs(normal)
    starts, ends = _edges(mapped, edges, mapped.lines)
    tried = sum((starts & (ends >> length)).bit_count() for length in lengths)
    if tried > _LIKELY * len(normal) + _FEW:
        starts, ends = _edges(mapped, edges, mapped.line_ends)
    lines = set(pairwise([0, *chain.from_iterable(mapped.line_ends), len(normal)]))
    places: dict[str, list[int]] = {}
    for length, digests in lengths.items():
        most = length // 4 + 8
        for start in positions_of(starts & (ends >> length)):
            end = start + length
            if signs[end] - signs[start] > most and (start, end) not in lines:
                continue
            key = digest(normal[start:end])
            if key in digests:
                known = places.setdefault(key, [])
                if len(known) < MANY:
                    known.append(start)
    return places


def _signs(normal: str) -> tuple[list[int], list[tuple[int, int, bool]]]:
    """Return how many signs stand before each place, and those that a passage may begin or end at.

    Of a long row of signs that is the first eight and the last eight. Each sign is given with the
    place after it and the white space behind it, and whether white space stands before it.
    """
    counts = [0] * (len(normal) + 1)
    edges: list[tuple[int, int, bool]] = []
    for row in _ROW.finditer(normal):
        low, high = row.span()
        near = range(low, high)
        for at in {*near[:_ROW_ENDS], *near[-_ROW_ENDS:]}:
            after = at + 1 + (normal[at + 1 : at + 2] == " ")
            edges.append((at, after, normal[at - 1 : at] == " "))
        counts[low + 1 : high + 1] = [1] * (high - low)
    return list(accumulate(counts)), edges


def _edges(
    mapped: Mapped, signs: list[tuple[int, int, bool]], lines: list[Span]
) -> tuple[int, int]:
    """Return where a passage may start, and where one may end, as bits."""
    starts: list[int] = [0]
    ends: list[int] = [len(mapped.normal)]
    normal = mapped.normal
    for at, after, spaced in signs:
        if spaced:
            starts.append(at)
        if normal[after : after + 1] not in _CLOSING or normal.startswith("...", after):
            starts.append(after)
        if normal[at] not in _OPENING:
            ends.append(at + 1)
        if normal[at - 1 - spaced : at - spaced] not in _OPENING:
            ends.append(at - spaced)
    for end, start in (*lines, *_between(mapped.paragraphs)):
        starts.append(start)
        ends.append(end)
    size = len(mapped.normal) + 1
    return bits_of(starts, size), bits_of(ends, size)


def _between(spans: list[Span]) -> Iterator[Span]:
    for (_, end), (start, _) in pairwise(spans):
        yield end, start
