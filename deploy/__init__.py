"""The two commands: everything that `make run`, `make test` and `make reset` do on somebody's machine."""
