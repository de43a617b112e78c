"""The click commands, one module a stage. The only place, with cli.py, that imports click."""
