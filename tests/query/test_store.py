"""What a release is loaded by: one lock, which a fork waits for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any, cast

import pytest
from indexed import by_index
from queries import SIZES, case, in_order

import npf_corpus as npf
from npf_corpus.corpus import of_files, store_of
from npf_corpus.query import _indexed
from npf_corpus.query._indexed import Indexed
from npf_corpus.records import TABLES

_FORK = """
import os, threading, time
import npf_corpus as npf

store = npf.load("1.0.0")._store
started, go = threading.Event(), threading.Event()

def slowly():
    started.set()
    go.wait()
    return "made"

threading.Thread(target=store.once, args=("slow", slowly)).start()
started.wait()
threading.Timer(0.2, go.set).start()
child = os.fork()
if not child:
    os._exit(len(store.records("claims")) if store.once("slow", str) == "made" else 1)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks here")
def test_a_child_forked_while_a_thread_loads_can_load() -> None:
    """The fork waits for what is being loaded, and the child has it and can load more."""
    run = [sys.executable, "-W", "ignore", "-c", _FORK]
    done = subprocess.run(run, capture_output=True, check=True, timeout=60)  # noqa: S603
    assert done.stdout.decode().strip() == "23"


def test_a_record_that_the_digest_lets_through_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes may be those that were published, and hold no record all the same."""

    def reader(*_: object) -> Callable[[object], object]:
        def read(_: object) -> object:
            raise ValueError("expected a text")

        return read

    monkeypatch.setattr(_indexed, "reader_of", reader)
    corpus = npf.load("3.0.0")
    store = Indexed(store_of(corpus).manifest, cast("Any", store_of(corpus).files))
    with pytest.raises(npf.InvalidRelease, match=r"tiers\.json .*expected a text"):
        store.rows("tiers")[0]


def test_a_release_has_as_many_files_as_it_lists() -> None:
    """The manifest is one of them."""
    files = store_of(npf.load("3.0.0")).files
    assert len(files) == len(list(files))
    assert "manifest.json" in files


_FIRST: dict[str, Callable[[npf.Corpus], object]] = {
    "a few by value": lambda corpus: corpus.claims.by_value(at_least=1, unit="CNY").ids,
    "possibly by value": lambda corpus: (
        corpus.claims.by_value(at_most=3, unit="person", certainty="possible", inferred=True).ids
    ),
    "why by value": lambda corpus: str(corpus.claims.by_value(at_least=1, unit="count").explain()),
    "intervals": lambda corpus: [store_of(corpus).interval(at) for at in range(len(corpus.claims))],
    "units": lambda corpus: [store_of(corpus).unit_at(at) for at in range(len(corpus.claims))],
    "as written": lambda corpus: {
        len({store_of(corpus).written()(at), store_of(corpus).written()(at)}) for at in range(9)
    },
    "days": lambda corpus: [store_of(corpus).day(key) for key in ("d0", "d1", "d2")],
    "ids": lambda corpus: [tuple(store_of(corpus).ids(table)) for table in TABLES],
    "places": lambda corpus: [store_of(corpus).positions(table) for table in TABLES],
    "a whole table": lambda corpus: list(corpus.claims),
    "counting": lambda corpus: [claim.quantity.whole for claim in corpus.claims],
    "parts": lambda corpus: [
        store_of(corpus).scope("region", key, sure)
        for key in ("r0", "r1", "r2", "r3")
        for sure in ("certain", "possible")
    ],
    "a name": lambda corpus: corpus.regions["Region 1"].id,
    "a name in another case": lambda corpus: corpus.regions["REGION 1"].id,
    "an id": lambda corpus: corpus.regions["r1"].id,
    "a claim": lambda corpus: corpus.claims["c1"].id,
    "a claim in another case": lambda corpus: corpus.claims["C1"].id,
    "a name to narrow by": lambda corpus: corpus.claims.by_region("Region 2").ids,
    "all regions": lambda corpus: [
        (
            corpus.claims.by_region(key).ids,
            corpus.claims.by_region(key, certainty="possible").ids,
            corpus.claims.by_region(key).by_value(at_least=1, unit="count").ids,
            str(corpus.claims.by_region(key).explain()),
        )
        for key in corpus.regions.ids
    ],
    "all sectors": lambda corpus: [
        (
            corpus.claims.by_sector(key).ids,
            corpus.claims.by_sector(key).by_value(at_least=1, unit="count").ids,
            str(corpus.claims.by_sector(key).explain()),
        )
        for key in corpus.sectors.ids
    ],
    "all initiatives": lambda corpus: [
        (
            corpus.claims.by_initiative(key).ids,
            corpus.claims.by_initiative(key).by_value(at_least=1, unit="count").ids,
            str(corpus.claims.by_initiative(key).explain()),
        )
        for key in corpus.initiatives.ids
    ],
    "words": lambda corpus: corpus.statements.matching("alpha").ids,
    "a year": lambda corpus: corpus.claims.by_year(2025).ids,
    "a theme": lambda corpus: corpus.claims.by_theme("energy").ids,
    "a tier": lambda corpus: corpus.statements.by_tier("future").ids,
    "statements at places": lambda corpus: [
        getattr(store_of(corpus).statement_at(key, start), "id", None)
        for key in ("d0", "d1", "d2", "d9")
        for start in range(0, 700, 50)
    ],
    "any record": lambda corpus: corpus["c2"],
    "what holds what": lambda corpus: ["r1" in corpus, "c1" in corpus, "x" in corpus],
    "how many": repr,
}
"""Questions that may be the first that is asked of a release."""


@pytest.mark.parametrize("ask", _FIRST.values(), ids=_FIRST)
@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_asked_first_of_a_release_by_index_is_answered(
    ask: Callable[[npf.Corpus], object], seed: int
) -> None:
    """As one of whole files answers, whether claims are put in the order of their values or not."""
    files = dict(store_of(case(seed, {**SIZES, "claims": 20}, schema=2).corpus).files)
    expected = ask(of_files(files))
    assert ask(by_index(files)) == expected
    with in_order():
        assert ask(by_index(files)) == expected
        assert ask(of_files(files)) == expected
