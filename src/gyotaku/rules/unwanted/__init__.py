"""Rules about mail that is unwanted without being phishing."""
