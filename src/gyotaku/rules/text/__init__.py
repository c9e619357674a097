"""Rules about the words a person reads, and those hidden from them."""
