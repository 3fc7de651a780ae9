"""Checks how many calls a callgrind file has at lines of a source that say "// calls PLACE".

usage: calls-at-places.py CALLGRIND SOURCE PLACE=CALLS...
"""

import re
import sys

text, source = (open(path, encoding="utf-8").read() for path in sys.argv[1:3])
places = {place: number for number, line in enumerate(source.splitlines(), 1)
          for place in re.findall(r"// calls (\w+)", line)}
calls = {}
for number, line in re.findall(r"^calls=(\d+) .*\n(\d+) ", text, re.MULTILINE):
    calls[int(line)] = calls.get(int(line), 0) + int(number)
for place, expected in (word.split("=") for word in sys.argv[3:]):
    found = calls.get(places[place], 0)
    if found != int(expected):
        sys.exit(f"{place}: expected {expected} calls at line {places[place]}, found {found} of {calls}")
