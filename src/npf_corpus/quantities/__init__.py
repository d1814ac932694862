"""Figures as they are written, and the numbers that their words admit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from npf_corpus.intervals._first_use import on_first_use
from npf_corpus.quantities._choices import READINGS, READINGS_VERSION, Reading, UnitBasis, UnitId
from npf_corpus.quantities._parse import parse_quantity
from npf_corpus.quantities._quantity import Quantity

if TYPE_CHECKING:
    from npf_corpus.quantities._found import FoundQuantity, NumberClass
    from npf_corpus.quantities._search import find_quantities
else:  # a type checker refuses names that are not there
    __getattr__ = on_first_use(__name__, _search="FoundQuantity NumberClass find_quantities")
    """No first answer looks for figures in a text."""

__all__ = [
    "READINGS",
    "READINGS_VERSION",
    "FoundQuantity",
    "NumberClass",
    "Quantity",
    "Reading",
    "UnitBasis",
    "UnitId",
    "find_quantities",
    "parse_quantity",
]
