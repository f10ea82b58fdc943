"""`make bench`: the portal under load, on a PostgreSQL of its own; `BENCH_ARGS` is handed to `python -m bench`."""

import os
import shlex
import subprocess
import sys

from deploy.check import python_module, scratch_servers, test_environment
from deploy.progress import Refusal, fail


def main() -> int:
    """Run the bench and give its exit code; nothing of it is left behind."""
    arguments = shlex.split(os.environ.get("BENCH_ARGS", ""))
    try:
        with scratch_servers() as (postgres, redis):
            environment = test_environment(postgres, redis)
            return subprocess.run(python_module("bench", *arguments), env=environment, check=False).returncode
    except Refusal as refusal:
        return fail(str(refusal))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
