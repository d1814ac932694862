"""A corpus of one's own, of any valid release, merged with another: both answer, or one error.

An input is a list of edits of the release that `read_release` breaks; the first byte says which of
the two stands first, and whether its documents and their records have ids of their own.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import read_release

import npf_corpus as npf
from npf_corpus.corpus import of_files, store_of
from npf_corpus.records import TABLES
from npf_corpus.records._kinds import EVIDENCE
from npf_corpus.validation._examine import examine
from npf_corpus.validation._folder import Files

WORDS = read_release.WORDS
SEEDS = tuple(bytes((first,)) + seed for first in range(4) for seed in read_release.SEEDS[::5])
LONGEST = read_release.LONGEST
NAMES = ("Mine", "  港口 1.0 ", "0" * 40, "", "a\nb", "\ud800", "\u202e", "+", "x" * 200, "x" * 201)
_DOCUMENTS = re.compile(rb'"(lost|news|paper)(?=[".])')


def _own(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of a release whose documents, and what is told of them, have other ids."""
    import json

    from made_up import resealed

    tables = {
        name.removesuffix(".json"): _DOCUMENTS.sub(rb'"my-\1', data)
        for name, data in files.items()
        if name != "manifest.json"
    }
    assert json.loads(files["manifest.json"])
    return resealed(files, **tables)


def check(data: bytes) -> None:
    """Merge the two, and ask what each of them answers."""
    how = data[0] if data else 0
    files = read_release.files_of(data[1:])
    try:
        files = _own(files) if how & 2 else files
    except (KeyError, TypeError, ValueError):  # its manifest is none
        return
    if examine(Files(files), None):
        return
    mine, name = of_files(files), NAMES[how // 4 % len(NAMES)]
    pair = (mine, read_release.BASE) if how & 1 else (read_release.BASE, mine)
    try:
        both = npf.merge(*pair, name=name)
    except npf.InvalidRelease as error:
        assert error.problems
        for problem in map(str, error.problems):
            assert len(problem.splitlines()) == 1, problem
            problem.encode()
        return
    obeys(both, pair)


def obeys(both: npf.Corpus, pair: tuple[npf.Corpus, npf.Corpus]) -> None:
    """Assert that the merger is a release, and answers with what both answer."""
    assert examine(Files(store_of(both).files), None) == ()
    for table in TABLES:
        ids = [set(getattr(each, table).ids) for each in (both, *pair)]
        assert ids[0] == ids[1] | ids[2], table
        if table in EVIDENCE and table != "initiatives":
            held: Any = getattr(both, table)
            for one in pair:
                assert all(held[key] == getattr(one, table)[key] for key in getattr(one, table).ids)
    for region in both.regions.ids:
        found = set(both.claims.by_region(region).ids)
        for one in pair:
            with suppress(npf.UnknownName):
                assert set(one.claims.by_region(region).ids) <= found
