"""Files that appear whole or not at all."""

import os
from pathlib import Path

from stgraph.errors import DataProblem


def write_file(path: Path, content: str | bytes, *, private: bool = False) -> None:
    """Write to a temporary name beside `path`, then rename; a device or pipe is written directly.

    A `private` file is for its owner alone. Raises DataProblem; the old file, if any, is then as it was.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        if _is_stream(path):
            with path.open("ab") as stream:
                stream.write(data)
        else:
            _replace(Path(os.path.realpath(path)), data, private)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise DataProblem("unwritable", path=path, reason=error.strerror) from None


def _is_stream(path: Path) -> bool:
    """A device or pipe, or a name for an open file: there is nothing to rename."""
    return path.absolute().parts[1] in ("dev", "proc") or (
        path.exists() and not path.is_file() and not path.is_dir()
    )


def _replace(target: Path, data: bytes, private: bool) -> None:
    # imported only when needed: most answers go to stdout
    import tempfile

    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o600 if private else _mode(target))
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink()
        raise


def _mode(target: Path) -> int:
    """The mode of the file that is replaced, else what a new file would have got."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
