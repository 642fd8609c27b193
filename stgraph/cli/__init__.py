"""The command line: a thin layer that reads arguments, calls the library and writes what it returns."""
