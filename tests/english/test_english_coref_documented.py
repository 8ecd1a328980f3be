"""The example of docs/coreference.md runs and says what the page says."""

import ast
import re
from pathlib import Path

from kg import english

PAGE = Path(__file__).parents[2] / "docs" / "coreference.md"


def test_the_clusters_on_the_page() -> None:
    code = re.search(r"```python\n(.*?)```", PAGE.read_text("utf8"), re.DOTALL)
    assert code
    text = re.search(r'english\.load\(\)\("(.*)"\)', code[1])
    assert text
    doc = english.load()(text[1])
    shown = ast.literal_eval(code[1].rsplit("# ", 1)[1])
    assert [[span.text for span in doc.spans[name]] for name in doc.spans if name.startswith("coref_clusters_")] == shown


def test_links_are_sure_where_the_text_is_plain() -> None:
    doc = english.load()("Maria Lund resigned on Friday. She had led the council since 2019.")
    links = {(doc[link.later].text, doc[link.earlier].text): link.probability for link in doc._.coref_links}
    assert links["She", "Maria"] > 0.8


def test_clusters_survive_bytes() -> None:
    doc = english.load()("Maria Lund resigned on Friday. She had led the council since 2019.")
    again = type(doc)(doc.vocab).from_bytes(doc.to_bytes())
    assert again._.coref_links == doc._.coref_links
    assert [s.text for s in again.spans["coref_clusters_1"]] == [s.text for s in doc.spans["coref_clusters_1"]]
