#!/usr/bin/env python3
"""Reads `git diff -U0` and writes what clang-tidy is to check.

usage: git diff -U0 ... | changed_lines.py FOLDER
FOLDER must contain compile_commands.json. FOLDER/lines.json becomes clang-tidy's --line-filter, and
FOLDER/sources lists the sources, one per line, in which changed lines are compiled: those that changed, and
for a header the source of the same name beside it.
"""
import json
import re
import sys
from pathlib import Path


def changed_lines(diff):
    """Returns {file: [[first, last], ...]} of the lines that were added or changed."""
    lines, file = {}, None
    for line in diff:
        if line.startswith("+++ "):
            name = line[4:].strip()
            file = None if name == "/dev/null" else name[2:]
        hunk = re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line)
        if hunk and file:
            first, count = int(hunk[1]), int(hunk[2] or 1)
            if count:
                lines.setdefault(file, []).append([first, first + count - 1])
    return lines


def main():
    folder = Path(sys.argv[1])
    lines = changed_lines(sys.stdin)
    commands = json.loads((folder / "compile_commands.json").read_text())
    compiled = {str(Path(command["directory"], command["file"])) for command in commands}
    sources = sorted({str(source) for source in (Path(file).with_suffix(".cpp") for file in lines)
                      if str(source.absolute()) in compiled})
    (folder / "lines.json").write_text(
        json.dumps([{"name": file, "lines": ranges} for file, ranges in sorted(lines.items())]))
    (folder / "sources").write_text("".join(f"{source}\n" for source in sources))


main()
