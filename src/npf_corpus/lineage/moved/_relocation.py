"""Where pickles of npf-corpus 0.1.0 look for Found."""

from npf_corpus.attaching._relocation import Found

__all__ = ["Found"]
