"""The command `attach`: the texts of a folder, how much of each document is in them, and pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from npf_corpus import _cli_tables as tables
from npf_corpus._load import load

if TYPE_CHECKING:
    from npf_corpus.attaching import Attached, Folder

__all__ = ["attach_command"]

_EPILOG = """\b
Example:
  npf-corpus attach texts --html pages
"""


def _attach(folder: str, html: str | None, pin: str | None) -> None:
    from npf_corpus.attaching import Grade

    grades = get_args(Grade)
    found_pin = click.get_current_context().find_root().params.get("pin")
    corpus = load(found_pin if pin is None else pin)
    texts = corpus.attach_folder(folder)
    lines: list[str] = []
    if texts.attached:
        headings = ("document", "file", *grades, "unaccounted")
        found = zip(texts.attached, texts.paths, strict=True)
        rows = [_row(each, path, grades) for each, path in found]
        lines += [tables.to_table(headings, rows), ""]
    if html is not None:
        pages = _write_pages(texts, Path(html))
        lines.append(f"{pages} page{'s' * (pages != 1)} in {html}")
    count = len(texts.attached)
    lines.append(
        f"{count} document{'s' * (count != 1)} of npf_corpus data {corpus.version} attached, "
        f"{len(texts.missing)} without a text here"
    )
    click.echo("\n".join(lines))
    for each in texts.left:
        click.echo(f"npf-corpus: left {each.path.name!r}: it {each.reason}", err=True)
    if any(each.error is not None for each in texts.left):
        click.get_current_context().exit(1)


def _row(attached: Attached, path: Path, grades: tuple[str, ...]) -> tuple[str, ...]:
    summary = attached.summary()
    counts = (str(getattr(summary, grade)) for grade in grades)
    return (attached.document.id, path.name, *counts, str(summary.unaccounted))


def _write_pages(texts: Folder, folder: Path) -> int:
    """Write one page a document, and return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for attached in texts.attached:
        page = attached.to_html().encode("utf-8")
        (folder / f"{attached.document.id}.html").write_bytes(page)
    return len(texts.attached)


def _run(**given: Any) -> None:
    _attach(given["folder"], given["html"], given["pin"])


attach_command = click.Command(
    "attach",
    callback=_run,
    params=[
        click.Argument(["folder"], type=click.Path(exists=True, file_okay=False)),
        click.Option(
            ["--html"], metavar="OUT", help="Also write a page for each document to this folder."
        ),
        click.Option(["--pin"], metavar="VERSION", help="Release: a version, specifier or pin."),
    ],
    help="Find the documents' records in your own copies of the texts.",
    epilog=_EPILOG,
)
"""`npf-corpus attach FOLDER [--html OUT]`."""
