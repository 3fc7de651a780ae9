#!/usr/bin/env python3
"""Uses the page as a person would, in headless Chromium, and fails on any console error.

usage: page.py MODULES FOLDER
MODULES  the folder of the page's modules
FOLDER   has exact.html (of work.c, with everything timed and every block followed), difference.html (of more
         calls of leaf, in two runs), files.html (of a program of two files), graph.html (--format flamegraph
         --inverted --value calls) and hostile.html (of hostile.c)
"""
import re
import shutil
import sys
from pathlib import Path

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from browse import names_for, require_silence, serve, start

MODULES, FOLDER = Path(sys.argv[1]), Path(sys.argv[2])
VIEWS = ("summary", "flame", "functions", "function", "calls", "memory", "threads", "source")
browser = start()
names = names_for(browser)
find, text, until, point, click = (names[name] for name in ("find", "text", "until", "point", "click"))
run = browser.execute_script


def visit(page, state=""):
    browser.get("about:blank")
    browser.get((FOLDER / page).resolve().as_uri() + (f"#{state}" if state else ""))


def press(*keys):
    ActionChains(browser).send_keys(*keys).perform()


def rows(view):
    """The texts of the cells of a view's first table."""
    return run("""return [...(document.querySelector(`#${arguments[0]} table`)?.tBodies[0].rows || [])]
                      .map(row => [...row.cells].map(cell => cell.innerText.trim()))""", view)


def names_in(view):
    return [row[-1].split("\n")[0] for row in rows(view)]


def state():
    return dict(part.split("=", 1) for part in browser.current_url.partition("#")[2].split("&") if part)


def open_view(name):
    find(f"tab-{name}").click()
    until(lambda: find(name).is_displayed())


def has_values():
    visit("exact.html")
    until(lambda: "work" in text("title"))
    assert [tab.text for tab in find("tabs").find_elements(By.TAG_NAME, "button")] == \
        ["Summary", "Flame graph", "Functions", "Function", "Call graph", "Memory", "Threads", "Source"]
    assert "exited" in text("summary") and "time=exact, memory=exact" in text("summary")
    options = [option.get_attribute("value") for option in Select(find("value")).options]
    assert options[:2] == ["time", "off_cpu"] and {"calls", "allocations", "peak_bytes", "leaked_bytes"} <= set(options), options
    Select(find("value")).select_by_value("calls")
    until(lambda: text("subtitle").startswith("7,978 calls"))
    assert state() == {"value": "calls"}
    assert rows("summary")[0][0] == "6,000" and names_in("summary")[0] == "leaf", rows("summary")
    Select(find("value")).select_by_value("allocated_bytes")
    until(lambda: names_in("summary") == ["keep"])
    assert rows("summary")[0][0] == "1.95 KiB", rows("summary")


def sorts_and_filters():
    visit("exact.html", "view=functions&value=calls")
    until(lambda: names_in("functions")[:2] == ["leaf", "fib"])
    assert rows("functions")[0][:2] == ["6,000", "6,000"], rows("functions")[0]

    def heading(label):
        return next(cell for cell in browser.find_elements(By.CSS_SELECTOR, "#functions thead th") if label in cell.text)
    heading("Function").find_element(By.TAG_NAME, "button").click()
    assert names_in("functions") == sorted(names_in("functions")) and heading("Function").get_attribute("aria-sort") == "ascending"
    heading("Function").find_element(By.TAG_NAME, "button").click()
    assert names_in("functions") == sorted(names_in("functions"), reverse=True)
    assert heading("Function").get_attribute("aria-sort") == "descending" and state()["sort"] == "-name"
    browser.refresh()
    until(lambda: names_in("functions") == sorted(names_in("functions"), reverse=True))
    titles = [cell.text.strip() for cell in browser.find_elements(By.CSS_SELECTOR, "#functions thead th")]
    assert {"p50", "p95", "p99", "Max"} <= set(titles), titles
    press("/", "^le")
    until(lambda: names_in("functions") == ["leaf"])
    assert text("matched") == "75.2 % matched" and state()["search"] == "%5Ele"
    assert re.fullmatch(r"[\d,.]+ [nµm]s", rows("functions")[0][titles.index("p50")]), rows("functions")
    press("[")
    until(lambda: "wrong" in find("search").get_attribute("class"))
    find("search").clear()
    find("search").send_keys("nosuch")
    until(lambda: text("matched") == "no match")


def links_the_choice():
    visit("exact.html", "view=functions&value=calls")
    until(lambda: names_in("functions")[0] == "leaf")
    browser.find_element(By.CSS_SELECTOR, "#functions button.name").click()
    until(lambda: text("chosenName") == "leaf")
    assert run("return document.querySelectorAll('#functions tr[aria-current=true]').length") == 1
    open_view("function")
    assert "leaf" in text("functionHead") and "work.c:" in text("functionHead")
    callers, callees = run("""return [...document.querySelectorAll('#functionTables .columns:last-child table')]
                                .map(table => table.tBodies[0].innerText)"""), text("functionTables").split("Callees")[1]
    assert len(callers) == 1 and callers[0].split() == ["6,000", "work"] and callees.split() == ["None."], (callers, callees)
    heights = run("return ['callersGraph', 'calleesGraph'].map(id => document.querySelector(`#${id} canvas`).height)")
    assert heights[0] >= 2 * heights[1] > 0, heights
    open_view("calls")
    assert {"6,000", "work", "leaf"} <= set(text("calls").split()) and find("calls").find_element(By.CSS_SELECTOR, "svg .chosen")
    open_view("source")
    marked = browser.find_element(By.CSS_SELECTOR, "#source tr.chosen").text
    assert "void leaf(long n)" in marked, marked
    link = browser.current_url
    browser.get("about:blank")
    browser.get(link)
    until(lambda: "void leaf(long n)" in browser.find_element(By.CSS_SELECTOR, "#source tr.chosen").text)
    assert text("chosenName") == "leaf" and Select(find("value")).first_selected_option.text == "Calls"
    find("unchoose").click()
    until(lambda: not find("chosen").is_displayed())


def keeps_the_file():
    visit("files.html", "view=functions&value=calls")

    def file():
        return Select(find("file")).first_selected_option.text.partition(" ")[0].rpartition("/")[2]

    def again():
        link = browser.current_url
        browser.get("about:blank")
        browser.get(link)
        until(lambda: browser.find_elements(By.ID, "file"))
    next(each for each in browser.find_elements(By.CSS_SELECTOR, "#functions button.name") if each.text == "yy").click()
    open_view("source")
    assert file() == "y.c"
    Select(find("file")).select_by_index(1 - Select(find("file")).options.index(Select(find("file")).first_selected_option))
    until(lambda: file() == "x.c")
    again()
    assert file() == "x.c" and text("chosenName") == "yy"
    Select(find("file")).select_by_index(1 - Select(find("file")).options.index(Select(find("file")).first_selected_option))
    until(lambda: file() == "y.c")
    find("search").send_keys("^xx$", Keys.ENTER)
    until(lambda: text("chosenName") == "xx" and file() == "x.c")
    Select(find("value")).select_by_value("time")
    until(lambda: text("subtitle").count("processor"))
    assert file() == "x.c" and "file" not in state()


def draws_both_ways():
    """Frames of calls are always as wide: leaf has three quarters of them."""
    visit("exact.html", "view=flame&value=calls")
    until(lambda: text("flame"))
    point(600, 10)
    until(lambda: text("tip").startswith("all"))
    find("inverse").click()
    point(300, 30)
    until(lambda: text("tip").startswith("leaf") and "75.2 %" in text("tip"))
    point(300, 50)
    until(lambda: text("tip").startswith("work"))
    click(300, 50)
    until(lambda: text("chosenName") == "work" and len(state()["zoom"].split(".")) == 2)
    assert text("path").split("\n") == ["all", "leaf", "work"]
    press(Keys.ESCAPE)
    until(lambda: not find("reset").is_enabled() and "zoom" not in state())
    press("i")
    until(lambda: find("inverse").get_attribute("aria-pressed") == "false")
    press("f")
    until(lambda: state().get("flip") == "1")
    visit("graph.html")
    until(lambda: find("flame").is_displayed() and find("inverse").get_attribute("aria-pressed") == "true")
    point(300, 30)
    until(lambda: text("tip").startswith("leaf"))


def obeys_the_keyboard():
    visit("exact.html", "value=calls")
    until(lambda: find("tab-summary").get_attribute("aria-selected") == "true")
    find("tab-summary").send_keys(Keys.ARROW_RIGHT)
    until(lambda: browser.switch_to.active_element.get_attribute("id") == "tab-flame" and find("flame").is_displayed())
    run("document.querySelector('#flameGraph .scroller').focus()")
    press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    until(lambda: text("details").startswith(("leaf", "fib", "work")))
    press(Keys.ENTER)
    until(lambda: len(state().get("zoom", "").split(".")) == 2)
    press(Keys.ESCAPE)
    until(lambda: "zoom" not in state())
    press("3")
    until(lambda: find("functions").is_displayed())
    browser.find_element(By.CSS_SELECTOR, "#functions button.name").send_keys(Keys.ARROW_DOWN)
    assert browser.switch_to.active_element.text == "fib"
    press(Keys.ENTER)
    until(lambda: text("chosenName") == "fib")


def leaves_commands_to_the_browser():
    visit("exact.html", "view=flame&value=calls")
    until(lambda: text("flame"))
    scroller = browser.find_element(By.CSS_SELECTOR, "#flameGraph .scroller")
    run("arguments[0].focus()", scroller)
    answer = """const event = new KeyboardEvent("keydown", { key: arguments[0], bubbles: true, cancelable: true, ...arguments[1] });
                document.activeElement.dispatchEvent(event);
                return [event.defaultPrevented, document.querySelector("#flameGraph canvas").toDataURL(), document.activeElement.className, location.hash]"""
    picture = "return document.querySelector('#flameGraph canvas').toDataURL()"
    before = run(picture)
    for modifier in ("ctrlKey", "metaKey", "altKey"):
        for key in ("+", "-", "ArrowDown", "ArrowRight", "f", "i", "/", "3"):
            run(answer, key, {modifier: True})
            result = run(answer, key, {modifier: True})
            assert result == [False, before, "scroller", "#view=flame&value=calls"], (modifier, key, result[0], result[2:])
    press("+")
    until(lambda: run(picture) != before)
    press(Keys.TAB)
    assert browser.switch_to.active_element != scroller, "the graph is no trap"


def pans():
    visit("exact.html", "view=flame&value=calls")
    until(lambda: text("flame"))
    run("document.querySelector('#flameGraph .scroller').focus()")
    press("+", "+", "+")
    picture = "return document.querySelector('canvas').toDataURL()"
    ActionChains(browser).move_to_element(find("title")).perform()
    before = run(picture)
    canvas = browser.find_element(By.TAG_NAME, "canvas")
    ActionChains(browser).move_to_element(canvas).click_and_hold().move_by_offset(-400, 0).release().perform()
    ActionChains(browser).move_to_element(find("title")).perform()
    until(lambda: run(picture) != before)
    assert "zoom" not in state() and not find("chosen").is_displayed(), "moving is no click"


def shows_memory_and_threads():
    visit("exact.html", "view=memory")
    until(lambda: "Contexts at the peak" in text("memory"))
    assert rows("memory")[0][-1].endswith("→ keep") and find("memory").find_element(By.CSS_SELECTOR, "svg.timeline .peak")
    assert "Allocations\n2" in text("memory") and "Never freed\n0 B" in text("memory")
    open_view("threads")
    assert len(rows("threads")) == 2 and {row[-1] for row in rows("threads")} == {"work"}, rows("threads")


def shows_differences():
    visit("difference.html", "value=calls&view=changes")
    until(lambda: rows("changes"))
    table = {row[-1]: row for row in rows("changes")}
    assert table["leaf"][:3] == ["6,000", "8,000", "+2,000"] and table["leaf"][4:6] == ["+33.3 %", "differs"], table
    assert table["fib"][5] == "same" and names_in("changes")[0] == "leaf", table
    assert table["keep"][0] == "2" and table["retained"][:2] == ["0", "2"] and table["retained"][4] == "new", table
    open_view("functions") # the later side is two runs, and all is per run
    functions = {row[-1].split("\n")[0]: row for row in rows("functions")}
    assert functions["leaf"][0] == "8,000", functions
    open_view("calls")
    calls = {row[-1]: row for row in rows("calls")}
    assert calls["leaf"][0] == "8,000" and calls["retained"][0] == "2", calls
    open_view("memory")
    assert "Allocations\n2\n" in text("memory") and "Allocated\n1.95 KiB" in text("memory") and "Frees\n2\n" in text("memory"), text("memory")
    sizes = run("return [...document.querySelectorAll('#memory table')].pop().tBodies[0].innerText.split('\\n').map(line => line.trim())")
    assert [line.split("\t")[1] for line in sizes] == ["2"], sizes
    open_view("threads")
    assert "of 2 runs" in text("threads"), text("threads")
    open_view("summary")
    assert "Later runs" in text("summary") and "1 run before, 2 after" in text("summary"), text("summary")
    open_view("flame")
    assert find("legend").is_displayed()
    point(600, 50)
    until(lambda: "before" in text("tip") and "difference" in text("tip"))


def colours_the_inverse_of_differences():
    """leaf, of which there are more, has three quarters of the calls; fib has as many as before, and is called by work
    and by itself. Frames have the colours of the verdicts on functions."""
    visit("difference.html", "value=calls&view=flame&inverse=1")
    until(lambda: find("legend").is_displayed())

    def tip(x, y):
        point(600, 10)
        until(lambda: text("tip").startswith("all"))
        point(x, y)
        until(lambda: not text("tip").startswith("all"))
        lines = text("tip").split("\n")
        return lines[0], {line.partition(" ")[0]: line.partition(" ")[2] for line in lines[1:]}

    def hue(x, y):
        red, _, blue = run("""const canvas = document.querySelector('#flameGraph canvas'), ratio = devicePixelRatio;
                              return [...canvas.getContext('2d').getImageData(arguments[0] * ratio, arguments[1] * ratio, 1, 1).data]""", x, y)[:3]
        return "more" if red > blue + 40 else "less" if blue > red + 40 else "noise"
    width = run("return document.querySelector('#flameGraph canvas').clientWidth")
    name, facts = tip(300, 30)
    assert name == "leaf" and facts["before"] == "6,000" and facts["difference"].startswith("+2,000 +33.3 %") and facts["verdict"] == "differs", facts
    name, facts = tip(300, 50)
    assert name == "work" and facts["before"] == "6,000" and facts["verdict"] == "differs", facts
    name, facts = tip(0.85 * width, 30)
    assert name == "fib" and facts["difference"].startswith("±0") and facts["verdict"] == "same", facts
    point(600, 200)
    assert hue(300, 21) == hue(300, 41) == "more" and hue(0.85 * width, 21) == hue(0.85 * width, 41) == "noise"


def draws_how_long_calls_took():
    visit("exact.html", "view=function&value=calls")
    find("search").send_keys("^leaf$", Keys.ENTER)
    until(lambda: find("function").find_elements(By.CSS_SELECTOR, ".histogram"))
    counts = [int(count.replace(",", "")) for count in run(
        "return [...document.querySelectorAll('.histogram title')].map(title => title.textContent.match(/: ([\\d,]+) call/)[1])")]
    heights = run("return [...document.querySelectorAll('.histogram .bar')].map(bar => Number(bar.getAttribute('height')))")
    assert sum(counts) == 6000 and 1 < len(counts) <= 40, counts
    assert heights.index(max(heights)) == counts.index(max(counts)) and all((count == 0) == (high == 0) for count, high in zip(counts, heights))
    label = find("function").find_element(By.CSS_SELECTOR, ".histogram").get_attribute("aria-label")
    table = dict(row.split("\t") for row in run(
        "return [...document.querySelectorAll('#functionTables .columns:first-child table')].pop().tBodies[0].innerText").split("\n"))
    assert label.startswith("Histogram of 6,000 calls from ") and f"p50 {table['p50']}" in label, (label, table)
    lines = run("return [...document.querySelectorAll('.histogram line')].map(line => Number(line.getAttribute('x1')))")
    assert len(lines) == 3 and lines == sorted(lines) and 0 <= lines[0] and lines[-1] <= 400, lines
    below = sum(counts[:int(lines[0] / 400 * len(counts)) + 1])
    assert below >= 3000, "half of the calls are no longer than p50"


def is_safe():
    visit("hostile.html")
    until(lambda: "owned" in text("title"))
    for view in VIEWS:
        open_view(view)
        assert run("return document.images.length") == 0 and browser.title != "owned"
    open_view("functions")
    assert any("</script><img src=x" in name for name in names_in("functions")), names_in("functions")
    open_view("threads")
    assert "<img src=x>" in text("threads")
    open_view("source")
    assert "<img src=x onerror" in text("source")
    run("const s = document.createElement('script'); s.textContent = 'window.injected = 1'; document.body.append(s)")
    assert run("return window.injected === undefined"), "the policy allows no other script"
    assert any("Content Security Policy" in entry["message"] for entry in browser.get_log("browser"))


def fits_and_is_readable():
    """In widths from 500 to 3840 pixels nothing is wider than the window; what can be pressed has a name."""
    for width, height in ((500, 900), (3840, 2160)):
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        for view in VIEWS:
            visit("exact.html", f"view={view}&function=0")
            until(lambda: find(view).is_displayed())  # pylint: disable=cell-var-from-loop
            assert run("return document.documentElement.scrollWidth") <= width, (view, width)
            assert run("return document.documentElement.scrollHeight") <= height, (view, height)
            assert run("return (tabs => tabs.scrollHeight <= tabs.clientHeight || getComputedStyle(tabs).overflowY === 'hidden')(document.getElementById('tabs'))")
            assert run("return document.querySelector('main').scrollWidth") <= width, (view, width)
            assert run("return [...document.querySelectorAll('[role=tab]')].filter(tab => tab.ariaSelected === 'true').length") == 1
            assert not run("return [...document.querySelectorAll('button')].filter(each => !each.textContent.trim() && !each.ariaLabel).length")
            assert not run("return [...document.querySelectorAll('main table')].filter(each => !each.caption || each.querySelector('thead th:not([scope])')).length")
            if view == "functions": # the last column, which stays in the window
                name = run("return document.querySelector('#functions button.name').getBoundingClientRect().toJSON()")
                assert 0 <= name["left"] < name["right"] <= width, (width, name)
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def is_dark_on_request():
    def colours():
        return run("""const canvas = document.querySelector('canvas');
                      return [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color,
                              String(canvas.getContext('2d').getImageData(canvas.width / 2, 10, 1, 1).data)]""")
    visit("exact.html", "view=flame")
    until(lambda: not colours()[2].startswith("0,0,0"))
    light = colours()
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
    until(lambda: all(dark != bright for dark, bright in zip(colours(), light)))
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def works_as_modules():
    """The script is made of modules, which a browser can also load one by one. No name is used twice in them."""
    used = [name for path in MODULES.glob("*.js")
            for name in re.findall(r"^(?:export )?(?:function|class|const|let) (\w+)", path.read_text(), re.M)]
    assert len(used) > 40 and len(used) == len(set(used)), sorted(name for name in used if used.count(name) > 1)
    served = FOLDER / "served"
    shutil.copytree(MODULES, served, dirs_exist_ok=True)
    page = (FOLDER / "exact.html").read_text()
    page = re.sub(r"<meta http-equiv[^>]*>", "", page)
    page = page[:page.rindex("<script>")] + '<script type="module" src="inline.js"></script></body></html>'
    (served / "modules.html").write_text(page)
    browser.get(serve(served) + "modules.html#value=calls&view=functions")
    until(lambda: names_in("functions")[:1] == ["leaf"])
    for view in VIEWS:
        open_view(view)


def main():
    try:
        for test in (has_values, sorts_and_filters, links_the_choice, keeps_the_file, draws_both_ways,
                     obeys_the_keyboard, leaves_commands_to_the_browser, pans,
                     shows_memory_and_threads, shows_differences,
                     colours_the_inverse_of_differences, draws_how_long_calls_took, fits_and_is_readable, is_dark_on_request, works_as_modules):
            print(test.__name__, flush=True)
            test()
            require_silence(browser)
        print("is_safe", flush=True)
        is_safe()
    finally:
        browser.quit()


main()
