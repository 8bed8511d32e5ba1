"""Connection to a hub: by the name of a libpq service alone, encrypted unless it is local."""

import ipaddress
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from explorer.domain.desk.team import TeamProblem
from explorer.team.problems import TeamError, team_error

if TYPE_CHECKING:
    import psycopg

    Session = psycopg.Connection[tuple[object, ...]]

logger = logging.getLogger(__name__)

_NAME = "Clause Explorer"
#: Seconds until a connection, an answer, or a lock of the hub is given up.
_CONNECT_SECONDS, _ANSWER_SECONDS = 10, 60
#: A peer that is silent for about this time is taken for gone.
_KEEPALIVE = {
    "keepalives": "1",
    "keepalives_idle": "20",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
}
_ENCRYPTED = "verify-full"


@contextmanager
def hub_session(service: str) -> "Iterator[Session]":
    """Provide a connection to the database of a service. Raises TeamError, within the block too."""
    try:
        import psycopg
    except ImportError:
        raise TeamError(TeamProblem.NO_LIBRARY, service) from None
    try:
        connection = _connect(service)
        try:
            yield connection
        finally:
            connection.close()
    except psycopg.Error as error:
        reason = team_error(error, service)
        logger.info("the hub cannot be used: %s, state %s", reason.problem, error.sqlstate)
        raise reason from error
    except OSError as error:
        raise TeamError(TeamProblem.OFFLINE, service, str(error)) from error


def _connect(service: str) -> "Session":
    import psycopg

    _expect_encrypted(service)
    from psycopg.conninfo import make_conninfo

    parameters = make_conninfo(
        service=service,
        application_name=_NAME,
        client_encoding="UTF8",
        connect_timeout=_CONNECT_SECONDS,
        options=f"-c timezone=UTC -c statement_timeout={_ANSWER_SECONDS}s"
        " -c search_path=pg_catalog",
        **_KEEPALIVE,
    )
    return psycopg.connect(parameters, autocommit=True)


def _expect_encrypted(service: str) -> None:
    """Raise TeamError unless the service checks the certificate of its host, or is local."""
    values = _effective_values(service)
    hosts = (values.get("hostaddr") or values.get("host") or "").split(",")
    remote = [host for host in hosts if not _is_local(host)]
    if remote and values.get("sslmode") != _ENCRYPTED:
        raise TeamError(TeamProblem.NOT_ENCRYPTED, service, remote[0])


def _effective_values(service: str) -> dict[str, str]:
    """Return the parameters that libpq takes from service file, environment and defaults.

    A connection is begun for that and ended before anything was sent.
    """
    from psycopg import pq
    from psycopg.conninfo import make_conninfo

    begun = pq.PGconn.connect_start(make_conninfo(service=service).encode())
    try:
        values = {
            option.keyword.decode(): (option.val or b"").decode(errors="replace")
            for option in begun.info
        }
        message = begun.error_message.decode(errors="replace")
    finally:
        begun.finish()
    if "definition of service" in message:
        raise TeamError(TeamProblem.NO_SERVICE, service)
    return values


def _is_local(host: str) -> bool:
    """Return True for a socket of this machine and for loopback."""
    if not host or host.startswith(("/", "@")) or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
