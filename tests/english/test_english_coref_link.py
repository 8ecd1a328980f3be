import numpy as np
from coref_docs import doc
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.english.coref import Coreference, Link, inventory, pairs
from kg.english.coref.link import best_links, clusters
from kg.english.coref.mentions import mentions
from kg.english.coref.scorer import INNER, QUERY, VECTOR, WEIGHTS, Scorer, probabilities
from kg.english.coref.spans import bounds

INPUT = VECTOR + inventory.WIDTH
SHAPES = {
    "query": (INPUT, QUERY), "key": (INPUT, QUERY), "left": (INPUT, INNER), "right": (INPUT, INNER), "product": (QUERY, INNER),
    "feature": (pairs.WIDTH, INNER), "coarse": (pairs.COARSE_WIDTH,), "out": (INNER,), "query_bias": (QUERY,), "left_bias": (INNER,),
    "out_bias": (),
}
STORY = ("Ada/NNP/nsubj/2 met/VBD/root/0 Bo/NNP/obj/2\nThe/DT/det/2 judge/NN/nsubj/3 saw/VBD/root/0 her/PRP/obj/3\n"
         "The/DT/det/3 old/JJ/amod/3 judge/NN/nsubj/4 left/VBD/root/0")


def scorer(**some: np.ndarray) -> Scorer:
    """All weights nought but some."""
    return Scorer({name: some.get(name, np.zeros(SHAPES[name], np.float32)) for name in WEIGHTS})


def same_head_scorer() -> Scorer:
    """A pair scores 5 where both have one head noun, else -5."""
    return scorer(coarse=np.array([10, 0, 0, 0, 0, 0], np.float32), out_bias=np.float32(-5))


def test_links_and_clusters_by_head_noun() -> None:
    d = doc(STORY)
    found = Coreference(same_head_scorer())(d, np.arange(len(d)), np.zeros((len(d), VECTOR), np.float16))
    assert [(d[x.later].text, d[x.earlier].text) for x in found._.coref_links] == [("judge", "judge")]
    assert found._.coref_links[0].probability > 0.95
    assert [[s.text for s in group] for name, group in found.spans.items()] == [["The judge", "The old judge"]]


def test_a_text_without_mentions() -> None:
    d = doc("Left/VBD/root/0")
    found = Coreference(same_head_scorer())(d, np.arange(1), np.zeros((1, VECTOR), np.float16))
    assert found._.coref_links == ()
    assert not found.spans


def test_he_and_she_never_share_a_cluster() -> None:
    d = doc("Ada/NNP/nsubj/2 met/VBD/root/0 him/PRP/obj/2\nShe/PRP/nsubj/2 left/VBD/root/0")
    m = mentions(d)
    links = [Link(2, 0, 0.9), Link(3, 0, 0.8)]
    assert clusters(m, links) == [[0, 2]]


def test_an_entity_is_as_likely_as_its_mentions_together() -> None:
    # three mentions of one noun, then a pronoun that likes each a little: none of them beats "none" alone
    d = doc("\n".join("The/DT/det/2 judge/NN/nsubj/3 left/VBD/root/0" for _ in range(3)) + "\nHe/PRP/nsubj/2 left/VBD/root/0")
    pronoun = np.zeros(INPUT, np.float32)
    pronoun[VECTOR + inventory.HE] = 4.9  # on its own: -5 + 4.9 a pair
    left = np.zeros((INPUT, INNER), np.float32)
    left[:, 0] = pronoun
    out = np.zeros(INNER, np.float32)
    out[0] = 1
    s = scorer(coarse=np.array([10, 0, 0, 0, 0, 0], np.float32), out_bias=np.float32(-5), left=left, out=out)
    m = mentions(d)
    links = best_links(m, s, np.zeros((len(m), VECTOR), np.float32))
    assert links[-1].later == m.heads[-1]
    assert links[-1].probability > 0.6
    assert max(p for b in s.blocks(m, np.zeros((len(m), VECTOR), np.float32)) for p in probabilities(b.scores)[-1]) < 0.4


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 60))
def test_clusters_part_the_mentions_and_look_back(seed: int, sentences: int) -> None:
    rng = np.random.default_rng(seed)
    d = doc("\n".join(STORY.splitlines()[int(k)] for k in rng.integers(0, 3, sentences)))
    s = Scorer({name: rng.normal(size=SHAPES[name]).astype(np.float32) * 0.3 for name in WEIGHTS})
    m = mentions(d)
    links = best_links(m, s, rng.normal(size=(len(m), VECTOR)).astype(np.float32))
    assert all(x.earlier < x.later and 0 < x.probability <= 1.0001 for x in links)
    assert len({x.later for x in links}) == len(links)
    flat = [i for c in clusters(m, links) for i in c]
    assert len(flat) == len(set(flat))
    assert set(flat) <= set(m.heads.tolist())


def test_spans_take_the_noun_phrase_and_leave_the_clause() -> None:
    d = doc("In/IN/case/4 the/DT/det/4 big/JJ/amod/4 house/NN/obl/8 of/IN/case/6 Bo/NNP/nmod/4 ,/,/punct/4 slept/VBD/root/0 "
            "Ada/NNP/nsubj/8 and/CC/cc/11 Cy/NNP/conj/9 's/POS/case/11 ./PU/punct/8")
    assert [d[slice(*bounds(d[i]))].text for i in (3, 5, 8, 10)] == ["the big house of Bo", "Bo", "Ada", "Cy 's"]
