"""Check of a desk's write-ahead log for damage, which SQLite ignores silently.

SQLite reads the log up to the first frame whose checksum is wrong and ignores the rest, so that
one flipped bit hides every later commit. The format: https://www.sqlite.org/fileformat2.html#walformat
"""

import struct
from dataclasses import dataclass
from pathlib import Path

_HEADER = struct.Struct(">8I")
_FRAME_HEADER = struct.Struct(">6I")
_MAGIC = 0x377F0682
_MOST_BYTES = 256 * 2**20


@dataclass(frozen=True, slots=True)
class LogFrame:
    """A page in the log. ``ends_transaction`` marks the last page of a commit."""

    page: int
    ends_transaction: bool
    is_sound: bool
    content: bytes


@dataclass(frozen=True, slots=True)
class LogCheck:
    """Content of a log: the frames that SQLite reads, and those after the first bad one."""

    readable: tuple[LogFrame, ...] = ()
    hidden: tuple[LogFrame, ...] = ()
    is_cut: bool = False

    @property
    def is_damaged(self) -> bool:
        """True if a whole transaction is hidden, or the file ends within a frame."""
        return self.is_cut or any(frame.ends_transaction for frame in self.hidden)


def check_log(path: Path) -> LogCheck:
    """Check the write-ahead log at ``path``; a missing or empty file is valid.

    Raises OSError if the file cannot be read.
    """
    try:
        raw = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    except FileNotFoundError:
        return LogCheck()
    if not raw:
        return LogCheck()
    if len(raw) < _HEADER.size:
        return LogCheck(is_cut=True)
    header = _HEADER.unpack_from(raw)
    magic, _, page_size, _, *salts, sum_1, sum_2 = header
    order = ">" if magic & 1 else "<"
    known = magic & ~1 == _MAGIC and 512 <= page_size <= 65_536
    if not known or _checksum(raw[:24], (0, 0), order) != (sum_1, sum_2):
        # The header itself is damaged: nothing in the file is read.
        return LogCheck(is_cut=True)
    return _check_frames(raw, page_size, tuple(salts), (sum_1, sum_2), order)


def _check_frames(
    raw: bytes, page_size: int, salts: tuple[int, ...], checksum: tuple[int, int], order: str
) -> LogCheck:
    readable: list[LogFrame] = []
    hidden: list[LogFrame] = []
    offset, step = _HEADER.size, _FRAME_HEADER.size + page_size
    while offset + step <= len(raw):
        page, size, *frame_salts, sum_1, sum_2 = _FRAME_HEADER.unpack_from(raw, offset)
        is_current = tuple(frame_salts) == salts
        if not is_current and not _occurs_later(raw, offset + step, step, salts):
            # The remaining frames are from an earlier generation of the log.
            return LogCheck(tuple(readable), tuple(hidden))
        content = raw[offset + _FRAME_HEADER.size : offset + step]
        computed = _checksum(content, _checksum(raw[offset : offset + 8], checksum, order), order)
        is_sound = is_current and computed == (sum_1, sum_2)
        frame = LogFrame(page, is_current and size > 0, is_sound, content)
        (readable if is_sound and not hidden else hidden).append(frame)
        # Checksums are cumulative, so each frame is checked against the one before it.
        checksum = sum_1, sum_2
        offset += step
    remaining = len(raw) - offset
    # A killed process may leave the header of a frame, which is written separately.
    return LogCheck(tuple(readable), tuple(hidden), is_cut=remaining not in {0, _FRAME_HEADER.size})


def _occurs_later(raw: bytes, first: int, step: int, salts: tuple[int, ...]) -> bool:
    """Return True if a later frame has these salts: then only one frame's header is bad."""
    packed = struct.pack(">2I", *salts)
    return any(
        raw[start + 8 : start + 16] == packed for start in range(first, len(raw) - step + 1, step)
    )


def _checksum(content: bytes, seed: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = seed
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for left, right in zip(words[::2], words[1::2], strict=True):
        first = (first + left + second) & 0xFFFFFFFF
        second = (second + right + first) & 0xFFFFFFFF
    return first, second


def replay(database: bytes, check: LogCheck) -> bytes:
    """Return the database file with every valid page of the log applied.

    A page whose last frame is damaged keeps its earlier state; the caller reads rows one by one,
    since the tables may be inconsistent.
    """
    frames = [frame for frame in (*check.readable, *check.hidden) if frame.is_sound]
    image = bytearray(database)
    for frame in frames:
        end = frame.page * len(frame.content)
        if len(image) < end:
            image.extend(bytes(end - len(image)))
        image[end - len(frame.content) : end] = frame.content
    return bytes(image)
