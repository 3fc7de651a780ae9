"""The profiler's own targets, with which measurements are compared, and whether they are met."""


def target(name, limit, unit, value, at_least=False):
    """Makes a target; its value is None if the run did not measure it."""
    met = None
    if value is not None and limit is not None:
        met = value >= limit if at_least else value <= limit
    return {"target": name, "limit": limit, "unit": unit, "at_least": at_least, "value": value,
            "met": met}


class Rows:
    """Looks up results of run.sh; None for a row that was not measured."""

    def __init__(self, results):
        self.results = results

    def get(self, workload, variant, key="ns_per_pair"):
        """Returns a figure."""
        row = self.results.get(workload, {}).get("variants", {}).get(variant)
        return row[key] if row else None

    def difference(self, first, second):
        """Returns the difference of two (workload, variant)."""
        one, other = self.get(*first), self.get(*second)
        return None if one is None or other is None else one - other

    def quotient(self, first, second):
        """Returns the ratio of two (workload, variant)."""
        one, other = self.get(*first), self.get(*second)
        return one / other if one is not None and other else None


def overhead(results):
    """Returns the targets of run.sh."""
    rows = Rows(results)
    made = [
        target("(1) sampled, passed", 0.6, "ns", rows.get("fib", "sampled-passed")),
        target("(1) sampled, as calls", 4.2, "ns", rows.get("fib", "sampled-calls")),
        target("(1) none, passed", 0.3, "ns", rows.get("fib", "none-passed")),
    ]
    for how in ("passed", "calls"):
        made.append(target(f"(1) exact, {how}, of two bare rdtsc", 1.05, "×",
                           rows.quotient(("fib", f"exact-{how}"), ("fib", "two-stamps"))))
    for how in ("passed", "calls"):
        made.append(target(f"(2) sampled, {how}, of the baseline", 1.02 if how == "passed" else 1.04, "×",
                           rows.get("mix", f"sampled-{how}", "ratio")))
    made += [
        target("(3) 64 callees, sampled passed, above (1)", 1, "ns",
               rows.difference(("fanout-64", "sampled-passed"), ("fib", "sampled-passed"))),
        target("(3) 4,096 callees, sampled passed, above (1)", 4, "ns",
               rows.difference(("fanout-4096", "sampled-passed"), ("fib", "sampled-passed"))),
        target("(5) two threads against one, sampled passed", 1.1, "×",
               rows.quotient(("fib-2-threads", "sampled-passed"), ("fib", "sampled-passed"))),
        target("(5) two threads against one, sampled as calls", 1.1, "×",
               rows.quotient(("fib-2-threads", "sampled-calls"), ("fib", "sampled-calls"))),
    ]
    for how in ("passed", "calls"):
        made.append(target(f"(7) off, {how}, (1)", 0.3, "ns", rows.get("fib", f"off-{how}")))
        # The noise is the interquartile range of its rounds.
        noise = rows.get("mix", f"off-{how}", "ratio_spread")
        ratio = rows.get("mix", f"off-{how}", "ratio")
        made.append(target(f"(7) off, {how}, (2), of the baseline", 1 + 2 * (noise or 0), "×",
                           ratio))
    for how in ("passed", "calls"):
        made.append(target(f"(1) trace, {how}", 24, "ns", rows.get("fib", f"trace-{how}")))
        made.append(target(f"(1) trace, {how}, of uftrace", 0.3, "×",
                           rows.quotient(("fib", f"trace-{how}"), ("fib", "uftrace"))))
    for peer in ("xray-fdr", "xray-profiling", "uftrace"):
        made.append(target(f"(1) {peer}, of sampled passed", 25, "×",
                           rows.quotient(("fib", peer), ("fib", "sampled-passed")),
                           at_least=True))
    return made


def print_targets(made):
    """Prints one line for each."""
    print(f"\n| {'target':58} | {'':8} | {'limit':>7} | {'result':>7} |      |\n"
          "|---|---|--:|--:|---|")
    for one in made:
        said = {True: "met", False: "MISSED", None: "not measured"}[one["met"]]
        value = "" if one["value"] is None else f"{one['value']:.2f}"
        print(f"| {one['target']:58} | {'at least' if one['at_least'] else 'at most':8} "
              f"| {one['limit']:5.4g} {one['unit']:1} | {value:>7} | {said} |")
