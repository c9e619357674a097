"""Rules about the sender: addresses, display names, and how they relate to the brand claimed."""
