"""Programs whose text and behaviour follow from a seed."""

import os

PRELUDE_FOLDER = os.path.dirname(os.path.abspath(__file__))
