"""CSV that Excel opens as UTF-8 by a double click: each file begins with a byte order mark."""

from __future__ import annotations

from npf_corpus.export import _csv
from npf_corpus.export._content import Content

read = _csv.read


def write(content: Content) -> dict[str, bytes]:
    """Return the files by name: the relations and `datapackage.json`."""
    return _csv.write(content, encoding="utf-8-sig")
