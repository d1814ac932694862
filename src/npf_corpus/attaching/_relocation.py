"""Where the anchors of a document are in another copy of its text; only digests are compared.

Whole passages are looked for first, between the edges of sentences and lines, then what stands
in a passage that was found, at its place inside it. What is left is looked for by its contexts,
in what no passage covers. Each step goes over the text once. Where something is not found, the
text is tried with other signs of the same use.
"""

from __future__ import annotations

from bisect import bisect_right
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
    grades: dict[int, Grade] = {}
    for search in searches:
        if len(placed) < len(sought):
            search.run(search.find_members, placed)
            for at, grade in search.grades.items():
                both: tuple[Grade, Grade] = (grade, grades.get(at, grade))
                grades[at] = max(both, key=_UNFOUND.index)
    found: list[Found] = []
    for at, span in enumerate(own):
        if at not in placed:
            found.append(Found(grades.get(at, "missing"), None))
        elif at in exact or (placed[at] == span and is_exact(text, sought[at].anchor, form)):
            found.append(Found("exact", span))
        else:
            found.append(Found("relocated", placed[at]))
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
                taken.add(span)


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
    covered = sorted(passages.values())
    strangers: set[int] = set()
    for at in exact & owners.keys():
        start, end = own[at]
        if owners[at] in passages:
            low, high = passages[owners[at]]
            inside = low <= start and end <= high
        else:
            last = bisect_right(covered, (start, end))
            inside = (last == 0 or covered[last - 1][1] <= start) and (
                last == len(covered) or covered[last][0] >= end
            )
        if not inside:
            strangers.add(at)
    return strangers
