"""Apache Jena Fuseki, the server of the Java world's engine; Maven brings its one jar."""

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.servers import Server
from tests.servers.process import free_port, running

VERSION = "5.6.0"  # the last that Java 17 runs
SHA512 = (
    "6892853e217afde119f9237ad424033c4d309ec7129bed344d0199ad6e233d9f"
    "166610e2040abd42b739ecbe120c4638f2b69ecf1576872669a3403c3391f691"
)
CACHE = Path(os.environ.get("STGRAPH_TEST_CACHE", Path.home() / ".cache" / "stgraph-tests"))
JAR = CACHE / f"jena-fuseki-server-{VERSION}.jar"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
# as for the reasoners: small and short-lived
JAVA_FLAGS = ("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


@cache
def missing() -> str:
    """Why it cannot run here, or nothing if it can; fetches the jar where it is not there yet."""
    if shutil.which("java") is None:
        return "java is not installed"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:  # one worker fetches, the others wait
        fcntl.flock(lock, fcntl.LOCK_EX)
        return "" if JAR.exists() else _fetch()


def _fetch() -> str:
    if shutil.which("mvn") is None:
        return f"{JAR} is not there, and Maven (mvn), which would fetch it, is not installed"
    artifact = f"org.apache.jena:jena-fuseki-server:{VERSION}:jar"
    fetched = CACHE / "fetched"
    done = subprocess.run(
        ["mvn", "-B", "-q", PLUGIN, f"-Dartifact={artifact}", f"-DoutputDirectory={fetched}"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=CACHE,
    )
    if done.returncode:
        return f"Maven did not fetch {artifact}: {done.stdout[-500:]}"
    jar = fetched / JAR.name
    found = hashlib.sha512(jar.read_bytes()).hexdigest()
    if found != SHA512:
        return f"{jar} is not what it was: sha512 {found}"
    jar.rename(JAR)
    return ""


@contextmanager
def start(folder: Path) -> Iterator[Server]:
    """In memory, without a user interface."""
    port = free_port()
    dataset = f"http://127.0.0.1:{port}/data"
    server = Server("fuseki", f"{dataset}/query", f"{dataset}/data?default")
    options = ["--mem", "--localhost", f"--port={port}", "/data"]
    command = ["java", *JAVA_FLAGS, "-jar", JAR, *options]
    with running(server, command, folder, environ={"FUSEKI_BASE": str(folder)}):
        yield server
