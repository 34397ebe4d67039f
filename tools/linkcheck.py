"""Run LinkChecker over a built site: `python -m tools.linkcheck SITE`.

It starts at the sitemap: record pages are in no menu, and the home page need not lead to all of them.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from tools.site_server import serving

_CONFIGURATION = Path(__file__).with_name("linkcheckerrc")
# As root, LinkChecker turns into `nobody`, who can read neither the environment nor Python if they lie in a
# private folder, as root's home is. It only asks this machine for our own pages: let it stay who it is.
_LINKCHECKER = """\
from linkcheck.command import linkchecker
linkchecker.drop_privileges = lambda: None
linkchecker.linkchecker()
"""


def main() -> int:
    """LinkChecker's own exit code: 0 if every link holds."""
    parser = argparse.ArgumentParser(prog="python -m tools.linkcheck")
    parser.add_argument("site", type=Path, help="the folder of the built site")
    site = parser.parse_args().site
    try:
        with serving(site) as home:
            print(f"checking the links of {site} at {home}", flush=True)
            command = [sys.executable, "-c", _LINKCHECKER, "--config", str(_CONFIGURATION)]
            return subprocess.run([*command, f"{home}sitemap.xml", home], check=False).returncode
    except (OSError, ValueError) as error:
        print(f"tools.linkcheck: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
