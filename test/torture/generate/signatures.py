"""How the functions of a generated program take and return their one number.

`call` and `result` are templates: {f} is the function, {d} the depth and {x} the number with which it is
called, {v} the number that it returns. Within the function, `depth` and `x` are its arguments.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Signature:
    returns: str
    parameters: str
    call: str
    result: str
    prologue: str = ""


SIGNATURES = {
    "scalar": Signature(
        "uint64_t", "unsigned depth, uint64_t x", "{f}({d}, {x})", "return {v};"),
    "big": Signature(
        "struct big", "unsigned depth, uint64_t x", "{f}({d}, {x}).word[1]",
        "return makeBig({v});"),
    "pair": Signature(
        "struct pair", "unsigned depth, uint64_t x", "{f}({d}, {x}).second",
        "return makePair({v});"),
    "variadic": Signature(
        "uint64_t", "unsigned depth, int count, ...", "{f}({d}, 2, (uint64_t)({x}), (uint64_t)5)",
        "return {v};",
        "uint64_t x = 0; va_list list; va_start(list, count);"
        " for (int i = 0; i < count; ++i) x += va_arg(list, uint64_t); va_end(list);"),
    "real": Signature(
        "double", "unsigned depth, double real", "(uint64_t){f}({d}, (double)(({x}) & 1023))",
        "return (double)(({v}) & 0xffff);", "uint64_t x = (uint64_t)real;"),
    "byval": Signature(
        "uint64_t", "unsigned depth, struct big value", "{f}({d}, makeBig({x}))", "return {v};",
        "uint64_t x = value.word[1];"),
    "out": Signature(
        "void", "unsigned depth, uint64_t *out",
        "({{ uint64_t cell = {x}; {f}({d}, &cell); cell; }})", "{{ *out = {v}; return; }}",
        "uint64_t x = *out;"),
    "narrow": Signature(
        "signed char", "unsigned depth, signed char narrow",
        "(uint64_t)(int64_t){f}({d}, (signed char)({x}))", "return (signed char)({v});",
        "uint64_t x = (uint64_t)(int64_t)narrow;"),
    "wide": Signature(
        "__int128", "unsigned depth, __int128 wide", "(uint64_t)({f}({d}, (__int128)({x})) >> 3)",
        "return (__int128)({v}) << 3;", "uint64_t x = (uint64_t)wide;"),
    "vector": Signature(
        "four", "unsigned depth, four vector", "(uint64_t){f}({d}, (four){{1, (int)({x}), 3, 4}})[2]",
        "return (four){{1, 2, (int)({v}), 4}};", "uint64_t x = (uint64_t)(unsigned)vector[1];"),
}
