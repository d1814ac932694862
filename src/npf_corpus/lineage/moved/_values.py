"""Where pickles of npf-corpus 0.1.0 look for Asked."""

from npf_corpus.query._values import Asked

__all__ = ["Asked"]
