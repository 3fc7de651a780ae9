"""The table of accuracy.sh: medians, spreads and the limits they are compared with."""

import statistics
import sys

import targets
import timing


class Rows:
    """The table."""

    def __init__(self, quick):
        self.quick = quick  # targets apply only to real runs
        self.rows = []
        self.left_out = []
        self.notes = {}

    def add(self, name, values, limit=None, absolute=False, unit="%"):
        """Adds a row: the median of its runs, compared with a limit if there is one. For
        signed errors it is the median of their magnitudes, and the bias is the median
        including the sign."""
        middle = statistics.median([abs(value) for value in values] if absolute else values)
        self.add_value(name, middle, limit, unit=unit)
        self.rows[-1].update(spread=timing.spread(values),
                             bias=statistics.median(values) if absolute else None,
                             runs=[round(value, 3) for value in values])

    def add_value(self, name, value, limit=None, unit="%", at_least=False):
        """Adds a row of one figure."""
        row = targets.target(name, limit, unit, value, at_least)
        if limit is None or self.quick:
            row["met"] = None
        row.update(spread=None, bias=None)
        self.rows.append(row)
        print(f"{name}: {value:.2f} {unit}", file=sys.stderr)

    def leave_out(self, name, reason):
        """Adds a row that could not be measured."""
        self.left_out.append({"row": name, "reason": reason})

    def print(self):
        """Prints one line for each row."""
        print(f"| {'':66} | {'result':>9} | {'bias':>7} | {'±':>6} | {'target':>12} |        |\n"
              "|---|--:|--:|--:|--:|---|")
        for row in self.rows:
            bias = "" if row["bias"] is None else f"{row['bias']:+.2f}"
            spread = "" if row["spread"] is None else f"{row['spread']:.2f}"
            limit = "" if row["limit"] is None else \
                f"{'at least' if row['at_least'] else 'at most'} {row['limit']}"
            said = {True: "met", False: "MISSED", None: ""}[row["met"]]
            print(f"| {row['target']:66} | {row['value']:7.2f} {row['unit']} | {bias:>7} "
                  f"| {spread:>6} | {limit:>12} | {said:6} |")
        for one in self.left_out:
            print(f"- left out: {one['row']}: {one['reason']}")
