"""Rules about what speaks for a mail."""
