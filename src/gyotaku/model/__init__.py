"""The nouns: frozen, keyword-only, the same in memory and on the wire. They know nothing of stages."""
