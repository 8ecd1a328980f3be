"""Subjects of open complements."""

from __future__ import annotations

import pytest
from enhanced_docs import added, sentence


def test_subject_of_a_chain_of_complements() -> None:
    doc = sentence("""
        They/they/PRP want nsubj
        want/want/VBP want root
        to/to/TO begin mark
        begin/begin/VB want xcomp
        to/to/TO dig mark
        dig/dig/VB begin xcomp
    """)
    assert added(doc) == {"begin -nsubj:xsubj-> They", "dig -nsubj:xsubj-> They"}


@pytest.mark.parametrize(("verb", "role", "who"), [("urge", "obj", "him"), ("tell", "iobj", "him"), ("promise", "obj", "She")])
def test_object_control_and_subject_control(verb: str, role: str, who: str) -> None:
    doc = sentence(f"""
        She/she/PRP V nsubj
        V/{verb}/VBD V root
        him/he/PRP V {role}
        to/to/TO wait mark
        wait/wait/VB V xcomp
    """)
    assert added(doc) == {f"wait -nsubj:xsubj-> {who}"}


def test_raising_in_the_passive() -> None:
    doc = sentence("""
        bridge/bridge/NN said nsubj:pass
        is/be/VBZ said aux:pass
        said/say/VBN said root
        to/to/TO sway mark
        sway/sway/VB said xcomp
    """)
    assert added(doc) == {"sway -nsubj:xsubj-> bridge"}


def test_conjoined_complement() -> None:
    doc = sentence("""
        He/he/PRP hopes nsubj
        hopes/hope/VBZ hopes root
        to/to/TO rest mark
        rest/rest/VB hopes xcomp
        and/and/CC read cc
        read/read/VB rest conj
    """)
    assert added(doc) == {"rest -nsubj:xsubj-> He", "rest -conj:and-> read", "hopes -xcomp-> read", "read -nsubj:xsubj-> He"}


def test_empty_object_controls_nothing() -> None:
    doc = sentence("""
        Rain/rain/NN makes nsubj
        makes/make/VBZ makes root
        it/it/PRP makes expl
        hard/hard/JJ makes xcomp
    """)
    assert added(doc) == set()
