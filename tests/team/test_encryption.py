"""A connection to another computer checks its certificate; libpq keeps the secrets."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from explorer.domain.desk.team import TeamProblem
from explorer.team import link
from explorer.team.hub import open_hub
from explorer.team.problems import TeamError
from tests.team.cluster import Cluster, running_cluster
from tests.team.conftest import TeamHub


@dataclass(frozen=True)
class Encrypted:
    """A hub behind TLS, and two certificates: its own, and that of a stranger."""

    hub: TeamHub
    certificate: Path
    other: Path


def make_certificate(folder: Path, name: str) -> tuple[Path, Path]:
    key, certificate = folder / f"{name}.key", folder / f"{name}.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "30", "-subj", f"/CN={name}"]
    command += ["-addext", "subjectAltName=DNS:localhost"]
    command += ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    return key, certificate


@pytest.fixture
def encrypted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Encrypted]:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    services = tmp_path / "pg_service.conf"
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    key, certificate = make_certificate(tmp_path, "server")
    _, other = make_certificate(tmp_path, "stranger")
    # On this machine every address is loopback, where nothing needs to be encrypted.
    monkeypatch.setattr(link, "_is_local", lambda host: host.startswith("/"))
    with running_cluster() as cluster:
        turn_on_encryption(cluster, key, certificate)
        hub = TeamHub(cluster, services)
        hub.set_up()
        yield Encrypted(hub, certificate, other)


def turn_on_encryption(cluster: Cluster, key: Path, certificate: Path) -> None:
    for source, name in ((key, "server.key"), (certificate, "server.crt")):
        target = cluster.data / name
        target.write_bytes(source.read_bytes())
        target.chmod(0o600)
        shutil.chown(target, cluster.data.owner())
    cluster.execute(
        "ALTER SYSTEM SET ssl = on", "ALTER SYSTEM SET password_encryption = 'scram-sha-256'"
    )
    rules = cluster.data / "pg_hba.conf"
    rules.write_text("local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n")
    cluster.stop()
    cluster.start()


def service(encrypted: Encrypted, name: str, **values: str) -> str:
    fields = {
        "host": "localhost",
        "hostaddr": "127.0.0.1",
        "user": f"anna_{encrypted.hub.database}",
    }
    return encrypted.hub.add_service(name, **{**fields, **values})


def problem(name: str) -> TeamProblem | None:
    """Return why a service cannot be used, None if it can."""
    try:
        with open_hub(name):
            return None
    except TeamError as error:
        return None if "secret" in str(error) else error.problem


def test_a_certificate_is_checked_before_anything_is_sent(
    encrypted: Encrypted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = f"anna_{encrypted.hub.database}"
    encrypted.hub.cluster.execute(f"ALTER ROLE {user} PASSWORD 'secret'")
    passwords = tmp_path / "pgpass"
    passwords.write_text("localhost:*:*:*:secret\n")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    full = {"sslmode": "verify-full", "sslrootcert": str(encrypted.certificate)}
    assert problem(service(encrypted, "full", **full)) is None
    assert problem(service(encrypted, "plain")) is TeamProblem.NOT_ENCRYPTED
    assert problem(service(encrypted, "require", sslmode="require")) is TeamProblem.NOT_ENCRYPTED
    stranger = {**full, "sslrootcert": str(encrypted.other)}
    assert problem(service(encrypted, "stranger", **stranger)) is TeamProblem.CERTIFICATE
    missing = {**full, "sslrootcert": str(tmp_path / "nothing.pem")}
    assert problem(service(encrypted, "missing", **missing)) is TeamProblem.CERTIFICATE
    assert (
        problem(service(encrypted, "name", **full, host="example.org")) is TeamProblem.CERTIFICATE
    )
    passwords.write_text("localhost:*:*:*:wrong\n")
    assert problem("full") is TeamProblem.REFUSED
    passwords.unlink()
    assert problem("full") is TeamProblem.REFUSED


@pytest.mark.parametrize(
    ("host", "is_local"),
    [
        *(("", True), ("/run/postgresql", True), ("@abstract", True), ("localhost", True)),
        *(("127.0.0.1", True), ("::1", True), ("192.0.2.1", False), ("db.example.org", False)),
        ("localhost.example.org", False),
    ],
)
def test_only_this_machine_is_local(host: str, is_local: bool) -> None:
    assert link._is_local(host) is is_local
