"""Checks what the functions of a JSON report are shown as.

usage: shown.py SYMBOL=NAME[@FILE:LINE]... < REPORT     NAME is what is shown, FILE without folders
"""

import json
import os
import sys

functions = {each["name"]: each for each in json.load(sys.stdin)["functions"]}
for expectation in sys.argv[1:]:
    symbol, expected = expectation.split("=", 1)
    function = functions.get(symbol)
    if function is None:
        sys.exit(f"{symbol}: expected a function, found {', '.join(functions)}")
    shown = function.get("display_name", function["name"])
    if function.get("line"):
        shown += f"@{os.path.basename(function['file'])}:{function['line']}"
    if shown != expected:
        sys.exit(f"{symbol}: expected {expected}, found {shown}")
