"""The command `figures`: the number expressions of a text, with what each states."""

from __future__ import annotations

from typing import Any

import click

from npf_corpus.cli import _options as options
from npf_corpus.cli import _output as output
from npf_corpus.errors import counted
from npf_corpus.intervals._interval import plainly

_HEADINGS = ("start", "end", "surface", "class", "interval", "unit", "reason")


def _figures(**given: Any) -> None:
    from npf_corpus.attaching._text_files import read_text
    from npf_corpus.quantities import find_quantities

    found = find_quantities(read_text(given["file"]), language=given["language"])
    told = plainly if given["format"] in {"table", "markdown"} else str
    rows: list[tuple[str | int, ...]] = []
    for each in found:
        quantity = each.quantity
        interval = "" if quantity is None else told(quantity.interval)
        unit = "" if quantity is None else quantity.unit or ""
        shown = (each.surface, each.number_class, interval, unit, each.reason or "")
        rows.append((each.start, each.end, *shown))
    read = sum(each.quantity is not None for each in found)
    below = f"{counted(len(found), 'number expression')}, {read} read as figures"
    output.write_rows(given["format"], _HEADINGS, rows, below)


figures_command = options.command(
    "figures",
    _figures,
    "List the number expressions of a text: place, class, interval and unit, or why it has none.",
    "figures report.txt --format csv",
    click.Argument(["file"], type=click.Path(exists=True, dir_okay=False)),
    options.choice(
        "language", ("en", "zh"), "Language of the numbers. [that of the words around each]"
    ),
    options.FORMAT,
)
"""`npf-corpus figures FILE`."""
