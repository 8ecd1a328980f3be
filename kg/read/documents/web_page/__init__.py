"""The article in a web page: markup to a tree, the tree to boxes and blocks of visible text, and which of these are the article."""
