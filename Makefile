# Two commands do all the set-up on a fresh machine with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= python3
STORE ?= demo/graph.kgl
BIN := .venv/bin
NEO4J := $(BIN)/python -m bilateral.loader.store.local_server
NEO4J_VERSION ?= 5.26.30
NEO4J_LOGIN = $(if $(filter neo4j,$(STORE)),NEO4J_PASSWORD=$$(cat .neo4j/$(NEO4J_VERSION)/password))
QUALITY := resolution_quality $(if $(wildcard ../shared/gold),reading names attributes extraction resolution_gold)
SPEED := startup analysis store_load map
TRAINING := train_names train_attributes train_relations

.PHONY: demo test lint docs bench train neo4j neo4j-stop clean

.venv/.installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/.tools: .venv/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev,train]'
	touch $@

demo: .venv/.installed $(if $(filter neo4j,$(STORE)),neo4j)
	$(NEO4J_LOGIN) $(BIN)/bilateral demo --store $(if $(filter neo4j,$(STORE)),bolt://127.0.0.1:7687,$(STORE))

test: .venv/.tools
	$(BIN)/pytest

lint: .venv/.tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	mkdir -p .venv/typing && ln -sfn ../.. .venv/typing/bilateral
	MYPYPATH=.venv/typing $(BIN)/mypy -p bilateral

# docs/cli.md is what --help says; a test compares them.
docs: .venv/.tools
	UPDATE_EXPECTED=1 $(BIN)/pytest tests/test_documentation.py

# Quality and speed, as in benchmarks/RESULTS.md; quality needs the annotated documents beside the repository.
bench: .venv/.tools
	for name in $(QUALITY) $(SPEED); do echo "== $$name"; $(BIN)/python benchmarks/$$name.py || exit 1; done
	$(BIN)/python benchmarks/resolution_speed.py ratio

# Each writes its file in data/models; the same documents give the same bytes.
train: .venv/.tools
	for name in $(TRAINING); do echo "== $$name"; $(BIN)/python benchmarks/$$name.py || exit 1; done

neo4j: .venv/.installed
	$(NEO4J) start

neo4j-stop: .venv/.installed
	$(NEO4J) stop

clean:
	rm -rf build dist demo *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
