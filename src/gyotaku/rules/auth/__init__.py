"""Rules about recorded and verified authentication."""
