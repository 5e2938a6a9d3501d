"""What a list page shows beside its rows: filters with counts, what was chosen, other forms of the list."""
