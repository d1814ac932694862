"""How the documentation is built: Sphinx, MyST, furo."""

project = "npf_corpus"
author = "npf_corpus contributors"
copyright = "2026, npf_corpus contributors"  # noqa: A001 - Sphinx's name for it
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
html_theme = "furo"
html_title = "npf_corpus"
autodoc_member_order = "bysource"
autodoc_typehints = "none"
napoleon_use_rtype = False
myst_heading_anchors = 2
