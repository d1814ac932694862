"""Figures as they are written, and the numbers that their words admit."""

from npf_corpus.quantities._choices import (
    READINGS,
    READINGS_VERSION,
    Reading,
    UnitBasis,
    UnitId,
)
from npf_corpus.quantities._parse import parse_quantity
from npf_corpus.quantities._quantity import Quantity

__all__ = [
    "READINGS",
    "READINGS_VERSION",
    "Quantity",
    "Reading",
    "UnitBasis",
    "UnitId",
    "parse_quantity",
]
