"""Figures as they are written, and the numbers that their words admit."""

from npf_corpus.quantities._choices import (
    READINGS,
    READINGS_VERSION,
    Reading,
    UnitBasis,
    UnitId,
)
from npf_corpus.quantities._found import FoundQuantity, NumberClass
from npf_corpus.quantities._parse import parse_quantity
from npf_corpus.quantities._quantity import Quantity
from npf_corpus.quantities._search import find_quantities

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
