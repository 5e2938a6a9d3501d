"""Flat sheets: agencies, outlets, people and sources as CSV, out to a spreadsheet and in again."""
