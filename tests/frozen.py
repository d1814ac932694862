"""A program that `nox -s outside` freezes with PyInstaller and runs: it asks, exports and reads."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import npf_corpus as npf


def main() -> None:
    """Raise where something that loads by its name, or the data, is not in the program."""
    corpus = npf.load("~=1.0")
    claims = corpus.claims.by_region("Ningxia")
    assert claims.explain().kept == len(claims) > 0
    with TemporaryDirectory() as folder:
        for form in ("csv", "jsonl", "sqlite"):
            corpus.export(Path(folder, form), format=form)
        corpus.write(Path(folder, "written"))
        again = npf.read_release(Path(folder, "written"))
        assert not npf.diff(corpus, again)
    print(again.pin)  # noqa: T201 - the program says that it came to its end


if __name__ == "__main__":
    main()
