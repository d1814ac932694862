"""How the documentation is built: Sphinx, MyST, furo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from npf_corpus import comparison, records

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

for _room in (comparison, records):  # autodoc finds only what has been loaded
    for _name in _room.__all__:
        getattr(_room, _name)

project = "npf_corpus"
author = "npf_corpus contributors"
copyright = "2026, npf_corpus contributors"  # noqa: A001 - Sphinx's name for it
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
html_theme = "furo"
html_title = "npf_corpus"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
default_role = "code"  # single backticks in docstrings are names
napoleon_use_rtype = False
myst_heading_anchors = 3  # parts of records have headings of the third level
nitpicky = True
nitpick_ignore_regex = [
    # Inventories of other packages are on the network, and a build needs none.
    (r"py:.*", r"(collections|datetime|decimal|numbers|os|pathlib)\..*"),
    (r"py:.*", r"(altair|click|hypothesis|pandas|polars|pyarrow)\..*"),
    # Type variables and names of choices have no entry of their own.
    (r"py:.*", r"(npf_corpus\.\w+\._\w+\.)?(I_co|R|R_co|Certainty|Date|Style|Wished)"),
]


def _keep_sentence(
    _app: Sphinx, what: str, _name: str, _of: object, _options: object, lines: list[str]
) -> None:
    """Put an empty comment before the docstring of a value, whose first line napoleon splits.

    It would take "The string to paste" of "The string to paste: `load` takes it" for a type.
    """
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def _by_public_name(
    app: Sphinx, env: BuildEnvironment, node: Element, text: Element
) -> Element | None:
    """Return the link to a class that is documented where its room's face hands it on.

    A signature names it where it is defined: `npf_corpus.records._evidence.Statement`.
    """
    target = str(node["reftarget"])
    if not target.startswith("npf_corpus.") or "._" not in target:
        return None
    domain = env.get_domain("py")
    last = target.rpartition(".")[2]
    for name in sorted(domain.objects, key=len):  # type: ignore[attr-defined]
        if name.rpartition(".")[2] == last and "._" not in name:
            kind, doc = str(node["reftype"]), str(node["refdoc"])
            return domain.resolve_xref(env, doc, app.builder, kind, name, node, text)
    return None


def setup(app: Sphinx) -> None:
    """Run before napoleon does."""
    app.connect("missing-reference", _by_public_name)
    app.connect("autodoc-process-docstring", _keep_sentence, priority=400)
