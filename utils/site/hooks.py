"""Fits documents that link to each other as files of the repository into the site.

Links in docs/ and in the documents at the top of the repository work where the repository is shown. In the site,
documents from the top become pages, and a source file that a document links to becomes a page that shows it.
"""

import json
import os
import re
from pathlib import Path

from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
LEXERS = {".h": "c", ".hpp": "cpp", ".cpp": "cpp", ".c": "c", ".def": "c", ".py": "python", ".sh": "bash"}
LINK = re.compile(r"(\]\()([^)#\s]+)(#[^)\s]*)?(\))")
CODE = re.compile(r"(^```.*?^```|`[^`\n]+`)", re.MULTILINE | re.DOTALL)


def place_in_site(path):
    """Returns what the site calls a file, given by its path from the top of the repository."""
    if path.startswith("docs/"):
        return path[len("docs/"):]
    if path in DOCUMENTS:
        return "index.md" if path == "README.md" else path
    return f"source/{path}.md"


def path_in_repository(page):
    """Returns where the document that became this page is in the repository."""
    return page if page in DOCUMENTS else f"docs/{page}"


def rewritten(markdown, document, found=lambda path: None):
    """Returns the text with links as the site needs them; calls `found` with each file that is linked to."""

    def replace(match):
        before, target, anchor, after = match.groups()
        if "://" in target or target.startswith("mailto:") or target.startswith("api/"):
            return match[0]
        path = os.path.normpath(os.path.join(os.path.dirname(document), target))
        if not (ROOT / path).exists():
            return match[0]  # reported by mkdocs or by the test of links
        found(path)
        start = os.path.dirname(place_in_site(document)) or "."
        return before + os.path.relpath(place_in_site(path), start) + (anchor or "") + after

    parts = CODE.split(markdown)
    parts[::2] = [LINK.sub(replace, text) for text in parts[::2]]
    return "".join(parts)


def shown(path):
    """Returns a page that shows a source file or lists a folder."""
    if (ROOT / path).is_dir():
        names = sorted(each.relative_to(ROOT / path) for each in (ROOT / path).rglob("*") if each.is_file())
        return f"# `{path}`\n\n" + "".join(f"- `{name}`\n" for name in names)
    text = (ROOT / path).read_text()
    lexer = LEXERS.get(Path(path).suffix, "text")
    return f"# `{path}`\n\n`````{lexer}\n{text}`````\n"


def on_files(files, config):
    generated = Path(config["site_dir"] + "-pages")
    linked = set()

    def add(name, folder):
        files.append(File(name, str(folder), config["site_dir"], config["use_directory_urls"]))

    for document in DOCUMENTS[1:]:
        add(document, ROOT)
    for file in files.documentation_pages():
        document = path_in_repository(file.src_uri)
        rewritten((ROOT / document).read_text(), document, linked.add)
    for path in sorted(linked):
        if files.get_file_from_path(place_in_site(path)) is None:
            page = generated / place_in_site(path)
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(shown(path))
            add(place_in_site(path), generated)
    api = Path(config["site_dir"] + "-api") / "html"
    for path in sorted(api.rglob("*")):
        if path.is_file():
            file = File(str(path.relative_to(api)), str(api), config["site_dir"], False)
            file.src_uri = f"reference/api/{file.src_uri}"
            file.dest_uri = file.url = file.src_uri
            file.abs_dest_path = os.path.join(config["site_dir"], file.dest_uri)
            files.append(file)
    return files


def on_page_markdown(markdown, page, config, files):
    if page.file.src_uri.startswith("source/"):
        return markdown
    return rewritten(markdown, path_in_repository(page.file.src_uri))


def on_post_build(config):
    """Writes the search index as a script, too: pages from the file system cannot fetch it."""
    site = Path(config["site_dir"])
    index = json.loads((site / "search/search_index.json").read_text())
    (site / "search/search_index.js").write_text(f"var __search = {{index: Promise.resolve({json.dumps(index)})}};\n")
