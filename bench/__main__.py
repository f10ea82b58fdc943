"""`python -m bench [--keep]`: 20,000 companies and 100,000 meetings, the pages of Module 1, their plans.

The scratch database is `ncip_bench_scratch` on the server of DATABASE_URL; it is made anew and dropped at the end.
Ends with 1 when a page reads a large table row by row.
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
    given = os.environ.get("DATABASE_URL")
    if not given:
        print("Set DATABASE_URL to a PostgreSQL server on which a database may be created.")
        return 2
    os.environ |= {
        "DATABASE_URL": scratch_url(given),
        "DJANGO_SETTINGS_MODULE": "ncip.settings",
        "STATIC_MANIFEST": "false",
    }
    from bench import scratch  # noqa: PLC0415 - the settings read the address of the scratch database

    scratch.make(given, SCRATCH)
    try:
        return scratch.fill_and_measure()
    finally:
        if "--keep" not in sys.argv:
            scratch.drop(given, SCRATCH)


if __name__ == "__main__":
    sys.exit(main())
