"""The lines of a question that depend on what it is asked of."""

import pyoxigraph as ox
import pytest

from stgraph import queries

QUERY = """SELECT ?goal WHERE {
  VALUES (?goal ?unit) { (UNDEF UNDEF) } # parameters
  ?goal a <urn:Goal> .
  {
    VALUES (?unit) { (UNDEF) } # parameters
    ?goal <urn:of> ?unit . # with unit
  }
}
"""
GOAL, UNIT = ox.NamedNode("urn:g"), ox.NamedNode("urn:u")


def test_every_line_of_parameters_is_filled_with_what_it_names() -> None:
    assert queries.parameters(QUERY) == ("goal", "unit")
    bound = queries.bind(QUERY, goal=GOAL, unit=UNIT)
    assert bound.count("VALUES") == 2
    assert "VALUES (?goal ?unit) { (<urn:g> <urn:u>) }\n" in bound
    assert "VALUES (?unit) { (<urn:u>) }\n" in bound


def test_line_with_a_parameter_stands_only_where_that_is_given() -> None:
    assert "<urn:of>" in queries.bind(QUERY, unit=UNIT)
    without = queries.bind(QUERY, goal=GOAL)
    assert (
        without
        == "SELECT ?goal WHERE {\nVALUES (?goal) { (<urn:g>) }\n  ?goal a <urn:Goal> .\n  {\n\n\n  }\n}\n"
    ), "the lines keep their numbers"
    assert "VALUES" not in queries.bind(QUERY)


def test_unknown_parameter_is_refused() -> None:
    with pytest.raises(ValueError, match="no parameter year"):
        queries.bind(QUERY, year=GOAL)
