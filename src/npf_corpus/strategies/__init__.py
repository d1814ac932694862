"""Hypothesis strategies for tests of what is built on this package: records, corpora, queries.

All that is drawn keeps every law of a release, but for `broken`, which breaks the one law that it
is asked to break. Where both packages are imported, `hypothesis.strategies.from_type` draws each
class of record, `Quantity`, `Interval` and `Corpus` too.
"""

from npf_corpus.strategies._strategies import (
    CODES,
    Draft,
    Query,
    Verb,
    broken,
    corpora,
    figures,
    intervals,
    quantities,
    queries,
    records,
    releases,
)

__all__ = [
    "CODES",
    "Draft",
    "Query",
    "Verb",
    "broken",
    "corpora",
    "figures",
    "intervals",
    "quantities",
    "queries",
    "records",
    "releases",
]
