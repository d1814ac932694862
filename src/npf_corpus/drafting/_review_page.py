"""A review as a page: sentences with their rows below them, and what to look at in colour."""

from __future__ import annotations

from typing import get_args

from npf_corpus.attaching._page import framed, shown
from npf_corpus.attaching._page_look import ROOT
from npf_corpus.drafting._review import Mark, Remark, Review, ReviewedRow

_LOOK = f"""{ROOT}
body{{margin:0 auto;max-width:60rem;padding:1.5rem;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}}
section{{border-top:1px solid var(--edge);padding:.5rem 0}}
section>p{{margin:.2rem 0;font:1.0625rem/1.7 Georgia,'Noto Serif',serif}}
section>p b{{color:var(--quiet);font:600 .75rem system-ui,sans-serif;margin-right:.6rem}}
article{{margin:.2rem 0 .2rem 1.6rem;padding:.15rem .6rem;border-left:4px solid var(--edge);
font-size:.875rem}}
article q{{font-weight:600;quotes:none}}
small{{color:var(--quiet)}}
.unread{{border-color:#808080}}.unsure{{border-color:#e69f00}}
.odd{{border-color:#cc79a7}}.wrong{{border-color:#d55e00}}
ul{{margin:.1rem 0;padding-left:1.1rem}}
"""
_WORDS = {"unread": "not ticked as read", "unsure": "unsure", "wrong": "wrong", "odd": "odd"}


def review_page(made: Review) -> str:
    """Return the page of a review; it shows the text, so keep it where the text may be."""
    counts = ", ".join(f"{made.count(mark)} {_WORDS[mark]}" for mark in get_args(Mark))
    faults = "".join(f"<li>{shown(each)}</li>" for each in made.faults)
    parts = [f"<header><h1>{shown(made.document)}</h1><p>{counts}</p><ul>{faults}</ul></header>"]
    for each in made.sentences:
        remarks = _remarks(each.remarks)
        rows = "".join(map(_row, each.rows))
        text = f'<p dir="auto"><b>{each.number}</b>{shown(each.text)}</p>'
        parts.append(f"<section>{text}{remarks}{rows}</section>\n")
    return framed(shown(made.document), "".join(parts), _LOOK)


def _row(row: ReviewedRow) -> str:
    marks = {each.mark for each in row.remarks}
    worst = next((each for each in reversed(get_args(Mark)) if each in marks), "read")
    cells = " · ".join(f"{name} {shown(cell)}" for name, cell in row.cells.items())
    why = f"<br><small>{shown(row.why)}</small>" if row.why else ""
    words = f"<small>{shown(row.key)}</small> <q>{shown(row.surface)}</q> {cells}{why}"
    return f'<article class="{worst}">{words}{_remarks(row.remarks)}</article>'


def _remarks(remarks: tuple[Remark, ...]) -> str:
    held = "".join(f"<li>{each.mark}: {shown(each.text)}</li>" for each in remarks)
    return f"<ul>{held}</ul>" if held else ""
