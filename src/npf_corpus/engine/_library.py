"""Ibis, loaded when an engine is opened."""

from __future__ import annotations

from typing import Any

from npf_corpus.export._frames import library


def ibis() -> Any:
    """Return the library.

    Raises:
        MissingExtra: It is not installed.
    """
    return library("ibis", "engine")
