"""The command `explore`: a page with filters, a grid and pictures of a release."""

from __future__ import annotations

import os
from typing import Any

import click

from npf_corpus.cli import _options as options
from npf_corpus.cli import _output as output
from npf_corpus.cli._attach import tell_left

_PAGE = "explorer.html"


def _explore(**given: Any) -> None:
    from npf_corpus.explorer._write import written

    corpus = options.release()
    pin = options.given_above("pin", click.get_current_context())
    folder = pin is not None and os.path.dirname(pin)  # noqa: PTH120 - as `open_release` has it
    sources = given["sources"]
    texts = None if sources is None else corpus.attach_folder(sources)
    path = written(
        corpus,
        given["out"],
        texts=texts,
        overwrite=given["overwrite"],
        opened=f"npf.read_release({pin!r})" if folder else None,
    )
    output.write(f"{options.found(len(corpus.claims), 'claims', corpus)} in {path}")
    if texts is not None:
        tell_left(texts.left)


explore_command = options.command(
    "explore",
    _explore,
    "Write one page that filters and draws a release in a browser, without a network.",
    "explore --out explorer.html",
    options.word("out", "FILE", "The page.", type=click.Path(), default=_PAGE, show_default=True),
    options.path(
        "sources",
        "FOLDER",
        "Your own copies of the texts, whose sentences the page then shows.",
        folder=True,
    ),
    options.flag("overwrite", "Replace a page that is there."),
    options.PIN,
)
"""`npf-corpus explore [--out FILE] [--sources FOLDER]`."""
