#!/usr/bin/python3
"""Makes the pictures of the documentation, docs/pictures, from a run of docs/examples/words.c.

    pictures.py --bin BUILD/bin --llvm MAJOR

The terminal is drawn as SVG; the page and its flame graph are photographed in Chromium; pprof draws its graph itself (Go, Graphviz).
KCachegrind is photographed if it is installed, with xvfb, xauth, dbus and imagemagick.
"""

import argparse
import html
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs/pictures"
ROWS = 24  # of the terminal: the summary and the table of functions
CELL_WIDTH, CELL_HEIGHT, MARGIN = 8.4, 18, 14
PALETTE = {"1": "font-weight:bold", "2": "opacity:.6", "31": "fill:#ff7b72", "32": "fill:#7ee787", "33": "fill:#e3b341",
           "34": "fill:#79c0ff", "35": "fill:#d2a8ff", "36": "fill:#56d4dd", "90": "fill:#8b949e"}
ESCAPE = re.compile("\x1b\\[([\\d;]*)m")


def spans(line):
    """Returns a line with escape sequences as the text and the style of its parts."""
    style, parts = "", []
    pieces = ESCAPE.split(line)
    for text, codes in zip(pieces[::2], [*pieces[1::2], ""]):
        if text:
            parts.append((text, style))
        style = ";".join(PALETTE[code] for code in codes.split(";") if code in PALETTE)
    return parts


def terminal(lines):
    """Returns the lines as they look in a terminal, as SVG."""
    plain = [ESCAPE.sub("", line) for line in lines]
    width = max(map(len, plain)) * CELL_WIDTH + 2 * MARGIN
    height = len(lines) * CELL_HEIGHT + 2 * MARGIN
    text = []
    for row, line in enumerate(lines):
        column = 0
        for part, style in spans(line):
            look = f' style="{style}"' if style else ""
            for chunk in re.finditer(r"\S+(?: \S+)*", part): # SVG joins spaces
                x, y = MARGIN + (column + chunk.start()) * CELL_WIDTH, MARGIN + (row + 0.75) * CELL_HEIGHT
                text.append(f'<text x="{x:.1f}" y="{y:.1f}" textLength="{len(chunk[0]) * CELL_WIDTH:.1f}"{look}>'
                            f"{html.escape(chunk[0])}</text>")
            column += len(part)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}">\n'
            f'<rect width="100%" height="100%" rx="8" fill="#0d1117"/>\n'
            f'<g fill="#e6edf3" font-size="14" '
            f'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace">\n' + "\n".join(text) + "\n</g>\n</svg>\n")


def photograph(page, picture, width, height, state=""):
    """Photographs a page in a state that its address says."""
    from selenium import webdriver
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", f"--window-size={width},{height}",
                     "--hide-scrollbars"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options)
    try:
        driver.get(page.as_uri() + state)
        driver.save_screenshot(str(picture))
    finally:
        driver.quit()


KCACHEGRIND = """\
kcachegrind --qwindowgeometry 1100x560+0+0 callgrind.out.words &
sleep 8
import -window root +dither -posterize 6 -colors 16 "$1"
kill $!
"""


def photograph_kcachegrind(folder, picture):
    missing = [name for name in ("kcachegrind", "xvfb-run", "dbus-run-session", "import") if not shutil.which(name)]
    if missing:
        print(f"{picture}: left as it is, since there is no {missing[0]}")
        return
    (folder / ".config").mkdir()
    (folder / ".config/kcachegrindrc").write_text("[TipOfDay]\nRunOnStart=false\n")
    folder.chmod(0o700)
    subprocess.run(["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1100x560x24", "bash", "-c", KCACHEGRIND,
                    "bash", picture], check=True, cwd=folder, stderr=subprocess.DEVNULL,
                   env={**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)})


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", required=True, type=os.path.abspath)
    parser.add_argument("--llvm", required=True)
    options = parser.parse_args()
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        environment = {**os.environ, "PATH": f"{options.bin}:{os.environ['PATH']}", "CLICOLOR_FORCE": "1",
                       "VAIS_PROFILER_CLANG": f"clang-{options.llvm}", "LC_ALL": "C.UTF-8"}

        def shell(command):
            return subprocess.run(command, shell=True, check=True, cwd=folder, env=environment, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

        shell(f"cp {ROOT}/docs/examples/words.c . && vais-profiler-clang -O2 -g words.c -o words")
        shell("vais-profiler run -o words.vprof -- ./words")
        report = shell("vais-profiler report words.vprof --width 90").splitlines()
        (PICTURES / "report.svg").write_text(terminal(["$ vais-profiler run -- ./words", *report[:ROWS]]))
        shell("vais-profiler report words.vprof --format html -o words.html")
        photograph(folder / "words.html", PICTURES / "page.png", 1200, 610)
        photograph(folder / "words.html", PICTURES / "flamegraph.png", 1000, 480, "#view=flame")
        shell("vais-profiler report words.vprof --format pprof -o words.pb.gz")
        shell(f"go tool pprof -dot words.pb.gz | dot -Tsvg -o {PICTURES}/pprof.svg")
        shell("vais-profiler report words.vprof --format callgrind -o callgrind.out.words")
        photograph_kcachegrind(folder, PICTURES / "kcachegrind.png")


if __name__ == "__main__":
    main()
