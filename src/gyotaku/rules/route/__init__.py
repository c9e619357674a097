"""Rules about the way the mail came: hops, names, networks and clocks."""
