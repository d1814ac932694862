"""Claims laid side by side: what is said of each year, targets beside results, who says otherwise.

`Claims.series()`, `Claims.outcomes()` and `Claims.agreements()` give these; each answer is an
immutable sequence that explains itself, shows itself in notebooks and goes to frames.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from npf_corpus.comparison._agreements import Agreement, Agreements
    from npf_corpus.comparison._answer import Account, Answer
    from npf_corpus.comparison._choices import Agreed, Position, Reason
    from npf_corpus.comparison._derived import Derived
    from npf_corpus.comparison._outcomes import Outcome, Outcomes
    from npf_corpus.comparison._series import Series, SeriesRow

_ON_FIRST_USE = {
    "_agreements": "Agreement Agreements",
    "_answer": "Account Answer",
    "_choices": "Agreed Position Reason",
    "_derived": "Derived",
    "_outcomes": "Outcome Outcomes",
    "_series": "Series SeriesRow",
}
"""An answer of one kind needs no class of the others."""


def __getattr__(name: str) -> Any:
    """Return a name whose module loads on first use (PEP 562)."""
    for module, names in _ON_FIRST_USE.items():
        if name in names.split():
            from importlib import import_module

            found = globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "Account",
    "Agreed",
    "Agreement",
    "Agreements",
    "Answer",
    "Derived",
    "Outcome",
    "Outcomes",
    "Position",
    "Reason",
    "Series",
    "SeriesRow",
]
