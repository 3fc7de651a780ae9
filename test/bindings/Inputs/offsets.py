"""Writes a program in IR that fails if a struct of DECLARATIONS.ll has another size or offset than in C.
Usage: offsets.py ABI.json DECLARATIONS.ll"""

import json
import re
import sys

abi, declarations = sys.argv[1:]
with open(abi, encoding="utf-8") as file:
    structs = json.load(file)["structs"]
with open(declarations, encoding="utf-8") as file:
    text = file.read()
print(text)
print("define i32 @main() {")
last = "false"
number = 0
for name, struct in structs.items():
    body = re.search(rf"^%struct.{name} = type (opaque|{{[^}}]*}})", text, re.MULTILINE).group(1)
    index = {field: number for number, field in re.findall(r"; (\d+) (\w+)$", body, re.MULTILINE)}
    places = [(f"i32 0, i32 {index[field['name']]}", field["offset"]) for field in struct["fields"]]
    for path, offset in places and places + [("i32 1", struct["size"])]:
        print(f"  %at{number} = getelementptr %struct.{name}, ptr null, {path}")
        print(f"  %offset{number} = ptrtoint ptr %at{number} to i64")
        print(f"  %differs{number} = icmp ne i64 %offset{number}, {offset}")
        print(f"  %or{number} = or i1 {last}, %differs{number}")
        last = f"%or{number}"
        number += 1
print(f"  %status = zext i1 {last} to i32\n  ret i32 %status\n}}")
