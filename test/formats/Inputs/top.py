#!/usr/bin/env python3
"""Uses the screen of `top` as a person would, in tmux, which says what is on it.

usage: top.py VAIS_PROFILER, in a folder with `screen`, instrumented (screen.c)
"""
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROFILER = sys.argv[1]
FOLDER = tempfile.mkdtemp()  # the name of a socket must be short
TMUX = ["tmux", "-S", "", "-f", "/dev/null", "-u"]
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "TMUX")}
SECONDS = 60
NUMBERS = iter(range(1000, 2000))


def until(condition, said=""):
    deadline = time.monotonic() + SECONDS
    while True:
        if found := condition():
            return found
        assert time.monotonic() < deadline, (said, screen())
        time.sleep(0.05)


def tmux(*words):
    return subprocess.run([*TMUX, *words], check=True, capture_output=True, text=True, env=ENVIRONMENT).stdout


def screen():
    return tmux("capture-pane", "-p", "-t", "top")


def shows(pattern):
    """Waits until there is a line that matches."""
    return until(lambda: re.search(pattern, screen(), re.M), pattern)


def press(*keys):
    tmux("send-keys", "-t", "top", *keys)


def lines():
    """The lines below the titles, without the last one."""
    text = screen().rstrip("\n").split("\n")
    titles = next(i for i, line in enumerate(text) if re.match(r" +(self|own) +share .*function", line))
    return [line for line in text[titles + 1:-1] if line.strip()]


def name_in(line):
    return re.split(r"  +[▸▾]? ?", line.rstrip())[-1]


@contextlib.contextmanager
def shell(width=110, height=24):
    """A shell in a terminal of its own."""
    with contextlib.suppress(FileNotFoundError):
        os.remove("stop")
    TMUX[2] = tempfile.mktemp(dir=FOLDER)  # a server that ends may still answer
    tmux("new-session", "-d", "-s", "top", "-x", str(width), "-y", str(height), "sh")
    try:
        press("PS1='$ '; clear", "Enter")
        shows(r"^\$ *$")
        yield
    finally:
        subprocess.run([*TMUX, "kill-server"], check=False, capture_output=True)


def is_restored():
    """The shell's lines are back, and what is typed is shown and ends with a return."""
    until(lambda: tmux("display-message", "-p", "-t", "top", "#{alternate_on} #{cursor_flag}") == "0 1\n")
    number = next(NUMBERS)  # not what is on the screen from before
    press(f"clear; echo $((6 * {number}))", "Enter")
    shows(rf"^{6 * number}$")
    press("stty -a | grep -o -- '-*icanon\\|-*echo ' | tr -d '\\n'", "Enter")
    shows(r"icanonecho \$")


@contextlib.contextmanager
def program():
    """Runs the program by itself."""
    with contextlib.suppress(FileNotFoundError):
        os.remove("stop")
    running = subprocess.Popen(["./screen"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,  # pylint: disable=consider-using-with
                               env={**ENVIRONMENT, "VAIS_PROFILER_OPTIONS": "output=run.vprof:time=exact"})
    try:
        until(lambda: os.path.exists("run.vprof"))
        yield running
    finally:
        with open("stop", "w", encoding="utf-8"):
            pass
        running.wait()


def number_of_top():
    shell_number = tmux("display-message", "-p", "-t", "top", "#{pane_pid}").strip()
    return int(subprocess.run(["pgrep", "-x", "vais-profiler", "-P", shell_number], check=True, capture_output=True, text=True).stdout)


def leaves_the_output_to_the_end():
    with shell():
        press(f"{PROFILER} top --interval 0.2 --value calls -- ./screen; echo status $?", "Enter")
        shows(r"^screen: running, .* 2 threads *$")
        shows(r"이름이_넓은_함수")
        shows(r"clear\?\[2J\?\[31mscreen")
        assert "began" not in screen() and "bad words" not in screen(), screen()
        with open("stop", "w", encoding="utf-8"):
            pass
        shows(r"^screen: ended")
        press("q")
        shows(r"^status 7$")
        assert re.search(r"^began\nended\nbad words$", screen(), re.M), screen()
        saved = re.search(r"^profile: (screen\.\d+\.vprof)$", screen(), re.M)[1]
        is_restored()
        calls = subprocess.run([PROFILER, "report", saved, "--format", "csv"], check=True, capture_output=True, text=True).stdout
        assert "parse" in calls and not [name for name in os.listdir(".") if name.startswith("screen.vprof.")]


def asks_the_program_to_end():
    with shell():
        press(f"{PROFILER} top --interval 0.2 -- ./screen polite; echo status $?", "Enter")
        shows(r"^screen: running")
        press("C-c")
        shows(r"^status 3$")
        assert "began" in screen() and "asked to end" in screen(), screen()
        is_restored()
        press(f"{PROFILER} top --interval 0.2 -- ./screen; echo status $?", "Enter")
        shows(r"^screen: running")
        os.kill(number_of_top(), signal.SIGTERM)
        shows(r"^status 143$")
        is_restored()
        press(f"clear; {PROFILER} top -- ./nosuch; {PROFILER} top -- /bin/true; {PROFILER} top; {PROFILER} top a -- b", "Enter")
        until(lambda: len(re.findall(r"^vais-profiler: .*expected", screen(), re.M)) == 4)


def answers_keys():
    with program() as running, shell():
        press(f"{PROFILER} top {running.pid} --interval 0.2 --value calls", "Enter")
        shows(r"^screen: running")
        shows(r"of calls: functions, by own")
        until(lambda: name_in(lines()[0]) == "이름이_넓은_함수")
        press("Enter")  # expands callers, whose calls are a part of it
        until(lambda: [name_in(line) for line in lines()[:2]] == ["이름이_넓은_함수", "parse"])
        press("Down", "Right")
        until(lambda: {name_in(line) for line in lines()[2:4]} == {"main", "serve"})
        press("Left")
        until(lambda: name_in(lines()[2]) not in ("main", "serve"))
        press("Left", "Left")
        until(lambda: "parse" not in name_in(lines()[1]))
        press("c")
        shows(r"of calls: contexts")
        until(lambda: {name_in(line) for line in lines()} == {"main", "work"})
        press("End", "Right", "Down")
        until(lambda: len(lines()) == 3)
        press("f", "s", "s", "s", "s")
        shows(r"functions, by name")
        names = [name_in(line) for line in lines()]
        assert names == sorted(names) and "main" in names, names
        press("s", "/", "^par", "x", "BSpace", "Enter")
        shows(r"matching \^par")
        until(lambda: [name_in(line) for line in lines()] == ["parse"])
        press("/", "(", "Enter")
        shows(r"expected a regular expression")
        press("/", "Enter")
        until(lambda: len(lines()) > 3)
        press("t")
        shows(r"of calls: threads")
        until(lambda: len(lines()) == 2 and "(작업, " in screen())
        press("f", "v")
        shows(r"of allocations: functions")
        press("V", "V")
        shows(r" of off_cpu: functions|of samples: functions")
        press("p")
        shows(r"^screen: paused")
        before = screen()
        time.sleep(0.6)
        assert screen() == before
        press("?")
        shows(r"Control-C +leave")
        press("x", " ")
        shows(r"^screen: running")
        press("C-z")
        until(lambda: "Stopped" in screen() or "suspended" in screen())
        press("fg", "Enter")
        shows(r"^screen: running")
        press("q")
        is_restored()


def fits_any_size():
    with program(), shell():
        press(f"{PROFILER} top run.vprof --interval 0.1 --value calls", "Enter")
        shows(r"^screen: running")
        for width, height in ((20, 5), (3, 2), (1, 1), (300, 60), (40, 8), (20, 5)):
            tmux("resize-window", "-t", "top", "-x", str(width), "-y", str(height))
            press("Down", "Enter", "c", "Enter", "f", "?", "x", "t", "f")
            time.sleep(0.4)
            size = tmux("display-message", "-p", "-t", "top", "#{alternate_on} #{pane_current_command}")
            assert size == "1 vais-profiler\n", (width, height, size)
        shows(r"^screen: runn")
        assert all(len(line) <= 20 for line in screen().split("\n")) and re.search(r"^ +[\d,]+ +▸ ", screen(), re.M), screen()
        tmux("resize-window", "-t", "top", "-x", "110", "-y", "24")
        shows(r"^screen: running, .*threads")
        shows(r"이름이_넓은_함수")
        press("q")
        is_restored()


def restores_the_terminal():
    with program(), shell():
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGSEGV, signal.SIGABRT):
            press(f"{PROFILER} top run.vprof --interval 0.2", "Enter")
            shows(r"^screen: running")
            os.kill(number_of_top(), number)
            is_restored()
        press(f"{PROFILER} top run.vprof --interval 0.5 --updates 3", "Enter")
        shows(r"^screen: running")
        is_restored()
        press("clear; " + f"TERM=dumb {PROFILER} top run.vprof --updates 1 --value calls; {PROFILER} top run.vprof --plain --updates 1", "Enter")
        until(lambda: len(re.findall(r"^screen: .*, 2 threads, ", screen(), re.M)) == 2)
        press("clear; " + f"{PROFILER} top run.vprof --plain --updates 1 </dev/null | cat", "Enter")
        shows(r"^ +own +share +calls +function")


def main():
    try:
        for test in (leaves_the_output_to_the_end, asks_the_program_to_end, answers_keys, fits_any_size, restores_the_terminal):
            print(test.__name__, flush=True)
            test()
    finally:
        shutil.rmtree(FOLDER)


main()
