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

from npf_corpus.records import (
    Initiative,
    Mention,
    NumericClaim,
    Person,
    Record,
    Skipped,
    Statement,
    Tier,
)

if TYPE_CHECKING:
    from npf_corpus.attaching import Attached
    from npf_corpus.corpus import Corpus

__all__ = ["KINDS", "page", "shown"]

KINDS: dict[str, str] = {
    "claim": "claims",
    "sector": "sectors and tiers",
    "region": "regions",
    "person": "people",
    "organization": "organizations",
    "initiative": "initiatives",
    "number": "other numbers",
    "statement": "statements",
    "skipped": "skipped passages",
}
"""The kinds of mark with what the legend calls them; where marks overlap, the first one shows."""

_CELLS = ("claim", "sector", "region", "person", "organization", "initiative", "number")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_CRLF = re.compile("\r\n?")
_NOUNS: dict[type, str] = {
    NumericClaim: "claim",
    Statement: "statement",
    Tier: "tier",
    Mention: "mention",
    Initiative: "initiative",
    Skipped: "skipped passage",
}
_HIDDEN = {"id", "document", "anchor", "anchors", "name", "gist", "statement", "components"}
_NAMED = ("name", "label", "gist")


def page(attached: Attached) -> str:
    """Return the page of a document and the text that a user has of it."""
    places = _found(attached)
    style = f"{_STYLE}{_cells()}"
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(_SCRIPT)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    document = attached.document
    title = shown(document.label)
    records = "".join(
        _section(attached, number, key) for number, key in enumerate(attached.records)
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="referrer" content="no-referrer"><title>{title}</title>'
        f"<style>{style}</style></head>\n<body>"
        f"<header><h1>{title}</h1><p>{_source(attached)}</p>{_counts(attached)}</header>"
        f"{_legend(places)}"
        f'<main lang="{shown(document.language)}" dir="auto">{_marked(attached, places)}</main>\n'
        f'<aside id="panel" hidden tabindex="-1" role="dialog" aria-label="Record">'
        f'<button type="button" id="close" aria-label="Close the record">Close</button>'
        f"{records}</aside><script>{_SCRIPT}</script></body></html>\n"
    )


def shown(text: str) -> str:
    """Return a text as HTML that shows it and does nothing else."""
    plain = escape(_CRLF.sub("\n", text))
    return _UNSEEN.sub(_code, plain)


def _code(match: re.Match[str]) -> str:
    return f"\u27e8U+{ord(match[0]):04X}\u27e9"


def _hash(inline: str) -> str:
    return f"sha256-{b64encode(sha256(inline.encode()).digest()).decode()}"


def _kind(record: Record | Skipped) -> str:
    if isinstance(record, Mention):
        return record.kind
    if isinstance(record, Tier):
        return "sector"
    kind = _NOUNS.get(type(record), "skipped")
    return kind if kind in KINDS else "skipped"


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
    inner = sorted(marks, key=lambda each: (each[1] - each[0], _CELLS.index(each[3])))
    kinds = sorted({each[3] for each in marks}, key=_CELLS.index)
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
        f"<details><summary>{len(lost)} places not found</summary>"
        f"<ul>{''.join(lost)}</ul></details>"
        if lost
        else ""
    )
    counts = (
        f"{summary.exact} places exact, {summary.relocated} relocated, "
        f"{summary.ambiguous} ambiguous, {summary.changed} changed, {summary.missing} missing; "
        f"{summary.unaccounted} numbers and sentences in no record"
    )
    return f"{warning}<p>{counts}</p>{more}"


def _section(attached: Attached, number: int, key: str) -> str:
    record = attached.records[key]
    noun = _NOUNS.get(type(record), "record")
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
        return record.gist
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
            yield "names", type(entity).__name__.lower()
            yield from _rows(corpus, entity)
        yield "claims", ", ".join(record.claims)
        return
    for name in record.__match_args__:
        value = getattr(record, name)
        if name == "quantity":
            unit = corpus.units[value.unit]
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
    record: Any = corpus[key]
    return next((str(getattr(record, each)) for each in _NAMED if hasattr(record, each)), key)


# Okabe and Ito's colours, which every kind of colour vision tells apart, and a line for each.
_LOOKS = {
    "claim": ("#d55e00", "solid", 3, 28),
    "sector": ("#009e73", "dotted", 2, 16),
    "region": ("#0072b2", "dashed", 2, 16),
    "person": ("#cc79a7", "double", 3, 22),
    "organization": ("#e69f00", "wavy", 2, 18),
    "initiative": ("#56b4e9", "solid", 1, 22),
    "number": ("#808080", "dotted", 1, 0),
}


def _cells() -> str:
    """Return the style of each kind; what comes later shows where several mark one place."""
    rules: list[str] = []
    for kind in reversed(_CELLS):
        colour, line, width, tint = _LOOKS[kind]
        look = (
            f"text-decoration:{line} {width}px underline {colour};text-underline-offset:3px;"
            f"background:color-mix(in srgb,{colour} {tint}%,transparent)"
        )
        rules.append(f"body:not(.no-{kind}) main .{kind},.swatch.{kind}{{{look}}}")
        rules.append(f"body:not(.no-{kind}) main .m.{kind}{{cursor:pointer}}")
    return "".join(rules)


_STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fdfcf9;--quiet:#6a6a66;--edge:#d4d1c8;
--card:#fff;--focus:#0b57d0}
@media (prefers-color-scheme:dark){:root{--ink:#e9e6df;--paper:#17181a;--quiet:#a5a29a;
--edge:#3a3c40;--card:#212327;--focus:#8ab4f8}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;
display:grid;grid-template-columns:minmax(0,44rem) minmax(17rem,24rem);gap:0 2.5rem;
justify-content:center;padding:1.5rem 1.5rem 4rem}
header,#legend,main{grid-column:1}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .4rem}
header p,header details{margin:.25rem 0;color:var(--quiet);font-size:.875rem;
overflow-wrap:anywhere}
header ul{columns:14rem;padding-left:1rem}
.warning{color:var(--ink);border-left:4px solid #d55e00;padding-left:.6rem;font-weight:600}
#legend{border:1px solid var(--edge);border-radius:8px;margin:1rem 0;padding:.4rem .8rem .6rem;
display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;font-size:.875rem;position:sticky;top:0;
background:var(--paper);z-index:1}
#legend label{display:inline-flex;align-items:center;gap:.35rem;cursor:pointer;min-height:1.75rem}
#legend small{color:var(--quiet)}
main{font:1.0625rem/1.85 Georgia,'Noto Serif',serif;white-space:pre-wrap;overflow-wrap:anywhere;
unicode-bidi:isolate}
.m{border-radius:2px}
button{font:inherit;color:inherit}
.at{border:0;background:none;padding:0 .15em;margin:0;cursor:pointer;color:var(--quiet);
font:600 .75em/1 system-ui,sans-serif;vertical-align:.25em;opacity:.75}
.at::before{content:'\\00b6'}
.no-statement .statement>.at,.no-skipped .skipped>.at{display:none}
body:not(.no-skipped) main .skipped{color:var(--quiet);font-style:italic}
.swatch.skipped{color:var(--quiet);font-style:italic}
.swatch.statement::after{content:' \\00b6';color:var(--quiet)}
.swatch{padding:0 .15em;border-radius:2px}
.lost{border:0;background:none;padding:0;text-decoration:underline;cursor:pointer}
:focus-visible{outline:3px solid var(--focus);outline-offset:1px;border-radius:3px}
.m.open,.at.open{outline:2px solid var(--ink);outline-offset:1px}
#panel{grid-column:2;grid-row:1/5;position:sticky;top:1.5rem;align-self:start;
max-height:calc(100vh - 3rem);overflow:auto;background:var(--card);border:1px solid var(--edge);
border-radius:10px;padding:.9rem 1.1rem 1rem;overflow-wrap:anywhere;font-size:.9375rem}
#close{float:right;border:1px solid var(--edge);background:var(--paper);border-radius:6px;
padding:.15rem .6rem;cursor:pointer;margin-left:.6rem}
section:not([hidden])~section:not([hidden]){border-top:1px solid var(--edge)}
h2{font-size:1rem;line-height:1.4;margin:.5rem 0 .1rem}
h2 .swatch{font-weight:400;font-size:.8125rem;margin-right:.3rem}
section p{margin:0 0 .4rem}
code{font-size:.8125rem;color:var(--quiet)}
dl{display:grid;grid-template-columns:minmax(5rem,max-content) minmax(0,1fr);gap:.15rem .8rem;
margin:.4rem 0 .9rem}
dt{color:var(--quiet)}dd{margin:0}
@media (max-width:60rem){body{display:block;padding:1rem 1rem 50vh;max-width:46rem;margin:auto}
#legend{position:static}
#panel{position:fixed;inset:auto 0 0 0;top:auto;max-height:48vh;border-radius:12px 12px 0 0;
box-shadow:0 -4px 20px #0005;z-index:2}}
@media (forced-colors:active){.m{forced-color-adjust:none;color:CanvasText}}
@media print{#panel,#legend,.at{display:none}}
"""

_SCRIPT = """
'use strict';
const body = document.body, panel = document.getElementById('panel');
const marks = [...document.querySelectorAll('[data-r]')];
let opener = null;
const off = kind => body.classList.contains('no-' + kind);
function shut(back) {
  if (panel.hidden) return;
  panel.hidden = true;
  opener.classList.remove('open');
  opener.removeAttribute('aria-expanded');
  if (back) opener.focus();
}
function open(mark) {
  const kinds = (mark.dataset.k || '').split(' ');
  const ids = mark.dataset.r.split(' ').filter((_, at) => !kinds[at] || !off(kinds[at]));
  if (!ids.length) return;
  shut(false);
  for (const each of panel.querySelectorAll('section')) each.hidden = true;
  for (const id of ids) {
    const section = document.getElementById('r' + id);
    section.hidden = false;
    panel.append(section);
  }
  opener = mark;
  mark.classList.add('open');
  mark.setAttribute('aria-expanded', 'true');
  panel.hidden = false;
  panel.scrollTop = 0;
  document.getElementById('close').focus({preventScroll: true});
}
for (const mark of marks) {
  mark.setAttribute('aria-controls', 'panel');
  mark.addEventListener('click', () => open(mark));
  mark.addEventListener('keydown', event => {
    if (mark.localName === 'button' || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    open(mark);
  });
}
document.getElementById('close').addEventListener('click', () => shut(true));
document.addEventListener('keydown', event => { if (event.key === 'Escape') shut(true); });
for (const box of document.querySelectorAll('#legend input')) {
  const turn = () => {
    body.classList.toggle('no-' + box.dataset.k, !box.checked);
    for (const mark of marks) {
      if (!mark.classList.contains('m')) continue;
      const live = mark.dataset.k.split(' ').some(kind => !off(kind));
      if (live) { mark.tabIndex = 0; mark.setAttribute('role', 'button'); }
      else { mark.removeAttribute('tabindex'); mark.removeAttribute('role'); }
    }
  };
  box.addEventListener('change', turn);
  if (!box.checked) turn();
}
"""
