"""The commands that compare: what is said of each year, targets and results, who says otherwise."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

import click

from npf_corpus.cli import _options as options
from npf_corpus.cli import _output as output
from npf_corpus.cli._output import Json
from npf_corpus.intervals import Verdict
from npf_corpus.release._converter import plain

_ANSWERS = {
    "series": ("List what is said of each measure, region and year.",
               "series --pin 1.0.0 --measure 'state key laboratories'"),
    "outcomes": ("List targets beside what later documents tell of them, or why nothing is told.",
                 "outcomes --pin 2.2.0 --measure GDP --aspect growth --met impossible"),
    "agreements": ("List results that several documents tell, and whether they agree.",
                   "agreements --pin 1.0.0 --year 2024 --format json"),
}  # fmt: skip
"""Each command's help and example; it is called as the method of claims that it asks."""


_MET = "Whether the result meets the target; 'impossible' are those missed."


def _list(name: str, **given: Any) -> None:
    """Write the rows of an answer about the claims that satisfy all the options."""
    corpus = options.release()
    claims = options.narrowed(corpus.claims, given)
    answer = getattr(claims, name)()
    if given.get("met"):
        answer = answer.by_met(*given["met"])
    why = str(answer.explain()) if given.get("explain") or not answer else ""
    if not claims:
        why = f"{options.explained(claims)}\n{why}"
    if given["format"] in {"json", *output.CSV}:
        rows = [{key: _plain(cell) for key, cell in row.items()} for row in answer.to_records()]
        if given["format"] == "json":
            output.write_data(output.to_json(cast("Any", rows)), why)
        else:
            data = output.to_csv(answer.columns(), (row.values() for row in rows))
            output.write_csv(given["format"], data, why)
        return
    headings, cells = answer.cells()
    output.write_text(given["format"], headings, cells, repr(answer)[1:-1], why)


def _plain(value: object) -> Json:
    """Return a value of a row as JSON has it."""
    return cast(
        "Json", plain(tuple(cast("list[object]", value)) if isinstance(value, list) else value)
    )


def _command(name: str) -> click.Command:
    text, example = _ANSWERS[name]
    own = [
        *options.options("claims"),
        options.flag("explain", "Say what was compared and why, and what was not."),
    ]
    if name == "outcomes":
        met = click.Choice([each.value for each in Verdict], case_sensitive=False)
        own.append(click.Option(["--met"], type=met, multiple=True, help=_MET))
    run = partial(_list, name)
    return options.command(name, run, text, example, *own, options.PIN, options.FORMAT)


COMMANDS = tuple(map(_command, _ANSWERS))
