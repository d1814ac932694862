"""Where pickles of npf-corpus 0.1.0 look for load."""

from npf_corpus.lineage._load import load

__all__ = ["load"]
