#!/usr/bin/python3
"""Writes docs/reference/commands.md from what `--help` of each command says.

    commands.py --bin BUILD/bin [--check]

With `--check`, nothing is written, and it is an error if the page is not what would be.
"""

import argparse
import pathlib
import re
import subprocess
import sys

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs/reference/commands.md"
HEAD = """# Commands

What `--help` says; [Formats and commands](../formats.md) explains it, and [exit statuses](exit-statuses.md) are listed
apart. This page is written by `utils/site/commands.py`.
"""


def help_of(bin_folder, *command):
    result = subprocess.run([f"{bin_folder}/{command[0]}", *command[1:]], capture_output=True, text=True, check=True,
                            env={"LC_ALL": "C.UTF-8"})
    return "\n".join(line.rstrip() for line in result.stdout.strip().splitlines())


def page(bin_folder):
    overview = help_of(bin_folder, "vais-profiler", "--help")
    names = re.findall(r"^  ([a-z]+) {2,}\S", overview.split("ubcommands:")[1], re.MULTILINE)
    parts = [("vais-profiler", overview)]
    parts += [(f"vais-profiler {name}", help_of(bin_folder, "vais-profiler", name, "--help")) for name in names]
    parts.append(("vais-profiler-clang", help_of(bin_folder, "vais-profiler-clang", "--help-vais-profiler")))
    return HEAD + "".join(f"\n## {name}\n\n```text\n{text}\n```\n" for name, text in parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    text = page(options.bin)
    if not options.check:
        PAGE.write_text(text)
    elif PAGE.read_text() != text:
        print(f"{PAGE}: expected what --help says now, found other text; run utils/site/commands.py --bin BUILD/bin")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
