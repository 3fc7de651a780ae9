#!/usr/bin/python3
"""Runs the commands that the documentation shows, and compares what they print with what it says.

    listings.py --bin BUILD/bin --llvm MAJOR [--show] [PAGE...]

A block of code that is marked `console` has commands, behind `$ `, and what they print. All commands of a page are
run by one shell, in a folder of its own with copies of docs/examples. They have to succeed, and what is printed has to
have the shape that is shown:

- Numbers match numbers, and a cell that is empty: sizes, times, shares, process ids, lines. A count that is written with
  a separator (`1,000,000`) has to be that count, except those of samples, and in blocks behind a comment
  `<!-- counts vary: REASON -->`.
- Bars and the lines of trees are left out, and so are spaces.
- Lines between two empty ones match in any order, since times decide the order of a table.
- `…` stands for anything: within a line for words, by itself for lines or, between empty lines, for paragraphs.
- Notes that the profiler may add (`note: `) need not be shown, nor lines that draw a curve.
- The folder is called /home/you/examples.

A block with a title that names a file of docs/examples has to be a part of that file. In the tutorial and the how-to
pages every block is one of the two, unless a comment in front of it says `<!-- not run: REASON -->`.
`--show` prints what the commands print.
"""

import argparse
import concurrent.futures
import contextlib
import difflib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
EXAMPLES = DOCS / "examples"
SECONDS = 300  # a machine may be busy

FENCE = re.compile(r"^(```+)(\w*)(.*)$")
TITLE = re.compile(r'title="([^"]+)"')
PICTURES = re.compile("[▁-▏│├└─]")
UNITS = {"ns", "µs", "ms", "s", "B", "KiB", "MiB", "GiB", "%"}
NUMBER = re.compile(r"[-−+≥±]?\d[\d,.]*(?:%|ns|us|ms|s|[kM]?B)?")
COUNT = re.compile(r"\d{1,3}(,\d{3})+")
# What a run may or may not have, or count differently.
CHANCE = re.compile(r"off CPU|\(waiting or preempted\)|±|[\d,]+ of them timed|[\d,]+ samples?")
OPTIONAL = re.compile(r"note: | +(sizes|live) +\S*[▁-█]")
FOLDER = "/home/you/examples" # where the documentation says that its commands are run


class Block:
    def __init__(self, page, line, language, title, comment):
        self.page, self.line, self.language, self.title = page, line, language, title
        self.is_shown_only = comment.startswith("<!-- not run: ")
        self.has_exact_counts = not comment.startswith("<!-- counts vary: ")
        self.lines = []

    def place(self, offset=0):
        return f"{self.page.relative_to(ROOT)}:{self.line + offset}"


def blocks_of(page):
    """Returns the blocks of code of a page."""
    blocks, fence, before = [], None, ""
    for number, line in enumerate(page.read_text().splitlines(), 1):
        match = FENCE.match(line)
        if fence is None and match:
            title = TITLE.search(match[3])
            blocks.append(Block(page, number, match[2], title and title[1], before))
            fence = match[1]
        elif fence is not None and line == fence:
            fence = None
        elif fence is not None:
            blocks[-1].lines.append(line)
        if line:
            before = line
    return blocks


class Command:
    """A command that a page shows, and what it is said to print."""

    def __init__(self, block, offset, text):
        self.place, self.text, self.expected = block.place(offset), text, []
        self.has_exact_counts = block.has_exact_counts

    def shape(self, lines):
        """Returns lines without what may differ in a way that the shape does not tell."""
        if self.has_exact_counts:
            return lines
        return [COUNT.sub("0", line) for line in lines]


def commands_of(block):
    commands = []
    for offset, line in enumerate(block.lines, 1):
        if line.startswith("$ "):
            commands.append(Command(block, offset, line[2:]))
        elif commands:
            commands[-1].expected.append(line)
        else:
            raise ValueError(f"{block.place(offset)}: expected a command, found: {line}")
    return commands


def run(commands, bin_folder, llvm):
    """Returns what each command printed and its exit status, for as many as were run."""
    mark = "\x1e"
    script = "".join(f"{command.text}\nprintf '{mark}%d{mark}' $?\n" for command in commands)
    with tempfile.TemporaryDirectory(prefix="vais-profiler-docs-") as folder:
        shutil.copytree(EXAMPLES, folder, dirs_exist_ok=True)
        (pathlib.Path(folder) / ".commands").write_text(script)
        environment = {"PATH": f"{bin_folder}:{os.environ['PATH']}", "HOME": folder, "LC_ALL": "C.UTF-8",
                       "VAIS_PROFILER_CLANG": f"clang-{llvm}", "TERM": "dumb"}
        shell = subprocess.Popen(["bash", ".commands"], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            output, _ = shell.communicate(timeout=SECONDS)
        finally: # whatever a page has started in the background ends with it
            with contextlib.suppress(ProcessLookupError):
                os.killpg(shell.pid, signal.SIGKILL)
            shell.wait()
    parts = output.decode(errors="replace").replace(folder, FOLDER).split(mark)
    return [(parts[i], int(parts[i + 1])) for i in range(0, len(parts) - 1, 2)]


def words(line):
    """Returns the shape of a line."""
    result, is_number = [], False
    tokens = CHANCE.sub(" ", PICTURES.sub(" ", line)).split()
    for token, following in zip(tokens, tokens[1:] + [""]):
        core = token.strip("(),;?")
        is_unit = is_number and core in UNITS
        is_number = NUMBER.fullmatch(core) is not None
        if COUNT.fullmatch(core) and following.strip("(),;?") not in UNITS:
            result.append(core)
        elif core and core != "-" and not is_number and not is_unit:
            result.append(re.sub(r"\d+", "#", core))
    return " ".join(result)


def matches(expected, found):
    pattern = ".*".join(re.escape(part.strip()) for part in words(expected).split("…"))
    return re.fullmatch(pattern, words(found)) is not None


def paragraphs(lines):
    result = [[]]
    for line in lines:
        if line.strip():
            result[-1].append(line)
        elif result[-1]:
            result.append([])
    return [each for each in result if each]


def are_optional(lines):
    """Whether lines may be missing; what follows a note is taken to continue it."""
    return all(OPTIONAL.match(line) or (lines[0].startswith("note: ") and line.startswith("  ")) for line in lines)


def agree(expected, found):
    """Whether a paragraph has the shape of another one."""
    left = list(found)
    for line in expected:
        if line.strip() == "…":
            continue
        match = next((each for each in left if matches(line, each)), None)
        if match is None:
            return False
        left.remove(match)
    return "…" in map(str.strip, expected) or are_optional(left)


def agrees(expected, found):
    """Whether an output has the shape that is shown."""
    shown, printed = paragraphs(expected), paragraphs(found)
    is_open = bool(shown) and shown[0][0].strip() == "…"  # whether paragraphs may be skipped
    for paragraph in shown:
        if [line.strip() for line in paragraph] == ["…"]:
            is_open = True
            continue
        while printed and not agree(paragraph, printed[0]):
            if not is_open and not are_optional(printed[0]):
                return False
            printed.pop(0)
        if not printed:
            return False
        printed.pop(0)
        is_open = False
    return (bool(shown) and shown[-1][-1].strip() == "…") or all(map(are_optional, printed))


def difference(command, output):
    def shape(lines):
        return [words(line) for line in command.shape(lines)]

    lines = difflib.unified_diff(shape(command.expected), shape(output.splitlines()), "documentation", "program",
                                 lineterm="", n=1)
    return "\n".join(["    " + line for line in lines] + ["  printed:"] + ["    " + line for line in output.splitlines()])


def check_source(block):
    text = (EXAMPLES / block.title).read_text()
    if "\n".join(block.lines) + "\n" in text:
        return []
    return [f"{block.place()}: expected a part of docs/examples/{block.title}, found other text"]


def check(page, options):
    """Returns what is wrong with a page."""
    errors, commands = [], []
    is_strict = page.name == "tutorial.md" or page.parent.name == "howto"
    for block in blocks_of(page):
        if block.language == "console":
            commands += commands_of(block)
        elif block.title and (EXAMPLES / block.title).exists():
            errors += check_source(block)
        elif is_strict and not block.is_shown_only:
            errors.append(f"{block.place()}: expected a block that is run or part of an example, found neither")
    if not commands:
        return errors
    try:
        results = run(commands, options.bin, options.llvm)
    except subprocess.TimeoutExpired:
        return errors + [f"{commands[0].place}: expected the commands of this page to end within {SECONDS} s"]
    for command, (output, status) in zip(commands, results):
        if options.show:
            print(f"{command.place}: $ {command.text}\n{output}", flush=True)
        if status != 0:
            errors.append(f"{command.place}: expected status 0, found {status}: {command.text}\n{output}")
        elif not agrees(command.shape(command.expected), command.shape(output.splitlines())):
            errors.append(f"{command.place}: {command.text}\n{difference(command, output)}")
    if len(results) < len(commands):
        errors.append(f"{commands[len(results)].place}: expected to be run, found that the shell had ended")
    return errors


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", required=True, type=os.path.abspath)
    parser.add_argument("--llvm", required=True)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("pages", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    pages = [each.resolve() for each in options.pages] or sorted(DOCS.rglob("*.md"))
    with concurrent.futures.ThreadPoolExecutor(1 if options.show else 2) as pool:
        errors = [error for page in pool.map(lambda page: check(page, options), pages) for error in page]
    print("\n".join(errors) if errors else f"{len(pages)} pages agree with what the programs print")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
