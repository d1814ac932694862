"""Where the anchors of a document are in another copy of its text; only digests are compared.

Whole passages are looked for first, between the edges of sentences and lines, then what stands
in a passage that was found, at its place inside it. What is left is looked for by its contexts,
in what no passage covers. Each step goes over the text once.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from npf_corpus.anchoring import anchor_of
from npf_corpus.attaching._mapped import Mapped, Span
from npf_corpus.attaching._passages import Sought
from npf_corpus.attaching._search import Grade, Search
from npf_corpus.records import Anchor

__all__ = ["Found", "Grade", "Sought", "is_exact", "relocate"]


class Found(NamedTuple):
    """What was found of a place.

    Attributes:
        grade: How well.
        span: Where, as offsets in the text; None unless exact or relocated.
    """

    grade: Grade
    span: Span | None


def is_exact(text: str, anchor: Anchor) -> bool:
    """Return whether a text has the very same anchor at its place."""
    try:
        return anchor_of(text, anchor.start, anchor.end) == anchor
    except ValueError:
        return False


def relocate(text: str, sought: list[Sought]) -> list[Found]:
    """Return what is found of each place, in the order given.

    Args:
        text: The text at hand.
        sought: Places, by start and then the longer first, all different.
    """
    own = [(each.anchor.start, each.anchor.end) for each in sought]
    exact = {at for at, each in enumerate(sought) if is_exact(text, each.anchor)}
    if len(exact) == len(sought):
        return [Found("exact", span) for span in own]
    mapped = Mapped(text)
    search = Search(mapped, sought)

    def keep(at: int) -> None:
        span = mapped.place(*own[at])
        if span is not None:
            search.take(at, span)

    for at in sorted(exact - search.owners.keys()):
        keep(at)
    search.find_passages()
    exact -= _strangers(search, exact, own)
    for at in sorted(exact - search.placed.keys()):
        keep(at)
    search.find_members()
    found: list[Found] = []
    for at, span in enumerate(own):
        origin = mapped.origin(*search.placed[at]) if at in search.placed else None
        if at in exact or (origin == span and is_exact(text, sought[at].anchor)):
            found.append(Found("exact", span))
        elif origin is None:
            found.append(Found(search.grades.get(at, "missing"), None))
        else:
            found.append(Found("relocated", origin))
    return found


def _strangers(search: Search, exact: set[int], own: list[Span]) -> set[int]:
    """Return what stands as it was, at its own offsets, but now in another passage.

    Where two paragraphs that differ in one word are swapped, a figure of the one has its words and
    surroundings in the other.
    """
    origins: dict[int, Span] = {}
    for at in search.passages:
        if at in search.placed:
            origin = own[at] if at in exact else search.mapped.origin(*search.placed[at])
            if origin is not None:
                origins[at] = origin
    covered = sorted(origins.values())
    strangers: set[int] = set()
    for at in exact & search.owners.keys():
        owner, (start, end) = search.owners[at], own[at]
        if owner in origins:
            low, high = origins[owner]
            inside = low <= start and end <= high
        else:
            last = bisect_right(covered, (start, len(search.mapped.text)))
            inside = (last == 0 or covered[last - 1][1] <= start) and (
                last == len(covered) or covered[last][0] >= end
            )
        if not inside:
            strangers.add(at)
    return strangers
