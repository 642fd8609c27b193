"""Findings for machines that build: annotations of GitHub Actions, and JUnit."""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree

from stgraph import vocab
from stgraph.findings import Finding, Report, in_order
from stgraph.messages import say
from stgraph.render.findings import every, file_of, one_line, remedy, sentence, where
from stgraph.text import pick

_COMMANDS = {"violation": "error", "warning": "warning", "info": "notice"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def github(report: Report, language: str) -> str:
    """A workflow command for each finding that counts; absences of a norm are one notice together."""
    absences: dict[tuple[str, str], list[Finding]] = {}
    commands = []
    for finding in in_order([*report.findings, *report.notices]):
        if finding.absence:
            absences.setdefault((finding.rule, finding.severity), []).append(finding)
        else:
            commands.append(_annotation(finding, _COMMANDS[finding.severity], language))
    for (rule, severity), found in sorted(absences.items()):
        if len(found) == 1:
            commands.append(_annotation(found[0], _COMMANDS[severity], language))
        else:
            text = say("absences-folded", language, count=len(found), rule=rule)
            commands.append(_command(_COMMANDS[severity], {"title": rule}, text))
    return "".join(f"{command}\n" for command in commands)


def _annotation(finding: Finding, command: str, language: str) -> str:
    place = finding.place
    properties: dict[str, object] = {}
    if place:
        properties = {"file": file_of(place), "line": place.line, "endLine": place.end_line}
        if place.line == place.end_line:  # GitHub takes columns on one line only
            properties |= {"col": place.column, "endColumn": place.end_column}
    message = "\n".join(filter(None, [sentence(finding, language), remedy(finding, language)]))
    return _command(command, properties | {"title": finding.rule}, message)


def _command(command: str, properties: Mapping[str, object], message: str) -> str:
    told = ",".join(
        f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None
    )
    return f"::{command} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def junit(report: Report, language: str) -> str:
    """A suite for each norm that was looked at: a violation fails, what is lighter passes and is told.

    Waived findings are skipped with their reason; a norm without findings is one case that passes.
    """
    found: dict[str, list[Finding]] = {norm.id: [] for norm in report.norms if norm.shapes and not norm.off}
    for finding in every(report):
        found.setdefault(finding.rule, []).append(finding)
    names = {norm.id: one_line(pick(norm.labels, language, norm.id)) for norm in report.norms}
    root = ElementTree.Element("testsuites", {"name": "stgraph validate"})
    suites = [_suite(root, rule, names.get(rule, rule), cases, language) for rule, cases in found.items()]
    root.attrib |= _totals(suites)
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text.decode() + "\n"


def _suite(
    root: ElementTree.Element, rule: str, name: str, found: Iterable[Finding], language: str
) -> ElementTree.Element:
    suite = ElementTree.SubElement(root, "testsuite", {"name": _xml(rule)})
    for finding in found:
        _case(suite, finding, language)
    if not len(suite):
        ElementTree.SubElement(suite, "testcase", {"classname": _xml(rule), "name": _xml(name)})
    suite.attrib |= _totals([suite])
    return suite


def _totals(suites: Iterable[ElementTree.Element]) -> dict[str, str]:
    cases = [case for suite in suites for case in suite.iter("testcase")]
    skipped = sum(case.find("skipped") is not None for case in cases)
    failed = sum(case.find("failure") is not None for case in cases)
    return {"tests": f"{len(cases)}", "failures": f"{failed}", "errors": "0", "skipped": f"{skipped}"}


def _case(suite: ElementTree.Element, finding: Finding, language: str) -> None:
    attributes = {"classname": finding.rule, "name": " ".join(_name(finding))}
    if finding.place:
        attributes["file"] = file_of(finding.place)
        if finding.place.line is not None:
            attributes["line"] = str(finding.place.line)
    case = ElementTree.SubElement(suite, "testcase", {key: _xml(value) for key, value in attributes.items()})
    text = sentence(finding, language)
    if finding.waiver:
        reason = one_line(pick(finding.waiver.reason, language)) or finding.waiver.iri
        ElementTree.SubElement(case, "skipped", {"message": _xml(reason)}).text = _xml(text)
        return
    head = f"{say(finding.severity, language)} {finding.rule}"
    place = f"{where(finding.place)}: " if finding.place else ""
    told = _xml("\n".join(filter(None, [place + head, text, remedy(finding, language)])))
    if finding.severity == "violation":
        failure = ElementTree.SubElement(case, "failure", {"type": finding.severity, "message": _xml(text)})
        failure.text = told
    else:
        ElementTree.SubElement(case, "system-out").text = told


def _name(finding: Finding) -> Iterator[str]:
    """The same in every language and tomorrow."""
    yield one_line(finding.focus.text if finding.focus.is_literal else finding.focus.id)
    if finding.path:  # a property, or a path as SPARQL writes it
        yield finding.path if "<" in finding.path else vocab.local_name(finding.path)
    yield from [one_line(finding.value.text)] if finding.value else []


def _xml(text: str) -> str:
    """Without the characters that no XML 1.0 document may hold."""
    return _NOT_XML.sub("", text)
