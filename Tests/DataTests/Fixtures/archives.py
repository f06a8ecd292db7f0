#!/usr/bin/env python3
"""Makes the archives in the folder archives, of pictures of this folder, with Python's zipfile and tarfile alone.

    python3 archives.py

They are committed, so that tests need no Python. Python 3.11 made them.
"""

import gzip
import io
import stat
import struct
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE / "archives"
JPEG = (HERE / "grey.jpg").read_bytes()
PNG = (HERE / "grey.png").read_bytes()
COLOUR = (HERE / "colour.png").read_bytes()


def zip_entry(archive, name, data, method=zipfile.ZIP_STORED, mode=stat.S_IFREG | 0o644):
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    entry.compress_type = method
    archive.writestr(entry, data)


def plain(path):
    with zipfile.ZipFile(path, "w") as archive:
        zip_entry(archive, "b/", b"", mode=stat.S_IFDIR | 0o755)
        zip_entry(archive, "b/deflated.jpg", JPEG, zipfile.ZIP_DEFLATED)
        zip_entry(archive, "a.png", PNG)
        zip_entry(archive, "no ending", COLOUR, zipfile.ZIP_DEFLATED)
        zip_entry(archive, "notes.txt", b"notes" * 100, zipfile.ZIP_DEFLATED)
        zip_entry(archive, "text.jpg", b"hello")
        zip_entry(archive, "__MACOSX/._a.png", b"\0\5\26\7")


def zips():
    plain(OUT / "plain.zip")
    limits = zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT
    zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = 0, 0
    plain(OUT / "zip64.zip")
    zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = limits

    with zipfile.ZipFile(OUT / "labels.zip", "w") as archive:
        zip_entry(archive, "00000/img0.png", PNG)
        zip_entry(archive, "00000/img1.png", COLOUR)
        zip_entry(archive, "00000/img2.png", PNG)
        zip_entry(archive, "dataset.json", b'{"labels": [["00000/img0.png", 6], ["00000/img1.png", 0],'
                                           b' ["00000/img2.png", [0.5, 0.5]]]}', zipfile.ZIP_DEFLATED)

    with zipfile.ZipFile(OUT / "hostile.zip", "w") as archive:
        zip_entry(archive, "good.png", PNG)
        zip_entry(archive, "../up.png", PNG)
        zip_entry(archive, "/absolute.png", PNG)
        zip_entry(archive, "link.png", b"good.png", mode=stat.S_IFLNK | 0o777)
        zip_entry(archive, "pipe.png", b"", mode=stat.S_IFIFO | 0o644)
        zip_entry(archive, "bzip2.png", PNG, zipfile.ZIP_BZIP2)
        zip_entry(archive, "lzma.png", PNG, zipfile.ZIP_LZMA)
        zip_entry(archive, "twice.png", PNG)
        zip_entry(archive, "twice.png", COLOUR)
        zip_entry(archive, "esc\x1b[2J.png", b"text")


def tar_entry(archive, name, data=b"", kind=tarfile.REGTYPE, link=""):
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    entry.type = kind
    entry.linkname = link
    archive.addfile(entry, io.BytesIO(data))


def tars():
    for name, kind in [("ustar", tarfile.USTAR_FORMAT), ("gnu", tarfile.GNU_FORMAT), ("pax", tarfile.PAX_FORMAT)]:
        with tarfile.open(OUT / f"{name}.tar", "w", format=kind) as archive:
            tar_entry(archive, "./b", kind=tarfile.DIRTYPE)
            tar_entry(archive, "./b/second.jpg", JPEG)
            tar_entry(archive, "./a.png", PNG)
            tar_entry(archive, "l" * 60 + "/" + "n" * 60 + "/long.png", COLOUR)
            if kind != tarfile.USTAR_FORMAT:
                tar_entry(archive, "é" * 100 + ".png", PNG)
            tar_entry(archive, "notes.txt", b"notes")
            tar_entry(archive, ".hidden.png", PNG)

    for shard in range(3):
        with tarfile.open(OUT / f"shard-{shard:02}.tar", "w", format=tarfile.USTAR_FORMAT) as archive:
            for number in range(2):
                tar_entry(archive, f"{number:04}.png", COLOUR if shard == 1 else PNG)
                tar_entry(archive, f"{number:04}.cls", b"%d\n" % (10 * shard + number))
            tar_entry(archive, "0002.seg.png", PNG)

    with tarfile.open(OUT / "hostile.tar", "w", format=tarfile.GNU_FORMAT) as archive:
        tar_entry(archive, "good.png", PNG)
        tar_entry(archive, "good.cls", b"cat")
        tar_entry(archive, "../up.png", PNG)
        tar_entry(archive, "/absolute.png", PNG)
        tar_entry(archive, "hard.png", kind=tarfile.LNKTYPE, link="good.png")
        tar_entry(archive, "soft.png", kind=tarfile.SYMTYPE, link="/etc/passwd")
        tar_entry(archive, "pipe.png", kind=tarfile.FIFOTYPE)
        tar_entry(archive, "device.png", kind=tarfile.CHRTYPE)
        tar_entry(archive, "odd.png", PNG, kind=b"Z")
        tar_entry(archive, "sparse.png", PNG, kind=tarfile.GNUTYPE_SPARSE)
        tar_entry(archive, "twice.png", PNG)
        tar_entry(archive, "twice.png", COLOUR)
    with tarfile.open(OUT / "sparse.tar", "w", format=tarfile.PAX_FORMAT) as archive:
        entry = tarfile.TarInfo("holes.png")
        entry.size = len(PNG)
        entry.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0"}
        archive.addfile(entry, io.BytesIO(PNG))
        tar_entry(archive, "good.png", PNG)
    # tarfile fills up to 10 kB with zeros; two empty blocks are all that tar asks for.
    for path in OUT.glob("*.tar"):
        data = path.read_bytes().rstrip(b"\0")
        path.write_bytes(data + bytes(-len(data) % 512 + 1024))


def idx():
    """Three pictures of 4 rows of 5 in MNIST's format, whose bytes count up from 0."""
    images = b"\0\0\x08\x03" + struct.pack(">III", 3, 4, 5) + bytes(range(60))
    labels = b"\0\0\x08\x01" + struct.pack(">I", 3) + bytes([7, 0, 9])
    (OUT / "train-images-idx3-ubyte.gz").write_bytes(gzip.compress(images, mtime=0))
    (OUT / "train-labels-idx1-ubyte.gz").write_bytes(gzip.compress(labels, mtime=0))


OUT.mkdir(exist_ok=True)
zips()
tars()
idx()
