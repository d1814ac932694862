"""Where the anchors of a document are in another copy of its text; only digests are compared.

Whole passages are looked for first, between the edges of sentences and lines, then what stands
in a passage that was found, at its place inside it. What is left is looked for by its contexts,
in what no passage covers. Each step goes over the text once. Where something is not found, the
text is tried with other signs of the same use.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from npf_corpus.anchoring import NORMALISATION, Normalisation, anchor_of
from npf_corpus.attaching._copies import Copy, copies
from npf_corpus.attaching._folded import mapped
from npf_corpus.attaching._mapped import Span
from npf_corpus.attaching._passages import Sought
from npf_corpus.attaching._passages import owners as owners_of
from npf_corpus.attaching._search import Grade, Search
from npf_corpus.records import Anchor


class Found(NamedTuple):
    """What was found of a place.

    Attributes:
        grade: How well.
        span: Where, as offsets in the text; None unless exact or relocated.
    """

    grade: Grade
    span: Span | None


def is_exact(text: str, anchor: Anchor, form: Normalisation = NORMALISATION) -> bool:
    """Return whether a text has the very same anchor at its place."""
    try:
        return anchor_of(text, anchor.start, anchor.end, form=form) == anchor
    except ValueError:
        return False


def relocate(text: str, sought: list[Sought], form: Normalisation = NORMALISATION) -> list[Found]:
    """Return what is found of each place, in the order given.

    Args:
        text: The text at hand.
        sought: Places, by start and then the longer first, all different.
        form: Normal form that their digests are of; `npf-2` folds signs of one use itself.
    """
    own = [(each.anchor.start, each.anchor.end) for each in sought]
    exact = {at for at, each in enumerate(sought) if is_exact(text, each.anchor, form)}
    if len(exact) == len(sought):
        return [Found("exact", span) for span in own]
    owners = dict(owners_of(sought))
    placed = {at: own[at] for at in exact - owners.keys()}
    searches: list[_Copied] = []
    for copy in copies(text) if form == "npf-1" else (Copy(text),):
        search = _Copied(copy, sought, form)
        searches.append(search)
        search.run(search.find_passages, placed)
        if all(at in placed for at in search.passages):
            break
    passages = {at: span for at, span in placed.items() if sought[at].whole}
    exact -= _strangers(passages, owners, exact, own)
    placed |= {at: own[at] for at in exact}
    for search in searches:
        search.run(search.find_members, placed)
    found: list[Found] = []
    for at, span in enumerate(own):
        if at in exact:
            found.append(Found("exact", span))
        elif at in placed:
            found.append(Found("relocated", placed[at]))
        else:
            grades: list[Grade] = [search.grades.get(at, "missing") for search in searches]
            found.append(Found(max(grades, key=_UNFOUND.index), None))
    return found


_UNFOUND: tuple[Grade, ...] = ("missing", "changed", "ambiguous")


class _Copied(Search):
    """A search in a copy, that takes and gives places in the text itself."""

    def __init__(self, copy: Copy, sought: list[Sought], form: Normalisation) -> None:
        super().__init__(mapped(copy.text, form), sought)
        self._copy = copy

    def run(self, step: Callable[[], None], placed: dict[int, Span]) -> None:
        """Run a step, and add to what has been placed what it finds.

        What has been placed in another copy is no one else's here. What is found inside what one
        character became is not found.
        """
        for at in sorted(placed.keys() - self.placed.keys()):
            span = self.mapped.place(*self._copy.here(*placed[at]))
            if span is not None:
                self.take(at, span)
        step()
        taken = set(placed.values())
        for at in sorted(self.placed.keys() - placed.keys()):
            origin = self.mapped.origin(*self.placed[at])
            span = origin and self._copy.there(*origin)
            if span and span not in taken:
                placed[at] = span


def _strangers(
    passages: dict[int, Span], owners: dict[int, int], exact: set[int], own: list[Span]
) -> set[int]:
    """Return the places that are as they were, at their own offsets, but now in another passage.

    If two paragraphs that differ in one word are swapped, a figure of the first has its words and
    surroundings in the second.

    Args:
        passages: Where each passage is now, by position.
        owners: The passage that each other place stood in.
        exact: The places that are as they were.
        own: Where each stood.
    """
    covered = [(0, 0), *sorted(passages.values())]
    strangers: set[int] = set()
    for at in exact & owners.keys():
        start, end = own[at]
        low, high = passages.get(owners[at], (start, end))
        last = covered[bisect_left(covered, (end, 0)) - 1]  # of those that start before its end
        others = owners[at] not in passages and last[1] > start
        if others or start < low or high < end:
            strangers.add(at)
    return strangers
