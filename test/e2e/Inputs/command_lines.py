"""Calls the wrapper with each command line of a table, with a clang that notes its arguments instead of compiling.
Checks what the wrapper adds, and that the user's arguments reach clang unchanged and in their order.

usage: command_lines.py WRAPPER WRAPPER++ CLANG, in an empty folder
"""
import json
import os
import re
import shlex
import subprocess
import sys

wrapper, wrapper_for_cxx, clang = sys.argv[1:]

NOTHING = ""
HEADERS = "headers"           # the folder of <vais_profiler.h>
IR = "headers fpic"           # as vaisc needs it, without the plugin: what is made of the IR is instrumented
COMPILED = "headers plugin"
LINKED = "static"
PROGRAM = "headers plugin static"
LIBRARY = "headers plugin shared"

TABLE = [
    # What only compiles.
    ("-c a.c", COMPILED),
    ("-c a.c b.c", COMPILED),
    ("-S a.c", COMPILED),
    ("-o a.o -c a.c", COMPILED),
    ("a.c -c -oa.o", COMPILED),
    ("--compile a.c -o a.o", COMPILED),
    ("-O2 -g -c a.c -MD -MF a.d", COMPILED),
    ("-c -x c a.txt", COMPILED),
    ("-c -xc++ a.c", COMPILED),
    ("-c -flto a.c", COMPILED),
    ("-flto=thin -O2 -c a.c", COMPILED),
    ("-c a.ll", COMPILED),
    ("-c -fPIC -shared a.c", COMPILED),
    ("-emit-llvm -S a.c", IR),
    ("-emit-llvm -c a.c -o a.bc", IR),
    ("-c a.c b.s", COMPILED),
    # What reads sources but makes no code of them.
    ("-E a.c", HEADERS),
    ("-E -P a.c", HEADERS),
    ("-E -dM a.c", HEADERS),
    ("-M a.c", HEADERS),
    ("-MM a.c", HEADERS),
    ("-fsyntax-only a.c", HEADERS),
    ("--analyze a.c", HEADERS),
    ("-x c-header a.c -o a.pch", HEADERS),
    # What is not for the front end.
    ("-c a.s", NOTHING),
    ("-c -x assembler a.txt", NOTHING),
    ("-r a.o -o b.o -nostdlib", NOTHING),
    # What links.
    ("a.c", PROGRAM),
    ("a.c -o a", PROGRAM),
    ("-o a a.c b.c", PROGRAM),
    ("a.c b.s a.o", PROGRAM),
    ("a.o", LINKED),
    ("a.o -o a -Wl,-z,now -lm", LINKED),
    ("a.c -o -- ", PROGRAM),
    ("-x c -", PROGRAM),
    ("-o a -- a.c", PROGRAM),
    ("@arguments", PROGRAM),
    ("@shared", LIBRARY),
    ("-shared -fPIC a.c -o a.so", LIBRARY),
    ("a.c -fPIC -Wl,-shared -o a.so", LIBRARY),
    ("-Xlinker -shared a.o -o a.so", "shared"),
    ("-static a.c -o a", PROGRAM),
    ("-static-pie a.c -o a", PROGRAM),
    ("-flto -O2 a.c -o a", PROGRAM),
    ("-nostdlib -static a.c -o a", "headers plugin nothing"),
    ("-Xlinker --version a.o", LINKED),
    ("a.ll -O2", PROGRAM),
    # Questions.
    ("-### a.c", PROGRAM),
    ("-v", NOTHING),
    ("--version", NOTHING),
    ("-print-prog-name=ld", NOTHING),
    ("-print-search-dirs", NOTHING),
    ("-dumpmachine", NOTHING),
    ("--target=aarch64-linux-gnu -c a.c", NOTHING),
    ("-cc1 -emit-obj a.c", NOTHING),
    ("-cc1as a.s", NOTHING),
    ("", NOTHING),
    # What clang refuses.
    ("-c missing.c", NOTHING),
    ("--no-such-option a.c", NOTHING),
]

MARKS = [("headers", r"-idirafter"), ("fpic", r"-fPIC$"), ("plugin", r"-fpass-plugin="), ("static", r".*/libvais_profiler\.a$"),
         ("shared", r".*/libvais_profiler\.so[.0-9]*$"), ("nothing", r".*/libvais_profiler_nothing\.a$")]
LINK_OPTIONS = r"-Wl,(-u,vais_profiler_|-rpath,/|--export-dynamic-symbol=vais_profiler_)"

FAKE = """#!/usr/bin/python3
import json, os, sys
if "-###" in sys.argv[1:2] or sys.argv[1:2] == ["--version"] and os.environ.get("CCACHE_DISABLE"):
    os.execv({clang!r}, [{clang!r}] + sys.argv[1:])
with open("said.json", "w") as file:
    json.dump(sys.argv[1:], file)
"""


def prepare():
    with open("fake-clang", "w", encoding="utf-8") as file:
        file.write(FAKE.format(clang=clang))
    os.chmod("fake-clang", 0o755)
    for name, text in (("a.c", "int main(void) { return 0; }\n"), ("b.c", "int b;\n"), ("a.txt", "int t;\n"), ("a.s", ""), ("b.s", ""),
                       ("a.o", ""), ("a.ll", "define i32 @main() { ret i32 0 }\n"), ("arguments", "-O2 'a.c' -o \"a b\""), ("shared", "-shared -fPIC a.c -o a.so")):
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)


def split(arguments):
    """Returns the marks of what was added, and the rest."""
    added, rest = [], list(arguments)
    if rest[:1] == ["--driver-mode=g++"]:
        rest = rest[1:]
    if rest[:1] == ["--start-no-unused-arguments"]:
        end = rest.index("--end-no-unused-arguments")
        added, rest = rest[1:end], rest[end + 1:]
    place = next((i for i, each in enumerate(rest) if re.match(r".*/libvais_profiler", each)), 0)
    if place and rest[place - 1] == "-Xlinker":
        end = place + 1
        while end < len(rest) and re.match(LINK_OPTIONS, rest[end]):
            end += 1
        added += rest[place:end]
        rest = rest[:place - 1] + rest[end:]
    return " ".join(name for name, pattern in MARKS if any(re.match(pattern, each) for each in added)), rest


def check(program, line, expected):
    given = shlex.split(line)
    if os.path.exists("said.json"):
        os.remove("said.json")
    result = subprocess.run([program] + given, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            text=True, env={**os.environ, "VAIS_PROFILER_CLANG": "./fake-clang"})
    if not os.path.exists("said.json"):
        return ["expected a call of clang, found none: " + result.stderr]
    with open("said.json", encoding="utf-8") as file:
        found, rest = split(json.load(file))
    errors = [] if found == expected else [f"expected '{expected}', found '{found}'"]
    return errors + ([] if rest == given else [f"expected the arguments {given}, found {rest}"])


prepare()
failures = 0
for program in (wrapper, wrapper_for_cxx):
    for line, expected in TABLE:
        for error in check(program, line, expected):
            failures += 1
            print(f"{os.path.basename(program)} {line}: {error}")
print(len(TABLE), "command lines")
sys.exit(failures > 0)
