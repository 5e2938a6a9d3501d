"""Commands that concern the staff."""
