"""Options of a form that adds a record: names that the pack defines."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Named = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FormChoices:
    """(reference, label) of all records of a kind, by the kind's name in a pack source.

    ``speakers`` are (name and office) by party; ``reference_document`` is the document that
    positions refer to.
    """

    named: Mapping[str, Named] = field(default_factory=dict)
    speakers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reference_document: str = ""

    def of(self, sort: str) -> Named:
        """Return the options of a kind."""
        return self.named.get(sort, ())
