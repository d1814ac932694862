"""What PyInstaller adds to a program that imports npf_corpus: its data, and what loads by name.

Strategies, pictures and the command line are added only to a program that imports them itself.
"""

# PyInstaller, which runs this file, need not be where the types are checked.
from PyInstaller.utils.hooks import (  # pyright: ignore[reportMissingModuleSource]
    collect_data_files,
    collect_submodules,
)

_APART = ("npf_corpus.cli", "npf_corpus.plot", "npf_corpus.strategies")

datas = collect_data_files("npf_corpus")
hiddenimports = collect_submodules("npf_corpus", filter=lambda name: not name.startswith(_APART))
