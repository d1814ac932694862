"""Fuzz one harness with atheris: `python tests/fuzz/run.py parse_quantity 600`.

A harness is a module beside this one with `check`, which takes any bytes and fails an assertion or
raises where a law is broken, `SEEDS`, inputs of our own to start from, `WORDS`, pieces that inputs
are put together of, and `LONGEST`, the most bytes of an input. What was found useful is kept in
`dist/fuzz/NAME`, and so is the input of a finding; `python tests/fuzz/run.py NAME FILE` runs that
input again.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import atheris

_SLOWEST = 10
"""Seconds after which an input counts as a finding."""


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogateescape"))


def main() -> None:
    """Run a harness for so many seconds, or on one input."""
    name, what = sys.argv[1:]
    tests = Path(__file__).parents[1]  # has the sheets and releases that are made up
    sys.path += [str(tests), str(tests / "property")]
    with atheris.instrument_imports(include=["npf_corpus"]):
        harness = importlib.import_module(name)
        for seed in harness.SEEDS:  # what loads on first use loads here
            harness.check(seed)
    folder = Path("dist", "fuzz", name)
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for place, seed in enumerate(harness.SEEDS):
        (corpus / f"seed-{place}").write_bytes(seed)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in harness.WORDS), "utf-8")
    inputs = [f"-max_total_time={what}", str(corpus)] if what.isdigit() else [what]
    options = [
        f"-artifact_prefix={folder}{os.sep}",
        f"-dict={words}",
        f"-timeout={_SLOWEST}",
        f"-max_len={harness.LONGEST}",
        "-print_final_stats=1",
        "-verbosity=1",
    ]
    atheris.Setup([sys.argv[0], *options, *inputs], harness.check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
