"""What can go wrong, one class per cause: facts are attributes, the message is built from them."""

from __future__ import annotations

from typing import cast

__all__ = [
    "AmbiguousName",
    "DataError",
    "DigestMismatch",
    "IncomparableUnits",
    "InvalidBounds",
    "InvalidQuantity",
    "InvalidRelease",
    "InvalidText",
    "MissingExtra",
    "MixedCorpora",
    "NpfCorpusError",
    "QueryError",
    "ReleaseNotFound",
    "RetiredId",
    "UnknownName",
]

_BITS = 4_000
"""Python refuses to write out numbers of more than some 14,000 bits; far shorter ones are kept."""

_INVALID = "is no valid release"
_SHOWN = 60
"""How many characters of a caller's value a message repeats."""


def shown(value: object) -> str:
    """Return a value's repr for a message of one line, cut where it is long."""
    try:
        text = repr(value)
    except ValueError:  # Python refuses to write out an int of so many digits
        text = f"a {type(value).__name__} that cannot be shown"
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun: 1 claim, 2 claims.

    Args:
        count: The number.
        one: The noun of one.
        many: The noun of several; by default that of one with an s.
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"


class _Described(str):
    """A few words in place of a value, which a message repeats without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return the words."""
        return str(self)


def kept(value: object) -> object:
    """Return a value that an error can show: in place of a number too long to be written, words."""
    if isinstance(value, int) and value.bit_length() > _BITS:
        return _Described(f"a number of {value.bit_length():,} bits")
    return value


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(repr(name) for name in names)


class NpfCorpusError(Exception):
    """The root of the errors of this package."""

    @property
    def message(self) -> str:
        """The error as one line."""
        return ": ".join(str(arg) for arg in self.args)

    def __str__(self) -> str:
        """Return the message, also for children of `KeyError`, which would quote it."""
        return self.message


class DataError(NpfCorpusError):
    """A release is not there, or not what it should be."""


class QueryError(NpfCorpusError):
    """A question cannot be answered as it was put."""


class ReleaseNotFound(DataError, LookupError):
    """No release has the version asked for."""

    def __init__(self, wanted: str, available: tuple[str, ...], hint: str = "") -> None:
        super().__init__(wanted, available, hint)
        self.wanted = wanted
        self.available = available
        self.hint = hint

    @property
    def message(self) -> str:
        """What was asked for and what there is."""
        there = _names(self.available) or "none"
        hint = f"; {self.hint}" if self.hint else ""
        return f"no release {shown(self.wanted)} here, there are: {there}{hint}"


class DigestMismatch(DataError, ValueError):
    """The bytes of a file or a release are not those that were published, or pinned."""

    def __init__(
        self, path: str, expected: str, actual: str, remedy: str = "install npf-corpus anew"
    ) -> None:
        super().__init__(path, expected, actual, remedy)
        self.path = path
        self.expected = expected
        self.actual = actual
        self.remedy = remedy

    @property
    def message(self) -> str:
        """Which file differs, and from what."""
        kind = "" if "@" in self.actual or " " in self.actual else "sha256 "
        return (
            f"{self.path} is not as published: expected {kind}{self.expected}, "
            f"got {self.actual}; {self.remedy}"
        )


class InvalidRelease(DataError, ValueError):
    """A release breaks its own laws; `problems` has every fault found, one line each as `str`.

    `verdict` is what they make of `path`, such as `cannot follow 2.0.0` in a comparison.
    """

    def __init__(self, path: str, problems: tuple[object, ...], verdict: str = _INVALID) -> None:
        super().__init__(path, problems, *(() if verdict == _INVALID else (verdict,)))
        self.path = path
        self.problems = problems
        self.verdict = verdict

    @property
    def message(self) -> str:
        """The number of faults and the first of them."""
        more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        first = f": {self.problems[0]}" if self.problems else ""
        return f"{self.path} {self.verdict}{first}{more}"


class InvalidText(DataError, ValueError):
    """A file that cannot be read as a text."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    @property
    def message(self) -> str:
        """The file and what is wrong with it."""
        return f"{self.path!r} {self.reason}"


class UnknownName(QueryError, KeyError):
    """Nothing of that kind has that id or name."""

    def __init__(
        self, kind: str, name: str, suggestions: tuple[str, ...] = (), hint: str = ""
    ) -> None:
        name = cast("str", kept(name))
        super().__init__(kind, name, suggestions, hint)
        self.kind = kind
        self.name = name
        self.suggestions = suggestions
        self.hint = hint

    @property
    def message(self) -> str:
        """The name, and what to write instead: what the hint says, or the nearest there are."""
        hint = f", did you mean {_names(self.suggestions)}?" if self.suggestions else ""
        if self.hint:
            hint = f", {self.hint}"
        return f"no {self.kind} named {shown(self.name)}{hint}"


class AmbiguousName(QueryError, KeyError):
    """Several records have that name; ask by id."""

    def __init__(self, kind: str, name: str, candidates: tuple[str, ...]) -> None:
        super().__init__(kind, name, candidates)
        self.kind = kind
        self.name = name
        self.candidates = candidates

    @property
    def message(self) -> str:
        """The name, and the ids that it may mean."""
        return (
            f"{shown(self.name)} names more than one {self.kind}, "
            f"write one of the ids: {_names(self.candidates)}"
        )


class RetiredId(QueryError, KeyError):
    """The id was withdrawn in some release; `successors` may stand in its place."""

    def __init__(
        self, name: str, since: str, reason: str, successors: tuple[str, ...] = ()
    ) -> None:
        super().__init__(name, since, reason, successors)
        self.name = name
        self.since = since
        self.reason = reason
        self.successors = successors

    @property
    def message(self) -> str:
        """Since when, why, and what to ask for instead."""
        hint = f", ask for {_names(self.successors)}" if self.successors else ""
        return f"{shown(self.name)} was retired in {self.since} ({self.reason}){hint}"


class InvalidBounds(QueryError, ValueError):
    """A bound, an interval or a period cannot be read, or bounds contradict each other."""

    def __init__(self, value: object, reason: str) -> None:
        value = kept(value)
        super().__init__(value, reason)
        self.value = value
        self.reason = reason

    @property
    def message(self) -> str:
        """The value and what to write instead."""
        return f"{shown(self.value)} {self.reason}"


class InvalidQuantity(QueryError, ValueError):
    """The words are no figure, or a figure that cannot be read without guessing."""

    def __init__(self, text: object, reason: str) -> None:
        text = kept(text)
        super().__init__(text, reason)
        self.text = text
        self.reason = reason

    @property
    def message(self) -> str:
        """The words and why they are no quantity."""
        return f"{shown(self.text)} {self.reason}"


class IncomparableUnits(QueryError, ValueError):
    """Two units have no common dimension, or nothing converts one to the other."""

    def __init__(self, left: str, right: str, reason: str) -> None:
        super().__init__(left, right, reason)
        self.left = left
        self.right = right
        self.reason = reason

    @property
    def message(self) -> str:
        """Both units and why they do not compare."""
        return f"{shown(self.left)} does not compare with {shown(self.right)}: {self.reason}"


class MixedCorpora(QueryError, ValueError):
    """Records of two releases were combined."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(left, right)
        self.left = left
        self.right = right

    @property
    def message(self) -> str:
        """Both pins, and the functions that compare releases and that join corpora."""
        return (
            f"{shown(self.left)} and {shown(self.right)} are different corpora and never mix; "
            "compare them with npf_corpus.diff(old, new), "
            "or join them with npf_corpus.merge(one, other, name=…)"
        )


class MissingExtra(NpfCorpusError, ImportError):
    """A feature needs a package, or a program beside one, that is not installed."""

    def __init__(self, package: str, extra: str, remedy: str | None = None) -> None:
        super().__init__(package, extra, remedy)
        self.package = package
        self.extra = extra
        self.remedy = remedy

    @property
    def message(self) -> str:
        """The command that installs it, or what to do where pip installs no such thing."""
        remedy = self.remedy or f"pip install 'npf-corpus[{self.extra}]'"
        return f"{self.package} is not installed: {remedy}"
