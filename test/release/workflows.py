"""Checks that workflows and the development container can be parsed and call scripts that exist.

usage: workflows.py SOURCE_FOLDER
"""
import glob
import json
import os
import re
import sys

import yaml

top = sys.argv[1]
commands = []
paths = sorted(glob.glob(os.path.join(top, ".github/workflows/*.yml")))
assert len(paths) >= 2, paths
for path in paths:
    with open(path, encoding="utf-8") as file:
        workflow = yaml.safe_load(file)
    # YAML reads the key "on" as a boolean.
    assert {"name", True, "jobs"} <= workflow.keys(), (path, workflow.keys())
    for job in workflow["jobs"].values():
        assert job["container"] == "debian:12", path
        for step in job["steps"]:
            assert ("run" in step) != ("uses" in step), (path, step)
            commands.append(step.get("run", ""))
with open(os.path.join(top, ".devcontainer/devcontainer.json"), encoding="utf-8") as file:
    commands.append(json.load(file)["onCreateCommand"])
scripts = set(re.findall(r"bash (\S+\.sh)", "\n".join(commands)))
assert {"test/run.sh", "utils/release.sh", "utils/install-packages.sh"} <= scripts, scripts
for script in scripts:
    assert os.path.exists(os.path.join(top, script)), script
print("workflows:", *sorted(scripts))
