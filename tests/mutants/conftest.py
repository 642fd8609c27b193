"""Says how the mutants fared."""

from tests.mutants.summary import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]
