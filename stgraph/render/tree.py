"""The goal tree of a unit as JSON."""

from collections.abc import Iterable

from stgraph.datasets import Dataset
from stgraph.render.json import Data, dataset_data, hop_data, resource_data
from stgraph.tree import Branch, UnitTree


def tree_json(result: UnitTree, datasets: Iterable[Dataset], language: str) -> Data:
    """schemas/tree.json"""
    return {
        "year": result.year,
        "datasets": [dataset_data(item, language) for item in datasets],
        **resource_data(result.unit, language),
        "branches": [_branch(branch, language) for branch in result.branches],
        "undated": [resource_data(thing, language) for thing in result.undated],
    }


def _branch(branch: Branch, language: str) -> Data:
    return {
        **resource_data(branch.thing, language),
        "status": branch.status,
        "hop": hop_data(branch.hop, language),
        "others": [hop_data(hop, language) for hop in branch.others],
        "branches": [_branch(child, language) for child in branch.children],
    }
