"""Exports: from a report or a case to bytes, escaped at this edge and nowhere else."""
