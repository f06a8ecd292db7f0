"""Small archives and IDX files of every kind, by zipfile, tarfile and gzip."""

import gzip
import io
import stat
import struct
import tarfile
import warnings
import zipfile

# One of the archives has a name twice on purpose.
warnings.simplefilter("ignore")

# The readers look at the first bytes of a picture alone.
JPEG = b"\xff\xd8\xff\xe0" + bytes(20)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)
LABELS = b'{"labels": [["a.png", 6], ["b.jpg", [0.5, 0.5]], ["c.png", 9223372036854775808]]}'

# MARK: zip


class OneWay(io.BytesIO):
    """A place to write to as to a pipe: zipfile puts sizes behind the contents then."""

    def seekable(self):
        return False

    def seek(self, *_):
        raise OSError


def packed(entries, target=None, comment=b""):
    target = target or io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.comment = comment
        for name, data, *more in entries:
            entry = zipfile.ZipInfo(name)
            method, mode, extra = (more + [None] * 3)[:3]
            entry.compress_type = zipfile.ZIP_STORED if method is None else method
            entry.external_attr = (mode or stat.S_IFREG | 0o644) << 16
            entry.extra = extra or b""
            archive.writestr(entry, data)
    return target.getvalue()


def overlapping():
    """Records of one and the same file, the first with a long name that no warning about the others may repeat."""
    whole = packed([("b", PNG)])
    start = whole.index(b"PK\1\2")
    record = whole[start:whole.index(b"PK\5\6")]
    directory = record[:28] + struct.pack("<H", 1500) + record[30:46] + b"a" * 1500 + 20 * record
    return whole[:start] + directory + struct.pack("<4s4xHHIIH", b"PK\5\6", 21, 21, len(directory), start, 0)


def zips():
    deflated = zipfile.ZIP_DEFLATED
    plain = [("d/", b"", None, stat.S_IFDIR | 0o755), ("a.png", PNG), ("d/b.jpg", JPEG, deflated),
             ("./c", PNG, deflated), ("notes.txt", b"notes" * 9, deflated), ("t.jpg", b"text"), (".hidden", PNG)]
    yield packed([])
    yield packed([("a.png", PNG)])
    yield packed([("b.jpg", JPEG, deflated)], comment=b"comment PK\5\6")
    yield packed(plain)
    yield packed(plain[:3], target=OneWay())
    limits = zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT
    zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = 0, 0
    yield packed(plain)
    yield packed([("a.png", PNG)])
    zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = limits
    yield packed([("a.png", PNG), ("b.jpg", JPEG), ("dataset.json", LABELS, deflated)])
    yield packed([("a.png", PNG), ("dataset.json", b'{"labels": null}')])
    yield packed([("../a.png", PNG), ("/b.png", PNG), ("l.png", b"a", None, stat.S_IFLNK | 0o777)])
    yield packed([("bz.png", PNG, zipfile.ZIP_BZIP2), ("lz.png", PNG, zipfile.ZIP_LZMA)])
    yield packed([("twice.png", PNG), ("b.png", PNG), ("twice.png", PNG)])
    yield packed([("esc\x1b[2J.png", b"text"), ("é" * 40, PNG, deflated)])
    yield packed([("x.png", PNG, None, None, struct.pack("<HHQQ", 1, 16, 24, 24) + struct.pack("<HH", 0x5455, 0))])
    yield packed([("z.png", bytes(2000), deflated), ("empty.png", b"")])
    yield overlapping()
    yield packed([("dir/./a.png", PNG), (".hidden/b.png", PNG), ("c.webp", b"RIFF    WEBP"), ("d.heic", b"")])
    yield packed([("d/a.png", PNG), ("d/dataset.json", b'{"labels": {"a.png": 1, "b.png": [1]}}')])
    yield b"#!/bin/sh\n" + packed(plain[:3]) + b"\n"
    yield LABELS
    yield b'{"labels": [["a", 1], ["b", -1], ["c", 1e3], ["d", "x"], ["e"], "f", ["\\ud800", 1]], "more": {}}'
    yield b"[" * 600 + b"]" * 600


# MARK: tar


def tarred(entries, kind=tarfile.USTAR_FORMAT, shared=None):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=kind, pax_headers=shared) as archive:
        for name, data, *more in entries:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            entry.type, entry.pax_headers = (more + [tarfile.REGTYPE, {}][len(more):])[:2]
            archive.addfile(entry, io.BytesIO(data))
    # tarfile fills up to 10 kB with zeros; two empty blocks are all that tar asks for.
    whole = target.getvalue().rstrip(b"\0")
    return whole + bytes(-len(whole) % 512 + 1024)


def with_checksum(block):
    block = block[:148] + b" " * 8 + block[156:]
    return block[:148] + b"%06o\0 " % sum(block) + block[156:]


def old_sparse():
    """A sparse file of GNU's old kind, whose header goes on in a second block."""
    header = bytearray(tarred([("holes.png", PNG, tarfile.GNUTYPE_SPARSE)], tarfile.GNU_FORMAT)[:512])
    header[482] = 1
    return with_checksum(bytes(header)) + bytes(512) + PNG.ljust(512, b"\0") + bytes(1024)


def binary_size():
    """A size in binary, as GNU tar writes those beyond 8 GB."""
    whole = tarred([("a.png", PNG)])
    size = b"\x80" + bytes(7) + struct.pack(">I", len(PNG))
    return with_checksum(whole[:124] + size + whole[136:512]) + whole[512:]


def tars():
    long = "l" * 60 + "/" + "n" * 60 + ".png"
    yield tarred([("a.png", PNG)])
    yield tarred([("d", b"", tarfile.DIRTYPE), ("./b.jpg", JPEG), (long, PNG)])
    yield tarred([("é" * 60 + ".png", PNG), ("notes.txt", b"notes")], tarfile.GNU_FORMAT)
    yield tarred([("é" * 60 + ".png", PNG), (".hidden.png", PNG)], tarfile.PAX_FORMAT, shared={"comment": "all"})
    yield tarred([("1.png", PNG), ("1.cls", b"7\n"), ("1.seg.jpg", JPEG), ("2.cls", b"cat"), ("2.png", PNG)])
    yield tarred([("p.png", PNG, tarfile.REGTYPE, {"size": "24", "GNU.sparse.major": "1"})], tarfile.PAX_FORMAT)
    yield tarred([("q.png", PNG, tarfile.REGTYPE, {"size": "24", "path": "new.png"})], tarfile.PAX_FORMAT)
    yield tarred([("1.a.png", PNG), ("2.png", PNG), ("1.a.cls", b"7"), ("2.cls", b"8"), ("d/dataset.json", LABELS)])
    kinds = (tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.CONTTYPE, b"Z")
    for kind in kinds:
        yield tarred([("s.png", b"", kind), ("../up.png", PNG), ("twice.png", PNG), ("twice.png", PNG)])
    yield old_sparse()
    yield binary_size()
    yield b"14 path=a.png\n11 size=24\n22 GNU.sparse.major=1\n\0"
    yield b"9 comment\n14 path=a.png\n"


# MARK: IDX


def idx():
    images = b"\0\0\x08\3" + struct.pack(">III", 3, 2, 2) + bytes(range(12))
    labels = b"\0\0\x08\1" + struct.pack(">I", 3) + bytes([7, 0, 9])
    yield from (images, labels, gzip.compress(images, mtime=0), gzip.compress(labels, mtime=0))
    yield b"\0\0\x08\3" + struct.pack(">III", 200, 1, 1) + bytes(200)
    yield gzip.compress(b"\0\0\x08\3" + struct.pack(">III", 1, 100, 100) + bytes(10_000), mtime=0)
    yield b"\0\0\x08\3" + struct.pack(">III", 1 << 31, 1, 1)
    yield b"\0\0\x0d\2" + struct.pack(">II", 2, 2) + bytes(16)
    named = io.BytesIO()
    with gzip.GzipFile("name", "wb", fileobj=named, mtime=0) as file:
        file.write(images)
    yield named.getvalue() + gzip.compress(b"another part", mtime=0)
