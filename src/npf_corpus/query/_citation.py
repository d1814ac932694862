"""Citations: a release at its version and digest, and the documents behind a selection."""

# Written here and not with a library, so that citing needs no extra. What a library for BibTeX
# would do, turning characters into LaTeX, is the one table below; pybtex takes text for LaTeX.

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from npf_corpus.intervals._value import Value
from npf_corpus.query._store import Style
from npf_corpus.query._verb import check_choice
from npf_corpus.records import Document, Initiative, Person, Record
from npf_corpus.records._kinds import KIND_OF

if TYPE_CHECKING:
    from npf_corpus.query._store import Store

_PARTS = re.compile(r"(?P<author>.+?) \(\d{4}\)\. (?P<title>.+?)\. Dataset version \S+\.")
"""How a release's citation is written, where author and title are to be told apart."""

_TYPES = {
    "interview": "interview",
    "law": "legislation",
    "news": "article-newspaper",
    "regulation": "legislation",
    "report": "report",
    "speech": "speech",
}
"""Genre to CSL type; what has none is a web page."""

_FIDELITY = {
    "original": ("", "After {}"),
    "reprint": ("Reprint", "Reprinted from {}"),
    "machine-paraphrase": ("Machine paraphrase", "Machine paraphrase of {}"),
}
"""What a note says of each fidelity, without and with the text that it goes back to."""

_MONTHS = """
January February March April May June July August September October November December
""".split()  # noqa: SIM905 - names read best as text
_LANGUAGES = {"en": "english", "zh": "chinese"}
"""Tags to the words that BibTeX has for them."""

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
"""Braces are counted in BibTeX even after a backslash, so that they are written by name."""

_URL = str.maketrans({" ": "%20", "\\": "%5C", "{": "%7B", "}": "%7D"})
"""What BibTeX would count or drop in an address, which is not LaTeX otherwise."""


@frozen(eq=False, repr=False)
class _Entry(Value):
    """One work as all styles need it."""

    key: str
    kind: str
    authors: tuple[str, ...]
    title: str
    publisher: str
    issued: date
    said: date | None
    language: str
    genre: str
    url: str
    version: str
    part: str
    note: str
    line: str


def cite(store: Store, documents: Iterable[str], style: Style, record: Record | None = None) -> str:
    """Return the citation of a release and of some of its documents.

    Where no byline is printed the publisher stands as author; a document without a title has its
    label in square brackets. A note says what is no original, and what a machine paraphrased.

    Args:
        store: The release.
        documents: Ids of the documents.
        style: `text` for a line each, `apa` for the same in APA style, `bibtex` for entries whose
            keys are the ids, `csl-json` for the JSON that Zotero, pandoc and other CSL processors
            read.
        record: The one record that is cited; by default none in particular.

    Raises:
        UnknownName: The style is none of these.

    Example:
        >>> import npf_corpus as npf
        >>> print(npf.load("1.0.0").claims.by_region("Xinjiang").cite("text"))
        ... # doctest: +ELLIPSIS
        npf_corpus contributors (2026). npf_corpus: what public documents assert ...
        Global Times (4 March 2024). Chinese national political advisors propose ...
    """
    check_choice("style", style, Style)
    cited = set(documents)
    which = "" if record is None else f"{KIND_OF[type(record)].one} {record.id}"
    entries = [_release(store, which)]
    entries += [_document(store, each) for each in store.records("documents") if each.id in cited]
    if style == "text":
        parts = ([entry.line, entry.note, entry.url] for entry in entries)
        return "\n".join(" ".join(filter(None, each)) for each in parts)
    if style == "apa":
        return "\n".join(map(_apa, entries))
    if style == "bibtex":
        return "\n\n".join(map(_bibtex, entries))
    import json

    return json.dumps([_csl(entry) for entry in entries], ensure_ascii=False, indent=2)


def documents_of(record: Any) -> Iterator[str]:
    """Yield the ids of the documents that a record rests on.

    A document rests on itself, an initiative on those that name it, a person on those that state
    an office. Regions, sectors, organizations, measures and units are ours and rest on none.
    """
    if isinstance(record, Document):
        yield record.id
    elif isinstance(record, Initiative):
        yield from (each.document for each in record.anchors)
    elif isinstance(record, Person):
        yield from (each.document for each in record.roles)
    elif hasattr(record, "document"):
        yield record.document


def _release(store: Store, which: str) -> _Entry:
    manifest = store.manifest
    citation = _plain(manifest.citation)
    found = _PARTS.fullmatch(citation)
    licence = "" if manifest.licence == "NOASSERTION" else f" Licence {manifest.licence}."
    return _Entry(
        key=f"npf-corpus-{manifest.version}-{manifest.digest[:8]}",
        kind="dataset",
        authors=(found["author"],) if found else (),
        title=found["title"] if found else citation.removesuffix("."),
        publisher="",
        issued=manifest.date,
        said=None,
        language="",
        genre="",
        url="",
        version=manifest.version,
        part=which,
        note=" ".join(filter(None, (which and f"Here: {which}.", f"Pin {store.pin}.{licence}"))),
        line=_ended(citation),
    )


def _document(store: Store, document: Document) -> _Entry:
    publisher = _plain(store.record("organizations", document.publisher).name)
    authors = tuple(map(_plain, document.authors)) or (publisher,)
    title = _plain(document.title or "") or f"[{_plain(document.label)}]"
    how, _ = _FIDELITY[document.fidelity]
    line = f"{', '.join(authors)} ({_day(document.published)}). {_ended(title)}"
    if document.authors:
        line += f" {_ended(publisher)}"
    return _Entry(
        key=document.id,
        kind=_TYPES.get(document.genre, "webpage"),
        authors=authors,
        title=title,
        publisher=publisher,
        issued=document.published,
        said=document.asserted,
        language=document.language,
        genre=", ".join(filter(None, (_plain(document.genre), how.lower()))),
        url=_plain(document.url),
        version="",
        part="",
        note=" ".join(_remarks(document)),
        line=line,
    )


def _remarks(document: Document) -> Iterator[str]:
    """Yield a sentence for each thing that a reader of the citation must know."""
    alone, of = _FIDELITY[document.fidelity]
    source = _plain(document.derived_from or "")
    how = of.format(source) if source else alone
    if document.fidelity == "machine-paraphrase":
        how += "; the wording is not that of the original"
    if how:
        yield f"{how}."
    if document.asserted is not None:
        yield f"Said on {_day(document.asserted)}."


def _plain(text: str) -> str:
    return " ".join(text.split())


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "。", "！", "？")) else f"{text}."


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _apa(entry: _Entry) -> str:
    """Return an entry as the APA's manual has it; names stand as they are printed.

    Of a release the pin stands where others have their address. No name is turned round, since a
    byline does not say which of its names is the family's.
    """
    *others, last = entry.authors or (entry.title,)
    names = f"{', '.join(others)}, & {last}" if others else last
    day = entry.issued
    if entry.version:
        about = ", ".join(filter(None, (f"Version {entry.version}", entry.part)))
        title = f"{entry.title} ({about}) [Data set]" if entry.authors else f"({about}) [Data set]"
        return f"{_ended(names)} ({day.year}). {title}. {entry.note[entry.note.index('Pin ') :]}"
    title = f"{entry.title} [{entry.note.removesuffix('.')}]" if entry.note else entry.title
    date = f"{day.year}, {_MONTHS[day.month - 1]} {day.day}"
    publisher = "" if entry.authors == (entry.publisher,) else _ended(entry.publisher)
    parts = (_ended(names), f"({date}).", _ended(title), publisher, entry.url)
    return " ".join(filter(None, parts))


def _bibtex(entry: _Entry) -> str:
    """Return an entry of the one type that every BibTeX style knows, braces keeping its case."""
    fields = {
        "author": " and ".join(f"{{{_latex(each)}}}" for each in entry.authors),
        "title": f"{{{_latex(entry.title)}}}",
        "publisher": _latex(entry.publisher),
        "year": str(entry.issued.year),
        "month": _MONTHS[entry.issued.month - 1][:3].lower(),
        "day": str(entry.issued.day),
        "version": _latex(entry.version),
        "type": _latex(entry.genre or entry.kind),
        "language": _LANGUAGES.get(entry.language.partition("-")[0], _latex(entry.language)),
        "url": entry.url.translate(_URL),
        "note": _latex(entry.note),
    }
    # A month is one of BibTeX's own words and stands without braces.
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'}"
        for name, value in fields.items()
        if value
    ]
    return "@misc{" + ",\n".join([entry.key, *lines]) + "\n}"


def _latex(text: str) -> str:
    return text.translate(_LATEX)


def _csl(entry: _Entry) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": entry.key,
        "type": entry.kind,
        "title": entry.title,
        "author": [{"literal": each} for each in entry.authors],
        "issued": _parts(entry.issued),
        "event-date": entry.said and _parts(entry.said),
        "container-title": entry.publisher if entry.kind == "article-newspaper" else "",
        "publisher": entry.publisher,
        "version": entry.version,
        "genre": entry.genre,
        "language": entry.language,
        "URL": entry.url,
        "note": entry.note,
    }
    return {name: value for name, value in found.items() if value}


def _parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
