"""Where pickles of npf-corpus 0.1.0 look for Manifest, Release, Retired, TableFile."""

from npf_corpus.release._manifest import Manifest, Release, Retired, TableFile

__all__ = ["Manifest", "Release", "Retired", "TableFile"]
