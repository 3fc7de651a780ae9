"""Opens the views of pprof's web interface.

usage: pprof_ui.py PROFILE FUNCTION

Starts `go tool pprof -http` on PROFILE and requests each page, that of FUNCTION where there is a choice. Fails unless
each is served and names the function.
"""

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request

profile, function = sys.argv[1:]


def served(address):
    """Returns the page. The server says where it is before it listens."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(address, timeout=60) as reply:
                return reply.read().decode()
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.1)
    sys.exit(f"pprof_ui.py: {address}: expected a server, found none")


server = subprocess.Popen(["go", "tool", "pprof", "-no_browser", "-http=localhost:", profile],
                          env={**os.environ, "XDG_CONFIG_HOME": os.getcwd()}, stderr=subprocess.PIPE, text=True)
try:
    address = None
    for line in server.stderr:
        found = re.search(r"http://\S+", line)
        if found:
            address = found.group()
            break
    for page in ("top", "flamegraph", "peek?f=" + function, "source?f=" + function, "disasm?f=" + function):
        if function not in served(f"{address}/ui/{page}"):
            sys.exit(f"pprof_ui.py: {page}: expected {function}, found none")
finally:
    server.terminate()
    server.wait()
