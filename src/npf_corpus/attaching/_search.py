"""The steps that find the places of a document in the normal form of a text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Literal

from npf_corpus.anchoring import _CONTEXT as CONTEXT
from npf_corpus.anchoring import digest
from npf_corpus.attaching._cuts import REACH, cuts
from npf_corpus.attaching._mapped import Mapped, Span
from npf_corpus.attaching._passages import MANY, Sought, owners, whole_places

Grade = Literal["exact", "relocated", "ambiguous", "changed", "missing"]
"""How an anchor is found again.

`exact`: the same words and surroundings at the same place; `relocated`: the same words
elsewhere, with other surroundings on one side, or with other signs of the same use;
`ambiguous`: at several places equally good; `changed`: surroundings found, the words not;
`missing`: neither.
"""

_TOKEN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|[^\W\d_\u2e80-\u9fff]+|\d+|[^\w\s]|_")
_WORDY = re.compile(r"\w").search
_TELLING = 8
"""A shorter context does not by itself tell where words stood that have changed."""
_BEYOND = 256
"""A place may be so much further from the last passage found than it was."""


class Search:
    """What has been placed so far, in the normal form, and the steps that place more.

    Attributes:
        mapped: The text.
        sought: What is looked for, by start and then the longer first.
        placed: Where each of those is that has been placed, by its position among `sought`.
        grades: How each of the others was found.
        passages: Positions of whole passages.
        owners: The passage that each of the others stands in, by position.
    """

    def __init__(self, mapped: Mapped, sought: list[Sought]) -> None:
        self.mapped = mapped
        self.sought = sought
        self.placed: dict[int, Span] = {}
        self.grades: dict[int, Grade] = {}
        self.passages = [at for at, each in enumerate(sought) if each.whole]
        self.owners = dict(owners(sought))
        self._taken: set[Span] = set()
        self._covered: list[tuple[int, int, int]] = []
        self._order: list[int] = []
        self._scores: dict[tuple[int, int], int] = {}

    def take(self, at: int, span: Span) -> None:
        """Place one of those sought."""
        self.placed[at] = span
        self._taken.add(span)
        insort(self._order, at)
        if self.sought[at].whole:
            insort(self._covered, (*span, at))
        self.grades.pop(at, None)

    def _put(self, at: int, start: int) -> None:
        """Place one of those sought at a start."""
        self.take(at, self._span(at, start))

    def _put_in_order(self, members: Iterable[int], starts: Iterable[int]) -> None:
        """Place as many as there are places, each at its own."""
        for at, start in zip(members, starts, strict=True):
            self._put(at, start)

    def find_passages(self) -> None:
        """Place whole passages."""
        todo = [at for at in self.passages if at not in self.placed]
        anchors = {at: self.sought[at].anchor for at in todo}
        wanted = [(anchor.length, anchor.digest) for anchor in anchors.values()]
        places = whole_places(self.mapped, wanted)
        options = {
            at: [start for start in places.get(anchor.digest, ()) if self._is_whole(at, start)]
            for at, anchor in anchors.items()
        }
        self._unique(options)
        self._adjacent()
        self._settle(options)
        self._adjacent()

    def find_members(self) -> None:
        """Place what stands in passages, and what is no passage and stands in none."""
        self._inside()
        self._by_context()

    def _span(self, at: int, start: int) -> Span:
        return start, start + self.sought[at].anchor.length

    def _has(self, at: int, start: int) -> bool:
        """Return whether the words of one of those sought stand at a place that is free."""
        words = self.mapped.normal[slice(*self._span(at, start))]
        return self._is_free(at, start) and digest(words) == self.sought[at].anchor.digest

    def _is_free(self, at: int, start: int) -> bool:
        """Return whether nothing else has a place: no two passages share a character.

        What stood alone between blank lines, as a heading does, may be inside another passage.
        """
        span = self._span(at, start)
        mine = self.sought[at]
        if span in self._taken:
            return False
        if not mine.whole:
            return True
        alone = mine.anchor.before is None and mine.anchor.after is None
        for other in self._passages_over(span):
            anchor, (low, high) = self.sought[other].anchor, self.placed[other]
            apart = anchor.end <= mine.anchor.start or mine.anchor.end <= anchor.start
            if apart and not (alone and low <= span[0] and span[1] <= high):
                return False
        return True

    def _passages_over(self, span: Span) -> list[int]:
        """Return the passages that have been placed over a part of a place, at most two of them."""
        start, end = span
        after = bisect_right(self._covered, (start, end))
        near = self._covered[max(0, after - 1) : after + 1]
        return [at for low, high, at in near if low < end and start < high]

    def _contexts_at(self, at: int, start: int) -> list[tuple[str, str | None]]:
        """Return the contexts of a place, each with the digest of the one that is sought."""
        anchor = self.sought[at].anchor
        start, end = self._span(at, start)
        return [(self.mapped.before(start), anchor.before), (self.mapped.after(end), anchor.after)]

    def _is_whole(self, at: int, start: int) -> bool:
        """Return whether a place has the surroundings that are sought, or cuts nothing in others.

        "5 percent" is not found in "15 percent", unless it stood in "15 percent".
        """
        before, after = self._contexts_at(at, start)
        start, end = self._span(at, start)
        return (
            _is_same(*before) or not cuts(*self.mapped.around(start, REACH, at_end=False))
        ) and (_is_same(*after) or not cuts(*self.mapped.around(end, REACH, at_end=True)))

    def _score(self, at: int, start: int) -> int:
        """Return how many contexts are the same: 2 for each, 1 where there is none on both."""
        if (at, start) not in self._scores:
            self._scores[at, start] = sum(
                2 * (digest(context) == known) if context else known is None
                for context, known in self._contexts_at(at, start)
            )
        return self._scores[at, start]

    def _best(self, at: int, starts: Iterable[int]) -> list[int]:
        free = [start for start in starts if self._is_free(at, start)]
        scores = {start: self._score(at, start) for start in free}
        return [start for start in free if scores[start] == max(scores.values())]

    def _unique(self, options: dict[int, list[int]]) -> None:
        """Place what has one best place: first what has both contexts there, then the longer."""
        by_length = sorted(options, key=lambda at: -self.sought[at].anchor.length)
        for least in (2, 0):
            for at in by_length:
                best = [] if at in self.placed else self._best(at, options[at])
                if len(best) == 1 and self._same(at, best[0]) >= least:
                    self._put(at, best[0])

    def _same(self, at: int, start: int) -> int:
        """Return how many contexts are the same."""
        return sum(_is_same(*each) for each in self._contexts_at(at, start))

    def _adjacent(self) -> None:
        """Place passages that stand right after or before one that has been placed."""
        normal = self.mapped.normal
        for last, at in pairwise(self.passages):
            if last in self.placed and at not in self.placed:
                edge = self.placed[last][1]
                self._try(at, edge + (normal[edge : edge + 1] == " "))
        for after, at in pairwise(reversed(self.passages)):
            if after in self.placed and at not in self.placed:
                edge = self.placed[after][0]
                end = edge - (normal[edge - 1 : edge] == " ")
                self._try(at, end - self.sought[at].anchor.length)

    def _try(self, at: int, start: int) -> None:
        """Place one at a start, if it stands there."""
        if start >= 0 and self._has(at, start) and self._is_whole(at, start):
            self._put(at, start)

    def _settle(self, options: dict[int, list[int]]) -> None:
        """Place what has several equally good places, by order and neighbours."""
        while self._settle_next(options):
            pass

    def _settle_next(self, options: dict[int, list[int]]) -> bool:
        """Place what can be told apart next, and return whether there was any."""
        groups: dict[tuple[str, tuple[int, ...]], list[int]] = {}
        for at, starts in options.items():
            if at not in self.placed:
                best = tuple(self._best(at, starts))
                if best:
                    key = self.sought[at].anchor.digest
                    groups.setdefault((key, best), []).append(at)
        for (_, best), members in groups.items():
            if len(best) == len(members):
                self._put_in_order(members, best)
                return True
            nearest = self._nearest(members[0], best)
            if nearest is not None:
                self._put(members[0], nearest)
                return True
            self.grades.update(dict.fromkeys(members, "ambiguous"))
        return False

    def _nearest(self, at: int, starts: Iterable[int]) -> int | None:
        """Return the place as far from the neighbours as it should be; None if two are."""
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

    def _inside(self) -> None:
        """Place what stands in a passage that has been placed, where it stands in it."""
        for at, owner in self.owners.items():
            if at in self.placed or owner not in self.placed:
                continue
            anchor, whole = self.sought[at].anchor, self.sought[owner].anchor
            base, end = self.placed[owner]
            slack = abs(whole.end - whole.start - whole.length)
            near = base + anchor.start - whole.start
            # Growth and shrinkage may cancel out: then it may be anywhere in the passage.
            for reach in (slack, whole.length):
                low, high = max(base, near - reach), min(end - anchor.length, near + reach)
                fits = [start for start in range(low, high + 1) if self._has(at, start)]
                best = self._best(at, fits)
                if best:
                    start = min(
                        best, key=lambda start: (not self._is_whole(at, start), abs(start - near))
                    )
                    self._put(at, start)
                    break

    def _by_context(self) -> None:
        """Place what has its words beside one of its contexts, outside placed passages."""
        todo = [
            at
            for at in range(len(self.sought))
            if at not in self.placed and self.owners.get(at) not in self.placed
        ]
        if not todo:
            return
        lefts = {self.sought[at].anchor.before for at in todo} - {None}
        rights = {self.sought[at].anchor.after for at in todo} - {None}
        starts, ends = self._contexts(
            [(low, high) for low, high, _ in self._covered], lefts, rights
        )
        options: dict[int, list[int]] = {}
        for at in todo:
            anchor = self.sought[at].anchor
            beside = {*starts.get(anchor.before, ())}
            behind = {end - anchor.length for end in ends.get(anchor.after, ())}
            standing = [start for start in sorted(beside | behind) if self._has(at, start)]
            options[at] = [
                start
                for start in standing
                if self._is_whole(at, start) and self._is_likely(at, start)
            ]
            if options[at]:
                self.grades[at] = "ambiguous"
            elif self._cuts_characters(at, standing):
                continue
            elif self._is_changed(anchor.length, beside, behind):
                self.grades.setdefault(at, "changed")
        free = {at: options[at] for at in todo if at not in self.owners}
        self._unique(free)
        self._settle(free)
        self._share({at: options[at] for at in todo if at in self.owners})

    def _cuts_characters(self, at: int, starts: list[int]) -> bool:
        """Return whether words stand only inside what one character became: gros in groß."""
        spans = [self._span(at, start) for start in starts]
        return bool(spans) and all(self.mapped.origin(*span) is None for span in spans)

    def _is_likely(self, at: int, start: int) -> bool:
        """Return whether the surroundings of a place say that it is the one sought.

        A context is enough where it has a letter or a digit. What stood in a passage must also be
        outside all others, between those that stood around it.
        """
        owner = self.owners.get(at)
        if not any(
            _is_same(context, known) and _WORDY(context)
            for context, known in self._contexts_at(at, start)
        ):
            return False
        if owner is None:
            return True
        return not self._passages_over(self._span(at, start)) and self._is_near(at, owner, start)

    def _is_near(self, at: int, owner: int, start: int) -> bool:
        """Return whether a place is between the passages that stood around its own."""
        rank = bisect_left(self.passages, owner)
        last = next((each for each in reversed(self.passages[:rank]) if each in self.placed), None)
        after = next((each for each in self.passages[rank + 1 :] if each in self.placed), None)
        anchor = self.sought[at].anchor
        low, high = 0, len(self.mapped.normal)
        if last is not None:
            low = self.placed[last][1]
        if after is not None:
            high = self.placed[after][0]
        if last is not None and after is None:
            high = low + 2 * (anchor.start - self.sought[last].anchor.end) + _BEYOND
        if after is not None and last is None:
            low = high - 2 * (self.sought[after].anchor.start - anchor.start) - _BEYOND
        return low <= start <= high

    def _share(self, options: dict[int, list[int]]) -> None:
        """Place what has one best place that is the best of nothing else of the same words.

        As many equal words of one passage as there are places keep their order.
        """
        groups: dict[str, dict[tuple[int, ...], list[int]]] = {}
        for at, starts in options.items():
            best = tuple(self._best(at, starts))
            if best:
                same = groups.setdefault(self.sought[at].anchor.digest, {})
                same.setdefault(best, []).append(at)
        for same in groups.values():
            for best, members in same.items():
                others = {start for each in same if each != best for start in each}
                alone = len({self.owners[at] for at in members}) == 1
                if alone and len(members) == len(best) and others.isdisjoint(best):
                    self._put_in_order(members, best)

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
                if key in lefts and len(kept := starts.setdefault(key, [])) < MANY:
                    kept.append(start)
                right = end + (normal[end : end + 1] == " ")
                key = digest(normal[right : min(last, right + CONTEXT)])
                if key in rights and len(kept := ends.setdefault(key, [])) < MANY:
                    kept.append(end)
        return starts, ends

    def _free(self, covered: list[Span]) -> Iterator[tuple[int, int, int, int]]:
        """Yield what no span covers, paragraph by paragraph, with the paragraph's ends."""
        paragraphs = self.mapped.paragraphs
        size = len(self.mapped.normal)
        for (_, low), (high, _) in pairwise([(0, 0), *covered, (size, size)]):
            at = bisect_left(paragraphs, low, key=lambda each: each[1])
            for first, last in islice(paragraphs, at, None):
                if first >= high:
                    break
                yield max(low, first), min(high, last), first, last


def _is_same(context: str, known: str | None) -> bool:
    return digest(context) == known if context else known is None
