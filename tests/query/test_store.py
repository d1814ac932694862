"""What a release is loaded by: one lock, which a fork waits for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any, cast

import pytest

import npf_corpus as npf
from npf_corpus.corpus import store_of
from npf_corpus.query import _indexed
from npf_corpus.query._indexed import Indexed

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
