# Everything goes through here. Needs only Python 3.11 or newer; `make help` lists the targets.

PYTHON ?= python3
PORT ?= 8000
export PORT

python := .venv/bin/python
manage := $(python) manage.py
pytest := $(python) -m pytest -n 2
ruff := $(python) -m ruff

.DEFAULT_GOAL := help
.PHONY: help setup run test check format bench lock

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1@/' | column -t -s @ 2>/dev/null \
		|| grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST)

setup:  ## make .venv with everything that running, testing and checking need
	@$(PYTHON) requirements/install.py dev

run: .env  ## set up, plant seeds/ and serve http://127.0.0.1:$(PORT)
	@$(PYTHON) requirements/install.py base
	@$(manage) migrate --verbosity 0
	@$(manage) reindex --if-outdated
	@$(MAKE) --silent staticfiles/staticfiles.json
	@$(manage) seed
	@$(manage) create_first_login
	@exec $(python) -m archive.serve

# PostgreSQL runs every test that touches a database; the others would only say again what they said.
test: setup staticfiles/staticfiles.json  ## the whole suite on SQLite, and on PostgreSQL where a server is installed
	$(pytest)
	$(python) -m tests.cluster -- $(pytest) --database-only

checks := check-format check-lint check-types check-imports check-migrations check-deployment check-templates
check: $(checks)  ## format, lint, types, import contracts, migrations, deployment, templates (-k: all faults)
.PHONY: $(checks)
$(checks): setup

check-format:
	$(ruff) format --check --output-format concise .

check-lint:
	$(ruff) check --output-format concise .

check-types:
	$(python) -m mypy

check-imports:
	.venv/bin/lint-imports --no-cache

check-migrations:
	DJANGO_SETTINGS_MODULE=tests.settings $(manage) makemigrations --check --dry-run

check-deployment: export ENV_FILE = /dev/null
check-deployment: export SITE_URL = https://archive.example
check-deployment:
	@SECRET_KEY="$$($(python) -c 'import secrets; print(secrets.token_urlsafe(50))')" \
		$(manage) check --deploy --fail-level WARNING

check-templates:
	$(python) -m djlint templates --lint --quiet

format: setup  ## put every file into the house format
	$(ruff) format .
	$(ruff) check --fix .

bench: setup  ## measure, print ratios, write benchmarks/results.json
	$(python) -m benchmarks.run

lock:  ## pin requirements/*.in anew (see requirements/README.md)
	@$(PYTHON) requirements/lock.py

# Compressing them takes seconds, so it is done again only where one of them, or a package that ships some, changed.
staticfiles/staticfiles.json: $(shell find static */static -type f 2>/dev/null) .venv/installed.txt | .env
	@$(manage) collectstatic --no-input --verbosity 0

.env:
	@umask 077 && $(PYTHON) -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(50))' > .env.new && mv .env.new .env
