"""spaCy pipelines of the architectures of en_core_web_sm and en_core_web_trf, with weights of our own.

Speed depends on the architecture and hardly on the weights, so they start at random. They then learn for a moment from Docs
that our own pipeline has read: a transition-based parser whose scores mean nothing builds one endless sentence, and finding
names costs more where there are some. Left out is the rule lemmatizer, whose tables come in a package of their own: that makes
the peers a little faster than they are.
"""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed

NAMES = (
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME WORK_OF_ART".split()  # noqa: SIM905
)
_PIECES = 50_265  # rows of RoBERTa's vocabulary
_SEED = 1


def _tok2vec(attributes: dict[str, int]) -> dict[str, Any]:
    """Hash embeddings and a convolutional encoder, width 96, depth 4 (Miranda et al. 2022)."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": list(attributes),
            "rows": list(attributes.values()),
            "include_static_vectors": False,
        },
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3},
    }


def _transitions(kind: str, tok2vec: dict[str, Any], upper: bool) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": upper,
        "tok2vec": tok2vec,
    }


def small(silver: list[Doc]) -> Language:
    """The architecture of en_core_web_sm 3.7: one tok2vec for tagger and parser, one for names."""
    nlp = spacy.blank("en")
    nlp.batch_size = 256
    spelling = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500}
    nlp.add_pipe("tok2vec", config={"model": _tok2vec(spelling | {"SPACY": 50, "IS_SPACE": 50})})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": _transitions("parser", listener, True)})
    nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("ner", config={"model": _transitions("ner", _tok2vec(spelling), True)})
    return _taught(nlp, silver, steps=150)


def transformer(silver: list[Doc], threads: int) -> Language:
    """The architecture of en_core_web_trf 3.7: RoBERTa-base through spacy-curated-transformers, whose last layer all listen to.

    The sub-words are byte pairs learnt from the texts at hand, in as many rows as RoBERTa has.
    """
    import torch

    torch.set_num_threads(threads)
    torch.manual_seed(_SEED)
    nlp = spacy.blank("en")
    nlp.batch_size = 64
    model = {
        "@architectures": "spacy-curated-transformers.RobertaTransformer.v1",
        "vocab_size": _PIECES,
        "piece_encoder": {"@architectures": "spacy-curated-transformers.ByteBpeEncoder.v1"},
        "with_spans": {"@architectures": "spacy-curated-transformers.WithStridedSpans.v1", "stride": 104, "window": 144, "batch_size": 384},
    }
    nlp.add_pipe("curated_transformer", name="transformer", config={"model": model, "all_layer_outputs": False})
    listener = {
        "@architectures": "spacy-curated-transformers.LastTransformerLayerListener.v1",
        "width": 768,
        "pooling": {"@layers": "reduce_mean.v1"},
        "upstream": "transformer",
    }
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": _transitions("parser", listener, False)})
    nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("ner", config={"model": _transitions("ner", listener, False)})
    with tempfile.TemporaryDirectory() as folder:
        vocabulary, merges = _byte_pairs(silver, Path(folder))
        loader = {"@model_loaders": "spacy-curated-transformers.ByteBpeLoader.v1", "vocab_path": vocabulary, "merges_path": merges}
        nlp.config["initialize"]["components"]["transformer"] = {"piecer_loader": loader}
        return _taught(nlp, silver, steps=30)


def _universal_tags(nlp: Language, silver: list[Doc]) -> None:
    """Universal tags from English ones, a rule each; initialising forgets such rules, so they come after it."""
    usual = {token.tag_: token.pos_ for doc in silver for token in doc if token.tag_}
    ruler: Any = nlp.get_pipe("attribute_ruler")
    ruler.add_patterns([{"patterns": [[{"TAG": tag}]], "attrs": {"POS": pos}} for tag, pos in sorted(usual.items())])


def _byte_pairs(silver: list[Doc], folder: Path) -> tuple[str, str]:
    from tokenizers import ByteLevelBPETokenizer

    tokenizer = ByteLevelBPETokenizer(add_prefix_space=True)
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    tokenizer.train_from_iterator((doc.text for doc in silver), vocab_size=_PIECES, min_frequency=1, special_tokens=special)
    vocabulary, merges = tokenizer.save_model(str(folder))
    assert len(json.loads(Path(vocabulary).read_text("utf8"))) <= _PIECES
    return vocabulary, merges


def _taught(nlp: Language, silver: list[Doc], steps: int) -> Language:
    """Initialise a pipeline with all labels and let it learn for some steps from single sentences."""
    sentences = [s.as_doc() for doc in silver for s in doc.sents if 5 <= len(s) <= 40]
    rng = random.Random(_SEED)
    fix_random_seed(_SEED)
    rng.shuffle(sentences)
    examples = [Example(Doc(nlp.vocab, words=[t.text for t in s], spaces=[bool(t.whitespace_) for t in s]), s) for s in sentences]
    ner: Any = nlp.get_pipe("ner")
    for label in NAMES:
        ner.add_label(label)
    optimizer = nlp.initialize(lambda: examples[:2000])
    _universal_tags(nlp, silver)
    for step in range(steps):
        nlp.update(examples[step * 16 % len(examples) :][:16], sgd=optimizer, drop=0.1)
    return nlp
