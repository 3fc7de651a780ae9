#!/usr/bin/python3
"""Checks that all links between documents, and from them to files of the repository, lead somewhere.

    links.py [--site FOLDER]

Without `--site`, the documents are checked as they are read where the repository is shown: targets are files, anchors are
headings. With it, the pages of the site that was built there are: targets are pages, anchors are what they have, and
nothing that a page loads comes from elsewhere.
"""

import argparse
import html.parser
import pathlib
import re
import sys
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
FENCED = re.compile(r"^(```+).*?^\1$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(<?([^)\s>]+)>?\)")
HEADING = re.compile(r"^#{1,6} +(.*)$", re.MULTILINE)


def documents():
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def anchors_of(document):
    """Returns the anchors that headings of a document get where the repository is shown."""
    anchors = set()
    for heading in HEADING.findall(FENCED.sub("", document.read_text())):
        heading = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
        anchor = re.sub(r"[^\w\- ]", "", heading).replace(" ", "-")
        repeated = anchor
        number = 0
        while repeated in anchors:
            number += 1
            repeated = f"{anchor}-{number}"
        anchors.add(repeated)
    return anchors


def check_document(document):
    text = FENCED.sub(lambda match: "\n" * match[0].count("\n"), document.read_text())
    for number, line in enumerate(text.splitlines(), 1):
        for link in LINK.findall(re.sub(r"`[^`]*`", "", line)):
            place = f"{document.relative_to(ROOT)}:{number}: {link}"
            target, _, anchor = link.partition("#")
            if "://" in link or link.startswith("mailto:"):
                continue
            path = (document.parent / target).resolve() if target else document
            if path.is_relative_to(ROOT / "docs/reference/api"):
                continue # made by Doxygen, and checked in the site
            if not path.exists() or not path.is_relative_to(ROOT):
                yield f"{place}: expected a file, found none"
            elif anchor and (path.suffix != ".md" or anchor not in anchors_of(path)):
                yield f"{place}: expected a heading, found none"


class Page(html.parser.HTMLParser):
    """The links, the anchors and what else is loaded."""

    def __init__(self, path):
        super().__init__()
        self.links, self.anchors, self.loaded = set(), set(), set()
        self.feed(path.read_text())

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.anchors |= {values[key] for key in ("id", "name") if values.get(key)}
        if tag in ("a", "area") and values.get("href"):
            self.links.add(values["href"])
        elif values.get("src"):
            self.loaded.add(values["src"])
        elif tag == "link" and values.get("rel") not in ("canonical", "next", "prev"):
            self.loaded.add(values["href"])


def check_site(site):
    pages = {path: Page(path) for path in sorted(site.rglob("*.html"))}
    if len(pages) < 40:
        yield f"{site}: expected a site, found {len(pages)} pages"
    for path, page in pages.items():
        if path.name == "404.html": # its links begin where the site is served
            continue
        for url in sorted(page.links | page.loaded):
            place = f"{path.relative_to(site)}: {url}"
            parts = urllib.parse.urlsplit(url)
            if parts.scheme in ("data", "mailto", "javascript"):
                continue
            if parts.scheme or parts.netloc:
                if url in page.loaded:
                    yield f"{place}: expected a file of the site, found one from elsewhere"
                continue
            target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target /= "index.html"
            if not target.exists():
                yield f"{place}: expected a file, found none"
            elif parts.fragment and target in pages and "doxygen" not in url:
                if urllib.parse.unquote(parts.fragment) not in pages[target].anchors:
                    yield f"{place}: expected an anchor, found none"
    for path in site.rglob("*.css"):
        for url in re.findall(r"url\(\"?((?:https?:)?//[^)\"]+)", path.read_text()):
            yield f"{path.relative_to(site)}: {url}: expected a file of the site, found one from elsewhere"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--site", type=pathlib.Path)
    site = parser.parse_args().site
    errors = list(check_site(site.resolve())) if site else [e for each in documents() for e in check_document(each)]
    print("\n".join(errors) if errors else "all links lead somewhere")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
