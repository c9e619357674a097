"""Data files with source and date, and the small modules that load each one once."""
