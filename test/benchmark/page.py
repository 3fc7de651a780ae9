"""Makes a profile of 100,000 contexts and measures in headless Chromium how long its page takes to
draw the flame graph, and how fast that follows the pointer."""

import json
import shutil
import statistics
import sys

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

import command_line
import targets
import timing
from product import Product

FUNCTIONS, PATHS, DEPTH, FRAMES = 300, 20500, 10, 180

# Widens the graph by keys, then moves it by the pointer, a step for each frame of the screen.
MOVE = """
const done = arguments[0], frames = arguments[1], times = [];
const canvas = document.querySelector("#flameGraph canvas"), scroller = document.querySelector("#flameGraph .scroller");
canvas.setPointerCapture = () => {};
const fire = (type, x, y) => canvas.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, button: 0, pointerId: 1, bubbles: true }));
for (let i = 0; i < 4; ++i) scroller.dispatchEvent(new KeyboardEvent("keydown", { key: "+", bubbles: true }));
fire("pointerdown", 700, 400);
let last = performance.now();
requestAnimationFrame(function step(now) {
  times.push(now - last);
  last = now;
  fire("pointermove", 700 - 500 * Math.sin(times.length / 20), 400 - times.length % 60);
  if (times.length < frames) requestAnimationFrame(step); else done(times.slice(5));
});
"""


def source():
    """Returns a program whose calls take many different paths."""
    bodies = "\n".join(
        f"__attribute__((noinline)) void function_{i}(int depth) {{ for (int k = 0; k < 20; ++k) sink += k;"
        f" if (depth > 0) table[({7 * i} + draw() % 4 * 13 + depth) % {FUNCTIONS}](depth - 1); }}"
        for i in range(FUNCTIONS))
    names = ", ".join(f"function_{i}" for i in range(FUNCTIONS))
    return f"""#include <stdint.h>
static uint64_t state = 88172645463325252u;
static uint64_t draw(void) {{ state ^= state << 13; state ^= state >> 7; state ^= state << 17; return state; }}
static volatile long sink;
extern void (*const table[{FUNCTIONS}])(int);
{bodies}
void (*const table[{FUNCTIONS}])(int) = {{{names}}};
int main(void) {{ for (int i = 0; i < {PATHS}; ++i) table[draw() % 8]({DEPTH}); return 0; }}
"""


def start():
    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,900", "--disable-dev-shm-usage"):
        options.add_argument(flag)
    browser = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
    browser.set_script_timeout(60)
    return browser


def measure(browser, page, state, repeats):
    """Returns milliseconds until the graph is drawn, from the beginning of loading, and those between
    frames while it moves."""
    drawn = []
    for _ in range(repeats):
        browser.get("about:blank")
        browser.get(f"{page.as_uri()}#{state}")
        drawn.append(browser.execute_async_script("""
            const done = arguments[0];
            (function look() {
              const mark = performance.getEntriesByName("drawn")[0];
              if (mark) done(mark.startTime); else setTimeout(look, 10);
            })();"""))
    return drawn, browser.execute_async_script(f"const run = (...arguments) => {{ {MOVE} }}; run(arguments[0], {FRAMES});")


def main():
    parser = command_line.parser("page.sh", __doc__)
    command_line.add_measuring(parser, 5, "loads", quick="one load",
                               check="exit status 1 where a target is missed")
    options = command_line.parse(parser)
    folder = command_line.empty_folder(options, "page")
    product = Product(options.bin, options.llvm)
    code, program, page = folder / "paths.c", folder / "paths", folder / "paths.html"
    code.write_text(source(), encoding="utf-8")
    product.build(code, ["-O1"], program)
    command, profile = product.command(program, [], folder, "")
    timing.run(command, timing.cores(1))
    timing.run(timing.Command([options.bin / "vais-profiler", "report", "--format", "html", "-o", page, profile], folder),
               timing.cores(1))
    data = json.loads(page.read_text(encoding="utf-8").split('id="profile">\n')[1].split("\n</script>")[0])
    contexts = sum(-number if number < 0 else 1 for number in data["contexts"]["function"])
    size = page.stat().st_size
    browser, made = start(), []
    try:
        for name, state in (("", "view=flame"), (", inverse", "view=flame&inverse=1")):
            drawn, frames = measure(browser, page, state, options.repeats)
            made += [targets.target(f"flame graph{name}: drawn after", 1000, "ms", statistics.median(drawn)),
                     targets.target(f"flame graph{name}: between frames while moved", 17, "ms", statistics.median(frames)),
                     targets.target(f"flame graph{name}: the same, 95 % at most", 20, "ms", sorted(frames)[len(frames) * 95 // 100])]
    finally:
        browser.quit()
    shutil.rmtree(folder)
    print(f"{contexts:,} contexts, {size / 1e6:.1f} MB")
    if not options.quick:
        targets.print_targets(made)
    (options.build / "page.json").write_text(json.dumps({
        "machine": timing.machine(), "llvm": options.llvm, "repeats": options.repeats, "quick": options.quick,
        "contexts": contexts, "bytes": size, "targets": made}, indent=1) + "\n", encoding="utf-8")
    if contexts < 100000:
        print(f"page.py: expected 100,000 contexts, found {contexts:,}", file=sys.stderr)
        return 1
    return 1 if options.check and any(one["met"] is not True for one in made) else 0


if __name__ == "__main__":
    sys.exit(main())
