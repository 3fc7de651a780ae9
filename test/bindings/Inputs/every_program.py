"""Calls one function of each kind through ctypes: every_program.py LIBRARY."""

import sys

import every_construct as every

library = every.Library(sys.argv[1])
options = every.EveryOptions.defaults()
assert options.size == 40 and options.on and options.ratio == 0.25 and options.name is None
assert (every.EVERY_ABI_VERSION, every.EVERY_TEXT, every.EVERY_LIMIT) == (3, "text", 1 << 63)
assert library.every_version() == "1.2.3"
handle = library.every_open(options, -1, 65535)
assert handle
assert library.every_error(handle, every.EveryError.EVERY_OK) is every.EveryError.EVERY_WRONG
assert library.every_error(None, 4) == 5
assert library.every_flag(True, 0.25) is True and library.every_flag(False, 0.25) is False
pair = library.every_pair((every.EveryPair * 2)((1, 2.0), (-3, 4.0)), 2)
assert (pair.small, pair.large) == (-3, 4.0)

visited = []


@every.EveryVisit
def visit(user, name, number):
    visited.append((user, name, number))
    return number > -3


assert library.every_visit(visit, 7) == -3
assert visited == [(7, b"name", -1), (7, b"name", -2), (7, b"name", -3)]

options.name = b"text"
assert options.name == b"text"
try:
    every.Library("libc.so.6").every_version()
except AttributeError as error:
    assert "every_version" in str(error)
else:
    sys.exit("libc.so.6: expected no every_version")
