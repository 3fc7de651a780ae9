"""Prints a C source whose unoptimised IR has about as many megabytes as requested.

usage: compile_time_module.py MEGABYTES

Its functions have about 45 lines of IR each, like those that vaisc makes: branches, loops, calls; one
in four allocates.
"""

import random
import sys

BYTES_OF_IR = 1610  # of one function, on average
HEAD = "#include <stdlib.h>\nstruct item { long key; struct item *next; };\n"
BODIES = [
    """  if (a % {y} == 0)
    return {call} + {x};
  return sum ^ {second};
""",
    """  for (long i = 0; i < b % {z}; ++i)
    sum ^= i * {x};
  return sum + {call};
""",
    """  while (list && sum > {y}) {{
    sum -= list->key;
    list = list->next;
  }}
  return {call};
""",
    """  struct item *made = malloc(sizeof *made);
  made->key = sum;
  made->next = list;
  sum += {call};
  free(made);
  return sum;
""",
]


def call(number):
    return f"work{random.randrange(number)}(b, sum, list)" if number else "a"


def function(number):
    body = BODIES[number % len(BODIES)].format(
        x=random.randrange(3, 99), y=random.randrange(3, 99), z=random.randrange(3, 99),
        call=call(number), second=call(number))
    return (f"long work{number}(long a, long b, struct item *list) {{\n"
            f"  long sum = a * {random.randrange(3, 99)} + b;\n{body}}}\n")


def main():
    random.seed(1)
    functions = int(float(sys.argv[1]) * 1e6 / BYTES_OF_IR)
    print(HEAD + "".join(function(number) for number in range(functions)))


main()
