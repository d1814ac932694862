"""Claims laid side by side: what is said of each year, targets beside results, who says otherwise.

`Claims.series()`, `Claims.outcomes()` and `Claims.agreements()` give these; each answer is an
immutable sequence that explains itself, shows itself in notebooks and goes to frames.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from npf_corpus.intervals._first_use import on_first_use

if TYPE_CHECKING:
    from npf_corpus.comparison._account import Account
    from npf_corpus.comparison._agreements import Agreement, Agreements
    from npf_corpus.comparison._answer import Answer
    from npf_corpus.comparison._choices import Agreed, Met, Position, Reason
    from npf_corpus.comparison._derived import Derived
    from npf_corpus.comparison._outcomes import Outcome, Outcomes
    from npf_corpus.comparison._series import Series, SeriesRow
else:  # a type checker refuses names that are not there
    __getattr__ = on_first_use(
        __name__,
        _account="Account",
        _agreements="Agreement Agreements",
        _answer="Answer",
        _choices="Agreed Met Position Reason",
        _derived="Derived",
        _outcomes="Outcome Outcomes",
        _series="Series SeriesRow",
    )
    """An answer of one kind needs no class of the others."""

__all__ = [
    "Account",
    "Agreed",
    "Agreement",
    "Agreements",
    "Answer",
    "Derived",
    "Met",
    "Outcome",
    "Outcomes",
    "Position",
    "Reason",
    "Series",
    "SeriesRow",
]
