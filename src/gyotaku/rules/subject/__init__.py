"""Rules about the subject line."""
