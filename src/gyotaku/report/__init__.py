"""The report: from a case and a language to sentences with their evidence. No markup here; exports add it."""
