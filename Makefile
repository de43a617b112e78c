# Two commands do all the set-up on a fresh machine with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= python3
STORE ?= demo.kgl
BIN := .venv/bin
NEO4J := $(BIN)/python -m bilateral.loader.store.local_server
NEO4J_LOGIN = $(if $(filter neo4j,$(STORE)),NEO4J_PASSWORD=$$(cat .neo4j/5.26.30/password))

.PHONY: demo test lint bench train neo4j neo4j-stop clean

.venv/.installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable '.[dev,train]'
	touch $@

demo: .venv/.installed $(if $(filter neo4j,$(STORE)),neo4j)
	$(NEO4J_LOGIN) $(BIN)/bilateral demo --store $(if $(filter neo4j,$(STORE)),bolt://127.0.0.1:7687,$(STORE))

test: .venv/.installed
	$(BIN)/pytest

lint: .venv/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	mkdir -p .venv/typing && ln -sfn ../.. .venv/typing/bilateral
	MYPYPATH=.venv/typing $(BIN)/mypy -p bilateral

neo4j: .venv/.installed
	$(NEO4J) start

neo4j-stop: .venv/.installed
	$(NEO4J) stop
