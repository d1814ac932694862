"""Targets that a document tells more than once: in its list of aims, and where it explains one."""

from __future__ import annotations

from collections.abc import Iterable
from re import compile as pattern
from typing import TYPE_CHECKING, cast

from attrs import evolve

from npf_corpus.comparison._things import thing_of

if TYPE_CHECKING:
    from npf_corpus.comparison._outcomes import Outcome

_AGAIN = pattern(r"\b(?:told|said) (?:again|a second time)\b")
"""What a caveat says of a claim that tells again what its document has told."""


def once(found: Iterable[Outcome]) -> list[Outcome]:
    """Return outcomes, one for each target, though its document may tell it in several statements.

    Who counts the targets that were met would else count such a target twice.
    """
    kept: list[Outcome | None] = list(found)
    near: dict[object, list[int]] = {}
    for at, one in enumerate(kept):
        if one is not None:
            target = one.target
            about = target.document, target.measure, target.aspect
            near.setdefault(about, []).append(at)
    for places in near.values():
        if len(places) > 1:
            _fold(kept, places)
    return [one for one in kept if one is not None]


def _fold(kept: list[Outcome | None], places: list[int]) -> None:
    """Leave one outcome of each target in these places, and None in place of the others."""
    told: dict[object, list[int]] = {}
    for at in places:
        one = cast("Outcome", kept[at])
        interval = one.target.quantity.interval
        others = told.setdefault((thing_of(one.target), interval.lower, interval.upper), [])
        first = next((each for each in others if _is_same(cast("Outcome", kept[each]), one)), None)
        if first is None:
            others.append(at)
        else:
            earlier = cast("Outcome", kept[first])
            kept[first] = evolve(earlier, again=(*earlier.again, one.target))
            kept[at] = None


def _is_same(one: Outcome, other: Outcome) -> bool:
    """Return whether outcomes of one document are of one target, told in two statements.

    In one statement nobody tells a target twice, and caveats that differ tell things apart.
    """
    first, second = one.target, other.target
    return (
        first.deadline == second.deadline
        and first.hedged is second.hedged
        and first.quantity.unit == second.quantity.unit
        and first.quantity.interval == second.quantity.interval
        and (first.caveats == second.caveats or any(map(_AGAIN.search, second.caveats)))
        and second.statement not in {each.statement for each in (first, *one.again)}
        and (one.results, one.positions) == (other.results, other.positions)
    )
