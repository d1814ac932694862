"""Anchors, normal forms and their search as releases of schema 1 have them: all in npf-1."""

from __future__ import annotations

from functools import partial

from npf_corpus import anchoring
from npf_corpus.attaching import _relocation

__all__ = ["anchor_of", "is_exact", "normalise", "relocate"]

anchor_of = partial(anchoring.anchor_of, form="npf-1")
is_exact = partial(_relocation.is_exact, form="npf-1")
normalise = partial(anchoring.normalise, form="npf-1")
relocate = partial(_relocation.relocate, form="npf-1")
