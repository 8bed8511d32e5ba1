"""Tags that Typst cannot write: the first cell of each table row becomes the head of its row."""

import io
from collections.abc import Iterator
from typing import Any


def with_row_headers(pdf: bytes) -> bytes:
    """Return the PDF with a row header in each row of its tables (ISO 14289-1, 7.5)."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        for row in _rows(document.Root.StructTreeRoot):
            cells = [cell for cell in _children(row) if str(cell.S) in ("/TD", "/TH")]
            if cells and str(cells[0].S) == "/TD":
                cells[0].S = pikepdf.Name.TH
                scope = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
                cells[0].A = pikepdf.Array([*_attributes(cells[0]), scope])
        target = io.BytesIO()
        document.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
            fix_metadata_version=False,
        )
    return target.getvalue()


def _attributes(cell: Any) -> list[Any]:  # noqa: ANN401 - PDF objects bring no types
    import pikepdf

    if "/A" not in cell:
        return []
    return list(cell.A) if isinstance(cell.A, pikepdf.Array) else [cell.A]


def _children(node: Any) -> list[Any]:  # noqa: ANN401
    import pikepdf

    if "/K" not in node:
        return []
    kids = node.K if isinstance(node.K, pikepdf.Array) else [node.K]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _rows(root: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the rows of all tables."""
    waiting = _children(root)
    while waiting:
        node = waiting.pop()
        if str(node.S) == "/TR":
            yield node
        else:
            waiting += _children(node)
