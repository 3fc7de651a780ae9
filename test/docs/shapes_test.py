#!/usr/bin/python3
"""Tests which outputs listings.py takes for the ones that the documentation shows."""

import sys
import unittest

from listings import agrees

TABLE = """\
     self   ± 95 %    calls   share          function
  1.02 s    3.1 ms?  1,000   70.0 %  █████▏  parse
  12.3 ms                -    2.0 %  ▏       memcpy [libc.so.6]
"""
LATER = """\
   self   ± 95 %  off CPU  calls  share        function
  17 ms   25.0 ms          -      2.0 %  ▏     memcpy [libc.so.6]
  998 ms           7 µs    1,000  9 %    ███   parse
"""


class Shapes(unittest.TestCase):
    def check(self, expected, found, verdict):
        self.assertEqual(agrees(expected.splitlines(), found.splitlines()), verdict)

    def test_times_shares_and_the_order_of_a_table_may_differ(self):
        self.check(TABLE, LATER, True)

    def test_counts_names_and_columns_may_not(self):
        self.check(TABLE, TABLE.replace("1,000", "1,001"), False)
        self.check(TABLE, TABLE.replace("parse", "purse"), False)
        self.check(TABLE, TABLE.replace("calls", "allocations"), False)

    def test_rows_may_be_missing_only_where_the_documentation_says_so(self):
        more = TABLE + "  3 ms 1 ms 5,000 1 % write\n"
        self.check(TABLE, more, False)
        self.check(TABLE + "  …\n", more, True)
        self.check(more, TABLE, False)

    def test_paragraphs_may_be_left_out_only_where_the_documentation_says_so(self):
        self.check(TABLE, "Program app\n\n" + TABLE, False)
        self.check("…\n\n" + TABLE, "Program app\n\n" + TABLE, True)
        self.check(TABLE + "\n…\n", TABLE + "\nProgram app\n", True)
        self.check("Program app\n\n" + TABLE, TABLE, False)

    def test_notes_may_come_and_go(self):
        self.check(TABLE, TABLE + "\nnote: ? the error exceeds the value\n", True)

    def test_what_prints_nothing_is_shown_to_print_nothing(self):
        self.check("", "", True)
        self.check("", "profile: app.vprof\n", False)
        self.check("profile: app.vprof", "", False)

    def test_words_may_be_left_out(self):
        self.check("… → page → shout 12 B", "main → text → page → shout 4 KiB", True)
        self.check("… → page → shout 12 B", "main → text → page → print 4 KiB", False)


if __name__ == "__main__":
    sys.exit(unittest.main())
