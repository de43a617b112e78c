# Two commands do all the set-up on a fresh machine with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= python3
STORE ?= demo.kgl
BIN := .venv/bin

.PHONY: demo test lint bench train neo4j neo4j-stop clean

.venv/.installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable '.[dev,train]'
	touch $@

demo: .venv/.installed
	$(BIN)/bilateral demo --store $(STORE)

test: .venv/.installed
	$(BIN)/pytest

lint: .venv/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	mkdir -p .venv/typing && ln -sfn ../.. .venv/typing/bilateral
	MYPYPATH=.venv/typing $(BIN)/mypy -p bilateral
