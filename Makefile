# make demo: a brief of the example treaty. make test, lint, bench, docs, lock: see below.
VENV ?= .venv
BIN := $(VENV)/bin

# The first Python that runs and is 3.11 or later.
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.PHONY: demo test lint bench docs lock clean

demo: $(VENV)/.installed
	$(BIN)/foedus brief examples/velmark-tarsia-2025.txt --comment examples/comment-2025.md --output brief
	@echo "Open $(CURDIR)/brief/velmark-tarsia-2025/brief.html in a browser."

test: $(VENV)/.developed
	$(BIN)/python -m pytest

lint: $(VENV)/.developed
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/bench.py
	$(BIN)/python benchmarks/hostile.py

# The reference of the command line, from the commands themselves.
docs: $(VENV)/.installed
	$(BIN)/python -m foedus.cli.reference > docs/cli.new
	mv docs/cli.new docs/cli.md

# New versions of what Foedus needs, for every system and Python.
LOCK := uv pip compile --quiet --upgrade --universal --python-version 3.11 --annotation-style line \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" pyproject.toml
lock: $(VENV)/.developed
	$(BIN)/pip install --quiet uv
	$(BIN)/$(LOCK) --output-file requirements.lock
	$(BIN)/$(LOCK) --constraint requirements.lock --group dev --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) brief build dist .mypy_cache .pytest_cache .ruff_cache

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Foedus needs Python 3.11 or later: install it, or make PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.developed: requirements-dev.lock $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.lock
	@touch $@
