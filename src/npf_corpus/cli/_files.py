"""The commands that carry answers elsewhere: `cite`, `export` and `plot`."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from npf_corpus.cli import _options as options
from npf_corpus.cli import _output as output

_STYLES = ("text", "apa", "bibtex", "csl-json")
_PICTURES = ("claims", "map", "outcomes", "series", "tiers")
_SIZES = ("page", "slide")
_FORMATS = ("csv", "excel-csv", "jsonl", "parquet", "sqlite")

_OVERWRITE = options.flag("overwrite", "Replace what an earlier run left at the path.")


def _cite_all(**given: Any) -> None:
    """Cite the whole release, or one record of it, where no table is named."""
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        output.write(options.release().cite(given["style"], record=given["record"]))
    elif given["record"] is not None:
        context.fail("--record cites one record, leave the table out")


def _cite(name: str, **given: Any) -> None:
    """Cite the release and the documents behind the records that satisfy all the options."""
    table = options.narrowed(getattr(options.release(), name), given)
    output.write(table.cite(options.given_above("style", click.get_current_context())))
    if not table:
        output.warn(options.explained(table))


def _export(**given: Any) -> None:
    corpus = options.narrowed(options.release(), given)
    folder = corpus.export(given["path"], format=given["format"], overwrite=given["overwrite"])
    output.write(f"{corpus.pin} in {folder}")


def _plot(**given: Any) -> None:
    from npf_corpus import plot

    corpus, kind = options.release(), given["picture"]
    name = "tiers" if kind == "tiers" else "claims"
    own = {each.name for each in options.options(name)}
    for each in options.options("claims"):
        if given[str(each.name)] and each.name not in own:
            raise click.UsageError(f"{each.opts[0]} does not go with --picture {kind}")
    table = options.narrowed(getattr(corpus, name), given)
    looks = {each: given[each] for each in ("language", "size") if given[each]}
    if kind == "claims":
        if "size" in looks:
            raise click.UsageError("--size goes with another --picture than claims")
        chart: Any = plot.claims(table, **looks)
    else:
        what = getattr(table, kind)() if kind in {"outcomes", "series"} else table
        draw = plot.tile_map if kind == "map" else getattr(plot, kind)
        chart = draw(what, **looks)
    plot.write(chart, given["path"], overwrite=given["overwrite"])
    output.write(f"{options.found(len(table), name, corpus)} in {given['path']}")
    if not table:
        output.warn(options.explained(table))


def _style(default: str | None) -> click.Option:
    text = "Lines to read, also in APA style, BibTeX, or JSON for Zotero and pandoc. [text]"
    return options.choice("style", _STYLES, text, default, show_default=False)


def _cite_command(name: str) -> click.Command:
    text = f"Cite the release and what its {name} rest on, as the options narrow them."
    example = f"cite {name} --region Ningxia --style bibtex"
    own = (*options.options(name), options.PIN, _style(None))
    return options.command(name, partial(_cite, name), text, example, *own)


COMMANDS = (
    options.group(
        "cite",
        "Cite the release or, of a table, the release and the documents behind it.",
        "cite --style bibtex",
        map(_cite_command, options.EVIDENCE),
        options.word("record", "ID", "One record, say a claim, by its id."),
        options.PIN,
        _style("text"),
        run=_cite_all,
    ),
    options.command(
        "export",
        _export,
        "Write all tables to a new folder, for other tools.",
        "export hubei --format csv --region Hubei",
        click.Argument(["path"], type=click.Path()),
        options.choice(
            "format",
            _FORMATS,
            "CSV as a data package, JSON lines, Parquet or an SQLite database.",
            "csv",
        ),
        _OVERWRITE,
        *options.options("documents"),
        options.PIN,
    ),
    options.command(
        "plot",
        _plot,
        "Draw a picture, to a file that ends in .png, .svg, .html or .json.",
        "plot hubei.svg --region Hubei --measure 'national key laboratories'",
        click.Argument(["path"], type=click.Path()),
        options.choice("picture", _PICTURES, "What to draw.", "claims"),
        options.choice("language", ("en", "zh"), "Language of the labels. [en]"),
        options.choice("size", _SIZES, "What the picture is to fit; not for claims. [page]"),
        _OVERWRITE,
        *options.options("claims"),
        options.PIN,
    ),
)
