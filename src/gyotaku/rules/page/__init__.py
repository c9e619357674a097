"""Rules about what was found outside the mail: the page, registrations, lists, earlier cases."""
