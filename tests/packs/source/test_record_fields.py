"""The specs are the one description of a record: forms, corrections and exports follow them."""

from datetime import date

import pytest
from sqlalchemy import Connection

from explorer.domain.desk.local_records import RecordKind
from explorer.packs.source import record_specs
from explorer.packs.source.archive_reader import open_pack
from explorer.packs.source.corrections import correction_of
from explorer.packs.source.field_descriptions import LABELS
from explorer.packs.source.local_record_specs import OWN
from explorer.packs.source.parsed_record import Fields
from explorer.packs.source.record_fields import form_fields, record_of
from explorer.packs.source.source import read_pack
from explorer.store.pack.metadata import parties, topics
from explorer.store.pack.sources import sources
from explorer.store.pack.stances import stances_on
from explorer.store.pack.subjects import page
from explorer.system.paths import BUNDLED_PACK

DAY = date(9999, 12, 31)
SOURCE = read_pack(open_pack(BUNDLED_PACK))


def without_empty(record: Fields) -> dict[str, object]:
    """Return the fields that an exported file has, without translations and lines."""
    return {
        name: [without_empty(item) for item in value] if name == "people" else value
        for name, value in record.items()
        if value not in (None, "", []) and not name.endswith("_uk")
    }


def test_stances_are_the_records_they_were_read_from(pack_connection: Connection) -> None:
    records = {record.text("id"): record for record in SOURCE.lists["stances"]}
    targets = {record.text("clause") for record in records.values()}
    stances = stances_on(pack_connection, sorted(targets), DAY, "en")
    assert len(stances) == len(records)
    for stance in stances:
        expected = without_empty(records[stance.reference])
        assert record_of(stance, record_specs.STANCE) == expected


def test_parties_topics_and_sources_are_the_records_they_were_read_from(
    pack_connection: Connection,
) -> None:
    cited = [record.text("id") for record in SOURCE.lists["sources"]]
    for name, spec, values in (
        ("parties", record_specs.PARTY, parties(pack_connection, "en")),
        ("topics", record_specs.TOPIC, topics(pack_connection, "en")),
        ("sources", record_specs.SOURCE, sources(pack_connection, cited, "en").values()),
    ):
        records = {record.text("id"): without_empty(record) for record in SOURCE.lists[name]}
        assert len(values) == len(records)
        for value in values:
            expected = records[value.reference]
            expected.pop("aliases", None)  # names of searches, which no domain object has
            assert without_empty(record_of(value, spec)) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            RecordKind.STANCE,
            "clause party position statement speaker date attribution confidence sources verified",
        ),
        (RecordKind.SOURCE, "publisher title date url kind note"),
        (RecordKind.EVENT, "title summary date precision clauses parties sources verified"),
        (
            RecordKind.SIDE_PROVISION,
            "title summary attribution related_clauses sources verified",
        ),
        (RecordKind.QUANTITY, "clause value unit what date sources"),
        (RecordKind.TOPICS, "clause topics"),
        (RecordKind.DISAGREEMENT, "title claim sides undisputed clauses note"),
    ],
)
def test_a_form_asks_for_fields_in_its_order(kind: RecordKind, expected: str) -> None:
    assert " ".join(form_fields(OWN[kind])) == expected


def test_a_form_asks_for_every_required_field_and_labels_it() -> None:
    for kind in set(OWN) - {RecordKind.DOCUMENT}:
        required = {name for name, field in OWN[kind].items() if field.required}
        assert required - {"id"} <= set(form_fields(OWN[kind])) <= LABELS.keys()
    assert form_fields(record_specs.SIDE) == ("says", "date", "sources")


def test_a_correction_begins_with_the_record_that_it_corrects(pack_connection: Connection) -> None:
    subject = page(pack_connection, "us-28/21", DAY, "en")
    stance = subject.stances[0].current[0]
    correction = correction_of(subject, stance.reference)
    assert correction is not None
    kind, fields = correction
    assert kind is RecordKind.STANCE
    assert tuple(fields) == form_fields(record_specs.STANCE)
    assert fields["clause"] == stance.target
    assert fields["date"] == stance.date.isoformat()
    assert fields["sources"] == list(stance.sources)
    assert correction_of(subject, "nothing") is None


def test_a_correction_of_a_side_provision_names_clauses_by_number(
    pack_connection: Connection,
) -> None:
    subject = page(pack_connection, "sp-security-wall", DAY, "en")
    correction = correction_of(subject, "sp-security-wall")
    assert correction is not None
    assert correction[0] is RecordKind.SIDE_PROVISION
    (record,) = (r for r in SOURCE.lists["side_provisions"] if r["id"] == "sp-security-wall")
    assert correction[1]["related_clauses"] == record["related_clauses"]


def test_a_correction_of_a_disagreement_has_its_sides(pack_connection: Connection) -> None:
    (record, *_) = SOURCE.analysis["disagreements"].records("disagreements")
    about = record.texts("clauses")[0]
    correction = correction_of(page(pack_connection, about, DAY, "en"), record.text("id"))
    assert correction is not None
    kind, fields = correction
    assert kind is RecordKind.DISAGREEMENT
    assert fields["clauses"] == [about]
    assert {tuple(side) for side in fields["sides"]} == {("says", "date", "sources")}
    assert all(isinstance(side["date"], str) for side in fields["sides"])
