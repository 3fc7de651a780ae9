"""Writes a C program of functions of known and unequal cost that call each other in a ring."""

HEAD = """#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t sink;

#define SPIN(iterations)                            \\
  do {                                              \\
    uint64_t x = sink;                              \\
    for (uint64_t i = 0; i < (iterations); ++i) {   \\
      x = x * 6364136223846793005u + 1;             \\
      __asm__ volatile("" : "+r"(x));               \\
    }                                               \\
    sink = x;                                       \\
  } while (0)
"""
MAIN = """
int main(int argc, char **argv) {
  const long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 1;
  const long depth = argc > 2 ? strtol(argv[2], NULL, 10) : 1000;
  for (long i = 0; i < rounds; ++i)
    ring0(depth);
  printf("%llu\\n", (unsigned long long)sink);
  return 0;
}
"""


def cost(number):
    """Returns the iterations of a function, 20 to 200."""
    return 20 + number * 37 % 181


def source(size):
    """Returns the program: ring0 calls ring1, and the last function ring0, to the requested
    depth."""
    text = HEAD
    for number in range(size):
        text += f"__attribute__((noinline)) static void ring{number}(long depth);\n"
    for number in range(size):
        text += (f"static void ring{number}(long depth) {{\n  SPIN({cost(number)});\n"
                 f"  if (depth > 1)\n    ring{(number + 1) % size}(depth - 1);\n"
                 "  __asm__ volatile(\"\");\n}\n")
    return text + MAIN


def share(calls):
    """Returns function -> share of the cycle's time, from the exact number of its calls."""
    parts = {name: count * cost(int(name[4:])) for name, count in calls.items()}
    return {name: part / sum(parts.values()) for name, part in parts.items()}
