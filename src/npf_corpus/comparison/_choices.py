"""The closed lists that answers choose from."""

from typing import Literal

Position = Literal["below", "within", "above"]
"""Where the values of a result lie, seen from those of a target."""

Reason = Literal[
    "no deadline",
    "not due",
    "no document",
    "ambiguous",
    "under way",
    "other aspect",
    "other time",
    "other sectors or regions",
    "not reported",
]
"""Why a target has no result."""

Agreed = Literal["agree", "conflict", "restated"]
"""How claims of one thing from several documents stand to each other."""
