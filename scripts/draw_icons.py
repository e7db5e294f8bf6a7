"""Draw the icons that are no SVG from the mark: run it after a change of `mark.svg` and commit what it makes.

    python scripts/draw_icons.py

Needs Chromium and the test tools. Makes the favicon and touch icon that browsers ask for at the root of the site,
the icons of the web app manifest, and the picture that stands where someone shares an address.
"""

import shutil
import struct
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

UI = Path(__file__).resolve().parents[1] / "src/binnenuit/ui"
STATIC, ROOT = UI / "static/ui", UI / "root"
FAVICON = 32
SHARED = (1200, 630)
PAPER, INK = "#fbf8f3", "#17544f"
_ICO_HEADER = "<HHHBBBBHHII"
_ICO_HEADER_BYTES = 22


def drawn(page: Page, body: str, width: int, height: int, *, see_through: bool) -> bytes:
    """Return a PNG of `body`, in pixels."""
    page.set_viewport_size({"width": width, "height": height})
    style = "margin:0;display:flex;align-items:center;justify-content:center;height:100vh"
    page.set_content(f'<body style="{style};background:{"transparent" if see_through else PAPER}">{body}')
    return page.screenshot(omit_background=see_through)


def ico(png: bytes, size: int) -> bytes:
    """Return an icon file (ICO) that holds one PNG."""
    return struct.pack(_ICO_HEADER, 0, 1, 1, size, size, 0, 0, 1, 32, len(png), _ICO_HEADER_BYTES) + png


def main() -> None:
    """Draw all of them."""
    mark = (STATIC / "mark.svg").read_text(encoding="utf-8")
    square = mark.replace('rx="8"', "")  # telephones cut the corners off themselves
    name = f'<p style="font:600 96px sans-serif;color:{INK};margin:0 0 0 48px">Binnenuit</p>'

    def sized(svg: str, size: int) -> str:
        return svg.replace("<svg ", f'<svg width="{size}" height="{size}" ', 1)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        ROOT.mkdir(exist_ok=True)
        small = drawn(page, sized(mark, FAVICON), FAVICON, FAVICON, see_through=True)
        (ROOT / "favicon.ico").write_bytes(ico(small, FAVICON))
        (ROOT / "apple-touch-icon.png").write_bytes(
            drawn(page, sized(square, 180), 180, 180, see_through=False)
        )
        for size in (192, 512):
            (STATIC / f"icon-{size}.png").write_bytes(
                drawn(page, sized(mark, size), size, size, see_through=True)
            )
        (STATIC / "share.png").write_bytes(drawn(page, sized(mark, 280) + name, *SHARED, see_through=False))
        browser.close()


if __name__ == "__main__":
    main()
