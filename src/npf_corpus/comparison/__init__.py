"""Claims laid side by side: what is said of each year, targets beside results, who says otherwise.

`Claims.series()`, `Claims.outcomes()` and `Claims.agreements()` give these; each answer is an
immutable sequence that explains itself, shows itself in notebooks and goes to frames.
"""

from npf_corpus.comparison._agreements import Agreement, Agreements
from npf_corpus.comparison._answer import Account, Answer
from npf_corpus.comparison._choices import Agreed, Position, Reason
from npf_corpus.comparison._derived import Derived
from npf_corpus.comparison._outcomes import Outcome, Outcomes
from npf_corpus.comparison._series import Series, SeriesRow

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
