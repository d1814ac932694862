"""Targets that a document tells more than once: in its list of aims, and where it explains one."""

from __future__ import annotations

from collections.abc import Iterable
from re import compile as pattern
from typing import TYPE_CHECKING

from attrs import evolve

from npf_corpus.comparison._things import thing_of

if TYPE_CHECKING:
    from npf_corpus.comparison._outcomes import Outcome

_AGAIN = pattern(r"\b(?:told|said) (?:again|a second time)\b")
"""What a caveat says of a claim that tells again what its document has told."""


def marked(found: Iterable[Outcome]) -> list[Outcome]:
    """Return outcomes, of which those say so that repeat a target of an earlier statement.

    Who counts the targets that were met would else count such a target twice.
    """
    outcomes = list(found)
    groups: dict[object, list[list[Outcome]]] = {}
    for at, one in enumerate(outcomes):
        target, interval = one.target, one.target.quantity.interval
        about = target.document, target.measure, target.aspect, interval.lower, interval.upper
        told = groups.setdefault(about, [])
        group = next((each for each in told if _is_same(each, one)), None)
        if group is None:
            told.append([one])
        else:
            group.append(one)
            outcomes[at] = evolve(one, repeats=group[0].target)
    return outcomes


def _is_same(group: list[Outcome], other: Outcome) -> bool:
    """Return whether an outcome is of the target of others of its document.

    In one statement nobody tells a target twice, and caveats that differ tell things apart.
    """
    one = group[0]
    first, second = one.target, other.target
    return (
        first.deadline == second.deadline
        and first.hedged is second.hedged
        and first.quantity.unit == second.quantity.unit
        and first.quantity.interval == second.quantity.interval
        and (first.caveats == second.caveats or any(map(_AGAIN.search, second.caveats)))
        and second.statement not in {each.target.statement for each in group}
        and (one.results, one.positions) == (other.results, other.positions)
        and thing_of(first) == thing_of(second)
    )
