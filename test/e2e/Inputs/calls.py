"""Copies a replay as if no thread had been off the processor.

usage: calls.py < REPLAY
Where a thread waits or is preempted is up to the machine. Lines that say so ("~") are left out, and a
call in which there was nothing else gets its single line.
"""

import re
import sys

WAIT = re.compile(r"│ *~ ")
BEGIN = re.compile(r"^(.*│ )( *)(.*) \{$")
END = re.compile(r"^(.*│ )( *)\} /\* (.*?)(: left by longjmp or an exception|: no end known)? \*/")


def merged(begin, end):
    """Returns the single line of a call, or None if the lines do not belong together."""
    first, last = BEGIN.match(begin), END.match(end)
    if not first or not last or first[2] != last[2]:
        return None
    remark = f" /*{last[4][1:]} */" if last[4] else ""
    return f"{last[1]}{first[2]}{first[3]};{remark}"


def main():
    lines = []
    for line in sys.stdin.read().splitlines():
        if WAIT.search(line):
            continue
        single = merged(lines[-1], line) if lines else None
        if single:
            lines[-1] = single
        else:
            lines.append(line)
    print(*lines, sep="\n")


main()
