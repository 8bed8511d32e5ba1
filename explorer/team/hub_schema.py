"""Schema of the hub: numbered steps, each of which can be run again without harm.

Numbered steps as the desk has them, and no migration library: the hub has two tables, and an
administrator can read what ``team init --dry-run`` prints and run it with any client.
"""

from dataclasses import dataclass
from typing import LiteralString

SCHEMA = "clause_explorer"
#: Channel of the notifications; their payload is the sequence number of the newest version.
CHANNEL = "clause_explorer_team"
#: Longest content of a version, in bytes.
MAX_CONTENT_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Step:
    """One step from a version of the schema to the next.

    ``readable_by`` is the oldest version that a member's program has to know to work with the hub
    after this step.
    """

    number: int
    about: LiteralString
    readable_by: int
    sql: LiteralString


_TABLES: LiteralString = """
CREATE SCHEMA IF NOT EXISTS clause_explorer;

CREATE TABLE IF NOT EXISTS clause_explorer.hub (
    place smallint PRIMARY KEY DEFAULT 1 CHECK (place = 1),
    identity uuid NOT NULL DEFAULT gen_random_uuid(),
    version integer NOT NULL,
    readable_by integer NOT NULL
);

-- Every version of every shared item. Each follows its parent, and no two the same parent: the
-- history of an item is a line. The sequence has no holes, and is in the order of commits.
CREATE TABLE IF NOT EXISTS clause_explorer.version (
    seq bigint PRIMARY KEY,
    sort text COLLATE "C" NOT NULL CHECK (char_length(sort) BETWEEN 1 AND 20),
    item text COLLATE "C" NOT NULL CHECK (char_length(item) BETWEEN 1 AND 120),
    name text COLLATE "C" NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
    parent text COLLATE "C" NOT NULL DEFAULT '' CHECK (char_length(parent) <= 40),
    content text COLLATE "C" CHECK (octet_length(content) <= 8388608),
    author text COLLATE "C" NOT NULL DEFAULT session_user,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (sort, item, name),
    UNIQUE (sort, item, parent),
    CHECK (name <> parent)
);

-- Assigns number, author and time, and leaves out a version that does not follow the newest of its
-- item. The lock lasts until the end of the transaction, so that no number is seen before all
-- smaller numbers.
CREATE OR REPLACE FUNCTION clause_explorer.admit() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    newest text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('clause_explorer.version'));
    SELECT v.name INTO newest FROM clause_explorer.version v
        WHERE v.sort = NEW.sort AND v.item = NEW.item ORDER BY v.seq DESC LIMIT 1;
    IF coalesce(newest, '') <> NEW.parent THEN
        RETURN NULL;
    END IF;
    SELECT coalesce(max(v.seq), 0) + 1 INTO NEW.seq FROM clause_explorer.version v;
    NEW.author := session_user;
    NEW.at := clock_timestamp();
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION clause_explorer.announce() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_notify('clause_explorer_team',
        (SELECT max(v.seq)::text FROM clause_explorer.version v));
    RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS admit ON clause_explorer.version;
CREATE TRIGGER admit BEFORE INSERT ON clause_explorer.version
    FOR EACH ROW EXECUTE FUNCTION clause_explorer.admit();
DROP TRIGGER IF EXISTS announce ON clause_explorer.version;
CREATE TRIGGER announce AFTER INSERT ON clause_explorer.version
    FOR EACH STATEMENT EXECUTE FUNCTION clause_explorer.announce();

-- The roles are named after the database, since roles belong to the whole server.
DO $$
DECLARE
    duty text;
    role text;
BEGIN
    FOREACH duty IN ARRAY ARRAY['reader', 'writer', 'owner'] LOOP
        role := current_database() || '_' || duty;
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role);
        END IF;
    END LOOP;
    IF NOT pg_has_role(current_user, current_database() || '_owner', 'USAGE') THEN
        EXECUTE format('GRANT %I TO %I', current_database() || '_owner', current_user);
    END IF;
    EXECUTE format('GRANT %I TO %I',
        current_database() || '_reader', current_database() || '_writer');
    EXECUTE format('GRANT CREATE ON DATABASE %I TO %I',
        current_database(), current_database() || '_owner');
    EXECUTE format('GRANT USAGE ON SCHEMA clause_explorer TO %I, %I',
        current_database() || '_reader', current_database() || '_owner');
    EXECUTE format('GRANT SELECT ON clause_explorer.hub, clause_explorer.version TO %I',
        current_database() || '_reader');
    EXECUTE format(
        'GRANT INSERT (sort, item, name, parent, content) ON clause_explorer.version TO %I',
        current_database() || '_writer');
END
$$;
REVOKE ALL ON SCHEMA clause_explorer FROM PUBLIC;
REVOKE ALL ON clause_explorer.hub, clause_explorer.version FROM PUBLIC;

INSERT INTO clause_explorer.hub (version, readable_by) VALUES (1, 1) ON CONFLICT DO NOTHING;
"""

_RETENTION: LiteralString = """
-- Removes versions older than an age; the newest version of each item always stays.
CREATE OR REPLACE FUNCTION clause_explorer.prune(age interval) RETURNS bigint
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    WITH gone AS (
        DELETE FROM clause_explorer.version v
        WHERE v.at < clock_timestamp() - age AND EXISTS (
            SELECT FROM clause_explorer.version n
            WHERE n.sort = v.sort AND n.item = v.item AND n.parent = v.name)
        RETURNING 1
    )
    SELECT count(*) FROM gone
$$;
REVOKE ALL ON FUNCTION clause_explorer.prune(interval) FROM PUBLIC;
-- Everything belongs to the role of owners, so that any of them can upgrade, prune and back up.
DO $$
DECLARE
    owner text := current_database() || '_owner';
BEGIN
    EXECUTE format('ALTER SCHEMA clause_explorer OWNER TO %I', owner);
    EXECUTE format('ALTER TABLE clause_explorer.hub OWNER TO %I', owner);
    EXECUTE format('ALTER TABLE clause_explorer.version OWNER TO %I', owner);
    EXECUTE format('ALTER FUNCTION clause_explorer.admit() OWNER TO %I', owner);
    EXECUTE format('ALTER FUNCTION clause_explorer.announce() OWNER TO %I', owner);
    EXECUTE format('ALTER FUNCTION clause_explorer.prune(interval) OWNER TO %I', owner);
END
$$;
"""

STEPS = (
    Step(1, "tables, the rule of succession, notifications and roles", 1, _TABLES),
    Step(2, "retention, and ownership by a role", 1, _RETENTION),
)
#: The version of the schema that this program makes, and the oldest that it works with.
VERSION, OLDEST_VERSION = len(STEPS), 1


def set_up_script(steps: tuple[Step, ...] = STEPS) -> str:
    """Return the SQL of all steps, as an administrator can run it."""
    parts = []
    for step in steps:
        parts.append(f"-- Step {step.number}: {step.about}.\n{step.sql.strip()}\n")
        parts.append(f"{version_statement(step)};\n")
    return "BEGIN;\n\n" + "\n".join(parts) + "\nCOMMIT;\n"


def version_statement(step: Step) -> str:
    """Return the statement that stores the version of the schema, unless a later is stored."""
    number, readable_by = step.number, step.readable_by
    return (
        f"UPDATE clause_explorer.hub SET version = {number}, readable_by = {readable_by}"  # noqa: S608
        f" WHERE version < {number}"
    )
