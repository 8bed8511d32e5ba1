"""Keys and signatures in minisign's file formats, so that minisign can check a pack too.

A signature is Ed25519 over the BLAKE2b hash of a file; a second one covers the first together
with the trusted comment. Signatures over the file itself, of older versions, are also read.
"""

import base64
import binascii
import hashlib
import hmac
import os
import struct
from dataclasses import dataclass

from explorer.errors import KeyFileError

_PURE, _PREHASHED, _SCRYPT, _NOT_LOCKED, _BLAKE2B = b"Ed", b"ED", b"Sc", b"\0\0", b"B2"
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_SECRET = struct.Struct("<2s2s2s32sQQ104s")
#: Maximum cost of unlocking a key, as minisign itself uses: a gibibyte and some seconds.
_MOST_MEMORY, _MOST_WORK = 1 << 30, 1 << 25
#: Cost of unlocking a key created here: 64 MiB.
_MEMORY, _WORK = 1 << 26, 1 << 21
_MOST_CHARACTERS = 10_000


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key; ``number`` is minisign's key id."""

    number: bytes
    key: bytes

    @property
    def shown(self) -> str:
        """The number as minisign writes it."""
        return f"{int.from_bytes(self.number, 'little'):016X}"


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A secret key with its public key."""

    public: PublicKey
    seed: bytes


@dataclass(frozen=True, slots=True)
class Signature:
    """Content of a signature file."""

    number: bytes
    signature: bytes
    comment: str
    over_all: bytes
    prehashed: bool


def make_key() -> SecretKey:
    """Create a new key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    return SecretKey(PublicKey(os.urandom(8), public), private.private_bytes_raw())


def sign_content(content: bytes, secret: SecretKey, comment: str) -> str:
    """Return the text of a signature file over a content, with a one-line trusted comment."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(secret.seed)
    signature = private.sign(_hashed(content))
    over_all = private.sign(signature + comment.encode())
    packed = _PREHASHED + secret.public.number + signature
    return (
        f"{_UNTRUSTED}signature from Clause Explorer, key {secret.public.shown}\n{_text(packed)}\n"
        f"{_TRUSTED}{comment}\n{_text(over_all)}\n"
    )


def is_signed(content: bytes, signature: Signature, key: PublicKey) -> bool:
    """Return True if a signature is of a key, over this content and with this comment."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    signed = _hashed(content) if signature.prehashed else content
    try:
        public = Ed25519PublicKey.from_public_bytes(key.key)
        public.verify(signature.signature, signed)
        public.verify(signature.over_all, signature.signature + signature.comment.encode())
    except (InvalidSignature, ValueError):
        return False
    return signature.number == key.number


def read_signature(text: str) -> Signature:
    """Read a signature file. Raises KeyFileError if it is not one."""
    lines = text[:_MOST_CHARACTERS].split("\n")
    if len(lines) < 4 or not lines[2].startswith(_TRUSTED):
        raise KeyFileError("This is not a minisign signature file; fetch it again.")
    packed, over_all = _bytes(lines[1], 74), _bytes(lines[3], 64)
    if packed[:2] not in {_PURE, _PREHASHED}:
        raise KeyFileError("This signature is of an unknown kind; sign with minisign.")
    comment = lines[2].removeprefix(_TRUSTED).removesuffix("\r")
    return Signature(packed[2:10], packed[10:], comment, over_all, packed[:2] == _PREHASHED)


def public_key_text(key: PublicKey) -> str:
    """Return the text of a public key file."""
    return f"{_UNTRUSTED}minisign public key {key.shown}\n{_text(_PURE + key.number + key.key)}\n"


def read_public_key(text: str) -> PublicKey:
    """Read a public key file, or the key alone in one line. Raises KeyFileError."""
    lines = [line.strip() for line in text[:_MOST_CHARACTERS].strip().split("\n")]
    raw = _bytes(lines[min(1, len(lines) - 1)], 42)
    if raw[:2] != _PURE:
        raise KeyFileError("This public key is of an unknown kind; ask for minisign's.")
    return PublicKey(raw[2:10], raw[10:])


def secret_key_text(secret: SecretKey, password: str = "") -> str:
    """Return the text of a secret key file, encrypted if there is a password."""
    public, work, memory = secret.public, 0, 0
    salt = bytes(32)
    hidden = public.number + secret.seed + public.key
    hidden += _checksum(hidden)
    if password:
        salt, work, memory = os.urandom(32), _WORK, _MEMORY
        hidden = _encrypt(hidden, password, salt, work, memory)
    lock = _SCRYPT if password else _NOT_LOCKED
    packed = _SECRET.pack(_PURE, lock, _BLAKE2B, salt, work, memory, hidden)
    state = "encrypted" if password else "unencrypted"
    return f"{_UNTRUSTED}minisign {state} secret key {public.shown}\n{_text(packed)}\n"


def is_locked(text: str) -> bool:
    """Return True if a secret key file asks for a password. Raises KeyFileError."""
    return bool(_secret_parts(text)[1] == _SCRYPT)


def read_secret_key(text: str, password: str = "") -> SecretKey:
    """Read a secret key file. Raises KeyFileError if it is not one or the password is wrong."""
    kind, lock, check, salt, work, memory, hidden = _secret_parts(text)
    if kind != _PURE or check != _BLAKE2B or lock not in {_SCRYPT, _NOT_LOCKED}:
        raise KeyFileError("This secret key is of an unknown kind; make one here.")
    if lock == _SCRYPT:
        hidden = _encrypt(hidden, password, salt, work, memory)
    if not hmac.compare_digest(hidden[72:], _checksum(hidden[:72])):
        raise KeyFileError("The key cannot be unlocked; check the password, or the file.")
    return SecretKey(PublicKey(hidden[:8], hidden[40:72]), hidden[8:40])


def _secret_parts(text: str) -> tuple[bytes, bytes, bytes, bytes, int, int, bytes]:
    lines = text[:_MOST_CHARACTERS].split("\n")
    if len(lines) < 2:
        raise KeyFileError("This is not a minisign secret key file; name the right file.")
    return _SECRET.unpack(_bytes(lines[1], _SECRET.size))


def _hashed(content: bytes) -> bytes:
    return hashlib.blake2b(content).digest()


def _checksum(hidden: bytes) -> bytes:
    return hashlib.blake2b(_PURE + hidden, digest_size=32).digest()


def _encrypt(hidden: bytes, password: str, salt: bytes, work: int, memory: int) -> bytes:
    """Encrypt or decrypt the key: both are the same XOR."""
    if work > _MOST_WORK or memory > _MOST_MEMORY:
        raise KeyFileError("Unlocking this key would take too much memory; make another key.")
    n, p = _scrypt_numbers(work, memory)
    stream = hashlib.scrypt(
        password.encode(), salt=salt, n=n, r=8, p=p, maxmem=2 * _MOST_MEMORY - 1, dklen=104
    )
    return bytes(a ^ b for a, b in zip(hidden, stream, strict=True))


def _scrypt_numbers(work: int, memory: int) -> tuple[int, int]:
    """Return scrypt's n and p for libsodium's two limits, with r = 8."""
    work = max(work, 32_768)
    if work < memory // 32:
        return _power(work // 32), 1
    n = _power(memory // 1024)
    return n, max(1, min(work // 4 // n, 0x3FFFFFFF) // 8)


def _power(most: int) -> int:
    exponent = 1
    while exponent < 62 and 1 << exponent <= most // 2:
        exponent += 1
    return 1 << exponent


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(line: str, size: int) -> bytes:
    try:
        raw = base64.b64decode(line.strip(), validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != size:
        raise KeyFileError("A key or signature of minisign was expected; the text is none.")
    return raw
