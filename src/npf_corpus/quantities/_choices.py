"""What a figure's parts may be: readings, units and where a unit comes from."""

from typing import Literal, NewType

UnitId = NewType("UnitId", str)

READINGS = ("1", "2")
"""The versions of the table of readings that releases are checked by, oldest first."""

READINGS_VERSION = READINGS[-1]
"""The version of the table of readings: which words mean which bounds.

A release says by which version it was read, and is checked by that; version 1 takes 家 for
enterprises, 项 and 件 for items, and 名 and 位 for persons.
"""

Reading = Literal[
    "exactly",
    "more-than",
    "at-least",
    "less-than",
    "at-most",
    "nearly",
    "about",
    "between",
    "some-over",
    "magnitude",
    "level",
    "few",
    "plural",
    "half",
    "fold",
    "rank",
    "digits",
]
"""How the words bound the number."""

UnitBasis = Literal["stated", "inferred"]
"""Whether the words state the unit, or a reader of the whole text inferred it."""
