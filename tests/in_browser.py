"""A headless Chromium for tests of pages, where one is installed."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import Any

import pytest

_BROWSER = shutil.which("chromium")
_DRIVER = shutil.which("chromedriver")
_MISSING = (
    "no chromium is installed" if _BROWSER is None
    else "no chromedriver is installed" if _DRIVER is None
    else "selenium is not installed" if importlib.util.find_spec("selenium") is None
    else ""
)  # fmt: skip
needs_browser = pytest.mark.skipif(bool(_MISSING), reason=_MISSING)
"""Skips a test where there is no browser, and says what is missing."""


def chromium(profile: Path, *, width: int = 1200, height: int = 900) -> Any:
    """Return a browser with a window of a size, whose console is kept."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = str(_BROWSER)
    for flag in (
        "headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run",
        "disable-background-networking", "disable-component-update", "disable-sync",
        "disable-dev-shm-usage", f"window-size={width},{height}", f"user-data-dir={profile}",
    ):  # fmt: skip
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(str(_DRIVER)))
