"""Figures as they are written, and the numbers that their words admit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from npf_corpus.quantities._choices import READINGS, READINGS_VERSION, Reading, UnitBasis, UnitId
from npf_corpus.quantities._parse import parse_quantity
from npf_corpus.quantities._quantity import Quantity

if TYPE_CHECKING:
    from npf_corpus.quantities._found import FoundQuantity, NumberClass
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


def __getattr__(name: str) -> Any:
    """Return a name of the finder of figures, which loads on first use (PEP 562)."""
    if name not in {"FoundQuantity", "NumberClass", "find_quantities"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from npf_corpus.quantities import _search

    return getattr(_search, name)
