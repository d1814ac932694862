"""Targets beside the results that later documents tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from attrs import frozen

from npf_corpus.comparison._answer import Amount, Answer, Cell, caveats_of, told_of
from npf_corpus.comparison._choices import Met, Position, Reason
from npf_corpus.comparison._positions import positions
from npf_corpus.comparison._repeats import marked
from npf_corpus.comparison._things import Thing, Told, is_down, span_of, thing_of, told
from npf_corpus.intervals import Verdict
from npf_corpus.intervals._value import Value
from npf_corpus.query._verb import check_choice
from npf_corpus.records import (
    Measure,
    NumericClaim,
    Period,
)

if TYPE_CHECKING:
    from npf_corpus.comparison._columns import OutcomeColumns
    from npf_corpus.comparison._derived import Derived
    from npf_corpus.query._store import Store

Wished = Literal["above", "below"]

WHY: dict[Reason, str] = {
    "no deadline": "no time is told by which they are due",
    "not due": "due after the last day on which a document of this release was said",
    "no document": "no document of their region was said from then to the end of the next year",
    "ambiguous": "figures told, or aimed at, exclude each other, and none is shown to be theirs",
    "under way": "told as under way only, which is no result",
    "other aspect": "told in another aspect or unit only",
    "other time": "told of another time only, such as of five years together",
    "other sectors or regions": "told of wider or narrower sectors, or of other regions, only",
    "not reported": "a document of their region was said, and tells no figure of them",
}
"""What each reason says of the targets that have it."""


@frozen(eq=False, repr=False)
class Outcome(Value):
    """A target beside what was told of it, or the reason why nothing was.

    Attributes:
        target: The target.
        results: The results compared: of the same thing and time, in a unit that compares, said
            after the target; what was said last comes first.
        positions: Where the result may lie, seen from the target: one position is certain, several
            are possible. The latest document that counts the figure decides or, if none does, the
            latest that expects it.
        reason: Why there is no result; None where there is one.
        near: Without a result: the claims that come nearest to one.
        derived: Without a result, where the target is a change: the change between two levels.
        wished: The side of the target on which better values lie; None where that is open.
        repeats: The claim of an earlier statement of the document that tells the same target. Who
            counts targets leaves out those that repeat one.
    """

    target: NumericClaim
    results: tuple[NumericClaim, ...]
    positions: tuple[Position, ...]
    reason: Reason | None
    near: tuple[NumericClaim, ...]
    derived: tuple[Derived, ...]
    wished: Wished | None
    repeats: NumericClaim | None = None

    _besides = ("met", "caveats")

    @property
    def caveats(self) -> tuple[str, ...]:
        """What a reader must know before relying on it: of the target and of what it stands to."""
        levels = (claim for each in self.derived for claim in each.claims)
        return caveats_of((self.target, *self.results, *levels))

    @property
    def met(self) -> Verdict | None:
        """Whether the target is met: the result lies within it, or beyond it on the better side.

        None without a result, and where it lies beside the target and neither side is better.
        """
        good = {"within", self.wished} & set(self.positions)
        if not self.positions or (self.wished is None and self.positions != ("within",)):
            return None
        if not good:
            return Verdict.IMPOSSIBLE
        return Verdict.CERTAIN if len(good) == len(self.positions) else Verdict.POSSIBLE

    def __str__(self) -> str:
        """Return the outcome in one line."""
        claim = f"{self.target.id} {told_of(self.target)}"
        found = ", ".join(f"{each.id} {told_of(each)}" for each in self.results)
        near = ", ".join(f"{each.id} {told_of(each)}" for each in self.near)
        stands = str(self.reason) if self.reason else f"{' or '.join(self.positions)}, by {found}"
        parts = [f"{claim}: {stands}", near and f"nearest {near}"]
        for each in self.derived:
            levels = " and ".join(level.id for level in each.claims)
            where = " or ".join(each.positions)
            parts.append(f"derived {each.interval} {each.unit} of {levels}: {where}")
        parts += [f"repeats {self.repeats.id}"] if self.repeats else []
        parts += [f"caveat: {each}" for each in self.caveats]
        return "; ".join(filter(None, parts))


class Outcomes(Answer[Outcome]):
    """What came of each target, a result or the reason why there is none, in dataset order."""

    __slots__ = ()
    _one = "target"
    _columns = "OutcomeColumns"
    _headings: ClassVar[tuple[str, ...]] = ("target", "aimed at", "told", "stands")

    def by_met(self, *met: Met | Verdict) -> Outcomes:
        """Return the targets that were met for certain, possibly, or not: `impossible`.

        Targets without a result, and those of which neither side is better, are in none.

        Raises:
            UnknownName: A word is no verdict.

        Example:
            >>> import npf_corpus
            >>> growth = npf_corpus.load("2.2.0").claims.by_measure("GDP").by_aspect("growth")
            >>> missed = growth.by_region("Sichuan", "Yunnan").outcomes().by_met("impossible")
            >>> [outcome.target.regions for outcome in missed]
            [('CN-YN',)]
        """
        for each in met:
            check_choice("verdict", each, Met)
        kept = [each for each in self if each.met in met]
        words = f"left out, whose verdict is not {' or '.join(met)}"
        return self._make(self._store, kept, (*self._left, (words, len(self) - len(kept))))

    def _row(self, one: Outcome) -> OutcomeColumns:
        from npf_corpus.comparison._columns import OutcomeColumns

        target = one.target
        result = one.results[0] if one.results else None
        figure = None if result is None else result.quantity
        change = one.derived[0] if one.derived else None
        return OutcomeColumns(
            target=target.id,
            measure=target.measure,
            aspect=target.aspect,
            regions=target.regions,
            sectors=target.sectors,
            deadline=target.deadline,
            hedged=target.hedged,
            document=target.document,
            surface=target.quantity.surface,
            interval=target.quantity.interval,
            unit=target.quantity.unit,
            caveats=target.caveats,
            positions=one.positions,
            met=one.met,
            reason=one.reason,
            result=None if result is None else result.id,
            result_surface=None if figure is None else figure.surface,
            result_interval=None if figure is None else figure.interval,
            result_unit=None if figure is None else figure.unit,
            result_document=None if result is None else result.document,
            result_caveats=() if result is None else result.caveats,
            results=tuple(each.id for each in one.results),
            near=tuple(each.id for each in one.near),
            derived_interval=None if change is None else change.interval,
            derived_positions=() if change is None else change.positions,
            derived_claims=() if change is None else tuple(each.id for each in change.claims),
            repeats=None if one.repeats is None else one.repeats.id,
        )

    def _cells(self, one: Outcome) -> tuple[Cell, ...]:
        target = one.target
        due = "" if target.deadline is None else f", {target.deadline}"
        striven = "striven for" if target.hedged else ""
        told_: list[str | Amount] = []
        for claim in one.results[:1]:
            told_ += [claim.id, *self._figure(claim)]
        if one.results[1:]:
            told_.append(f"and {len(one.results) - 1} more")
        for each in one.derived:
            where = " or ".join(each.positions)
            told_ += ["derived", Amount(each.interval, f"{self._symbol(each.unit)}, {where}")]
        stands = " or ".join(one.positions) or str(one.reason)
        met = "" if one.met is None else f"met: {one.met}"
        before = "" if one.repeats is None else f"repeats {one.repeats.id}"
        return (
            (target.id, f"{self._what(target)}{due}", striven, before),
            self._figure(target),
            tuple(told_),
            (stands, met, *one.caveats),
        )

    def _counts(self) -> Iterator[tuple[str, int]]:
        stands = Counter(each.positions for each in self if each.reason is None)
        for found in sorted(stands, key=lambda each: (len(each), each)):
            yield f"compared: the result is {' or '.join(found)}", stands[found]
        told_: dict[str, int] = {
            "compared: with a caveat of the target or a result, to be read beside the verdict": sum(
                bool(each.results and each.caveats) for each in self
            ),
            "repeat a target that their document tells before": sum(
                each.repeats is not None for each in self
            ),
        }
        yield from ((words, count) for words, count in told_.items() if count)
        reasons = Counter(each.reason for each in self)
        for reason, why in WHY.items():
            if reasons[reason]:
                yield f"{reason}: {why}", reasons[reason]


def outcomes(store: Store, targets: Iterable[NumericClaim], *, others: int = 0) -> Outcomes:
    """Return what came of each target; `others` are the claims asked that are none."""
    reader, many = _Reader(store), list(targets)
    reader.read(many)
    left = ("claims left out, which are no targets", others)
    return Outcomes._make(store, marked(map(reader.outcome, many)), [left])


class _Reader:
    """What pairs the targets of a release with its results."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._told = told(store)
        self._documents = store.once("reporting", lambda: list(said(self._told, _regions(store))))
        self._known: dict[object, frozenset[str]] = {}
        self._things: dict[str, Thing] = {}
        self._last = max((day for day, _, _ in self._documents), default=date.min)

    def read(self, targets: Iterable[NumericClaim]) -> None:
        """Read all claims that may be results in dataset order, so that no file is read twice.

        It comes before `outcome`, which takes what each target is of from here.
        """
        told_, bits = self._told, 0
        for target in targets:
            if target.deadline is not None:
                thing = self._things[target.id] = thing_of(target)
                about = told_.about(thing) & told_.told_as(thing.aspect)
                bits |= about & told_.within(target.measure, span_of(target.deadline))
        for _ in told_.claims(bits):
            pass

    def outcome(self, target: NumericClaim) -> Outcome:
        """Return what came of a target."""
        wished = _wished(target, self._store.record("measures", target.measure))
        if target.deadline is None:
            return Outcome(target, (), (), "no deadline", (), (), wished)
        thing = self._things[target.id]
        same = self._later(target, self._told.results(thing, span_of(target.deadline)))
        if apart := self._apart(target, same):
            stands = self._stands(target, self._told.decisive(apart))
            return Outcome(target, tuple(self._told.latest(apart)), stands, None, (), (), wished)
        reason, near = self._why(target, target.deadline, same)
        change: tuple[Derived, ...] = ()
        if reason == "other aspect":
            from npf_corpus.comparison._derived import derived

            change = derived(self._told, target, near)
        return Outcome(target, (), (), reason, tuple(self._told.latest(near)), change, wished)

    def _later(self, target: NumericClaim, claims: Iterable[NumericClaim]) -> list[NumericClaim]:
        """Return the claims that were told after a target, in a unit that compares with its own."""
        told_, day = self._told, self._told.day(target)
        return [each for each in claims if told_.day(each) > day and told_.compare(each, target)]

    def _why(  # noqa: PLR0911 - a return for each reason
        self, target: NumericClaim, due: Period, same: list[NumericClaim]
    ) -> tuple[Reason, list[NumericClaim]]:
        """Return why nothing was told of a target, and the claims that come nearest to it."""
        if same:
            return "ambiguous", same
        told_, thing, span = self._told, self._things[target.id], span_of(due)
        day = told_.day(target)
        if due.end is None or due.end >= self._last:
            return "not due", []
        if going := self._later(target, told_.under_way(thing, span)):
            return "under way", going
        results = told_.within(target.measure, span)
        others = [
            claim
            for claim in told_.read(results & told_.about(thing), span)
            if told_.day(claim) > day and thing_of(claim).about == thing.about
            and not told_.other_things(claim, target)
        ]  # fmt: skip
        if others:
            return "other aspect", others
        if longer := self._later(target, told_.at_other_times(thing, span)):
            return "other time", longer
        reports = self._reports(target, due.end)
        if not reports:
            return "no document", []
        elsewhere = told_.read(results & told_.told_as(thing.aspect) & told_.said_in(reports), span)
        near = [
            claim
            for claim in self._later(target, elsewhere)
            if told_.share_sectors(thing, thing_of(claim))
        ]
        return ("other sectors or regions", near) if near else ("not reported", [])

    def _stands(self, target: NumericClaim, results: list[NumericClaim]) -> tuple[Position, ...]:
        """Return where results lie, compared in their own unit, so that counts stay whole."""
        first = results[0]
        found, aim = self._told.common(results, first), self._told.values(target, first)
        if found is not None and is_down(first) is not is_down(target):
            found, aim = found.turned(), aim.turned()
        return () if found is None else positions(found, aim)

    def _apart(self, target: NumericClaim, same: list[NumericClaim]) -> list[NumericClaim]:
        """Return the results of the target's own thing, none where nobody can tell which these are.

        Where figures of one document exclude each other, the document tells of several things. Then
        the claims with the target's caveats may still be of one thing.
        """
        if not same:
            return []
        told_ = self._told
        aims = told_.aims(target)
        if told_.common(aims, target) is None:
            if told_.common([a for a in aims if a.caveats == target.caveats], target) is None:
                return []
            same = [each for each in same if each.caveats == target.caveats]
        found: list[NumericClaim] = []
        for claims in told_.by_document(same):
            if told_.common(claims, target) is None:
                claims = [each for each in claims if each.caveats == target.caveats]  # noqa: PLW2901
                if not claims or told_.common(claims, target) is None:
                    return []
            found += claims
        return found

    def _reports(self, target: NumericClaim, end: date) -> frozenset[str]:
        """Return the documents of a target's regions that speak within a year after it fell due."""
        own = self._told.documents[target.document].region
        asked = own, target.regions, end
        if asked not in self._known:
            regions = {*target.regions, *([own] if own else [])}
            last = date(min(end.year + 1, date.max.year), 12, 31)
            self._known[asked] = frozenset(
                key
                for day, key, about in self._documents
                if end < day <= last and not regions.isdisjoint(about)
            )
        return self._known[asked]


def said(
    told_: Told, regions: Callable[[str], Iterable[str]]
) -> Iterator[tuple[date, str, frozenset[str]]]:
    """Yield each document: when it was said, its id, and the regions that it speaks for.

    A document without a region, as in schema 1, speaks for the regions of its claims.
    """
    for key, document in told_.documents.items():
        about = regions(key) if document.region is None else (document.region,)
        yield told_.day_of(key), key, frozenset(about)


def _regions(store: Store) -> Callable[[str], Iterable[str]]:
    """Return a function from a document's id to the regions of its claims."""
    documents, regions = (store.axis("claims", axis) for axis in ("document", "region"))

    def of(key: str) -> Iterator[str]:
        bits = documents.get(key, 0)
        return (region for region in regions if regions[region] & bits)

    return of


def _wished(target: NumericClaim, measure: Measure) -> Wished | None:
    """Return on which side of a target the better values lie; None where that is open.

    A great decline is good where less is wished for, and a small rank where more is wished for.
    """
    if measure.aim is None or (target.aspect == "rank" and measure.aim == "less"):
        return None
    more = (measure.aim == "more") is not is_down(target) and target.aspect != "rank"
    return "above" if more else "below"
