# `make demo` and `make test` do everything; `make help` lists the rest.

PYTHON ?= python3
SERVE ?= 1
PORT ?= 8000
UPGRADE ?=
SHARED ?= ../shared/eval
README ?=
CLAIMS ?= 100000
SIZES ?= 10000 100000 1000000
REQUESTS ?= 50000
EXAMPLES ?= 1000
SECONDS ?= 60
BYTES ?= 1e8
PLAIN ?= 5e9
REPORTS ?= 20000
KILLS ?= 40
WORKERS ?= 2
ROUNDS ?= 500

VENV = .venv
PY = $(VENV)/bin/python
TOOLS = tests/explorer/tools
NPM = $(shell command -v npm)
PIP = $(PY) -m pip --disable-pip-version-check --no-input -qq
UV_COMPILE = pip compile pyproject.toml --universal --generate-hashes --no-header --no-emit-index-url \
	--no-emit-find-links --quiet -p 3.11 $(UPGRADE)

.DEFAULT_GOAL = help
.NOTPARALLEL:
.PHONY: help install install-dev without-npm demo test servers explorer-check schemathesis fuzz audit durability vendor lock eval w3c pictures bench bench-size memory clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo 'PYTHON=python3.12 chooses the interpreter (3.11 to 3.15) of a new .venv'

install: $(VENV)/.installed ## set up .venv from the lock, once

install-dev: $(VENV)/.installed-dev $(if $(NPM),$(TOOLS)/node_modules/.installed,without-npm) ## add the tools for development

demo: install ## read the sample reports, show the result, serve it (SERVE=0 does not, PORT=8000)
	@$(PY) -m kg demo --port $(PORT) $(if $(filter 0 no false,$(SERVE)),--no-serve)

test: install-dev ## check style and types, run every test (WORKERS=2 at once)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

servers: install-dev ## try the whole way on SPARQL servers (Oxigraph's; Virtuoso where it is installed)
	@KG_SERVERS=all $(PY) -m pytest tests/store tests/samples/test_elsewhere.py

explorer-check: $(TOOLS)/node_modules/.installed ## check types and style of the explorer's JavaScript alone
	@$(TOOLS)/node_modules/.bin/tsc -p $(TOOLS)
	@$(TOOLS)/node_modules/.bin/eslint --config $(TOOLS)/eslint.config.mjs --max-warnings 0 kg/*/explorer

schemathesis: install-dev ## try the interface with 1,000 examples an operation (EXAMPLES=1000)
	@KG_EXAMPLES=$(EXAMPLES) HYPOTHESIS_PROFILE=searching $(PY) -m pytest tests/serve/test_schema.py

fuzz: $(VENV)/.installed-tools ## try the readers with any bytes (SECONDS=60 for each)
	@$(PY) -m fuzz --seconds $(SECONDS)

audit: $(VENV)/.installed-tools ## write build/sbom.cdx.json, list licences, look weaknesses up
	@$(PY) -m audit

durability: install-dev ## kill, cut the power, fill the disk, damage files, and look (ROUNDS=500 kills)
	@$(PY) -m tests.durability --rounds $(ROUNDS)

vendor: install ## fetch what pages bring along from npm anew, by vendoring/lock.toml
	@$(PY) -m vendoring

eval: install ## measure how well it reads (README=--readme puts the figures into README.md)
	@$(PY) benchmarks/evaluate.py --shared $(SHARED) $(README)

w3c: install-dev ## run the W3C's SPARQL 1.1 suites against a server of our own, where ../shared holds them
	@$(PY) -m tests.serve.w3c --shared $(dir $(SHARED))

pictures: install-dev ## take the pictures of the explorer anew, all into .pictures, two into the readme
	@$(PY) -m tests.explorer.pictures .pictures

bench: bench-explorer bench-size install ## measure all, the server last (CLAIMS=100000, REQUESTS=50000); the first time builds wars, for two hours
	@$(PY) -m benchmarks.serving .bench $(CLAIMS) $(REQUESTS)

bench-explorer: install-dev ## measure the explorer in headless Chromium, on wars that it builds
	@$(PY) benchmarks/explorer.py

bench-size: install-dev ## measure how cost grows (SIZES='10000 100000 1000000'), into benchmarks/results; stores stay in .bench, 17 GB
	@$(PY) -m benchmarks.size .bench $(SIZES)

cluster-kill: install-dev ## kill workers at random while they read, and compare (REPORTS=20000, KILLS=40); half an hour
	@$(PY) -m tests.cluster.killing $(REPORTS) $(KILLS)

bench-rooms: install ## measure reading, deriving, the store and the questions, file by file
	@for file in benchmarks/*.py; do echo "$$file"; $(PY) "$$file" || exit 1; done

memory: install ## measure what memory reading takes, as news of our own goes in (BYTES=1e8, PLAIN=5e9 of text without frames)
	@$(PY) -m benchmarks.memory --bytes $(BYTES) --plain $(PLAIN)

lock: ## resolve the locks anew, keeping what still fits (UPGRADE=--upgrade keeps nothing)
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && \
	"$(PYTHON)" -m venv "$$tools" && \
	"$$tools/bin/python" -m pip --disable-pip-version-check --quiet install 'uv>=0.9,<1' && \
	"$$tools/bin/uv" $(UV_COMPILE) --extra build -o requirements.lock && \
	"$$tools/bin/uv" $(UV_COMPILE) --extra build --extra dev -c requirements.lock -o requirements-dev.lock && \
	"$$tools/bin/uv" $(UV_COMPILE) --extra audit --extra fuzz -c requirements-dev.lock -o requirements-tools.lock

clean: ## remove .venv, caches and builds; a graph in kg-data stays
	rm -rf $(VENV) $(TOOLS)/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find kg tests benchmarks fuzz audit vendoring -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@"$(PYTHON)" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 16))' 2> /dev/null || { \
		echo 'This needs Python 3.11 to 3.15, but $(PYTHON) is:' $$("$(PYTHON)" --version 2>&1) >&2; \
		echo 'Name another, as in: make demo PYTHON=python3.12' >&2; \
		exit 1; }
	@"$(PYTHON)" -m venv $(VENV)
	@touch $@

$(VENV)/.installed: requirements.lock pyproject.toml $(VENV)/.made
	@echo 'Installing into $(VENV); the first time takes about a minute and 0.8 GB' >&2
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@$(PY) -c 'from kg.know.knowledge import load_knowledge as load; from kg.settings import Settings; load(Settings.from_env(), print)' >&2
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo 'Installing the tools for development into $(VENV)' >&2
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.installed-tools: requirements-tools.lock $(VENV)/.installed-dev
	@echo 'Installing the tools to audit and to fuzz into $(VENV)' >&2
	@$(PIP) install --require-hashes -r requirements-tools.lock
	@touch $@

$(TOOLS)/node_modules/.installed: $(TOOLS)/package-lock.json
	@echo "Installing what checks the explorer's JavaScript into $(TOOLS)/node_modules" >&2
	@cd $(TOOLS) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

without-npm:
	@echo "There is no npm here: the explorer's JavaScript is not checked" >&2
