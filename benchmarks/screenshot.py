"""A picture of a map: python benchmarks/screenshot.py MAP.html PICTURE.png [--size 1440x900] [--dark] [--click NAME].

`--click NAME` opens the dossier of a party before the picture is taken.
"""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("map")
    parser.add_argument("picture", type=Path)
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--click", default="")
    options = parser.parse_args()
    width, height = map(int, options.size.split("x"))
    address = options.map if "://" in options.map else Path(options.map).resolve().as_uri()
    chromium = os.environ.get("BILATERAL_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(
            viewport={"width": width, "height": height}, color_scheme="dark" if options.dark else "light"
        )
        page.goto(address)
        if address.endswith(".html"):
            page.wait_for_selector("html[data-ready]")
            if options.click:
                page.fill("#search", options.click)
                page.keyboard.press("Enter")
            page.wait_for_timeout(800)
            labels = page.evaluate("bilateral.labels().length")
            print(f"{page.inner_text('#counts')}, {labels} names shown")
        page.screenshot(path=options.picture)
        browser.close()
    print(f"{options.picture}: {options.picture.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
