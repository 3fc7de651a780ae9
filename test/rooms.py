#!/usr/bin/env python3
"""Finds include cycles between folders, whatever their length.

usage: rooms.py SOURCE_FOLDER
"""
import os
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*"((?:runtime|pass|utils)/[^"]+)"', re.MULTILINE)
SOURCES = (".h", ".cpp", ".c", ".in")


def includes_between_folders(top):
    """Returns {folder: {included folder: a file that does it}}. A name that does not exist
    is an error."""
    found = {}
    for part in ("runtime", "pass", "utils"):
        for folder, _, files in os.walk(os.path.join(top, part)):
            here = os.path.relpath(folder, top)
            for file in files:
                if not file.endswith(SOURCES):
                    continue
                with open(os.path.join(folder, file), encoding="utf-8") as source:
                    for path in INCLUDE.findall(source.read()):
                        if not os.path.exists(os.path.join(top, path)):
                            sys.exit(f"rooms.py: {here}/{file}: expected a file of ours, found {path}")
                        there = os.path.dirname(path)
                        if there != here:
                            found.setdefault(here, {}).setdefault(there, f"{here}/{file}")
    return found


def find_circle(edges):
    """Returns a list of folders, each of which includes the next and the last one the first,
    or None."""
    done = set()

    def visit(folder, path):
        if folder in path:
            return path[path.index(folder):]
        if folder in done:
            return None
        for other in edges.get(folder, {}):
            if circle := visit(other, path + [folder]):
                return circle
        done.add(folder)
        return None

    for folder in sorted(edges):
        if circle := visit(folder, []):
            return circle
    return None


def main():
    edges = includes_between_folders(sys.argv[1])
    if len(edges) < 10:
        sys.exit(f"rooms.py: {sys.argv[1]}: expected folders that include each other, found {len(edges)}")
    if circle := find_circle(edges):
        for folder, other in zip(circle, circle[1:] + circle[:1]):
            print(f"rooms.py: {edges[folder][other]} includes a header of {other}", file=sys.stderr)
        sys.exit(1)


main()
