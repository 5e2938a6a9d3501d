"""manage.py export."""
