"""Writes a C file that refers to every function of a header. Usage: calls_all.py HEADER ABI.json"""

import json
import sys

header, abi = sys.argv[1:]
with open(abi, encoding="utf-8") as file:
    functions = json.load(file)["functions"]
print(f'#include "{header}"')
print("const void *const all[] = {" + ", ".join(f"(const void *){name}" for name in functions) + "};")
