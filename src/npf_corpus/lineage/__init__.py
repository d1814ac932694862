"""Releases: found and verified, compared, sealed, one after another."""

from npf_corpus.lineage._load import load, releases

__all__ = ["load", "releases"]
