"""How the page of an attached text looks, and its script."""

from __future__ import annotations

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

CELLS = ("claim", "sector", "region", "person", "organization", "initiative", "number")

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


def style() -> str:
    """Return the style; of the kinds that mark one place the one that comes last shows."""
    rules: list[str] = []
    for kind in reversed(CELLS):
        colour, line, width, tint = _LOOKS[kind]
        look = (
            f"text-decoration:{line} {width}px underline {colour};text-underline-offset:3px;"
            f"background:color-mix(in srgb,{colour} {tint}%,transparent)"
        )
        rules.append(f"body:not(.no-{kind}) main .{kind},.swatch.{kind}{{{look}}}")
        rules.append(f"body:not(.no-{kind}) main .m.{kind}{{cursor:pointer}}")
    return f"{ROOT}{_STYLE}{''.join(rules)}"


ROOT = """
:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fdfcf9;--quiet:#6a6a66;--edge:#d4d1c8;
--card:#fff;--focus:#0b57d0}
@media (prefers-color-scheme:dark){:root{--ink:#e9e6df;--paper:#17181a;--quiet:#a5a29a;
--edge:#3a3c40;--card:#212327;--focus:#8ab4f8}}
*{box-sizing:border-box}
"""
"""The colours of a page, by day and by night."""

_STYLE = """body{margin:0;
background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;
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

SCRIPT = """
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
