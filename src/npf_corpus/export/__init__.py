"""Exports read back: the records of frames and files, and corpora of whole exports.

`Table.to_records`, `to_pandas`, `to_polars`, `to_arrow` and `Corpus.export` make them. Every format
has the same columns. A value with several parts has a column for each: an anchor `anchor_start`,
`anchor_end` and so on, a quantity `surface`, `reading`, `lower`, `lower_inclusive`, `upper`,
`upper_inclusive`, `nominal`, `unit` and `unit_basis`. An end that is infinite is empty.
"""

from npf_corpus.export._frames import from_arrow, from_pandas, from_polars
from npf_corpus.export._read import read_export, read_records
from npf_corpus.export._rows import from_records

__all__ = [
    "from_arrow",
    "from_pandas",
    "from_polars",
    "from_records",
    "read_export",
    "read_records",
]
