"""The places that are sought, and where whole passages of them may stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from npf_corpus.anchoring import digest
from npf_corpus.attaching._mapped import Mapped, Span
from npf_corpus.query._names import bits_of, positions_of
from npf_corpus.records import Anchor

__all__ = ["MANY", "Sought", "owners", "whole_places"]

MANY = 256
"""So many places of one passage or context are kept; among more, none is picked."""
_PUNCTUATION = re.compile(r"[^\w\s]( ?)")


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

    Args:
        mapped: The text.
        wanted: Length and digest of each passage.
    """
    starts, ends = _edges(mapped)
    lengths: dict[int, set[str]] = {}
    for length, key in wanted:
        lengths.setdefault(length, set()).add(key)
    places: dict[str, list[int]] = {}
    for length, digests in lengths.items():
        for start in positions_of(starts & (ends >> length)):
            key = digest(mapped.normal[start : start + length])
            if key in digests:
                known = places.setdefault(key, [])
                if len(known) < MANY:
                    known.append(start)
    return places


def _edges(mapped: Mapped) -> tuple[int, int]:
    """Return where a passage may start, and where one may end, as bits."""
    starts: list[int] = [0]
    ends: list[int] = [len(mapped.normal)]
    for mark in _PUNCTUATION.finditer(mapped.normal):
        at, after = mark.span()
        spaced = mapped.normal[at - 1 : at] == " "
        if spaced:
            starts.append(at)
        starts.append(after)
        ends += (at - spaced, at + 1)
    for end, start in (*mapped.lines, *_between(mapped.paragraphs)):
        starts.append(start)
        ends.append(end)
    size = len(mapped.normal) + 1
    return bits_of(starts, size), bits_of(ends, size)


def _between(spans: list[Span]) -> Iterator[Span]:
    for (_, end), (start, _) in pairwise(spans):
        yield end, start
