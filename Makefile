# Everything is done by deploy/portal.py with the system's Python 3.11; see docs/operations.md.
PYTHON ?= python3
export PORT PYTEST_ARGS BENCH_ARGS YES
.PHONY: run test bench reset setup lint fmt messages lock

run test bench reset setup lint fmt messages lock:
	@exec $(PYTHON) -m deploy.portal $@
