"""The options that commands share: which release, which records of it, and in what form."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from re import Match, fullmatch, sub
from typing import Any, get_args

import click
from click.shell_completion import CompletionItem

from npf_corpus.cli._output import FORMATS
from npf_corpus.corpus import Corpus
from npf_corpus.errors import (
    InvalidBounds,
    InvalidRelease,
    NpfCorpusError,
    QueryError,
    ReleaseNotFound,
    UnknownName,
    counted,
)
from npf_corpus.lineage._load import load, releases
from npf_corpus.query._reach import TYPED
from npf_corpus.query._verb import WAYS, verb_of
from npf_corpus.records._kinds import KIND, KIND_OF, title_of

DATA_ERROR, USAGE_ERROR, INTERRUPTED = 1, 2, 130

EXIT_CODES = {
    0: "an answer, also where nothing was found",
    DATA_ERROR: "data, a file or a package is missing or not as it should be",
    USAGE_ERROR: "the question cannot be answered as it was put",
    INTERRUPTED: "interrupted",
}

_ALIKE = 0.7
"""How alike two names are, from 0 to 1, for one to be suggested for the other."""

EVIDENCE = ("claims", "statements", "initiatives", "documents", "tiers", "mentions")

_BOUNDS = {
    "at_least": "The value is this or more, say '100 billion CNY'.",
    "more_than": "The value is above this, say '1,500 projects'.",
    "at_most": "The value is this or less, say '60%'.",
    "less_than": "The value is below this.",
}


class Group(click.Group):
    """A group of commands that suggests only what is like an unknown one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first word names.

        Raises:
            UsageError: It names none.
        """
        name = str(args[0])
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            ctx.fail(f"No such command {name!r}{_or_rather(name, self.commands)}")
        return super().resolve_command(ctx, args)


def _or_rather(name: str, known: Iterable[str]) -> str:
    """Return a question that names the nearest of some names, empty where none is near."""
    from difflib import get_close_matches

    bare = {each.strip("-"): each for each in known}
    begun = [each for each in bare if each.startswith(name.strip("-"))]
    near = begun or get_close_matches(name.strip("-"), bare, cutoff=_ALIKE)
    return f", did you mean {bare[near[0]]!r}?" if near else ""


def unknown(fault: click.ClickException, front: click.Group) -> str:
    """Return the line for what a command does not have, nothing for another fault.

    For a bare word it says that options narrow. For an option it suggests one that is spelt alike,
    or names the commands that have this one.
    """
    bare = fullmatch(r"Got unexpected extra argument \((.+)\)", fault.format_message())
    context = fault.ctx if isinstance(fault, click.UsageError) else None
    if bare and context and any("--region" in each.opts for each in context.command.params):
        return f"got unexpected extra argument {bare[1]!r}, narrow by an option: --region {bare[1]}"
    if not isinstance(fault, click.NoSuchOption) or fault.ctx is None:
        return ""
    name = fault.option_name
    own = [each for param in fault.ctx.command.params for each in param.opts if each[:2] == "--"]
    rather = _or_rather(name, own)
    if not rather:
        others = [
            key
            for key, each in front.commands.items()
            if any(name in param.opts for param in each.params)
        ]
        *first, last = others or [""]
        have = f"{', '.join(first)} and {last} have" if first else f"{last} has"
        rather = f", {have} it" if others else ""
    return f"no such option {name!r}{rather}"


def command(
    name: str, run: Callable[..., object], text: str, example: str, *params: click.Parameter
) -> click.Command:
    """Return a command whose help ends in an example; `text` is one sentence."""
    epilog = f"\b\nExample:\n  npf-corpus {example}"
    return click.Command(
        name, callback=run, params=[*params], help=text, short_help=text, epilog=epilog
    )


def group(
    name: str,
    text: str,
    example: str,
    commands: Iterable[click.Command],
    *params: click.Parameter,
    run: Callable[..., object] | None = None,
) -> click.Group:
    """Return a command that takes a table; `run` is what it does without one."""
    return Group(
        name,
        list(commands),
        params=[*params],
        callback=run,
        help=text,
        short_help=text,
        epilog=f"\b\nExample:\n  npf-corpus {example}",
        subcommand_metavar="TABLE [OPTIONS]" if run is None else "[TABLE [OPTIONS]]",
        invoke_without_command=run is not None,
        no_args_is_help=False,
    )


class Once(click.Option):
    """An option with one value, which may be given once."""

    def __init__(self, names: Sequence[str], *, default: str | None = None, **more: Any) -> None:
        given = [] if default is None else [default]
        super().__init__(names, multiple=True, default=given, **more)

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """Return the value.

        Raises:
            UsageError: There are several.
        """
        values = super().process_value(ctx, value)
        if len(values) > 1 and not ctx.resilient_parsing:
            ctx.fail(f"{self.opts[0]} is given {len(values)} times, write it once")
        return values[0] if values else None


def flag(name: str, text: str) -> click.Option:
    """Return an option that is given or not."""
    return click.Option([f"--{name}"], is_flag=True, help=text)


def word(name: str, metavar: str, text: str, **more: Any) -> click.Option:
    """Return an option with one value, which a reader of the help sees as `metavar`."""
    return Once([f"--{name}"], metavar=metavar, help=text, **more)


def path(name: str, metavar: str, text: str, *, folder: bool = False) -> click.Option:
    """Return an option with a path: any, or that of a folder which is there."""
    kind = click.Path(exists=True, file_okay=False) if folder else click.Path()
    return word(name, metavar, text, type=kind)


def choice(
    name: str, choices: Sequence[str], text: str, default: str | None = None, **more: Any
) -> click.Option:
    """Return an option with one of some words; its help shows the default, where there is one."""
    kind = click.Choice(choices, case_sensitive=False)
    shown: dict[str, Any] = {"show_default": default is not None, **more}
    return Once([f"--{name}"], type=kind, default=default, help=text, **shown)


# Which release


def open_release(text: str | None) -> Corpus:
    """Return the release that `load` finds, or that in a folder: a path has a slash in it.

    Raises:
        ReleaseNotFound: There is none.
        InvalidRelease: The folder holds no release that keeps every law.
    """
    if text is not None and os.path.dirname(text):  # noqa: PTH120 - pathlib is dear
        from npf_corpus.validation import read_release

        return read_release(text)
    try:
        return load(text)
    except ReleaseNotFound as fault:
        hint = f"write './{text}' for the folder" if text and os.path.isdir(text) else fault.hint  # noqa: PTH112
        raise ReleaseNotFound(fault.wanted, fault.available, hint) from None


def given_above(name: str, context: click.Context | None) -> Any:
    """Return an option's value, of the command or the nearest group before it that has one."""
    while context is not None:
        if context.params.get(name) is not None:
            return context.params[name]
        context = context.parent
    return None


def release() -> Corpus:
    """Return the release of `--pin`, after the command or before it, or the newest."""
    return open_release(given_above("pin", click.get_current_context()))


def complete_releases(
    _: click.Context, __: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the versions that begin with a text, or have the shell look for folders."""
    known = [each.version for each in releases() if each.version.startswith(incomplete)]
    return [CompletionItem(each) for each in known] or [CompletionItem(incomplete, type="dir")]


def complete_ids(
    *tables: str,
) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Return what completes ids of some tables, and names, each with its title behind it.

    A name of several words is completed to its id, since a shell would take it apart.
    """

    def complete(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
        try:
            corpus = open_release(given_above("pin", context))
        except NpfCorpusError:
            return []
        records = (record for table in tables for record in getattr(corpus, table))
        found = ((_completed(record, begun), title_of(record)) for record in records)
        return [CompletionItem(word, help=title) for word, title in found if word]

    return complete


def _completed(record: Any, begun: str) -> str | None:
    """Return the id or the name of a record that begins with a text, None where neither does."""
    if record.id.startswith(begun):
        return str(record.id)
    fields = KIND_OF[type(record)].names
    names = [*(getattr(record, field) or "" for field in fields), *getattr(record, "aliases", ())]
    known = next((name for name in names if name.casefold().startswith(begun.casefold())), "")
    return (str(record.id) if " " in known else known) or None


PIN = word(
    "pin",
    "RELEASE",
    "Version, specifier, pin or folder (with a slash in it) of a release. [newest]",
    shell_complete=complete_releases,
)


# In what form


FORMAT = choice("format", FORMATS, "How to write the records.", "table")
REPORT = choice("format", ("text", "json"), "How to write the report.", "text")


# Which records


def verbs(table: str) -> tuple[str, ...]:
    """Return the verbs that narrow a table: `region` stands for `by_region`."""
    return KIND[table].narrows


def options(table: str) -> list[click.Parameter]:
    """Return an option for each verb of a table, and the options that go with them."""
    own = verbs(table)
    found: list[click.Parameter] = [_option(axis) for axis in WAYS if axis in own]
    if "value" in own:
        found += [word(key.replace("_", "-"), "FIGURE", text) for key, text in _BOUNDS.items()]
        found.append(flag("inferred", "Also figures whose unit the text does not state."))
        text = "Also what fits only possibly, by value or by a region's partial member."
    else:
        text = "Also what is about a partial member of the region."
    return [*found, flag("possible", text)] if "region" in own else found


def _year(word: str) -> int | str:
    return int(word) if word.isdecimal() else word


def _option(axis: str) -> click.Option:
    """Return the option of a verb, which may be given several times: any of them may hold."""
    way = WAYS[axis]
    more: dict[str, Any] = {"metavar": way.metavar}
    if (choices := way.choices) is not None:
        more = {"type": click.Choice(get_args(choices), case_sensitive=False)}
    elif way.tables:
        more["shell_complete"] = complete_ids(*way.tables)
    elif axis == "year":
        more["type"] = _year
    elif axis in TYPED:
        more["shell_complete"] = _complete_words(axis)
    return click.Option([f"--{axis}"], multiple=True, help=way.help, **more)


def _complete_words(axis: str) -> Callable[..., list[CompletionItem]]:
    def complete(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
        return [CompletionItem(word) for word in TYPED[axis] if word.startswith(begun)]

    return complete


def narrowed(table: Any, given: dict[str, Any]) -> Any:
    """Return a table narrowed by the options given.

    Raises:
        UsageError: An option lacks the one that it goes with.
        QueryError: One cannot be answered.
    """
    bounds = {name: given[name] for name in _BOUNDS if given.get(name) is not None}
    possible, inferred = (given.get(name) for name in ("possible", "inferred"))
    if possible and not bounds and not given["region"]:
        what = "a bound such as --at-least, or a --region" if "at_least" in given else "a --region"
        raise click.UsageError(f"--possible needs {what}")
    if inferred and not bounds:
        raise click.UsageError("--inferred needs a bound such as --at-least")
    certainty = "possible" if possible else "certain"
    asked = {axis: given[axis] for axis in WAYS if given.get(axis)}
    units: tuple[str, ...] = asked.pop("unit", ()) if bounds else ()
    for axis, names in asked.items():
        more = {"certainty": certainty} if axis == "region" else {}
        table = getattr(table, verb_of(axis))(*names, **more)
    if len(units) > 1:
        raise click.UsageError("--unit is given twice, bounds are in one unit")
    if bounds:
        unit = units[0] if units else None
        table = table.by_value(**bounds, unit=unit, certainty=certainty, inferred=inferred)
    return table


def found(count: int, name: str, corpus: Corpus, documents: int = 0) -> str:
    """Return the line below a table: how many records of what, from which release."""
    inside = f" ({counted(documents, 'document')})" if documents else ""
    records = counted(count, KIND[name].one, name)
    return f"{records} from {corpus.name} {corpus.version}{inside}"


# In whose words


def explained(table: Any) -> str:
    """Return why a table holds what it holds, with options in place of Python's arguments."""
    told = str(table.explain()).replace("(inferred=True)", "(--inferred)")
    return sub(r"by_(\w+)\(('.*?')\)", _as_options, told)


def _as_options(call: Match[str]) -> str:
    """Return a verb with the names that it is given as options: `--unit MW --unit kW`."""
    names = call[2].strip("'").split("', '")
    return " ".join(f"--{call[1]} {each}" for each in names)


def as_typed(fault: NpfCorpusError) -> str:
    """Return an error's line with options in place of Python's arguments."""
    if isinstance(fault, InvalidBounds):
        reason = sub(r"unit='([^']*)'", r"--unit \1", fault.reason)
        for bound in _BOUNDS:
            reason = reason.replace(bound, f"--{bound.replace('_', '-')}")
        return str(InvalidBounds(fault.value if fault.value is None else f"{fault.value}", reason))
    if isinstance(fault, UnknownName) and fault.hint:
        hint = sub(r"by_(\w+)\((?:'([^' ]*)'|(.*?))\)", r"--\1 \2\3", fault.hint)
        return str(UnknownName(fault.kind, fault.name, fault.suggestions, hint))
    if isinstance(fault, ReleaseNotFound) and fault.hint.startswith("write a version"):
        hint = f"{fault.hint}, or a folder with a slash in it"
        return str(ReleaseNotFound(fault.wanted, fault.available, hint))
    if isinstance(fault, InvalidRelease) and len(fault.problems) > 1 and os.path.isdir(fault.path):  # noqa: PTH112
        return f"{fault}; npf-corpus validate {fault.path} lists them"
    return sub(r"(narrow with) by_(\w+)", r"\1 --\2", str(fault))


def exit_code(fault: NpfCorpusError | OSError) -> int:
    """Return the exit code that an error ends the command with."""
    return USAGE_ERROR if isinstance(fault, QueryError) else DATA_ERROR
