#!/usr/bin/env python3
"""Uses the page of a running program as a person would, in headless Chromium, and fails on any console error.

usage: serve_page.py PROFILER FOLDER
FOLDER   has served (of served.c), and in profiles/ before.vprof, after.vprof and one with a hostile name
"""
import sys
import time
from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from browse import names_for, require_silence, start
from serving import Program, Server

PROFILER, FOLDER = sys.argv[1], Path(sys.argv[2]).resolve()
browser = start()
names = names_for(browser)
find, text, until = (names[name] for name in ("find", "text", "until"))
run = browser.execute_script
UPDATES = 2.5  # seconds in which at least two come


def rows(view):
    """The cells of a view's first table, by the name at the end of each row."""
    table = run("""return [...(document.querySelector(`#${arguments[0]} table`)?.tBodies[0].rows || [])]
                       .map(row => [...row.cells].map(cell => cell.innerText.trim()))""", view)
    return {row[-1].split("\n")[0]: row for row in table}


def calls_of(function):
    """The calls of a function in the table of all, by the value calls."""
    row = rows("functions").get(function)
    return int(row[0].replace(",", "")) if row else 0


def press(identifier):
    run("document.getElementById(arguments[0]).click()", identifier)


def refreshes():
    browser.set_window_size(1300, 800)
    until(lambda: "./served" in text("title") and text("liveState") == "Running")
    Select(find("value")).select_by_value("calls")
    press("tab-functions")
    until(lambda: calls_of("early") > 0)
    first = calls_of("early")
    until(lambda: calls_of("early") > first)
    until(lambda: "calls/s" in text("liveNumbers") and "CPU" in text("liveNumbers"))
    until(lambda: any(cell.endswith("/s") for cell in rows("functions")["early"]))


def keeps_what_was_done():
    """A search, a choice, the focus and an open choice of values survive newer data."""
    find("search").send_keys("^ear")
    until(lambda: list(rows("functions")) == ["early"])
    find("search").clear()
    find("search").send_keys("e")
    button = "[...document.querySelectorAll('#functions button.name')].find(each => each.textContent === 'early')"
    run(f"{button}.click(); {button}.focus()")
    until(lambda: text("chosenName") == "early")
    run("document.getElementById('value').marked = true; document.getElementById('tab-functions').marked = true")
    number = text("chosenNumbers")
    until(lambda: text("chosenNumbers") != number)
    assert run("return document.activeElement.textContent") == "early"
    assert run("return document.querySelector('#functions tr[aria-current=true] button.name').textContent") == "early"
    assert run("return document.getElementById('value').marked && document.getElementById('tab-functions').marked")
    assert Select(find("value")).first_selected_option.get_attribute("value") == "calls"
    run("const box = document.getElementById('search'); box.value = ''; box.dispatchEvent(new Event('input'))")


def draws():
    """The graph stays where it was moved."""
    press("tab-flame")
    until(lambda: find("flame").is_displayed())
    part = """const flame = document.querySelector('#flameGraph .scroller'); flame.focus();
              flame.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true, cancelable: true }))"""
    picture = "return document.querySelector('#flameGraph canvas').toDataURL()"
    until(lambda: run(picture))
    time.sleep(UPDATES)
    before = run(picture)
    run(part)
    until(lambda: run(picture) != before)
    numbers = text("subtitle")
    until(lambda: text("subtitle") != numbers)
    time.sleep(UPDATES)
    assert run(picture) != before, "newer data undoes what was moved"
    browser.save_screenshot(str(FOLDER / "flame.png"))
    press("tab-functions")


def pauses():
    press("pause")
    until(lambda: text("liveState") == "Paused")
    number = calls_of("early")
    time.sleep(UPDATES)
    assert calls_of("early") == number and text("pause") == "Go on"
    press("pause")
    until(lambda: calls_of("early") > number and text("liveState") == "Running")


def counts_from_here(program):
    program.go_later()
    until(lambda: calls_of("late") > 0)
    whole = calls_of("early")
    press("since")
    until(lambda: calls_of("late") > 0 and calls_of("early") == 0 and text("since") == "Whole run")
    assert "since here" in text("liveNumbers") and "since=" in browser.current_url
    browser.save_screenshot(str(FOLDER / "since.png"))
    late = calls_of("late")
    until(lambda: calls_of("late") > late)
    assert calls_of("early") == 0 < calls_of("late")
    press("since")
    until(lambda: calls_of("early") == whole and "since=" not in browser.current_url)


def switches_recording():
    press("recording")
    until(lambda: "recording is off" in text("liveNumbers") and text("recording") == "Record")
    number = calls_of("late")
    time.sleep(UPDATES)
    assert calls_of("late") == number, "nothing is recorded"
    press("recording")
    until(lambda: calls_of("late") > number and text("recording") == "Stop recording")


def ends(program):
    assert text("chosenName") == "early" and not browser.find_elements(By.ID, "tab-source")
    program.stop()
    until(lambda: text("liveState") == "The program has ended")
    assert not find("pause").is_displayed() and not find("recording").is_displayed()
    assert text("chosenName") == "early" and calls_of("late") > 0
    press("tab-source")
    until(lambda: "void early(long n)" in text("source"))
    assert "void early" in browser.find_element(By.CSS_SELECTOR, "#source tr.chosen").text
    browser.save_screenshot(str(FOLDER / "ended.png"))


def lists_and_compares():
    with Server(PROFILER, "profiles", folder=FOLDER) as server, Program(FOLDER, "profiles/running.vprof") as program:
        browser.get(server.url)
        until(lambda: len(rows("profiles")) == 4 and "1 of running" in text("subtitle"))
        hostile = "<img src=x onerror=document.title='owned'>.vprof"
        assert list(rows("profiles"))[0] == "running.vprof" and hostile in rows("profiles")
        assert rows("profiles")["running.vprof"][1] == "running" and rows("profiles")["before.vprof"][1] == "ended"
        browser.save_screenshot(str(FOLDER / "profiles.png"))
        for name in ("before.vprof", "after.vprof"):
            run("document.querySelector(`input[aria-label='Pick ${arguments[0]}']`).click()", name)
        assert find("merge").is_enabled() and find("compare").is_enabled()
        press("compare")
        until(lambda: "difference" in text("title"))
        Select(find("value")).select_by_value("calls")
        press("tab-changes")
        until(lambda: rows("changes"))
        assert rows("changes")["leaf"][:3] == ["6,000", "8,000", "+2,000"], rows("changes")
        assert text("liveState") == "Comparison of two moments" and not find("pause").is_displayed()
        browser.save_screenshot(str(FOLDER / "compared.png"))
        browser.get(f"{server.url}view?profile=before.vprof&profile=after.vprof#value=calls&view=functions")
        until(lambda: calls_of("leaf") == 14000)
        browser.get(f"{server.url}view?profile=running.vprof&profile=after.vprof#value=calls&view=functions")
        until(lambda: calls_of("leaf") == 8000 and calls_of("early") > 0 and text("liveState") == "Running")
        first = calls_of("early")
        until(lambda: calls_of("early") > first)
        browser.get(server.url + "view?" + "profile=%3Cimg%20src%3Dx%20onerror%3Ddocument.title%3D'owned'%3E.vprof#value=calls&view=functions")
        until(lambda: calls_of("leaf") > 0)
        assert run("return document.images.length") == 0 and browser.title != "owned"
        require_silence(browser)
        run("const s = document.createElement('script'); s.textContent = 'window.injected = 1'; document.body.append(s)")
        assert run("return window.injected === undefined"), "the policy allows no script in the page"
        program.stop()
        browser.get("about:blank")


def main():
    try:
        with Program(FOLDER, options="memory=exact:toggle_signal=USR2") as program:
            with Server(PROFILER, program.process.pid, folder=FOLDER) as server:
                browser.get(server.url)
                for test in (refreshes, keeps_what_was_done, draws, pauses, lambda: counts_from_here(program), switches_recording,
                             lambda: ends(program)):
                    test()
                    require_silence(browser)
                    print("one more", flush=True)
                browser.get("about:blank")
        lists_and_compares()
    finally:
        browser.quit()


main()
