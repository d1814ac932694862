"""Where the anchors of a document are in another copy of its text; only digests are compared.

Whole passages are looked for first, between the edges of sentences and lines, then what stands
in a passage that was found, at its place inside it. What is left is looked for by its contexts,
in what no passage covers. Each step goes over the text once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from npf_corpus.anchoring import anchor_of, digest
from npf_corpus.attaching._mapped import CONTEXT, Mapped, Span
from npf_corpus.query._names import bits_of, positions_of
from npf_corpus.records import Anchor

Grade = Literal["exact", "relocated", "ambiguous", "changed", "missing"]
"""How an anchor is found again.

`exact`: the same words and surroundings at the same place; `relocated`: the same words
elsewhere, or there with other surroundings on one side; `ambiguous`: at several places equally
good; `changed`: surroundings found, the words not; `missing`: neither.
"""

_PUNCTUATION = re.compile(r"[^\w\s]( ?)")
_TOKEN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|[^\W\d_\u2e80-\u9fff]+|\d+|[^\w\s]|_")
_TELLING = 8
"""A context of fewer characters says nothing by itself: many sentences end in a full stop."""

_MANY = 256
"""So many places of one context or passage are kept; more are never told apart."""


class Sought(NamedTuple):
    """A place to find again.

    Attributes:
        anchor: The place.
        whole: Whether it is a whole passage, which needs no context.
    """

    anchor: Anchor
    whole: bool


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
    exact = [is_exact(text, each.anchor) for each in sought]
    if all(exact):
        return [Found("exact", (each.anchor.start, each.anchor.end)) for each in sought]
    mapped = Mapped(text)
    search = _Search(mapped, sought)
    for at, each in enumerate(sought):
        if exact[at]:
            span = mapped.place(each.anchor.start, each.anchor.end)
            if span is not None:
                search.take(at, span)
    search.run()
    found: list[Found] = []
    for at, each in enumerate(sought):
        if exact[at]:
            found.append(Found("exact", (each.anchor.start, each.anchor.end)))
            continue
        span = search.placed.get(at)
        origin = None if span is None else mapped.origin(*span)
        grade: Grade = search.grades.get(at, "missing") if origin is None else "relocated"
        found.append(Found(grade, origin))
    return found


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
                if len(known) < _MANY:
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


class _Search:
    """What has been placed so far, in the normal form, and the steps that place more."""

    def __init__(self, mapped: Mapped, sought: list[Sought]) -> None:
        self.mapped = mapped
        self.sought = sought
        self.placed: dict[int, Span] = {}
        self.grades: dict[int, Grade] = {}
        self._taken: set[Span] = set()
        self._order: list[int] = []

    def take(self, at: int, span: Span) -> None:
        """Place one of those sought."""
        self.placed[at] = span
        self._taken.add(span)
        insort(self._order, at)
        self.grades.pop(at, None)

    def run(self) -> None:
        """Place what can be placed, and grade the rest."""
        passages = [at for at, each in enumerate(self.sought) if each.whole]
        wanted = [
            (self.sought[at].anchor.length, self.sought[at].anchor.digest)
            for at in passages
            if at not in self.placed
        ]
        places = whole_places(self.mapped, wanted)
        options = {
            at: places.get(self.sought[at].anchor.digest, [])
            for at in passages
            if at not in self.placed
        }
        self._unique(options)
        self._adjacent(passages)
        self._settle(options)
        self._adjacent(passages)
        self._inside(passages)
        self._by_context(passages)

    def _has(self, at: int, start: int) -> bool:
        """Return whether the words of one of those sought stand at a place that is free."""
        anchor = self.sought[at].anchor
        span = start, start + anchor.length
        free = span not in self._taken
        return free and digest(self.mapped.normal[slice(*span)]) == anchor.digest

    def _score(self, at: int, start: int) -> int:
        """Return how many contexts are the same: 2 for each, 1 where there is none on both."""
        anchor = self.sought[at].anchor
        sides = (
            (self.mapped.before(start), anchor.before),
            (self.mapped.after(start + anchor.length), anchor.after),
        )
        return sum(
            2 * (digest(context) == known) if context else known is None for context, known in sides
        )

    def _best(self, at: int, starts: Iterable[int]) -> list[int]:
        length = self.sought[at].anchor.length
        free = [start for start in starts if (start, start + length) not in self._taken]
        scores = {start: self._score(at, start) for start in free}
        return [start for start in free if scores[start] == max(scores.values())]

    def _unique(self, options: dict[int, list[int]]) -> None:
        """Place what has one best place."""
        for at, starts in options.items():
            best = self._best(at, starts)
            if len(best) == 1:
                self._take(at, best[0])

    def _take(self, at: int, start: int) -> None:
        self.take(at, (start, start + self.sought[at].anchor.length))

    def _adjacent(self, passages: list[int]) -> None:
        """Place passages that stand right after or before one that has been placed."""
        normal = self.mapped.normal
        for last, at in pairwise(passages):
            if last in self.placed and at not in self.placed:
                edge = self.placed[last][1]
                start = edge + (normal[edge : edge + 1] == " ")
                if self._has(at, start):
                    self._take(at, start)
        for after, at in pairwise(reversed(passages)):
            if after in self.placed and at not in self.placed:
                edge = self.placed[after][0]
                end = edge - (normal[edge - 1 : edge] == " ")
                start = end - self.sought[at].anchor.length
                if self._has(at, start):
                    self._take(at, start)

    def _settle(self, options: dict[int, list[int]]) -> None:
        """Place what has several places equally good, by order and neighbours."""
        progress = True
        while progress:
            progress = False
            groups: dict[tuple[str, tuple[int, ...]], list[int]] = {}
            for at, starts in options.items():
                if at not in self.placed:
                    best = tuple(self._best(at, starts))
                    if best:
                        key = self.sought[at].anchor.digest
                        groups.setdefault((key, best), []).append(at)
            for (_, best), members in groups.items():
                if len(best) == len(members):
                    for at, start in zip(members, best, strict=True):
                        self._take(at, start)
                    progress = True
                    break
                at = members[0]
                nearest = self._nearest(at, best)
                if nearest is not None:
                    self._take(at, nearest)
                    progress = True
                    break
                self.grades.update(dict.fromkeys(members, "ambiguous"))

    def _nearest(self, at: int, starts: Iterable[int]) -> int | None:
        """Return the place that is as far from the neighbours as it should be, None if two are."""
        anchor = self.sought[at].anchor
        place = bisect_left(self._order, at)
        shifts = [
            self.placed[each][0] - self.sought[each].anchor.start
            for each in self._order[max(0, place - 1) : place + 1]
        ]
        if not shifts:
            return None
        ranked = sorted(
            (sum(abs(start - anchor.start - shift) for shift in shifts), start) for start in starts
        )
        tied = len(ranked) > 1 and ranked[0][0] == ranked[1][0]
        return None if tied else ranked[0][1]

    def _inside(self, passages: list[int]) -> None:
        """Place what stands in a passage that has been placed, where it stands in it."""
        for passage in passages:
            if passage not in self.placed:
                continue
            base, end = self.placed[passage]
            whole = self.sought[passage].anchor
            slack = abs(whole.end - whole.start - whole.length)
            for at in range(passage + 1, len(self.sought)):
                anchor = self.sought[at].anchor
                if anchor.start >= whole.end:
                    break
                if at in self.placed or anchor.end > whole.end:
                    continue
                near = base + anchor.start - whole.start
                # What grew and what shrank may offset each other: then it is anywhere in it.
                for reach in (slack, whole.length):
                    low, high = max(base, near - reach), min(end - anchor.length, near + reach)
                    fits = [start for start in range(low, high + 1) if self._has(at, start)]
                    best = self._best(at, fits)
                    if best:
                        self._take(at, min(best, key=lambda start: abs(start - near)))
                        break

    def _by_context(self, passages: list[int]) -> None:
        """Place what has its words beside one of its contexts, outside placed passages."""
        todo = [at for at in range(len(self.sought)) if at not in self.placed]
        if not todo:
            return
        lefts = {self.sought[at].anchor.before for at in todo} - {None}
        rights = {self.sought[at].anchor.after for at in todo} - {None}
        spans = sorted(self.placed[at] for at in passages if at in self.placed)
        starts, ends = self._contexts(spans, lefts, rights)
        options: dict[int, list[int]] = {}
        for at in todo:
            anchor = self.sought[at].anchor
            beside = {*starts.get(anchor.before, ())}
            behind = {end - anchor.length for end in ends.get(anchor.after, ())}
            options[at] = sorted(start for start in beside | behind if self._has(at, start))
            if options[at]:
                self.grades[at] = "ambiguous"
            elif self._is_changed(anchor.length, beside, behind):
                self.grades.setdefault(at, "changed")
        self._unique(options)
        self._settle(options)

    def _is_changed(self, length: int, starts: set[int], before: set[int]) -> bool:
        """Return whether contexts were found that say enough: a long one, or both of them."""
        long = any(len(self.mapped.before(start)) >= _TELLING for start in starts) or any(
            len(self.mapped.after(start + length)) >= _TELLING for start in before
        )
        return long or any(abs(start - each) <= _TELLING for start in starts for each in before)

    def _contexts(
        self, covered: list[Span], lefts: set[str | None], rights: set[str | None]
    ) -> tuple[dict[str | None, list[int]], dict[str | None, list[int]]]:
        """Return, by digest, the places with a context to their left, and to their right."""
        starts: dict[str | None, list[int]] = {}
        ends: dict[str | None, list[int]] = {}
        normal = self.mapped.normal
        for low, high, first, last in self._free(covered):
            for token in _TOKEN.finditer(normal, low, high):
                start, end = token.span()
                left = start - (normal[start - 1 : start] == " ")
                key = digest(normal[max(first, left - CONTEXT) : left])
                if key in lefts and len(kept := starts.setdefault(key, [])) < _MANY:
                    kept.append(start)
                right = end + (normal[end : end + 1] == " ")
                key = digest(normal[right : min(last, right + CONTEXT)])
                if key in rights and len(kept := ends.setdefault(key, [])) < _MANY:
                    kept.append(end)
        return starts, ends

    def _free(self, covered: list[Span]) -> Iterator[tuple[int, int, int, int]]:
        """Yield what no span covers, paragraph by paragraph, with the paragraph's ends."""
        paragraphs = self.mapped.paragraphs
        edges = [0, *(edge for span in covered for edge in span), len(self.mapped.normal)]
        for low, high in zip(edges[::2], edges[1::2], strict=True):
            at = bisect_left(paragraphs, low, key=lambda each: each[1])
            for first, last in islice(paragraphs, at, None):
                if first >= high:
                    break
                yield max(low, first), min(high, last), first, last
