"""Figures as they are written, and the numbers that their words admit."""

from npf_corpus.quantities._found import FoundQuantity, NumberClass
from npf_corpus.quantities._parse import find_quantities, parse_quantity
from npf_corpus.quantities._quantity import (
    READINGS,
    READINGS_VERSION,
    Quantity,
    Reading,
    UnitBasis,
    UnitId,
)

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
