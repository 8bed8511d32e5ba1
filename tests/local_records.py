"""Own records for tests, sound unless a field is changed."""

from uuid import UUID, uuid5

from explorer.domain.desk.local_records import LocalRecord, RecordKind, local_reference

_SPACE = UUID("8c1f9e2e-6f0b-4d0a-9a35-0d3c1b9c3f10")
PACK = "ukraine-2025"
DAY = "2026-11-25"


def a_record(
    kind_of_record: RecordKind, name: str, author: str = "I. Ivanenko", **content: object
) -> LocalRecord:
    """Return a record with a key of its name's own."""
    kind = kind_of_record
    key = str(uuid5(_SPACE, name))
    reference = local_reference(key, kind)
    if kind not in {RecordKind.QUANTITY, RecordKind.TOPICS}:
        content = {"id": reference, **content}
    return LocalRecord(key, PACK, kind, reference, content, author)


def a_source(name: str = "source", **changes: object) -> LocalRecord:
    content = {"publisher": "Quuxradio", "title": "Interview", "date": DAY, "kind": "news"}
    return a_record(RecordKind.SOURCE, name, **{**content, **changes})


def a_stance(name: str = "stance", source: str = "", **changes: object) -> LocalRecord:
    content = {
        "clause": "us-28/9",
        "party": "ukraine",
        "position": "opposes",
        "statement": "Said that the point is not acceptable.",
        "date": DAY,
        "speaker": "Somebody, Minister",
        "attribution": "on_record",
        "confidence": "medium",
        "sources": [source or a_source().reference],
        "verified": True,
    }
    return a_record(RecordKind.STANCE, name, **{**content, **changes})


def every_kind() -> list[LocalRecord]:
    """One record of each kind but a document, all about us-28/9."""
    source = a_source()
    cited = [source.reference]
    return [
        source,
        a_stance(),
        a_record(
            RecordKind.EVENT,
            "event",
            title="A meeting",
            summary="They met.",
            date=DAY,
            precision="day",
            clauses=["us-28/9"],
            sources=cited,
            verified=True,
        ),
        a_record(
            RecordKind.SIDE_PROVISION,
            "side",
            title="A side letter",
            summary="A letter was reported.",
            attribution="as reported by Radio",
            related_clauses=["9"],
            sources=cited,
            verified=False,
        ),
        a_record(
            RecordKind.QUANTITY,
            "quantity",
            clause="us-28/9",
            value="24",
            unit="aircraft",
            what="fighters",
            date=DAY,
            sources=cited,
        ),
        a_record(RecordKind.TOPICS, "topics", clause="us-28/9", topics=["territory"]),
        a_record(
            RecordKind.DISAGREEMENT,
            "disagreement",
            title="How many aircraft",
            claim="The number of aircraft is told differently.",
            sides=[
                {"says": "Twelve.", "date": DAY, "sources": cited},
                {"says": "Twenty-four.", "date": DAY, "sources": cited},
            ],
            undisputed="That there are some.",
            clauses=["us-28/9"],
        ),
    ]
