#!/usr/bin/env python3
"""Opens a page in headless Chromium, runs Python statements on it, and fails on any console error.

usage: browse.py PAGE [--serve FOLDER] [--look STATEMENT]...
--serve   PAGE is a path below FOLDER, served on a free port of this machine
--look    a statement, which may use `browser` (the driver), `text(id)` (the text of an element), `find`,
          `click(x, y)`, `point(x, y)` (in the canvas) and `until(condition)`; it is printed if it fails
"""
import argparse
import functools
import http.server
import sys
import threading
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

SECONDS = 120
TRIES = 3


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def serve(folder):
    handler = functools.partial(Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def start():
    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,600",
                 "--disable-dev-shm-usage", "--force-prefers-reduced-motion"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for left in reversed(range(TRIES)):  # a browser that does not start in time is not what is tested
        try:
            return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        except WebDriverException:
            if not left:
                raise


def names_for(browser):
    """What statements may use."""
    def find(identifier):
        return browser.find_element(By.ID, identifier)

    def point(x, y):
        """Moves to a place in the canvas, relative to its corner."""
        canvas = browser.find_element(By.TAG_NAME, "canvas")
        size = canvas.size
        return ActionChains(browser).move_to_element_with_offset(
            canvas, x - size["width"] / 2, y - size["height"] / 2)

    return {"browser": browser, "find": find,
            "text": lambda identifier: find(identifier).text,
            "point": lambda x, y: point(x, y).perform(),
            "click": lambda x, y: point(x, y).click().perform(),
            "until": lambda condition: WebDriverWait(browser, SECONDS).until(lambda _: condition())}


def look(browser, statements):
    names = names_for(browser)
    for statement in statements:
        try:
            exec(statement, names)  # pylint: disable=exec-used
        except Exception:
            print(f"failed at {browser.current_url}: {statement}", file=sys.stderr)
            raise


def require_silence(browser):
    messages = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert not messages, messages


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("page")
    parser.add_argument("--serve")
    parser.add_argument("--look", action="append", default=[])
    options = parser.parse_args()
    browser = start()
    try:
        page = serve(options.serve) + options.page if options.serve else \
            Path(options.page).resolve().as_uri()
        browser.get(page)
        look(browser, options.look)
        require_silence(browser)
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
