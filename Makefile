# Everything is done by deploy/portal.py with the system's Python 3.11; see docs/operations.md.
PYTHON ?= python3
export PORT PYTEST_ARGS YES
.PHONY: run test reset setup lint fmt messages lock

run test reset setup lint fmt messages lock:
	@exec $(PYTHON) -m deploy.portal $@
