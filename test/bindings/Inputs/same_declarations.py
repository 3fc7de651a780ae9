"""Checks that the declarations of FILE are those that clang made (standard input), except for what merely
informs the optimiser. Usage: same_declarations.py FILE"""

import re
import sys


def declarations(text):
    """Returns the lines without parameter names and without attributes that do not affect
    how parameters are passed."""
    lines = set()
    for line in re.findall(r"^declare .*", text, re.MULTILINE):
        line = re.sub(r" %[a-z_0-9]+(?=[,)])| #\d+$", "", line)
        line = re.sub(r"\b(noundef|dead_on_unwind|writable|noalias|local_unnamed_addr) ?", "", line)
        lines.add(re.sub(r" +(?=[,)])", "", line).rstrip())
    return lines


with open(sys.argv[1], encoding="utf-8") as file:
    ours = declarations(file.read())
clangs = declarations(sys.stdin.read())
for line in sorted(ours ^ clangs):
    print("only ours:  " if line in ours else "only clang's:", line)
sys.exit(ours != clangs or not ours)
