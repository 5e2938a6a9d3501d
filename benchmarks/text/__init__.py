"""How well the text engine reads: articles written for this, annotated by hand, and the scores on them."""
