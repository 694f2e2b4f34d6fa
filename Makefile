# What one does with this repository. `make` or `make help` lists the verbs.
#
# Needs: Python 3.11 or newer, make, and the package index. Everything is installed into .venv
# from locked, hashed requirements; a stamp there says what has been installed, so that it
# happens again only when a lock file has changed.

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
# An environment that was made by other tools may be without pip.
PIP_INSTALL := { $(BIN)/python -m pip --version || $(BIN)/python -m ensurepip; } >/dev/null 2>&1; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
UV_COMPILE := UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url

PYTEST_FLAGS ?= -n auto --dist worksteal -rs
# Each half of `make calibrate` is given up after so long; both say how far they are.
CALIBRATE_SECONDS ?= 10800
WEB_TESTS := $(wildcard tests/web/*.test.mjs)

.DEFAULT_GOAL := help
.PHONY: help run test check bench bots simulate calibrate faults migrate lock \
	check-style check-types check-imports check-dead check-needs check-content check-features test-web

help: ## List the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.run ## Install what is missing, bring the database up to date, serve (BAOLIFE_PORT, default 8001)
	@exec $(BIN)/python -m ws serve --migrate

test: $(VENV)/.dev ## Run the tests; says what it left out (PYTEST_FLAGS="-k wallet" runs a part)
	$(BIN)/python -m pytest $(PYTEST_FLAGS)
	@$(MAKE) --no-print-directory test-web

check: check-style check-types check-imports check-dead check-needs check-content check-features ## Run every check that needs no database
	@echo "All checks passed."

bench: $(VENV)/.dev ## Run the benchmarks and print their table (BENCH_FLAGS are handed on)
	$(BIN)/python -m benchmarks $(BENCH_FLAGS)

bots: $(VENV)/.run ## Let bots play on a running server (BOTS_FLAGS="--players 100 --minutes 5")
	$(BIN)/python -m ws bots $(BOTS_FLAGS)

simulate: $(VENV)/.run ## Live whole lives with a plain policy and report (SIMULATE_FLAGS="--lives 500 --out var/simulation")
	$(BIN)/python -m ws simulate $(SIMULATE_FLAGS)

calibrate: $(VENV)/.dev ## Hold 10,000 lives against the real world; tables and plots go to var/calibration
	timeout $(CALIBRATE_SECONDS) $(BIN)/python -m pytest -v tests/calibration --lives 10000
	timeout $(CALIBRATE_SECONDS) $(BIN)/python -m ws simulate --lives 10000 --seed 1 --country us --out var/calibration $(SIMULATE_FLAGS)

faults: $(VENV)/.dev ## Run the fault tests in their long form
	$(BIN)/python -m pytest -rs tests/faults --long $(FAULTS_FLAGS)

migrate: $(VENV)/.run ## Bring the database of BAOLIFE_DATABASE_URL to the newest schema
	$(BIN)/python -m ws migrate

lock: $(VENV)/.dev ## Lock requirements*.in anew (LOCK_FLAGS=--upgrade takes newer versions)
	$(UV_COMPILE) $(LOCK_FLAGS) requirements.in -o requirements.txt
	$(UV_COMPILE) $(LOCK_FLAGS) requirements-dev.in -o requirements-dev.txt

# Parts of the verbs above

check-style: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types: $(VENV)/.dev
	$(BIN)/mypy

check-imports: $(VENV)/.dev
	$(BIN)/lint-imports

check-dead: $(VENV)/.dev
	@$(BIN)/vulture 2>&1 | awk '!/: unused (variable|attribute) .*\(60% confidence\)$$/ { print; found = 1 } END { exit found }'

check-needs: $(VENV)/.dev
	$(BIN)/deptry . --config tools/deptry.toml --no-ansi

check-content: $(VENV)/.dev
	$(BIN)/python -m ws content
	$(BIN)/python -m ws content --check

check-features: $(VENV)/.dev
	$(BIN)/python tools/check_features.py

test-web:
	@if command -v node >/dev/null 2>&1; then \
		node --test $(WEB_TESTS); \
	elif [ "$${BAOLIFE_TEST_INSIST:-}" = 1 ]; then \
		echo "Node.js is needed for tests/web and BAOLIFE_TEST_INSIST=1 leaves nothing out." >&2; exit 1; \
	else \
		echo "Left out: tests/web (Node.js is not here)."; \
	fi

# The virtual environment

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found; name one: make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "On Debian and Ubuntu: apt install python3-venv" >&2; rm -rf $(VENV); exit 1; }

$(VENV)/.run: requirements.txt | $(BIN)/python
	@echo "Installing the requirements into $(VENV) ..."
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt | $(BIN)/python
	@echo "Installing the requirements of the development into $(VENV) ..."
	@$(PIP_INSTALL) -r requirements.txt -r requirements-dev.txt
	@touch $@ $(VENV)/.run
