"""Files as they were at a git revision, for a comparison with the working tree."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from stgraph import project
from stgraph.errors import UsageProblem

_FILES = ("100644", "100755")
"""Modes of files in a git tree; a symbolic link has another."""

_OF_A_HOOK = {"GIT_COMMON_DIR", "GIT_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_WORK_TREE"}


@contextmanager
def at_revision(sources: Sequence[str | Path], revision: str) -> Iterator[list[Path]]:
    """The RDF files that the sources had at a git revision, in a temporary folder.

    A source that was not there yet had none. Raises UsageProblem where a source is in no git repository, or
    where the repository does not know the revision.
    """
    # imported only when needed
    import tempfile

    with tempfile.TemporaryDirectory(prefix="stgraph-") as folder:
        for number, source in enumerate(sources):
            _extract(project.located(source), revision, Path(folder) / str(number))
        yield sorted(file for file in Path(folder).rglob("*") if file.suffix.lower() in project.SUFFIXES)


def root_of(folder: Path, revision: str) -> Path:
    """The root of the git repository of a folder. Raises UsageProblem where it is in none."""
    return Path(_git(folder, revision, "rev-parse", "--show-toplevel").decode().strip())


def is_revision(folder: Path, word: str) -> bool:
    """Whether a word is a revision in the git repository of a folder, if it is in one."""
    try:
        _commit(folder, word)
    except UsageProblem:
        return False
    return True


def _extract(path: Path, revision: str, target: Path) -> None:
    path = path.absolute()
    start = next(folder for folder in (path, *path.parents) if folder.is_dir())
    root = root_of(start, revision)
    commit = _commit(root, revision)
    try:
        name = path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:  # a symbolic link out of the repository
        raise UsageProblem("bad-revision", revision=revision, reason=str(path)) from None
    for entry in _git(root, revision, "ls-tree", "-r", "-z", commit, "--", name).decode().split("\0"):
        about, _, file = entry.partition("\t")
        if about.startswith(_FILES) and Path(file).suffix.lower() in project.SUFFIXES:
            copy = target / file
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(_git(root, revision, "cat-file", "blob", f"{commit}:{file}"))


def _commit(root: Path, revision: str) -> str:
    name = f"{revision}^{{commit}}"
    try:
        return _git(root, revision, "rev-parse", "--verify", "--end-of-options", name).decode().strip()
    except UsageProblem:
        raise UsageProblem("no-revision", revision=revision) from None


def _git(folder: Path, revision: str, *arguments: str) -> bytes:
    import subprocess

    # a hook is told of its repository in the environment, and not with respect to this folder
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    command = ["git", "-C", str(folder), *arguments]
    try:
        result = subprocess.run(command, capture_output=True, check=True, env=environment)
    except FileNotFoundError:
        raise UsageProblem("bad-revision", revision=revision, reason="git") from None
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode(errors="replace").strip().splitlines() or ["git"]
        raise UsageProblem(
            "bad-revision", revision=revision, reason=lines[0].removeprefix("fatal: ")
        ) from None
    return result.stdout
