"""How well title, date and author of a page are read: pages of every make, written in code, and the scores."""
