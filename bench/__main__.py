"""`python -m bench`: the portal under load, on a scratch database that is made anew and dropped at the end.

First the plans of Module 1 at 20,000 companies and 100,000 meetings: ends with 1 when a page reads a large table
row by row. Then the pages of Module 2 at 20,000 projects and 200,000 tasks, each against its floor: ends with 1
when one costs more than its target.
"""

import os
import sys
from urllib.parse import urlsplit, urlunsplit

SCRATCH = "ncip_bench_scratch"


def scratch_url(url: str) -> str:
    """The address of the scratch database on the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{SCRATCH}"))


def main() -> int:
    """Fill, ask, tell."""
    from bench.choice import chosen  # noqa: PLC0415 - beside the modules that need the settings

    choice = chosen(sys.argv[1:])
    given = os.environ.get("DATABASE_URL")
    if not given:
        print("Set DATABASE_URL to a PostgreSQL server on which a database may be created.")
        return 2
    os.environ |= {
        "LOG_LEVEL": "ERROR",
        "DATABASE_URL": scratch_url(given),
        "DJANGO_SETTINGS_MODULE": "ncip.settings",
        "STATIC_MANIFEST": "false",
        "DEBUG": "false",
        "TLS": "false",
        "ALLOWED_HOSTS": "localhost",
    }
    from bench import scratch  # noqa: PLC0415 - the settings read the address of the scratch database

    scratch.make(given, SCRATCH)
    try:
        return scratch.measure(choice)
    finally:
        if not choice.keep:
            scratch.drop(given, SCRATCH)


if __name__ == "__main__":
    sys.exit(main())
