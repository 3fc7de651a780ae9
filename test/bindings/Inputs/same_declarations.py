"""Whether the declarations of FILE are those that clang made (standard input), but for what only tells
the optimizer something: same_declarations.py FILE"""

import re
import sys


def declarations(text):
    """Lines without names of parameters, and without attributes that do not say how to pass them."""
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
