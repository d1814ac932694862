"""Rows of targets: those of one thing and time, with what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from attrs import frozen

from npf_corpus.comparison import Outcome, Position
from npf_corpus.comparison._things import Thing, is_down, span_of, thing_of
from npf_corpus.intervals import Interval
from npf_corpus.intervals._value import Value
from npf_corpus.plot._canvas import Told
from npf_corpus.plot._figures import OneUnit, bounds_in
from npf_corpus.plot._names import Names
from npf_corpus.plot._rows import worded

if TYPE_CHECKING:
    from npf_corpus.records import NumericClaim


WARNED = " *"
"""What stands beside a verdict that has a caveat."""


@frozen(eq=False, repr=False)
class Row(Value):
    """Targets of one thing and time, with what came of them.

    Attributes:
        label: What they are of.
        aims: What is aimed at, as intervals in the picture's unit.
        striven: What is striven for beyond that.
        result: What is told of it, None where nothing is.
        positions: Where the result may lie, seen from the target's values.
        stands: That in words, or why there is no result.
        warned: Whether target or result has a caveat, which is to be read with that.
        told: The tooltip.
        claims: All claims that it rests on.
    """

    label: str
    aims: tuple[Interval, ...]
    striven: tuple[Interval, ...]
    result: Interval | None
    positions: tuple[Position, ...]
    stands: str
    warned: bool
    told: Told
    claims: tuple[NumericClaim, ...]

    @property
    def order(self) -> tuple[bool, float, float]:
        """Sort key: the greatest result first, then the greatest target; rows without one last."""
        ends = bounds_in([self.result] if self.result else [])
        aims = bounds_in((*self.aims, *self.striven))
        return (
            self.result is None,
            -float(sum(ends) / len(ends)) if ends else 0.0,
            -float(max(aims, default=0)),
        )

    def intervals(self) -> Iterator[Interval]:
        """Yield all intervals that are drawn."""
        yield from chain(self.aims, self.striven)
        if self.result is not None:
            yield self.result


def counts_of(names: Names, rows: list[Row]) -> Iterator[str]:
    """Yield how many rows stand where."""
    yield names.say("{count} targets", count=len(rows))
    sorts = {
        "{count} within": sum(row.positions == ("within",) for row in rows),
        "{count} below": sum(row.positions == ("below",) for row in rows),
        "{count} above": sum(row.positions == ("above",) for row in rows),
        "{count} open": sum(len(row.positions) > 1 for row in rows),
        "{count} without a result": sum(row.result is None for row in rows),
    }
    yield from (names.say(words, count=count) for words, count in sorts.items() if count)


def rows_of(names: Names, common: OneUnit, found: list[Outcome]) -> Iterator[Row]:
    """Yield a row for each thing and time."""
    groups: dict[tuple[Thing, object], list[Outcome]] = {}
    for each in found:
        deadline = each.target.deadline
        about = thing_of(each.target), deadline and span_of(deadline)
        groups.setdefault(about, []).append(each)
    several = len({time for _, time in groups}) > 1
    shared = len({thing.sectors for thing, _ in groups}) == 1

    def of(claim: NumericClaim, beside: NumericClaim) -> Interval:
        down = is_down(claim) is not is_down(beside)
        return common.of(worded(names.store, claim), claim.quantity.unit, down=down)

    for group in groups.values():
        first = next((each for each in group if not each.target.hedged), group[0])
        target = first.target
        result = first.results[0] if first.results else None
        aims = tuple(dict.fromkeys(of(e.target, target) for e in group if not e.target.hedged))
        striven = tuple(dict.fromkeys(of(e.target, target) for e in group if e.target.hedged))
        label = names.join(
            (
                names.all_of("regions", target.regions),
                "" if shared else names.all_of("sectors", target.sectors),
                names.of("initiatives", target.initiative) if target.initiative else "",
                names.time(target.deadline) if several and target.deadline else "",
            )
        )
        stands = names.say(" or ").join(names.say(each) for each in first.positions)
        stands = stands or names.say(str(first.reason))
        figures = [each.target.quantity.surface for each in group]
        caveats = tuple(dict.fromkeys(caveat for each in group for caveat in each.caveats))
        warned = bool(caveats and first.positions)
        claims = (*(each.target for each in group), *first.results[:1])
        told = (
            ("of", label),
            ("target", "; ".join(dict.fromkeys(figures))),
            ("result", result.quantity.surface if result else ""),
            ("stands", stands),
            *((("caveats", "; ".join(caveats)),) if caveats else ()),
            ("claims", ", ".join(claim.id for claim in claims)),
            ("document", names.document((result or target).document)),
        )
        yield Row(
            label=label,
            aims=aims,
            striven=striven,
            result=None if result is None else of(result, target),
            positions=first.positions,
            stands=f"{stands}{WARNED}" if warned else stands,
            warned=warned,
            told=told,
            claims=claims,
        )
