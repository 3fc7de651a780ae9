"""The arguments that the scripts pass on to their programs, and the options that users may give."""

import argparse
import shutil
from pathlib import Path


def parser(script, description):
    """Makes a parser with the options that the script itself fills in."""
    made = argparse.ArgumentParser(prog=script, description=description)
    made.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    made.add_argument("--bin", type=Path, required=True, help=argparse.SUPPRESS)
    made.add_argument("--llvm", required=True, help=argparse.SUPPRESS)
    return made


def add_measuring(made, repeats, what, quick, check):
    """Adds the options for how much is measured: `repeats` of `what`, and help for --quick
    and --check."""
    made.add_argument("--repeats", type=int, default=repeats, help=f"{what} ({repeats})")
    made.add_argument("--quick", action="store_true", help=quick)
    made.add_argument("--check", action="store_true", help=check)


def parse(made):
    """Parses the options; a quick run measures once."""
    options = made.parse_args()
    if options.quick:
        options.repeats = 1
    return options


def empty_folder(options, name):
    """Makes the folder of that name in the build anew."""
    folder = options.build / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
