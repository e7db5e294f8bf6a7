# Everything a person needs: `make demo` and `make test`. The rest is for who builds.
PYTHON ?= python3.11
HOST ?= 127.0.0.1
PORT ?= 8000
EXAMPLES ?= 2000
BIN := .venv/bin
POSTGRESQL ?= postgresql://postgres@127.0.0.1:5432/binnenuit
SHELL := /bin/bash

.PHONY: demo install install-dev test test-all test-sqlite test-postgresql test-wheel check format bench texts requirements clean

demo: .venv/.installed ## install, prepare, load, add examples, serve
	@exec env BINNENUIT_BASE_URL="$${BINNENUIT_BASE_URL:-http://$(HOST):$(PORT)}" \
	  $(BIN)/binnenuit demo --host $(HOST) --port $(PORT) --examples $(EXAMPLES)

install: .venv/.installed ## what serving needs, into .venv

.venv/.installed: requirements/base.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "binnenuit: $(PYTHON) is missing. Install Python 3.11 or newer, or name it: make demo PYTHON=python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "binnenuit: Python 3.11 or newer is needed. Name it: make demo PYTHON=python3.12"; exit 1; }
	@echo "Installing into .venv ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

install-dev: .venv/.installed-dev ## what testing and checking need too

.venv/.installed-dev: .venv/.installed requirements/dev.txt
	@echo "Installing the test tools ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# Tests run in another order each time; in CI the same code gives the same answer every time.
ORDER := $(if $(CI),--randomly-seed=1)
# A file goes to a worker as a whole, which makes once what its tests share; tests/conftest.py says in which order.
PARALLEL := -n 2 --dist loadfile --no-loadscope-reorder

test: test-sqlite test-postgresql ## all tests, on both databases; says by name what it had to skip

test-sqlite: .venv/.installed-dev
	$(BIN)/pytest $(PARALLEL) $(ORDER)

test-all: .venv/.installed-dev ## the same with every page in every language, and the wheel
	WHOLE_MATRIX=1 $(MAKE) test test-wheel

test-wheel: .venv/.installed-dev ## build the wheel, install it in an empty environment, load and serve
	$(BIN)/python scripts/try_wheel.py

# The browser journeys, and what no database changes, run once; everything else runs on both databases.
test-postgresql: .venv/.installed-dev
	@if $(BIN)/python tests/postgresql_answers.py "$(POSTGRESQL)"; then \
	  BINNENUIT_TEST_DATABASE="$(POSTGRESQL)" $(BIN)/pytest $(PARALLEL) $(ORDER) --only-database -m "not browser"; \
	elif [ -n "$$CI" ]; then echo "binnenuit: in CI the PostgreSQL tests may not be skipped"; exit 1; \
	else echo "SKIPPED: the whole suite on PostgreSQL ($(POSTGRESQL) does not answer; name another with POSTGRESQL=...)"; fi

check: .venv/.installed-dev ## style, types, floors, templates, migrations, translations, plain language, judged queries
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry src
	$(BIN)/djlint --lint --quiet src
	$(BIN)/python -m django makemigrations --check --dry-run --settings binnenuit.config.settings
	$(BIN)/python scripts/texts.py --check
	$(BIN)/python scripts/readability.py
	$(BIN)/python bench/relevance --check

format: .venv/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.installed-dev ## measure: engine and whole page, per kind of query
	$(BIN)/python bench/search.py

texts: .venv/.installed-dev ## take the interface's texts from the code into the catalogues
	$(BIN)/python scripts/texts.py

requirements: .venv/.installed-dev ## pin the dependencies anew, with hashes, without addresses
	$(BIN)/uv pip compile $(PIN) pyproject.toml requirements/build.in -o requirements/base.txt
	$(BIN)/uv pip compile $(PIN) pyproject.toml requirements/build.in --group dev -c requirements/base.txt -o requirements/dev.txt
	$(BIN)/uv pip compile $(PIN) --group data -c requirements/base.txt -o requirements/data.txt

PIN := --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --universal --python-version 3.11 --no-header --no-annotate

clean: ## take away the installation and the data folder
	rm -rf .venv var
