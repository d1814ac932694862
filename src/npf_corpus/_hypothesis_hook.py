"""What Hypothesis runs when it starts: it learns which strategy draws which of our types."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from npf_corpus.corpus import Corpus
from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity
from npf_corpus.records import (
    TABLES,
    Anchor,
    Anchored,
    Component,
    Member,
    Period,
    Role,
    Skipped,
    Text,
)

__all__ = ["_hypothesis_setup_hook"]

_PARTS = (Anchor, Anchored, Component, Member, Period, Role, Skipped, Text)


def _hypothesis_setup_hook() -> None:
    """Register our types; what draws them loads when the first of them is drawn."""
    for kind in (Corpus, Interval, Quantity, *TABLES.values(), *_PARTS):
        st.register_type_strategy(kind, _strategy)


def _strategy(kind: Any) -> st.SearchStrategy[Any]:
    from npf_corpus.strategies._strategies import of_type

    return of_type(kind)
