"""Looking after a book: check and repair, backup, export and import, judging again, pruning."""
