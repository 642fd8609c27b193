"""Three reasoners behind three functions: HermiT, an OWL 2 RL engine, and Pellet's profile check.

HermiT and Pellet are the jars that owlready2 brings along. They are started directly: owlready2's
own call classifies everything besides, for twice the time. Measured on two cores, for the ontology
alone and with the data of both municipalities (12,800 triples that mean something to OWL): HermiT
0.6 and 1.9 s, Pellet 0.9 and 2.3 s, owlrl 1 and 10 s. `reasonable` (0.05 s) was measured, too, and
left: its Python face returns the closure and never says that the closure is inconsistent.

What the reasoners are not given:
- annotations (labels, definitions, notes, sources …): they mean nothing to OWL;
- literals of xsd:gYear, xsd:gYearMonth and xsd:date: they lie outside the datatypes of OWL 2, and
  HermiT refuses a graph that holds them. Years are the shapes' business;
- for owlrl, all other values: it does not compare literals.
"""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import owlrl
import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection

OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"

TYPE = ox.NamedNode(RDF + "type")
ANNOTATION_PROPERTY = ox.NamedNode(OWL + "AnnotationProperty")
BUILT_IN_ANNOTATIONS = {
    ox.NamedNode(iri)
    for iri in (
        RDFS + "label",
        RDFS + "comment",
        RDFS + "seeAlso",
        RDFS + "isDefinedBy",
        OWL + "versionInfo",
    )
}
# small and short-lived: half the time of the defaults
JAVA_FLAGS = ("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

OUTSIDE_OWL = {ox.NamedNode(XSD + name) for name in ("gYear", "gYearMonth", "date")}


def read(paths: Iterable[Path]) -> list[ox.Triple]:
    """All triples of some Turtle files; blank nodes of different files stay apart."""
    return [
        ox.Triple(quad.subject, quad.predicate, quad.object)
        for path in paths
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    ]


def logical(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """The triples that a reasoner is given: see the module docstring for what is left out."""
    triples = list(triples)
    annotations = BUILT_IN_ANNOTATIONS | {
        triple.subject
        for triple in triples
        if triple.predicate == TYPE and triple.object == ANNOTATION_PROPERTY
    }
    return [
        triple
        for triple in triples
        if triple.predicate not in annotations
        and not (isinstance(triple.object, ox.Literal) and triple.object.datatype in OUTSIDE_OWL)
    ]


def java_missing() -> str:
    """Why HermiT and Pellet cannot run here, or nothing if they can."""
    if shutil.which("java") is None:
        return "java is not installed"
    if importlib.util.find_spec("owlready2") is None:
        return "owlready2, which brings HermiT and Pellet, is not installed"
    return ""


def hermit_consistent(triples: Iterable[ox.Triple], scratch: Path) -> bool:
    """Whether HermiT finds a model. `scratch` is a file to hand the triples over in."""
    output = _java("hermit", "org.semanticweb.HermiT.cli.CommandLine", ["-k"], triples, scratch)
    if "InconsistentOntologyException" in output:
        return False
    if "owl#Thing is satisfiable" in output:
        return True
    raise AssertionError(f"HermiT could not say:\n{output}")


def owl_profile(triples: Iterable[ox.Triple], scratch: Path) -> str:
    """The smallest OWL 2 profile that the triples fit, in Pellet's words ('OWL 2 RL', 'OWL 2 DL' …)."""
    output = _java("pellet", "pellet.Pellet", ["info"], triples, scratch)
    for line in output.splitlines():
        if line.startswith("OWL Profile = "):
            return line.removeprefix("OWL Profile = ")
    raise AssertionError(f"Pellet could not say:\n{output}")


def rl_errors(triples: Iterable[ox.Triple]) -> list[str]:
    """The inconsistencies that the OWL 2 RL rules derive, as owlrl words them.

    owlrl never compares the last member of an owl:AllDifferent (7.6.2, an off-by-one), so every
    list is given a nameless last member that stands for nothing.
    """
    graph = rdflib.Graph()
    things = [
        triple
        for triple in triples
        if not isinstance(triple.object, ox.Literal) or triple.predicate.value.startswith(OWL)
    ]
    graph.parse(data=_n_triples(things), format="nt")
    for members in list(graph.objects(None, rdflib.OWL.distinctMembers)):
        Collection(graph, members).append(rdflib.BNode())
    closure = owlrl.OWLRL_Semantics(graph, False, False)
    closure.closure()
    return [str(message) for message in closure.error_messages]


def _n_triples(triples: Iterable[ox.Triple]) -> bytes:
    return ox.serialize(logical(triples), format=ox.RdfFormat.N_TRIPLES) or b""


def _java(folder: str, main: str, options: list[str], triples: Iterable[ox.Triple], scratch: Path) -> str:
    spec = importlib.util.find_spec("owlready2")
    assert spec is not None and spec.origin is not None
    jars = Path(spec.origin).parent / folder
    class_path = os.pathsep.join([str(jars), *map(str, sorted(jars.glob("*.jar")))])
    scratch.write_bytes(_n_triples(triples))
    done = subprocess.run(
        ["java", *JAVA_FLAGS, "-cp", class_path, main, *options, scratch.as_uri()],
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    return done.stdout + done.stderr
