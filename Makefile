# Two commands on a fresh machine with Python 3.11 or newer, pip and make: `make demo` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
DEMO ?= examples/newspaper.html

.PHONY: demo test lint clean

# Reads one newspaper article of the examples, then keeps all five reports in a record and lays them side by side.
demo: .venv/installed
	@$(BIN)/onrecord read $(DEMO)
	@rm -f .venv/demo.duckdb
	@$(BIN)/onrecord add examples/*.html examples/*.txt --record .venv/demo.duckdb
	@$(BIN)/onrecord compare examples/readout-en.txt --record .venv/demo.duckdb --shared
	@$(BIN)/onrecord trace examples/copy.html --record .venv/demo.duckdb

# Runs the tests; the network is blocked while they run.
test: .venv/installed-dev
	@$(BIN)/python -m pytest

# What .ci/run checks before the tests.
lint: .venv/installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict
	@$(BIN)/lint-imports

clean:
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "make: no python3 found; install Python 3.11 or newer" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "make: %s is Python %d.%d; On Record needs 3.11 or newer; set PYTHON=" % ((sys.executable,) + sys.version_info[:2]))'
	@echo 'Making .venv' >&2
	@$(PYTHON) -m venv .venv

# The stamps are newer than pyproject.toml once its packages are installed, so a second run starts at once.
.venv/installed: pyproject.toml | .venv/bin/python
	@echo 'Installing On Record into .venv' >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	@echo 'Installing On Record and its tools into .venv' >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/installed
