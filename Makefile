# Two commands for a fresh machine: `make report MAIL=…` and `make test`. Both need python3 (3.11+), a package index and a shell.
PYTHON ?= python3
MAIL   ?= examples/pocketcard/mail.eml
OUT    ?= out
VENV   := .venv
BIN    := $(VENV)/bin
# A recording beside the mail is replayed by itself, so that the example shows its outside facts and pictures.
REPLAY ?= $(wildcard $(dir $(MAIL))answers.json)

.PHONY: report test venv clean fmt docs

report: $(VENV)/.ready
	@$(BIN)/gyotaku report "$(MAIL)" --out "$(OUT)" --pictures $(if $(REPLAY),--replay "$(REPLAY)")

test: $(VENV)/.ready
	@$(BIN)/python scripts/services.py
	@$(BIN)/python scripts/check.py

docs: $(VENV)/.ready
	@$(BIN)/python scripts/reference.py --write

venv: $(VENV)/.ready

# Hashes are checked on every install; the project itself is built by the pinned hatchling from the same lock file.
$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "gyotaku needs Python 3.11 or newer; call make PYTHON=python3.12, for example")'
	@echo "Setting up $(VENV) (once) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

clean:
	rm -rf $(VENV) $(OUT) build dist

# Coverage-guided fuzzing, bounded in time. atheris is large and Linux-only, so it lives in an environment of its own.
FUZZ_SECONDS ?= 60
.PHONY: fuzz
fuzz: $(VENV)/.ready
	@test -x .fuzz/bin/python || ($(PYTHON) -m venv .fuzz && .fuzz/bin/python -m pip install --quiet --require-hashes -r requirements.lock -r fuzz/requirements.lock && .fuzz/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .)
	@mkdir -p .fuzz/corpus
	PYTHONPATH=. .fuzz/bin/python fuzz/fuzz_mail.py .fuzz/corpus fuzz/corpus tests/corpus examples/pocketcard -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 -artifact_prefix=fuzz/regressions/
