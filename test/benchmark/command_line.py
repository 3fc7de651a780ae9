"""What the scripts hand on to their programs, and what the user of each may say."""

import argparse
import shutil
from pathlib import Path


def parser(script, description):
    """With what the script itself fills in."""
    made = argparse.ArgumentParser(prog=script, description=description)
    made.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    made.add_argument("--bin", type=Path, required=True, help=argparse.SUPPRESS)
    made.add_argument("--llvm", required=True, help=argparse.SUPPRESS)
    return made


def add_measuring(made, repeats, what, quick, check):
    """How much is measured: `repeats` of `what`; helps of --quick and --check."""
    made.add_argument("--repeats", type=int, default=repeats, help=f"{what} ({repeats})")
    made.add_argument("--quick", action="store_true", help=quick)
    made.add_argument("--check", action="store_true", help=check)


def parse(made):
    """Options; a quick run measures once."""
    options = made.parse_args()
    if options.quick:
        options.repeats = 1
    return options


def empty_folder(options, name):
    """The folder of that name in the build, made anew."""
    folder = options.build / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
