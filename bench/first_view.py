"""How soon a visitor sees something: a cheap phone on a slow line, as Chromium simulates it.

    python bench/first_view.py --address http://127.0.0.1:8000

Start the site first (`make demo`). Each page is opened five times with an empty cache and five times with the style
kept from before; the table gives the median of the first contentful paint, what came over the line and how many
requests that took. The processor is slowed down four times; the lines are those that WebPageTest calls by these names.
Chromium adds a line's latency to each request and not to the connection, so a real first visit costs one or two
more round trips (TCP, TLS).
"""

import argparse
import shutil
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

LINES = {
    "3G slow: 400 ms, 400 kbit/s": {
        "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000,
    },
    "3G: 300 ms, 1.6 Mbit/s": {"latency": 300, "downloadThroughput": 200_000, "uploadThroughput": 96_000},
}  # fmt: skip
PAGES = ("/", "/zoeken", "/zoeken?q=taalmaatje", "/begrippen/huwelijksdwang")
SLOWER = 4
TIMES = 5
PAINT = """() => new Promise(resolve => {
    const told = performance.getEntriesByName("first-contentful-paint")[0];
    if (told) { resolve(told.startTime); return }
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
            if (entry.name === "first-contentful-paint") { resolve(entry.startTime) }
        }
    }).observe({ type: "paint", buffered: true });
})"""


def view(browser: Browser, address: str, line: dict[str, Any], before: str) -> tuple[float, int, int]:
    """Open a page; give the first contentful paint in ms, the bytes that came and the number of requests."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    if before:
        page.goto(before)
    session = context.new_cdp_session(page)
    received: list[float] = []
    session.on("Network.loadingFinished", lambda told: received.append(told["encodedDataLength"]))
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)
    paint = page.evaluate(PAINT)
    page.wait_for_load_state("networkidle")
    context.close()
    return paint, round(sum(received)), sum(1 for size in received if size)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    site = parser.parse_args().address
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        print("| line | page | cache | first paint, ms | kB | requests |\n|---|---|---|---|---|---|")
        for name, line in LINES.items():
            for path in PAGES:
                for cache, before in (("empty", ""), ("style kept", f"{site}/over")):
                    seen = [view(browser, f"{site}{path}", line, before) for _time in range(TIMES)]
                    paint, size, requests = (median(column) for column in zip(*seen, strict=True))
                    print(f"| {name} | {path} | {cache} | {paint:.0f} | {size / 1000:.1f} | {requests:.0f} |")
        browser.close()


if __name__ == "__main__":
    main()
