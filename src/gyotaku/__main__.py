"""`python -m gyotaku` is the command line."""

from gyotaku.cli import main

main()
