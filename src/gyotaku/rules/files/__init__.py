"""Rules about attached files, archives and pictures."""
