"""The command line: each table of a release as a command, and each verb as an option."""

from __future__ import annotations

import os
import sys
from functools import partial
from shutil import get_terminal_size
from textwrap import fill
from typing import Any, NamedTuple, get_args

from npf_corpus import _cli_tables as tables
from npf_corpus._converter import plain
from npf_corpus._load import load, releases
from npf_corpus._manifest import Release
from npf_corpus._store import SINGULAR
from npf_corpus.corpus import Corpus
from npf_corpus.errors import MissingExtra, NpfCorpusError, QueryError, UnknownName
from npf_corpus.records import TABLES, Modality

try:
    import click
except ModuleNotFoundError:
    raise SystemExit(f"npf-corpus: {MissingExtra('click', 'cli')}") from None

from npf_corpus._cli_attach import attach_command
from npf_corpus._cli_releases import COMMANDS

__all__ = ["main"]

_DATA_ERROR, _USAGE_ERROR, _INTERRUPTED = 1, 2, 130

_EPILOG = """\b
Example:
  npf-corpus claims --region Ningxia

Options narrow together; a name option given twice must hold twice.

\b
Exit codes:
  0  an answer, also where nothing was found
  1  the data is not there or not as published, or a package is missing
  2  the question cannot be answered as it was put
"""


class _Command(NamedTuple):
    help: str
    example: str
    verbs: tuple[str, ...] = ()


_VERBS = {
    "region": "Region with its parts and full members: id, name or alias.",
    "sector": "Sector with the narrower ones: id, name or alias.",
    "document": "Document: id, label or title.",
    "speaker": "Person or body that says it: id, name or alias.",
    "initiative": "Initiative with its parts: id, name or alias.",
    "measure": "What is measured: id, name or alias.",
    "modality": "Whether it holds or is only meant to.",
}
_BOUNDS = {
    "at_least": "The value is this or more, say '100 billion CNY'.",
    "more_than": "The value is above this, say '1,500 project'.",
    "at_most": "The value is this or less, say '60%'.",
    "less_than": "The value is below this.",
}
_ANY = ("region", "sector", "document", "speaker")

_COMMANDS = {
    "claims": _Command(
        "List figures that documents assert, as intervals.", "--region Ningxia", tuple(_VERBS)
    ),
    "statements": _Command(
        "List sentences and clauses, in our words.",
        "--sector 'new energy' --region CN-NX",
        (*_ANY, "initiative"),
    ),
    "initiatives": _Command("List plans, mechanisms and projects.", "--region Xinjiang", _ANY),
    "documents": _Command("List the documents that were read.", "--region Hubei", _ANY),
    "tiers": _Command(
        "List what documents say of sectors' places in policy.", "--sector hydrogen", _ANY
    ),
    "mentions": _Command(
        "List numbers and names as they stand in the texts.", "--speaker 'Wang Wei'", _ANY
    ),
    "regions": _Command("List provinces, groups, countries and places.", "--format csv"),
    "sectors": _Command("List industries and technologies.", "--format json"),
    "organizations": _Command("List the bodies that documents name.", "--format csv"),
    "people": _Command("List the people whom documents name.", "--format json"),
    "measures": _Command("List what claims measure.", "--format csv"),
    "units": _Command("List what figures count or measure in.", "--format table"),
}
_PIN = click.Option(
    ["--pin"], metavar="VERSION", help="Release: a version, specifier or pin. [newest]"
)
_FORMAT = click.Option(
    ["--format"],
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to write the records.",
)


class _Front(click.Group):
    """The group of commands, whose errors are one line and an exit code."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command line and exit."""
        kwargs |= {"prog_name": self.name, "standalone_mode": False}
        try:
            super().main(*args, **kwargs)
        except click.ClickException as fault:
            _fail(fault.format_message(), fault.exit_code)
        except (NpfCorpusError, OSError) as fault:
            _fail(str(fault), _USAGE_ERROR if isinstance(fault, QueryError) else _DATA_ERROR)
        except click.Abort:
            sys.exit(_INTERRUPTED)
        sys.exit(0)


def _fail(message: str, code: int) -> None:
    click.echo(f"npf-corpus: {' '.join(message.split())}", err=True)
    sys.exit(code)


def _write(answer: str | bytes) -> None:
    """Write to stdout, as UTF-8 where it is no terminal; a reader who has left has enough."""
    if isinstance(answer, str):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        answer = f"{answer}\n".encode(encoding, "replace")
    try:
        click.echo(answer, nl=False)
    except OSError as fault:
        # Python flushes stdout once more at exit, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(fault, BrokenPipeError):
            raise


def _load(given: dict[str, Any]) -> Corpus:
    pin = given["pin"]
    return load(click.get_current_context().find_root().params["pin"] if pin is None else pin)


def _answer(name: str, **given: Any) -> None:
    """Write the records of a table that satisfy all the options."""
    corpus = _load(given)
    table = _narrowed(getattr(corpus, name), given)
    explanation = str(table.explain()) if given.get("explain") or not table else ""
    if given["format"] != "table":
        _write(_encoded(given["format"], TABLES[name], table))
        if explanation:
            click.echo(explanation, err=True)
        return
    headings, rows = tables.to_cells(corpus, name, table)
    documents = len({record.document for record in table if hasattr(record, "document")})
    shown = tables.to_table(headings, rows) if rows else ""
    below = _folded(f"{_found(len(rows), name, corpus, documents)}\n{explanation}")
    _write(f"{shown}\n\n{below}" if shown else below)


def _narrowed(table: Any, given: dict[str, Any]) -> Any:
    bounds = {name: given[name] for name in _BOUNDS if given.get(name) is not None}
    certainty = "possible" if given.get("possible") else "certain"
    if given.get("possible") and not bounds and not given["region"]:
        raise click.UsageError("--possible needs a bound such as --at-least, or a --region")
    if given.get("inferred") and not bounds:
        raise click.UsageError("--inferred needs a bound such as --at-least")
    for verb in _VERBS:
        for name in given.get(verb, ()):
            options = {"certainty": certainty} if verb == "region" else {}
            table = getattr(table, f"by_{verb}")(name, **options)
    if bounds:
        table = table.by_value(**bounds, certainty=certainty, inferred=given["inferred"])
    return table


def _folded(text: str) -> str:
    """Return a text with its lines folded between words; as it is where no width is known."""
    size = get_terminal_size((0, 0)).columns
    lines = text.splitlines()
    return "\n".join(fill(line, size, subsequent_indent="  ") if size else line for line in lines)


def _found(count: int, name: str, corpus: Corpus, documents: int = 0) -> str:
    """Return the line below a table: how many records of what, from which release."""
    noun = name if count != 1 else SINGULAR[name]
    inside = f" ({documents} document{'s' * (documents != 1)})" if documents else ""
    return f"{count} {noun} from npf_corpus data {corpus.version}{inside}"


def _encoded(form: str, kind: type, records: Any) -> bytes:
    if form == "csv":
        return tables.to_csv(kind, records)
    import json

    rows = [plain(record) for record in records]
    return f"{json.dumps(rows, ensure_ascii=False, indent=2)}\n".encode()


def _show(**given: Any) -> None:
    corpus = _load(given)
    try:
        record = corpus[given["id"]]
    except UnknownName as unknown:
        raise _as_name(corpus, unknown) from None
    if given["format"] != "table":
        _write(_encoded(given["format"], type(record), [record]))
        return
    name = next(name for name, kind in TABLES.items() if kind is type(record))
    fields, texts = tables.to_fields(corpus, record)
    _write(f"{tables.to_blocks(fields, [texts])}\n\n{_found(1, name, corpus)}")


def _as_name(corpus: Corpus, unknown: UnknownName) -> UnknownName:
    """Return the error with the ids of the records that have the id's text as a name."""
    ids: list[str] = []
    for name in TABLES:
        try:
            ids.append(getattr(corpus, name)[unknown.name].id)
        except QueryError as fault:
            ids += getattr(fault, "candidates", ())
    return UnknownName(unknown.kind, unknown.name, tuple(ids) or unknown.suggestions)


def _releases(**given: Any) -> None:
    known = releases()
    rows = [(each.pin, str(each.date), str(each.schema)) for each in known]
    if given["format"] != "table":
        _write(_encoded(given["format"], Release, known))
    else:
        _write(tables.to_table(("pin", "published", "schema"), rows))


def _options(name: str, verbs: tuple[str, ...]) -> list[click.Option]:
    """Return the options of a command for evidence."""
    options = [_name_option(verb) for verb in verbs]
    if name == "claims":
        options += [
            click.Option([f"--{bound.replace('_', '-')}"], metavar="FIGURE", help=text)
            for bound, text in _BOUNDS.items()
        ]
        options.append(_flag("inferred", "Also figures whose unit the text does not state."))
    return [
        *options,
        _flag(
            "possible", "Also what fits only possibly, by value or by a region's partial member."
        ),
        _flag("explain", "Say what each option kept and left out."),
    ]


def _name_option(verb: str) -> click.Option:
    choice = click.Choice(get_args(Modality)) if verb == "modality" else None
    shown = None if choice else "NAME"
    return click.Option([f"--{verb}"], type=choice, metavar=shown, multiple=True, help=_VERBS[verb])


def _flag(name: str, text: str) -> click.Option:
    return click.Option([f"--{name}"], is_flag=True, help=text)


def _command(name: str, run: Any, text: str, example: str, *own: click.Parameter) -> click.Command:
    epilog = f"\b\nExample:\n  npf-corpus {name} {example}"
    return click.Command(name, None, run, [*own, _FORMAT], text, epilog)


def _table_command(name: str, command: _Command) -> click.Command:
    own = _options(name, command.verbs) if command.verbs else ()
    run = partial(_answer, name)
    return _command(name, run, command.help, command.example, *own, _PIN)


def _help(**_: Any) -> None:
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        _write(context.get_help())


main: click.Group = _Front(
    "npf-corpus",
    commands=[
        *(_table_command(name, command) for name, command in _COMMANDS.items()),
        _command(
            "show",
            _show,
            "Show one record whole, by its id.",
            "ecns-2025-03-08-ningxia.c3",
            click.Argument(["id"]),
            _PIN,
        ),
        _command("releases", _releases, "List the releases in this package.", "--format json"),
        *COMMANDS,
        attach_command,
    ],
    invoke_without_command=True,
    callback=_help,
    params=[_PIN],
    help="Ask what public documents assert about China's new quality productive forces.",
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
"""The command line, as the script `npf-corpus` runs it."""
