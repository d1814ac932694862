"""What a release is loaded by: one lock, which a fork waits for."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

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
