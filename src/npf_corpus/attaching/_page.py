"""One page that shows a text with every record marked that was found in it.

The page needs no network and no other file. A text, and whatever a corpus says, is only ever
written as text: markup is escaped, characters that are not seen or that turn the direction of
others are shown by their code point, and the policy at the top lets nothing run but the script
below, by its digest.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from npf_corpus.attaching._page_look import CELLS, KINDS, SCRIPT, style
from npf_corpus.errors import counted
from npf_corpus.intervals._value import names_of
from npf_corpus.records import Mention, NumericClaim, Person, Record, Skipped, Statement, Tier
from npf_corpus.records._kinds import KIND_OF, title_of

if TYPE_CHECKING:
    from npf_corpus.attaching import Attached
    from npf_corpus.corpus import Corpus

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_CRLF = re.compile("\r\n?")
_HIDDEN = {"id", "document", "anchor", "anchors", "name", "gist", "statement", "components"}


def page(attached: Attached) -> str:
    """Return the page of a document and the text that a user has of it."""
    places = _found(attached)
    document = attached.document
    title = shown(document.label)
    records = "".join(
        _section(attached, number, key) for number, key in enumerate(attached.records)
    )
    body = (
        f"<header><h1>{title}</h1><p>{_source(attached)}</p>{_counts(attached)}</header>"
        f"{_legend(places)}"
        f'<main lang="{shown(document.language)}" dir="auto">{_marked(attached, places)}</main>\n'
        f'<aside id="panel" hidden tabindex="-1" role="dialog" aria-label="Record">'
        f'<button type="button" id="close" aria-label="Close the record">Close</button>'
        f"{records}</aside><script>{SCRIPT}</script>"
    )
    return framed(title, body, style(), script=SCRIPT)


def framed(title: str, body: str, look: str, *, script: str | None = None) -> str:
    """Return a page that needs no other file, and runs nothing but its one script if it has one."""
    allowed = "" if script is None else f"script-src '{digest_of(script)}'; "
    policy = (
        f"default-src 'none'; style-src '{digest_of(look)}'; {allowed}"
        "base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="referrer" content="no-referrer"><title>{title}</title>'
        f"<style>{look}</style></head>\n<body>{body}</body></html>\n"
    )


def shown(text: str) -> str:
    """Return a text as HTML that shows it and does nothing else."""
    plain = escape(_CRLF.sub("\n", text))
    return UNSEEN.sub(_code, plain)


def _code(match: re.Match[str]) -> str:
    return f"\u27e8U+{ord(match[0]):04X}\u27e9"


def digest_of(inline: str) -> str:
    """Return what a policy calls a script or style by: the digest of its text."""
    return f"sha256-{b64encode(sha256(inline.encode()).digest()).decode()}"


def _kind(record: Record | Skipped) -> str:
    if isinstance(record, Mention):
        return record.kind
    if isinstance(record, Tier):
        return "sector"
    return "skipped" if isinstance(record, Skipped) else KIND_OF[type(record)].one


_Place = tuple[int, int, int, str]
"""Start, end, the record's number on the page, and the kind of mark."""


def _found(attached: Attached) -> list[_Place]:
    places: list[_Place] = []
    for number, (key, record) in enumerate(attached.records.items()):
        span = attached.span(key)
        states_claims = isinstance(record, Mention) and bool(record.claims)
        if span is not None and not states_claims:  # the claims are there themselves
            places.append((*span, number, _kind(record)))
    return places


def _marked(attached: Attached, places: list[_Place]) -> str:
    """Return the text, cut wherever a mark starts or ends: one button for each cut that has any."""
    text = attached.text
    keys = list(attached.records)
    blocks = {each for each in places if each[3] in {"statement", "skipped"}}
    edges = sorted({0, len(text), *(edge for start, end, *_ in places for edge in (start, end))})
    opening: dict[int, list[_Place]] = {}
    for place in places:
        opening.setdefault(place[0], []).append(place)
    parts: list[str] = []
    live: list[_Place] = []
    for start, end in pairwise(edges):
        for place in [each for each in live if each[1] <= start and each in blocks]:
            parts.append("</span>")
            live.remove(place)
        live = [each for each in live if each[1] > start]
        for place in sorted(opening.get(start, ()), key=lambda each: each[0] - each[1]):
            if place in blocks and not any(each in blocks for each in live):
                label = f"{place[3]} {keys[place[2]]}"
                parts.append(
                    f'<span class="{place[3]}"><button type="button" class="at" '
                    f'data-r="{place[2]}" data-k="{place[3]}" aria-label="{escape(label)}">'
                    "</button>"
                )
                live.append(place)
            elif place not in blocks:
                live.append(place)
        marks = [each for each in live if each not in blocks]
        parts.append(_cell(shown(text[start:end]), marks))
    parts.extend("</span>" for each in live if each in blocks)
    return "".join(parts)


def _cell(words: str, marks: list[_Place]) -> str:
    if not marks or not words.strip():
        return words
    inner = sorted(marks, key=lambda each: (each[1] - each[0], CELLS.index(each[3])))
    kinds = sorted({each[3] for each in marks}, key=CELLS.index)
    numbers = " ".join(str(each[2]) for each in inner)
    return (
        f'<span role="button" tabindex="0" class="m {" ".join(kinds)}" data-r="{numbers}" '
        f'data-k="{" ".join(each[3] for each in inner)}">{words}</span>'
    )


def _legend(places: list[_Place]) -> str:
    boxes: list[str] = []
    for kind, title in KINDS.items():
        count = sum(each[3] == kind for each in places)
        boxes.append(
            f'<label><input type="checkbox" id="show-{kind}" data-k="{kind}" checked>'
            f'<span class="swatch {kind}">{escape(title)}</span> <small>{count}</small></label>'
        )
    return f'<div id="legend" role="group" aria-label="Marks to show">{"".join(boxes)}</div>'


def _source(attached: Attached) -> str:
    document = attached.document
    parts = [document.id, str(document.published), document.url, f"data {attached.corpus.version}"]
    return " \u00b7 ".join(shown(part) for part in parts)


def _counts(attached: Attached) -> str:
    summary = attached.summary()
    warning = ""
    if summary.is_another_text:
        warning = '<p class="warning" role="alert">This is another text.</p>'
    lost = [
        f'<li><button type="button" class="lost" data-r="{number}">{shown(key)}</button> '
        f"{grade}</li>"
        for number, (key, grade) in enumerate(attached.grades.items())
        if attached.span(key) is None
    ]
    more = (
        f"<details><summary>{counted(len(lost), 'place')} not found</summary>"
        f"<ul>{''.join(lost)}</ul></details>"
        if lost
        else ""
    )
    counts = (
        f"{counted(summary.exact, 'place')} exact, {summary.relocated} relocated, "
        f"{summary.ambiguous} ambiguous, {summary.changed} changed, {summary.missing} missing; "
        f"numbers and sentences in no record: {summary.unaccounted}"
    )
    return f"{warning}<p>{counts}</p>{more}"


def _section(attached: Attached, number: int, key: str) -> str:
    record = attached.records[key]
    noun = "skipped passage" if isinstance(record, Skipped) else KIND_OF[type(record)].one
    rows = [("found", attached.grade(key)), *_rows(attached.corpus, record)]
    body = "".join(
        f"<dt>{escape(name)}</dt><dd>{shown(value)}</dd>" for name, value in rows if value
    )
    return (
        f'<section id="r{number}" hidden><h2><span class="swatch {_kind(record)}">{noun}</span> '
        f"{shown(_heading(attached, record))}</h2>"
        f"<p><code>{shown(key)}</code></p><dl>{body}</dl></section>"
    )


def _heading(attached: Attached, record: Any) -> str:
    corpus = attached.corpus
    if isinstance(record, NumericClaim):
        return f"{record.quantity.surface} \u2014 {_name(corpus, record.measure)}"
    if isinstance(record, Statement):
        return title_of(record)
    if isinstance(record, Tier):
        return f"{_name(corpus, record.sector)}: {record.tier}"
    if isinstance(record, Mention):
        return _name(corpus, record.entity) if record.entity else f"number ({record.number_class})"
    return record.reason if isinstance(record, Skipped) else record.name


def _rows(corpus: Corpus, record: Record | Skipped) -> Iterator[tuple[str, str]]:
    """Yield the fields of a record as a reader sees them."""
    if isinstance(record, Mention):
        if record.entity:
            entity = corpus[record.entity]
            yield "names", KIND_OF[type(entity)].one
            yield from _rows(corpus, entity)
        yield "claims", ", ".join(record.claims)
        return
    for name in names_of(type(record)):
        value = getattr(record, name)
        if name == "quantity":
            unit = corpus.units[cast("str", value.unit)]
            yield "figure", value.surface
            yield "interval", f"{value.interval} {unit.symbol}"
            yield "unit", f"{unit.name} ({value.unit_basis})"
        elif isinstance(record, Person) and name == "roles":
            yield "roles", "; ".join(role.title for role in record.roles)
        elif name not in _HIDDEN and name != "members":
            yield name.replace("_", " "), _value(corpus, name, value)
    if isinstance(record, NumericClaim):
        yield from _said(corpus, corpus.statements[record.statement])


def _said(corpus: Corpus, statement: Statement) -> Iterator[tuple[str, str]]:
    yield "statement", f"{statement.gist} ({statement.id})"
    speakers = [_name(corpus, key) for key in statement.speakers]
    yield "said by", ", ".join([*speakers, *filter(None, [statement.speaker_label])])


_REFERENCES = {"regions", "sectors", "initiatives", "initiative", "measure", "speakers"} | {
    *("sector", "region", "parent", "broader", "lead", "part_of", "organization", "publisher")
}


def _value(corpus: Corpus, name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    values = cast("Iterable[Any]", value) if isinstance(value, tuple) else (value,)
    texts = [
        _name(corpus, each) if name in _REFERENCES else "yes" if each is True else str(each)
        for each in values
    ]
    return "; ".join(texts) if name == "caveats" else ", ".join(texts)


def _name(corpus: Corpus, key: str) -> str:
    return title_of(corpus[key])
