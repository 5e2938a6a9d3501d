"""The workbench: an article beside a case, where selecting words cites them."""
