# Every target builds what it needs and is quick when it is there.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed
STAMP_DEV := .venv/installed-dev
STAMP_BROWSER := .venv/installed-browser
STAMP_BENCH := .venv/installed-bench

.PHONY: help install run test check bench clean

help:      ## Show the targets
	@grep -E '^[a-z]+: .*##' Makefile | sed -E 's/:.*## /\t/'

install: $(STAMP)  ## Build .venv with what Actorscope needs to run

run: $(STAMP)  ## Start the dashboard on the seed article: http://localhost:8501
	$(BIN)/streamlit run dashboard.py

test: $(STAMP_DEV) $(STAMP_BROWSER)  ## Run every test, the browser's included
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(STAMP_DEV)  ## Lint, format, strict types, and the tests without the browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist loadfile --ignore tests/browser

bench: $(STAMP_BENCH)  ## Measure speed, against what a user would pick instead
	$(BIN)/python -m benchmarks.speed

clean:     ## Remove what the targets built
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -m venv .venv

$(STAMP): .venv/bin/python requirements.txt
	$(BIN)/python -m pip install --disable-pip-version-check --quiet -r requirements.txt
	touch $@

$(STAMP_DEV): $(STAMP) requirements-dev.txt
	$(BIN)/python -m pip install --disable-pip-version-check --quiet -r requirements-dev.txt
	touch $@

$(STAMP_BENCH): $(STAMP_DEV) requirements-bench.txt
	$(BIN)/python -m pip install --disable-pip-version-check --quiet -r requirements-bench.txt
	touch $@

$(STAMP_BROWSER): $(STAMP_DEV) tests/browser/install.py
	$(BIN)/python tests/browser/install.py
	touch $@
