# Every command of the project. `make` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test check bench serve clean system environment

help: ## List the commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: environment ## Make every sample into out/demo: DOCX and PDF
	@$(BIN)/docgen make samples/*.yaml --out out/demo --pdf

test: environment system-test ## Run every check and every test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/pytest -q -n auto --maxprocesses=8 --dist loadfile --no-loadscope-reorder

bench: environment ## Measure everything beside its peers into benchmarks/RESULTS.md (25 minutes)
	@$(BIN)/python -m benchmarks.run

check: environment ## Linters and types only
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

system: ## Install LibreOffice Writer and fonts (says what first)
	@.ci/system-packages

.PHONY: system-test
system-test:
	@.ci/system-packages --test

environment: $(VENV)/.installed system ## Make the Python environment

$(VENV)/.installed: requirements.lock pyproject.toml
	@.ci/python-environment $(PYTHON) $(VENV)
	@touch $@

serve: environment ## Show the clerk's desk at http://127.0.0.1:8000 with the samples loaded
	@$(BIN)/docgen-web serve --home out/serve --samples --trial

clean: ## Remove what was made, keep the environment
	rm -rf out .pytest_cache .mypy_cache .ruff_cache .hypothesis
