"""Ready questions: SPARQL files with parameters, and their answers.

>>> [question.name for question in questions()][:3]
['changed', 'contradictions', 'corroborated']
"""

from __future__ import annotations

from kg.store.questions.ask import ask, sparql_of
from kg.store.questions.files import Kind, Parameter, Question, question, questions

__all__ = ["Kind", "Parameter", "Question", "ask", "question", "questions", "sparql_of"]
