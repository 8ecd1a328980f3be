"""The model card that travels with the weights."""

from __future__ import annotations

from pathlib import Path

_CARD = """# English reader

Tags, lemmas, dependency trees, sentence starts, names, types of nominal mentions and coreference of English news text, for `kg.english`.

- **Licence of the weights: CC BY-SA 4.0.** They are learned from share-alike corpora. (The code around them is Apache-2.0.)
- **Architecture:** MiniLM-L6-H384 (Apache-2.0) as encoder, spelling and layout embeddings, biaffine arcs and labels, linear heads,
  and a scorer of antecedents over pairs of words.
- **Precision:** int8 weights (7 bits used), activations quantised at run time; embeddings int8, one scale a row.
- **Files:** `reader.onnx` (sub-words to scores), `arcs.onnx` (label of a chosen arc), `coref.npz` (pairs of mentions),
  `tokenizer.json`, `labels.json`.

## Data

| corpus | teaches | licence |
|---|---|---|
| UD English EWT | tags, lemmas, trees, sentences | CC BY-SA 4.0 |
| GUM and OntoGUM, genres with open texts | the same, names, types of mentions, coreference | CC BY 4.0 (annotations) |
| LitBank | coreference | CC BY 4.0 |
| Re-DocRED | names | MIT (text CC BY-SA) |
| WikiGold | names | CC BY 4.0 |
| CrossNER politics | names | MIT |
| re3d | names | Open Government Licence and others, by source |

## Figures

{figures}
"""


def write_card(folder: Path, figures: str = "") -> None:
    """Write README.md into the model folder; ``figures`` is a Markdown table of what was measured."""
    (folder / "README.md").write_text(
        _CARD.format(figures=figures or "Not measured yet: run `python -m training.evaluate --card`."), "utf8"
    )
