"""`make lock`: write the locks anew from pyproject.toml. Needs uv on the path, a developer's tool."""

import shutil
import subprocess
import sys

from deploy.progress import fail

COMMON = [
    "--generate-hashes",
    "--universal",
    "--python-version",
    "3.11",
    "--custom-compile-command",
    "make lock",
]
LOCKS = {
    "requirements.lock": ["--extra", "embedded", "--extra", "s3", "--extra", "dev"],
    "deploy/requirements.lock": ["--extra", "s3", "--constraints", "requirements.lock"],
}


def main() -> int:
    """Compile both locks; versions that are pinned already stay unless pyproject.toml asks for others."""
    uv = shutil.which("uv")
    if uv is None:
        return fail("uv is needed to write the locks: pip install uv")
    for target, choice in LOCKS.items():
        command = [uv, "pip", "compile", "--quiet", "pyproject.toml", *COMMON, *choice, "-o", target]
        subprocess.run(command, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
