"""Asks the web process inside its container whether it can serve; the exit code is the answer."""

import os
import sys
from urllib.error import URLError
from urllib.request import Request, urlopen

ADDRESS = "http://127.0.0.1:8000/health/ready/"


def main() -> int:
    """0 when the portal can serve. The host is one that ALLOWED_HOSTS accepts."""
    host = os.environ.get("ALLOWED_HOSTS", "127.0.0.1").split(",")[0].strip().lstrip(".")
    try:
        with urlopen(Request(ADDRESS, headers={"Host": host}), timeout=4) as response:
            return 0 if response.status == 200 else 1
    except (URLError, OSError):
        return 1


if __name__ == "__main__":
    sys.exit(main())
