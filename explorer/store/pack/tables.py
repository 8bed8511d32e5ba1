"""Tables of a compiled pack. The comment on each index names the query it is for.

Displayed names are in ``*_text`` tables, one row per language. References are text and never
change; the integer keys are internal to the compiled file and never leave the store.
"""

from sqlalchemy import (
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)
from sqlalchemy.types import JSON

#: Incremented when the tables or their content change; an older file is rebuilt.
SCHEMA_VERSION = 10
#: "CLEP": a compiled pack of Clause Explorer.
APPLICATION_ID = 0x434C4550

metadata = MetaData()


def _text_table(name: str, owner: str, *columns: Column[object]) -> Table:
    return Table(
        name,
        metadata,
        Column(owner, Integer, primary_key=True, autoincrement=False),
        Column("language", String, primary_key=True),
        *columns,
        sqlite_with_rowid=False,
    )


#: The local records, by reference; empty in a pack as compiled.
local = Table(
    "local",
    metadata,
    Column("reference", String, primary_key=True),
    Column("key", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("author", String, nullable=False),
    Column("corrects", String, nullable=False),
    sqlite_with_rowid=False,
)

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", JSON))

document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String, unique=True, nullable=False),
    Column("date", Date, nullable=False),
    Column("text_status", String, nullable=False),
    Column("status", String, nullable=False),
    Column("clause_count", Integer, nullable=False),
    # Whether its clauses hold the document's own words, not a summary.
    Column("wording", Integer, nullable=False),
    Column("sources", JSON, nullable=False),
)
document_text = _text_table(
    "document_text", "document_id", Column("title", String, nullable=False), Column("notes", JSON)
)

party = Table(
    "party",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String, unique=True, nullable=False),
)
party_text = _text_table(
    "party_text",
    "party_id",
    Column("name", String, nullable=False),
    Column("short", String, nullable=False),
    Column("role", String),
    Column("people", JSON),
)

topic = Table(
    "topic",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String, unique=True, nullable=False),
)
topic_text = _text_table("topic_text", "topic_id", Column("name", String, nullable=False))

source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String, unique=True, nullable=False),
    Column("publisher", String, nullable=False),
    Column("title", String, nullable=False),
    Column("date", Date, nullable=False),
    Column("kind", String, nullable=False),
    Column("url", String, nullable=False),
    Column("note", String, nullable=False),
    # By language.
    Column("cautions", JSON, nullable=False),
    Column("date_inferred", Integer, nullable=False),
    Column("consulted", Integer, nullable=False),
)

#: Clauses and side provisions, the targets of stances. A side provision has no document.
provision = Table(
    "provision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String, unique=True, nullable=False),
    Column("document", String, nullable=False),
    Column("number", String, nullable=False),
    Column("verified", Integer, nullable=False),
    Column("quantities", JSON, nullable=False),
    Column("topics", JSON, nullable=False),
    Column("features", JSON, nullable=False),
    Column("feature_roles", JSON),
    Column("related", JSON, nullable=False),
    Column("sources", JSON, nullable=False),
    # The clause list of one document, in its order.
    Index("provision_of_document", "document", "id"),
)
provision_text = _text_table(
    "provision_text",
    "provision_id",
    Column("title", String, nullable=False),
    Column("summary", String, nullable=False),
    Column("details", JSON, nullable=False),
)

provision_topic = Table(
    "provision_topic",
    metadata,
    Column("topic", String, primary_key=True),
    Column("provision", String, primary_key=True),
    sqlite_with_rowid=False,
)
#: Clause -> its side provisions.
related = Table(
    "related",
    metadata,
    Column("clause", String, primary_key=True),
    Column("side_provision", String, primary_key=True),
    sqlite_with_rowid=False,
)

correspondence = Table(
    "correspondence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("from_reference", String, nullable=False),
    Column("from_document", String, nullable=False),
    Column("to_document", String, nullable=False),
    Column("to_reference", String),
    Column("relation", String, nullable=False),
    Column("notes", JSON, nullable=False),
    # The same clause in other documents, looked up from either end.
    Index("correspondence_from", "from_reference"),
    Index("correspondence_to", "to_reference"),
)

stance = Table(
    "stance",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String, unique=True, nullable=False),
    Column("target", String, nullable=False),
    Column("party", String, nullable=False),
    Column("position", String, nullable=False),
    Column("date", Date, nullable=False),
    Column("attribution", String, nullable=False),
    Column("confidence", String, nullable=False),
    Column("verified", Integer, nullable=False),
    Column("sources", JSON, nullable=False),
    # Stances by party on a clause up to a day, and the strips of the clause list.
    Index("stance_on_target", "target", "party", "date"),
)
stance_text = _text_table(
    "stance_text",
    "stance_id",
    Column("statement", String, nullable=False),
    Column("speaker", String, nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String, unique=True, nullable=False),
    Column("date", Date, nullable=False),
    Column("precision", String, nullable=False),
    Column("verified", Integer, nullable=False),
    Column("clauses", JSON, nullable=False),
    Column("parties", JSON, nullable=False),
    Column("sources", JSON, nullable=False),
)
event_text = _text_table(
    "event_text", "event_id", Column("title", String, nullable=False), Column("summary", String)
)
event_target = Table(
    "event_target",
    metadata,
    Column("target", String, primary_key=True),
    Column("event_id", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

claim = Table(
    "claim",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attribution", String, nullable=False),
    Column("clauses", JSON, nullable=False),
    Column("carried_by", JSON, nullable=False),
)
claim_text = _text_table("claim_text", "claim_id", Column("claim", String), Column("who", String))
claim_target = Table(
    "claim_target",
    metadata,
    Column("target", String, primary_key=True),
    Column("claim_id", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

#: Analytic statements by kind; their fields are JSON, one row per language.
analysis = Table(
    "analysis",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String, nullable=False),
    Column("kind", String, nullable=False),
)
analysis_text = _text_table("analysis_text", "analysis_id", Column("content", JSON, nullable=False))
analysis_target = Table(
    "analysis_target",
    metadata,
    Column("target", String, primary_key=True),
    Column("analysis_id", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

#: Records that cite a source.
citation = Table(
    "citation",
    metadata,
    Column("source", String, primary_key=True),
    Column("owner", String, primary_key=True),
    sqlite_with_rowid=False,
)

feature = Table(
    "feature",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String, unique=True, nullable=False),
    Column("layer", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("form", String, nullable=False),
    Column("feature_class", String, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("shape_type", String, nullable=False),
    # float64 lon, lat pairs of all parts on end; ``sizes`` counts the pairs of each part.
    Column("coordinates", LargeBinary, nullable=False),
    Column("sizes", JSON, nullable=False),
    Column("polygons", JSON, nullable=False),
)
feature_text = _text_table(
    "feature_text", "feature_id", Column("name", String, nullable=False), Column("notes", JSON)
)
#: Holders of a place over time, oldest first: as_of, held_by, basis, source, note.
feature_history = _text_table(
    "feature_history", "feature_id", Column("statuses", JSON, nullable=False)
)
map_reference = Table(
    "map_reference",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String, unique=True, nullable=False),
    Column("meaning", String, nullable=False),
    Column("off_map", Integer, nullable=False),
    Column("note", String, nullable=False),
    Column("draws", JSON, nullable=False),
    Column("bounds", JSON, nullable=False),
)

#: A row for every searchable record; the words are in the full-text table.
entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("reference", String, nullable=False),
    Column("target", String, nullable=False),
    Column("document", String, nullable=False),
    Column("date", Date),
    Column("party", String, nullable=False),
    Column("position", String, nullable=False),
    Column("flags", Integer, nullable=False),
    # Fields of a query without words: records about a clause, a document, a party.
    Index("entry_target", "target"),
    Index("entry_document", "document"),
    Index("entry_party", "party", "position"),
)
entry_text = _text_table("entry_text", "entry_id", Column("title", String), Column("body", String))
#: Names in Latin letters for those in Cyrillic, so that a search for either finds the other.
alias = Table(
    "alias",
    metadata,
    Column("latin", String, primary_key=True),
    Column("cyrillic", String, primary_key=True),
    sqlite_with_rowid=False,
)

#: Words of the full-text index under their stems, so that a word matches its other forms.
word = Table(
    "word",
    metadata,
    Column("stem", String, primary_key=True),
    Column("term", String, primary_key=True),
    Column("entries", Integer, nullable=False),
    # Words that begin with what is being typed.
    Index("word_term", "term"),
    sqlite_with_rowid=False,
)

#: Groups of names that mean the same in a search; ``asked_as`` finds them, and they do not find it.
search_name = Table(
    "search_name",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String, unique=True, nullable=False),
    Column("names", JSON, nullable=False),
    Column("asked_as", JSON, nullable=False),
    Column("clauses", JSON, nullable=False),
)

#: Further names of parties, topics and documents that a query can use.
value_alias = Table(
    "value_alias",
    metadata,
    Column("field", String, primary_key=True),
    Column("reference", String, primary_key=True),
    Column("name", String, primary_key=True),
    sqlite_with_rowid=False,
)

#: Apostrophes of all three kinds separate words, so that Слов'янськ is always two words.
FULL_TEXT = (
    "CREATE VIRTUAL TABLE entry_words USING fts5("
    "title, body, title_2, body_2, other, places, sources, names, content='', "
    "prefix='2 3', tokenize=\"unicode61 remove_diacritics 2 separators 'ʼ'\")"
)
#: The first language of the pack, the second, and all others together; place names, sources, and
#: further names of clauses.
FULL_TEXT_COLUMNS = ("title", "body", "title_2", "body_2", "other", "places", "sources", "names")
