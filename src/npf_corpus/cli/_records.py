"""The commands that ask: one for each table, `show`, `find` and `explain`."""

from __future__ import annotations

from functools import partial
from heapq import merge
from typing import Any, get_args

import click

from npf_corpus.cli import _options as options
from npf_corpus.cli import _output as output
from npf_corpus.cli import _tables as tables
from npf_corpus.errors import QueryError, UnknownName, counted
from npf_corpus.query._names import How
from npf_corpus.records import TABLES
from npf_corpus.records._kinds import EVIDENCE, KIND, KINDS, title_of
from npf_corpus.release._converter import dump

_TABLES = {
    "claims": ("List figures that documents assert, as intervals.", "--region Ningxia"),
    "statements": (
        "List sentences and clauses, with a summary in our words where there is one.",
        "--sector 'new energy' --region CN-NX",
    ),
    "initiatives": ("List plans, mechanisms and projects.", "--region Xinjiang"),
    "documents": ("List the documents that were read.", "--region Hubei"),
    "tiers": ("List what documents say of sectors' places in policy.", "--sector hydrogen"),
    "mentions": ("List numbers and names as they stand in the texts.", "--speaker 'Wang Wei'"),
    "regions": ("List provinces, groups, countries and places.", "--format csv"),
    "sectors": ("List industries and technologies.", "--format json"),
    "organizations": ("List the bodies that documents name.", "--format csv"),
    "people": ("List the people whom documents name.", "--format json"),
    "measures": ("List what claims measure.", "--format csv"),
    "units": ("List what figures count or measure in.", "--format markdown"),
}
"""Each table's help and the options of its example."""

_NAMED = tuple(
    kind.table for kind in sorted(KINDS, key=lambda kind: kind.table in EVIDENCE) if kind.names
)
"""The tables whose records have names, vocabularies first."""

_HOW = get_args(How)


def _list(name: str, **given: Any) -> None:
    """Write the records of a table that satisfy all the options."""
    corpus = options.release()
    table = options.narrowed(getattr(corpus, name), given)
    steps = table.explain().steps if given.get("unit") else ()
    beside = any(each.verb == "unit" and each.note for each in steps)
    why = options.explained(table) if given.get("explain") or beside or not table else ""
    if given["format"] == "json":
        output.write_data(tables.to_json(table, corpus.schema), why)
    elif given["format"] in output.CSV:
        output.write_csv(given["format"], tables.to_csv(TABLES[name], table, corpus.schema), why)
    else:
        headings, rows = tables.to_cells(corpus, name, table)
        documents = len({record.document for record in table if hasattr(record, "document")})
        below = options.found(len(rows), name, corpus, documents)
        output.write_text(given["format"], headings, rows, below, why)


def _show(**given: Any) -> None:
    """Write one record, whole."""
    corpus = options.release()
    try:
        record = corpus[given["id"]]
    except UnknownName as unknown:
        raise _as_name(corpus, unknown) from None
    if given["format"] == "json":
        output.write_data(tables.to_json([record], corpus.schema))
        return
    if given["format"] in output.CSV:
        output.write_csv(given["format"], tables.to_csv(type(record), [record], corpus.schema))
        return
    fields, texts = tables.to_fields(corpus, record)
    name = next(name for name, kind in TABLES.items() if kind is type(record))
    below = options.found(1, name, corpus)
    if given["format"] == "markdown":
        pairs = [pair for pair in zip(fields, texts, strict=True) if pair[1]]
        output.write_text("markdown", ("field", "value"), pairs, below)
    else:
        output.write_record(fields, texts, below)


def _as_name(corpus: Any, unknown: UnknownName) -> UnknownName:
    """Return the error with the ids of the records that have the id's text as a name."""
    ids: list[str] = []
    for name in (each for each in TABLES if KIND[each].names):
        try:
            ids.append(getattr(corpus, name)[unknown.name].id)
        except QueryError as fault:
            ids += getattr(fault, "candidates", ())
    return UnknownName(unknown.kind, unknown.name, tuple(ids) or unknown.suggestions)


def _find(**given: Any) -> None:
    """Write the records that a text may mean, of all tables that have names, best first."""
    corpus, text = options.release(), given["text"]
    names = given["table"] or _NAMED
    # each table's matches keep their order, best first
    ranked = merge(
        *([(name, match) for match in getattr(corpus, name).find(text)] for name in names),
        key=lambda found: (_HOW.index(found[1].how), -found[1].score),
    )
    matches = [(name, each.record, each) for name, each in ranked]
    if given["format"] in {"json", *output.CSV}:
        headings = ("table", "id", "name", "match", "how", "score")
        rows = [
            (name, record.id, title_of(record), each.alias, each.how, each.score)
            for name, record, each in matches
        ]
        output.write_rows(given["format"], headings, rows, "")
        return
    cells = [
        (f"{record.id}\n{KIND[name].one}", title_of(record), f"{each.alias}\n{each.how}")
        for name, record, each in matches
    ]
    below = f"{counted(len(cells), 'record')} named like {text!r}"
    below = f"{below} from {corpus.name} {corpus.version}"
    output.write_text(given["format"], ("record", "name", "match"), cells, below)


def _explain(name: str, **given: Any) -> None:
    """Write why a table holds what it holds."""
    table = options.narrowed(getattr(options.release(), name), given)
    if given["format"] == "json":
        output.write(dump(table.explain()))
    else:
        output.write(output.folded(options.explained(table)))


def _table_command(name: str) -> click.Command:
    text, example = _TABLES[name]
    own = [
        *options.options(name),
        options.flag("explain", "Say what each option kept and left out."),
    ]
    run = partial(_list, name)
    example = f"{name} {example}"
    return options.command(name, run, text, example, *own, options.PIN, options.FORMAT)


def _explain_command(name: str) -> click.Command:
    example = f"explain {name} {_TABLES[name][1]}"
    if name == "claims":
        example = "explain claims --region Ningxia --at-least '100 billion CNY'"
    own = (*options.options(name), options.PIN, options.REPORT)
    text = f"Say which {name} each option kept and left out, and why."
    return options.command(name, partial(_explain, name), text, example, *own)


COMMANDS = (
    *map(_table_command, _TABLES),
    options.command(
        "show",
        _show,
        "Show one record whole, by its id.",
        "show ecns-2025-03-08-ningxia.c3",
        click.Argument(["id"], shell_complete=options.complete_ids(*TABLES)),
        options.PIN,
        options.FORMAT,
    ),
    options.command(
        "find",
        _find,
        "Find records by part of a name or something like it, best first.",
        "find kwangtung",
        click.Argument(["text"]),
        click.Option(
            ["--in", "table"],
            type=click.Choice(_NAMED, case_sensitive=False),
            multiple=True,
            help="Table to look in. [all that have names]",
        ),
        options.PIN,
        options.FORMAT,
    ),
    options.group(
        "explain",
        "Say why a table holds these records and no others.",
        "explain claims --sector wine",
        map(_explain_command, options.EVIDENCE),
    ),
)
