"""Reading: bytes to specimens, specimens to messages. Tolerant, bounded, and never rewriting the original."""
