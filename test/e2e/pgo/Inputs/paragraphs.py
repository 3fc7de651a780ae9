"""Prints the functions of LLVM's text profiles in the order of their names."""

import sys

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    flags, _, functions = text.partition(":ir\n")
    assert flags.startswith("# IR level"), text[:80]
    print("\n\n".join(sorted(functions.strip().split("\n\n"))))
