"""The command line: each table of a release as a command, and each verb as an option."""

from __future__ import annotations

import sys
from typing import Any, NoReturn

from npf_corpus.errors import MissingExtra, NpfCorpusError

try:
    import click
except ModuleNotFoundError:
    raise SystemExit(f"npf-corpus: {MissingExtra('click', 'cli')}") from None

from npf_corpus.cli import _options as options
from npf_corpus.cli import _output as output
from npf_corpus.cli._attach import attach_command
from npf_corpus.cli._comparisons import COMMANDS as COMPARISONS
from npf_corpus.cli._draft import draft_command
from npf_corpus.cli._explore import explore_command
from npf_corpus.cli._figures import figures_command
from npf_corpus.cli._files import COMMANDS as FILES
from npf_corpus.cli._records import COMMANDS as RECORDS
from npf_corpus.cli._releases import COMMANDS as RELEASES
from npf_corpus.cli._review import review_command

_EPILOG = "\n".join(
    (
        "\b\nExample:\n  npf-corpus claims --region Ningxia",
        "\nOptions narrow together; '--region Hubei --region Hunan' means either.",
        "\n\b\nExit codes:",
        *(f"  {code:<4} {meaning}" for code, meaning in options.EXIT_CODES.items()),
    )
)


class _Front(options.Group):
    """The group of commands, whose errors are one line and an exit code."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command line and exit."""
        kwargs |= {"prog_name": self.name, "standalone_mode": False}
        try:
            code = super().main(*args, **kwargs)
        except click.ClickException as fault:
            context = getattr(fault, "ctx", None)
            see = f"; see '{context.command_path} --help'" if context else ""
            message = options.unknown(fault, self) or _plain(fault.format_message())
            _fail(f"{message}{see}", fault.exit_code)
        except NpfCorpusError as fault:
            _fail(options.as_typed(fault), options.exit_code(fault))
        except OSError as fault:
            _fail(_system(fault), options.exit_code(fault))
        except click.Abort:
            sys.exit(options.INTERRUPTED)
        sys.exit(code or 0)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Return the context of a command line, or print help and exit."""
        context: click.Context = output.until_the_reader_leaves(
            lambda: super(_Front, self).make_context(*args, **kwargs)
        )
        return context

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command of a context."""
        return output.until_the_reader_leaves(lambda: super(_Front, self).invoke(ctx))


def _fail(message: str, code: int) -> NoReturn:
    output.warn(f"npf-corpus: {' '.join(message.split())}")
    sys.exit(code)


def _plain(message: str) -> str:
    """Return a message of click as one of ours: no capital first, no full stop last."""
    return message[:1].lower() + message[1:].removesuffix(".")


def _system(fault: OSError) -> str:
    """Return what the system, or the library, says of a file, as a line of ours."""
    if fault.strerror is None:
        return str(fault).replace("overwrite=True", "--overwrite")
    reason = fault.strerror.lower()
    return reason if fault.filename is None else f"{fault.filename!r}: {reason}"


def _help(**_: Any) -> None:
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        output.write(context.get_help())


def _version(context: click.Context, _: click.Parameter, wanted: object) -> None:
    """Write the versions of the code and of its newest data, two numbers that differ."""
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version

        from npf_corpus.lineage._load import releases

        output.write(f"npf-corpus {version('npf-corpus')}, data {releases()[-1].version}")
        context.exit()


main: click.Group = _Front(
    "npf-corpus",
    commands=[
        *RECORDS,
        *COMPARISONS,
        *RELEASES,
        *FILES,
        attach_command,
        explore_command,
        figures_command,
        draft_command,
        review_command,
    ],
    invoke_without_command=True,
    callback=_help,
    params=[
        options.PIN,
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help="Show the versions of the code and of its newest data, and exit.",
        ),
    ],
    help="Ask what public documents assert about China's new quality productive forces.",
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
"""The command line, as the script `npf-corpus` runs it."""
