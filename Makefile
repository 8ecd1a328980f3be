# make graph   reads seeds/ and leaves the graph, its facts and its picture in outputs/
# make test    lint, types, tests, coverage, known vulnerabilities of what is installed

PYTHON = python3
VENV = .venv
INSTALLED = $(VENV)/installed
INSTALLED_DEV = $(VENV)/installed-dev
KG = $(VENV)/bin/kg
QUESTION = SELECT DISTINCT ?who ?what { ?s ?p ?o . ?p rdfs:label "oppose" . ?s skos:prefLabel ?who . ?o skos:prefLabel ?what } ORDER BY ?who ?what
OUT = outputs
MACHINE = $(VENV)/bin/python tests/machine.py
STORE = build/seeds.kg

.PHONY: graph test clean

# The date is that of the seed article, which does not give it: without one "on Tuesday" is no particular day.
graph: $(INSTALLED)
	@rm -rf $(STORE) && mkdir -p $(OUT) $(dir $(STORE))
	@$(KG) build seeds --date 2025-03-19 --store $(STORE) --out $(OUT)/graph.ttl
	@$(KG) export csv --store $(STORE) --out $(OUT)/facts.csv
	@$(KG) draw --store $(STORE) --out $(OUT)/graph.html
	@$(MACHINE) > $(OUT)/made_on.json
	@echo && echo "Who opposed what?" && $(KG) query --store $(STORE) '$(QUESTION)'
	@echo && echo "The picture: open $(OUT)/graph.html in a browser"

test: $(INSTALLED_DEV)
	$(VENV)/bin/ruff check .
	@$(VENV)/bin/python tests/audit.py & audit=$$!; $(VENV)/bin/mypy & types=$$!; \
	$(VENV)/bin/pytest --numprocesses auto --dist loadfile --cov --cov-report=term:skip-covered; tests=$$?; \
	wait $$types && wait $$audit && exit $$tests

clean:
	rm -rf $(VENV) build/seeds.kg

$(VENV)/bin/pip:
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): pyproject.toml | $(VENV)/bin/pip
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(INSTALLED_DEV): pyproject.toml | $(VENV)/bin/pip
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@ $(INSTALLED)
