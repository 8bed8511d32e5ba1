"""What a form that adds a record can offer: names that the pack defines."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Named = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FormChoices:
    """(reference, label) of all there is of a sort, by the name a pack source has for the sort.

    ``speakers`` are (name and office) by party; ``reference_document`` is the one that positions
    are measured against.
    """

    named: Mapping[str, Named] = field(default_factory=dict)
    speakers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reference_document: str = ""

    def of(self, sort: str) -> Named:
        """All there is of a sort."""
        return self.named.get(sort, ())
