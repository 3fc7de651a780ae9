"""Compares what shells complete with what the help lists: every option of every command, and every value of each.

usage: completion.py VAIS_PROFILER, in a folder with bash.txt, zsh.txt and fish.txt
"""
import re
import subprocess
import sys

profiler = sys.argv[1]
# Values that the help does not list with the option: columns, events, and shells.
LISTED_ELSEWHERE = {"--columns": {"self", "calls", "off_cpu", "share"}, "--events": {"cycles", "page-faults", "faults"},
                    "--sample-on": {"cache-misses", "LLC-loads"}}


def output(*command, **arguments):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **arguments).stdout


def options_of(command):
    """Returns {name: values}; the names of one option are entries of their own."""
    found = {}
    for names, kind in re.findall(r"^ {2}((?:-[a-z],)?--[a-z-]+|-[a-z])(?: (\S+))?", output(profiler, command, "--help"), re.MULTILINE):
        values = {value for value in (kind or "").split("|") if not value.isupper()} if "|" in (kind or "") else set()
        for name in names.split(","):
            found[name] = values | LISTED_ELSEWHERE.get(name, set())
    return found


def bash_answers(lines):
    script = "source ./bash.txt\n"
    for line in lines:
        words = [word or "''" for word in line.split(" ")]
        script += f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; COMPREPLY=()\n"
        script += "_vais_profiler; echo \"${COMPREPLY[*]}\"\n"
    return [set(answer.split()) for answer in output("bash", input=script).split("\n")[:-1]]


def fish_answers(lines):
    script = "source fish.txt\n" + "".join(f"complete -C '{line}' | cut -f 1\necho ==\n" for line in lines)
    return [set(answer.split()) for answer in output("fish", "-c", script).split("==\n")[:-1]]


def zsh_answers(lines):
    """Reads the arguments of _arguments in the script, because zsh completes only for a person."""
    commands = dict(re.findall(r"^    ([a-z]+)\)\n(.*?)^      ;;", open("zsh.txt", encoding="utf-8").read(), re.MULTILINE | re.DOTALL))
    answers = []
    for line in lines:
        _, command, *rest, word = line.split(" ")
        given = dict(re.findall(r"'(-[a-z-]+)\[[^]]*\](?::[^:]*:(\([^)]*\)|_files))?'", commands[command]))
        answers.append(set(given.get(rest[0], "").strip("()").split()) if rest else set(given) if word else set())
    return answers


cases = []  # (command line, what must be offered)
commands = re.findall(r"^ {2}([a-z]+) {2,}", output(profiler, "--help").split("Subcommands:")[1].split("\n\n")[0], re.MULTILINE)
assert len(commands) >= 11, commands
for command in commands:
    options = options_of(command)
    assert "--help" in options, (command, options)
    cases.append((f"vais-profiler {command} --", {name for name in options if name.startswith("--")}))
    cases += [(f"vais-profiler {command} {name} ", values) for name, values in options.items() if values]
values = sum(len(expected) for _, expected in cases)
assert len(cases) > 40 and values > 200, (len(cases), values)

failures = 0
for shell, answers in (("bash", bash_answers), ("fish", fish_answers), ("zsh", zsh_answers)):
    found = answers([line for line, _ in cases])
    assert len(found) == len(cases), (shell, len(found), len(cases))
    for (line, expected), offered in zip(cases, found):
        # What stands for a name of the user's own is no word to complete.
        if not expected <= offered or "EVENT" in offered:
            failures += 1
            print(f"{shell}: {line}: expected {sorted(expected)}, found {sorted(offered)}")
sys.exit(failures > 0)
