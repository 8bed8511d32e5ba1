"""Compiled pack of one window: compiled if needed, opened, rebuilt if damaged."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.errors import UserFacingError
from explorer.ui.core.pack_reader import PackReader
from explorer.ui.core.worker import Worker

if TYPE_CHECKING:
    from explorer.domain.content.features import MapContent
    from explorer.domain.desk.local_records import LocalRecord
    from explorer.store.pack.connection import PackConnection


class PackSession(QObject):
    """Session with a pack: a path, or the name of an installed pack.

    ``progress`` emits the stage of a compilation, ``warned`` a sentence on a pack not used,
    ``rebuilt`` that another compiled pack is to be read: the last one was damaged, or the local
    records changed.
    """

    progress = Signal(str, int, int)
    warned = Signal(str)
    failed = Signal(object)
    rebuilt = Signal()

    def __init__(self, source: Path, folder: Path, installed: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.source = source
        self.folder, self._installed = folder, installed
        self.compiled: Path | None = None
        #: Local records that the pack is read with; None before the desk was read.
        self.local: tuple[LocalRecord, ...] | None = None
        self._was_rebuilt = False
        self.reader = PackReader(self._open, self)
        self.reader.failed.connect(self._handle_failure)

    def close(self) -> None:
        """Wait for the reader to end."""
        self.reader.close()

    def show_local(self, records: "tuple[LocalRecord, ...]") -> None:
        """Read the pack with these local records from now on."""
        if records != self.local:
            self.local = records
            self.reader.reopen(self._open)
            self.rebuilt.emit()

    def reopen(self, reference: str) -> None:
        """Read the pack of this name again, since another version of it is in use."""
        self.source = Path(reference)
        self.reader.reopen(self._open)
        self.rebuilt.emit()

    @property
    def base(self) -> Path | None:
        """Compiled pack that is read, without local records; None before it was opened."""
        from explorer.packs.compiler.local_pack_cache import without_local

        return without_local(self.compiled) if self.compiled is not None else None

    def when_open(self, call: Callable[[Path], None]) -> None:
        """Call a function with the compiled pack: at once, or when the pack has been opened."""
        if self.compiled is not None:
            call(self.compiled)
            return

        def opened(_: object) -> None:
            assert self.compiled is not None
            call(self.compiled)

        self.reader.read("open", lambda _: None, opened)

    def check_soundness(self, worker: Worker) -> None:
        """Compare the compiled pack with its checksum on a worker; rebuild it if it is damaged."""
        compiled = self.compiled
        if compiled is None:
            return

        def check() -> bool:
            from explorer.store.pack.checksum import is_intact

            return is_intact(compiled)

        def rebuild(is_sound: bool) -> None:
            from explorer.store.pack.connection import DamagedPackError

            if not is_sound and compiled == self.compiled:
                self._handle_failure(DamagedPackError(f"{compiled}: the compiled pack is damaged."))

        worker.submit(check, rebuild, kind="pack checksum")

    def read_map(self, language: str, done: "Callable[[MapContent], None]") -> None:
        """Read the content of the map; ``done`` gets it."""

        def read(connection: "PackConnection") -> "MapContent":
            from explorer.store.pack.map_content import map_content

            return map_content(connection, language)

        self.reader.read("map", read, done)

    def _open(self) -> "PackConnection":
        # Runs on the reader thread; SQLAlchemy is first imported here.
        from explorer.packs.compiler.cache import ensure_compiled
        from explorer.packs.library.registry import resolve_pack
        from explorer.store.pack.connection import DamagedPackError, open_compiled_pack

        self.source = resolve_pack(self.source, self._installed)
        compiled = ensure_compiled(self.source, self.folder, self.progress.emit)
        if compiled.warning:
            self.warned.emit(compiled.warning)
        try:
            self.compiled = self._with_local(compiled.path)
            return open_compiled_pack(self.compiled)
        except DamagedPackError:
            return open_compiled_pack(self._build_again())

    def _with_local(self, base: Path) -> Path:
        """Return the pack with local records; until the desk is read, with those of last time."""
        from explorer.packs.compiler.local_pack_cache import ensure_local_pack, last_local

        if self.local is None:
            return last_local(base)
        try:
            return ensure_local_pack(base, self.local)
        except UserFacingError:
            raise
        except Exception:
            # An unexpected error is reported, and the pack is read without local records.
            self.local = ()
            raise

    def _build_again(self) -> Path:
        from explorer.packs.compiler.cache import discard, ensure_compiled
        from explorer.packs.compiler.local_pack_cache import without_local

        if self.compiled is not None:
            for path in {self.compiled, without_local(self.compiled)}:
                discard(path)
        base = ensure_compiled(self.source, self.folder, self.progress.emit).path
        self.compiled = self._with_local(base)
        return self.compiled

    def _handle_failure(self, error: Exception) -> None:
        from explorer.store.pack.connection import is_damage

        if is_damage(error) and not self._was_rebuilt and self.compiled is not None:
            # Once a session, since a failing disk may damage the rebuilt pack as well.
            self._was_rebuilt = True
            self.warned.emit(self.tr("Replaced a damaged copy of the pack. Nothing is lost."))
            self.reader.reopen(self._build_and_open)
            self.rebuilt.emit()
        else:
            self.failed.emit(error)

    def _build_and_open(self) -> "PackConnection":
        from explorer.store.pack.connection import open_compiled_pack

        return open_compiled_pack(self._build_again())
