"""Checks what a profile says.

usage: expect.py VAIS_PROFILER FILE... -- CONDITION...

Each CONDITION is a Python expression over the report of the FILEs, which are merged if there are several. Among the
FILEs may be options of the report; unless --libraries=show or --inlines=show is, code that is not instrumented, or that
is inlined, is part of its callers.
The first one that is false is printed last, with what its parts are, after the report's functions and edges.
"""

import ast
import json
import subprocess
import sys


class Report:
    """The JSON report, queried by names of functions; what it does not contain counts as zero."""

    def __init__(self, text):
        self.json = json.loads(text)
        self.functions = {}
        self.short_names = {}
        for function in self.json["functions"]:
            name = function.get("demangled", function["name"]).split("(")[0]
            self.short_names[function["name"]] = name
            sum_of = self.functions.setdefault(name, {})
            for key, value in function.items():
                if isinstance(value, int):
                    sum_of[key] = sum_of.get(key, 0) + value

    def value(self, name, key):
        return self.functions.get(name, {}).get(key, 0)

    def calls(self, name):
        return self.value(name, "calls")

    def all_calls(self):
        return sum(function["calls"] for function in self.json["functions"])

    def short(self, name):
        """Returns the name as tests spell it; a name that has no row of its own stays as it is."""
        return self.short_names.get(name, name)

    def edge(self, caller, callee):
        """Returns the calls along an edge; the caller is None outside of all instrumented
        functions."""
        return sum(edge["calls"] for edge in self.json["edges"]
                   if (self.short(edge["caller"]), self.short(edge["callee"]))
                   == (caller, callee))

    def memory(self, name):
        """Returns (allocations, bytes, frees) made directly in a function."""
        return tuple(self.value(name, key)
                     for key in ("allocations", "allocated_bytes", "deallocations"))

    def line(self, number, *keys):
        """Returns (allocations, bytes) of a line that allocates, or another of its values."""
        sites = [site for site in self.json["allocation_sites"] if site["line"] == number]
        sums = tuple(sum(site[key] for site in sites)
                     for key in keys or ("allocations", "allocated_bytes"))
        return sums[0] if keys else sums

    def total_ns(self, name):
        return self.value(name, "total_ns")

    def self_ns(self, name):
        return self.value(name, "self_ns")

    def code_of(self, object, caller):
        """Returns what was found of an object's code that is not instrumented, called by `caller`:
        nanoseconds, and the square of their error."""
        callees = {edge["callee"]: edge["total_ns"] for edge in self.json["edges"]
                   if self.short(edge["caller"]) == caller and edge["callee"].endswith(f"[{object}]")}
        assert all(edge["calls"] == 0 for edge in self.json["edges"] if edge["callee"] in callees)
        return sum(callees.values()), sum(function["self_ns_error"] ** 2 for function in self.json["functions"]
                                          if function["name"] in callees)

    def is_code_of(self, object, caller, milliseconds):
        """Returns whether it took that long, within twice the error (a miss in 10,000) and 3 %."""
        found, error = self.code_of(object, caller)
        return abs(found - 1e6 * milliseconds) < 2 * error ** 0.5 + 0.03e6 * milliseconds

    def took(self, name, key):
        """Returns what is known of the durations of a function's calls; None if nothing is."""
        known = [function["durations"] for function in self.json["functions"]
                 if self.short(function["name"]) == name and function["durations"]]
        return known[0][key] if known else None

    def event(self, name):
        """Returns what is known of an event that was to be counted."""
        return next(event for event in self.json["events"] if event["name"] == name)

    def counted(self, name):
        return self.event(name)["count"]

    def happened(self, name, function):
        """Returns how often an event happened in a function itself."""
        return sum(event["self"] for each in self.json["functions"] if self.short(each["name"]) == function
                   for event in each.get("events", ()) if event["name"] == name)

    def sum_of(self, name):
        """Returns how often an event happened in functions, in the profiler and where that is not known."""
        event = self.event(name)
        return event["profiler_count"] + event["unplaced_count"] + sum(
            each["self"] for function in self.json["functions"]
            for each in function.get("events", ()) if each["name"] == name)

    def names(self):
        return set(self.functions)

    def nothing_dropped(self):
        return not any(self.json["dropped"].values())


def without_zeros(values):
    """Returns what an object of the report says, without what is zero or not known."""
    return {key: value for key, value in values.items() if value and key != "durations"}


def parts(condition, scope):
    """Yields (source, value) of the calls and subscripts in a condition whose values are short."""
    for node in ast.walk(ast.parse(condition, mode="eval")):
        if not isinstance(node, (ast.Call, ast.Subscript)):
            continue
        source = ast.get_source_segment(condition, node)
        try:
            value = repr(eval(source, scope))
        except Exception:  # it depends on the variable of a comprehension
            continue
        if len(value) <= 100:
            yield source, value


def explain(report, files, condition, scope):
    """Says what was found instead; the end is what matters most."""
    said = ["found:"]
    said += [f"   {without_zeros(each)}" for key in ("functions", "edges") for each in report[key]]
    said += [f"   {key}: {without_zeros(report[key])}"
             for key in ("dropped", "program", "cpu_sampling", "overhead")]
    said += [f"in {' '.join(files)}, time={report['program']['time_mode']}: expected {condition}"]
    said += [f"   {source} is {value}" for source, value in dict(parts(condition, scope)).items()]
    print(*said, sep="\n", file=sys.stderr)


def main():
    split = sys.argv.index("--")
    profiler, *files = sys.argv[1:split]
    conditions = sys.argv[split + 1:]
    if not files or not conditions:
        sys.exit(__doc__)
    folded = [f"{option}=fold" for option in ("--libraries", "--inlines")
              if not any(file.startswith(option) for file in files)]
    said = subprocess.run([profiler, "report", *files, *folded, "--format", "json"],
                          stdout=subprocess.PIPE, text=True, check=True)
    report = Report(said.stdout)
    scope = {name: getattr(report, name) for name in dir(report) if not name.startswith("_")}
    scope["report"] = report.json
    for condition in conditions:
        if not eval(condition, scope):
            explain(report.json, files, condition, scope)
            sys.exit(1)


main()
