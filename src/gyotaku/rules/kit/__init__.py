"""Rules about the program and the template behind the mail."""
