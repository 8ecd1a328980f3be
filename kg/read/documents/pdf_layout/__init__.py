"""From the marks on the pages of a PDF to the paragraphs they were typeset from.

``fonts`` reads the strings of a font, ``content`` the drawing instructions of a page into pieces of text, ``rows`` puts these
into rows, ``furniture`` takes out running heads and page numbers, ``columns`` finds the order in which the rest is read,
``lines`` what is one line of a column, ``paragraphs`` which lines are one paragraph, ``hyphens`` which words were broken, and
``headline`` which paragraph is the title.
"""
