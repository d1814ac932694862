"""Whether a release keeps the laws: every fault at once, each with its place and its remedy."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from attrs import frozen

from npf_corpus.errors import InvalidRelease, shown
from npf_corpus.intervals._value import Value
from npf_corpus.records import TABLES
from npf_corpus.release._faults import MOST
from npf_corpus.release._progress import progress
from npf_corpus.release._regular import read_followed
from npf_corpus.validation import (
    _anchors,
    _completeness,
    _figures,
    _files,
    _references,
    _shape,
    _texts,
    _values,
)
from npf_corpus.validation._folder import Files
from npf_corpus.validation._laws import Case, Finding, Law, Rule
from npf_corpus.validation._shape import is_id

_RULES = (
    *_shape.RULES,
    *_references.RULES,
    *_figures.RULES,
    *_values.RULES,
    *_anchors.RULES,
    *_texts.RULES,
    *_completeness.RULES,
)

LAWS: tuple[Law, ...] = tuple(
    sorted((rule.law for rule in (*_files.RULES, *_RULES, *_files.LAST)), key=lambda law: law.code)
)
"""Every law, in the order in which they are asked, but for E113, which is asked last."""

_LARGEST_TEXT = 64 * 2**20
_LONGEST_MESSAGE = 400


@frozen(eq=False, repr=False)
class Problem(Value):
    """A fault of a release: the law that it breaks, and where.

    Attributes:
        code: Code of the law, such as `E405`.
        table: Table of the record at fault, `manifest`, or None where it is the folder's.
        id: Id of the record at fault, None where there is none or it cannot be read.
        path: Place in the table's JSON, such as `$[3].quantity.interval`, a line, or a file's name.
        message: What is wrong there.
        remedy: What to do.

    Example:
        >>> from npf_corpus.validation import Problem
        >>> str(Problem("E414", "claims", "d.c1", "$[0].caveats", "is empty", "say why"))
        'E414 claims d.c1 $[0].caveats is empty; say why'
    """

    code: str
    table: str | None
    id: str | None
    path: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """Return the problem as one line."""
        key = self.id
        if key is not None and not is_id(key):
            key = shown(key)
        where = (self.table, key, self.path)
        line = " ".join((self.code, *filter(None, where), f"{self.message}; {self.remedy}"))
        return " ".join(line.split())


def validate(
    path: str | os.PathLike[str], *, sources: str | os.PathLike[str] | None = None
) -> tuple[Problem, ...]:
    """Return every fault of a release folder, in the order of the laws; none where it is valid.

    The laws are asked in layers: files, shape, references, values, anchors, completeness. A
    record is reported under the first law that it breaks and not asked about later ones. Of each
    law a thousand places are listed, and those beyond them counted in one more problem. Nothing
    outside the folder is read, and no table that is far longer than the manifest states.

    Args:
        path: The release's folder.
        sources: A folder of UTF-8 texts, found by their digests; without it the laws that need
            a text are not asked.

    Raises:
        InvalidRelease: `sources` is no folder that can be read.

    Example:
        >>> from npf_corpus.validation import validate
        >>> [problem.code for problem in validate("/no/such/folder")]
        ['E101']
    """
    texts = texts_in(sources)
    files = Files.of_folder(os.fspath(path))
    files.open_tables(os.fspath(path))
    return examine(files, texts)


def examine(files: Files, texts: Mapping[str, str] | None) -> tuple[Problem, ...]:
    """Return every fault of a release's files, in the order of the laws.

    Args:
        files: The files, of a folder or in memory.
        texts: The documents' texts by the digest of their bytes; None where none are at hand.
    """
    problems = ask(_files.RULES, files)
    if files.known is None:
        return problems
    case = Case(files.known, texts)
    for name in TABLES:
        reading = files.readings.get(name)
        if reading is None or reading.rows is None:
            case.unread.add(name)
        if reading is None or reading.syntax or reading.shape:
            case.partial.add(name)
        if reading is not None:
            case.records[name] = reading.records
            case.lost.update(reading.lost)
    problems = (*problems, *ask(_RULES, case))
    return problems or (() if files.made else ask(_files.LAST, files))


def ask(rules: Sequence[Rule], of: Files | Case) -> tuple[Problem, ...]:
    """Return what breaks the laws of rules; each record is reported under the first of them.

    Of each law a thousand places are listed, and those beyond them counted in one more problem.
    """
    problems: list[Problem] = []
    with progress("laws", len(rules)) as step:
        for law, check, since in rules:
            if isinstance(of, Case) and of.schema < since:
                continue
            listed = unlisted = 0
            broken: set[tuple[str | None, str | None]] = set()
            for finding in check(of):
                broken.add((finding.table, finding.id))
                if finding.unlisted or listed == MOST:
                    unlisted += finding.unlisted or 1
                    continue
                listed += 1
                problems.append(_problem(law, finding))
            if unlisted:
                message = f"is broken in at least {unlisted} more places"
                problems.append(Problem(law.code, None, None, "", message, law.remedy))
            if isinstance(of, Case):
                of.broken |= broken
            step()
    return tuple(problems)


def _problem(law: Law, finding: Finding) -> Problem:
    message = finding.message
    if len(message) > _LONGEST_MESSAGE:
        message = f"{message[: _LONGEST_MESSAGE - 1]}…"
    return Problem(law.code, finding.table, finding.id, finding.path, message, law.remedy)


def texts_in(sources: str | os.PathLike[str] | None) -> dict[str, str] | None:
    """Return the texts in a folder by the digest of their bytes; None where there is no folder.

    Raises:
        InvalidRelease: The folder cannot be read.
    """
    if sources is None:
        return None
    folder = os.fspath(sources)
    data: list[bytes] = []
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if entry.is_file():
                    read = read_followed(entry.path, _LARGEST_TEXT)[1]
                    data += () if read is None else (read,)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise InvalidRelease(folder, (reason,), "cannot be read as the folder of texts") from fault
    return _texts.read_texts(data)
