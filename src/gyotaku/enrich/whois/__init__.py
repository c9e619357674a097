"""WHOIS (RFC 3912): whom to ask, how, and what an answer says. Pure functions; the transport asks."""
