"""Rules about links: where they lead, and what they show."""
