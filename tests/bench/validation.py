"""How validation grows: seconds for one, two and four times as much, and their ratios.

Twice the release may cost twice the time. Each row is a release, a folder of sheets or a question
that once cost its square, or more.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import npf_corpus as npf
from npf_corpus.drafting import _written, review
from npf_corpus.drafting._sheet import FIGURE_COLUMNS
from npf_corpus.release._faults import parse
from npf_corpus.strategies._chance import Seeded
from npf_corpus.strategies._documents import Size, world
from npf_corpus.validation._examine import examine
from npf_corpus.validation._folder import Files

sys.path[0] = str(Path(__file__).parents[1])  # the `drafting` beside this file is another
sys.path.append(str(Path(__file__).parents[1] / "property"))
import made_up  # noqa: E402 - found once the path is set

from drafting.test_project import FIGURES, project  # noqa: E402 - the same

_TIMES = (1, 2, 4)


def _release(size: int) -> object:
    records = world(Seeded(1), Size((size // 200, size // 200), (size, size + 4))).records
    return npf.Corpus.from_records(records, version="1.0")


def _examined(*records: Any) -> object:
    return examine(Files(made_up.files_of(*records)), None)


def _chain(size: int) -> object:
    zones = [made_up.region(f"z{at}", "zone", f"z{at - 1}" if at else "CN") for at in range(size)]
    return _examined(made_up.region("CN", "country"), *zones)


def _aliases(size: int) -> object:
    aliases = [f"alias {number}" for number in range(size)]
    money, one = made_up.measure("m", "money"), made_up.unit("shell", "money", *aliases)
    figure = made_up.figure("20", "shell", "stated")
    claims = [made_up.claim(f"d.c{at}", measure="m", quantity=figure) for at in range(size // 10)]
    return _examined(
        made_up.body("press"), made_up.document(), made_up.statement(), money, one, *claims
    )


def _keys(size: int) -> object:
    keys = ",".join(f'"k{number}":1' for number in range(size))
    return parse(f'{{{keys},"k{size - 1}":1}}'.encode())


def _empty(size: int) -> object:
    files = made_up.files_of(made_up.unit("firm"))
    rows = b"[" + b",".join([b"{}"] * size) + b"]"
    return examine(Files(made_up.resealed(files, units=rows)), None)


def _one_sentence(size: int) -> object:
    figures = [
        {**FIGURES[2], "n": str(at), "sent": "1", "surface": f"超{at}家"} for at in range(size)
    ]
    with TemporaryDirectory() as folder:
        sheets, texts = project(Path(folder), figures=figures)
        words = "，".join(f"新增企业{row['surface']}" for row in figures)
        (texts / "zj-2026.txt").write_text(f"{words}。\n", "utf-8")
        (sheets / "sheets" / "zj-2026.statements.tsv").unlink()
        return review(sheets, texts)


def _drafted_again(size: int) -> object:
    cells = dict.fromkeys((*FIGURE_COLUMNS, "why", "sure", "read"), "")
    rows = [cells | {"n": str(at), "sent": str(at), "item_of": str(at - 1)} for at in range(size)]
    with TemporaryDirectory() as folder:
        for modality in ("achieved", "targeted"):
            made = [row | {"modality": modality} for row in rows]
            _written._write(Path(folder, "sheet.tsv"), made, FIGURE_COLUMNS)
    return None


def _sparse(size: int) -> object:
    with TemporaryDirectory() as folder:
        for name, data in made_up.files_of(made_up.unit("firm")).items():
            Path(folder, name).write_bytes(data)
        with Path(folder, "units.json").open("r+b") as file:
            file.truncate(size * 2**20)
        return npf.validate(folder)


def _bound(words: str) -> object:
    return CORPUS.claims.by_value(at_least=words)


def _name(words: str) -> object:
    return CORPUS.regions[f"a{words}"]


def _asked(ask: Callable[[str], object], words: str) -> Callable[[int], object]:
    """Return what asks with so many words, a hundred times; they are refused by their length."""

    def run(size: int) -> None:
        for _ in range(100):
            with suppress(npf.QueryError):
                ask(words * size)

    return run


CORPUS = npf.load("1.0.0")
ROWS: tuple[tuple[str, Callable[[int], object], int], ...] = (
    ("from_records, claims", _release, 1000),
    ("a chain of regions", _chain, 4000),
    ("aliases of a unit, and claims", _aliases, 5000),
    ("keys of an object, one twice", _keys, 20_000),
    ("rows without a field", _empty, 50_000),
    ("a file far longer than stated, MiB", _sparse, 500),
    ("figures of one sentence, reviewed", _one_sentence, 500),
    ("rows of totals, drafted anew", _drafted_again, 2_000),
    ("a bound of many words", _asked(_bound, "1 to "), 5_000),
    ("a name of many marks", _asked(_name, "\u0301"), 50_000),
)


def main() -> None:
    """Print a line for each release."""
    for name, run, size in ROWS:
        spent = []
        for times in _TIMES:
            start = time.process_time()
            run(size * times)
            spent.append(time.process_time() - start)
        ratios = " ".join(f"{each / spent[0]:5.1f}" for each in spent)
        print(f"{name:34} {size:6} x 1 2 4: {spent[0]:6.2f} s, ratios {ratios}")


if __name__ == "__main__":
    main()
