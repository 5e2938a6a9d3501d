"""A client of the oversight-case archive: asks, follows, mirrors and proves it."""
