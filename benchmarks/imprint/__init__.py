"""How well title, date and author of a page are read: pages of every make, and the scores."""
