"""How validation grows: seconds for one, two and four times as much, and their ratios.

Twice the release may cost twice the time. Each row is a release that once cost its square.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import npf_corpus as npf
from npf_corpus.release._faults import parse
from npf_corpus.strategies._chance import Seeded
from npf_corpus.strategies._documents import Size, world
from npf_corpus.validation._examine import examine
from npf_corpus.validation._folder import Files

sys.path.append(str(Path(__file__).parents[1] / "property"))
import made_up

_TIMES = (1, 2, 4)


def _release(size: int) -> object:
    records = world(Seeded(1), Size((size // 200, size // 200), (size, size + 4))).records
    return npf.Corpus.from_records(records, version="1.0", schema=1)


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


ROWS: tuple[tuple[str, Callable[[int], object], int], ...] = (
    ("from_records, claims", _release, 1000),
    ("a chain of regions", _chain, 4000),
    ("aliases of a unit, and claims", _aliases, 5000),
    ("keys of an object, one twice", _keys, 20_000),
    ("rows without a field", _empty, 50_000),
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
        print(f"{name:32} {size:6} x 1 2 4: {spent[0]:6.2f} s, ratios {ratios}")


if __name__ == "__main__":
    main()
