# Targets for people and for CI. `make` alone lists them; README.md has the commands without make.
# Everything is installed into .venv, from pyproject.toml as pinned by constraints.txt.
# What is in .venv already and fits the pins is kept: a CPU build of PyTorch, for example.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt
CHROMIUM := /usr/bin/chromium
SHOT_PORT := 7861

.PHONY: help install dev run test check evals accept data readme screenshot constraints format \
	browser clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(VENV)/.installed ## Make .venv with the commands fraga and fraga-evals in it

run: $(VENV)/.installed ## Install and serve on http://127.0.0.1:7860; search is built in memory at start
	$(BIN)/fraga serve

test: dev browser ## Install what development needs and run every test
	$(BIN)/python -m pytest

check: dev ## Style, types, imports, data, documentation, accepted answers, score table
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m corpus --check
	$(BIN)/python -m pytest tests/test_docs.py tests/test_readme.py
	$(BIN)/fraga-evals gate
	$(BIN)/fraga-evals readme --check

evals: $(VENV)/.installed ## Ask the open cases and write results/
	$(BIN)/fraga-evals run

accept: $(VENV)/.installed ## Accept today's results as the gate: make accept WHY="..."
	$(BIN)/fraga-evals accept --why "$(WHY)"
	$(BIN)/fraga-evals readme

data: dev ## Build corpus/data from the report again
	$(BIN)/python -m corpus

readme: dev ## Write the examples and the score table of README.md
	$(BIN)/python -m tests.readme_examples
	$(BIN)/fraga-evals readme

screenshot: dev browser ## Take docs/screenshot.png of the running program
	$(BIN)/fraga serve --port $(SHOT_PORT) & server=$$!; trap "kill $$server" EXIT; \
	for _ in {1..60}; do (: </dev/tcp/127.0.0.1/$(SHOT_PORT)) 2>/dev/null && break; sleep 1; done; \
	$(BIN)/python -m app.web.screenshots build/screenshots http://127.0.0.1:$(SHOT_PORT)/
	cp build/screenshots/bred-light-svar-1.png docs/screenshot.png

constraints: dev ## Pin what .venv holds
	{ sed -n '/^#/p' constraints.txt; \
	  $(BIN)/python -m pip freeze --all --exclude-editable \
	    | grep -vE '^(pip==|nvidia-|cuda-|triton==)' \
	    | sed 's/^\(torch==[^+]*\)+.*/\1/'; } > constraints.new
	mv constraints.new constraints.txt

format: dev ## Format the code, and mend what can be mended
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

clean: ## Remove .venv and everything else that can be made again
	rm -rf $(VENV) build results *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

dev: $(VENV)/.installed-dev

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo 'Installing into $(VENV); the first time takes some minutes.'
	$(PIP) -e '.[evals]'
	@touch $@

# One installation does for both: the extras of `install` are in it.
$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo 'Installing into $(VENV), with what tests need; the first time takes some minutes.'
	$(PIP) -e '.[evals,dev]'
	@touch $@ $(VENV)/.installed

# Browser tests need Chromium. As root on Debian it is installed; elsewhere the tests say that
# they were skipped, and with CI=true they fail.
browser:
	@if [ ! -x $(CHROMIUM) ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  export DEBIAN_FRONTEND=noninteractive; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends \
	    chromium fonts-dejavu-core >/dev/null; \
	fi
