#!/usr/bin/env python3
"""Writes the files that fuzzing one of the readers starts from, and the words that it may put into them.

    python3 seeds.py NAME FOLDER     NAME is jpeg, png, zip, tar, idx or safetensors; the words go to FOLDER.dict

Scripts/fuzz runs it. It needs nothing but Python's own library and the pictures of Tests/DataTests/Fixtures.
"""

import sys
from pathlib import Path

import seeds_archives
import seeds_pictures
import seeds_tensors

FIXTURES = Path(__file__).parent.parent / "DataTests" / "Fixtures"

WORDS = {
    "jpeg": [b"\xff\xd8\xff", b"\xff\xd9", b"\xff\xc0", b"\xff\xc1", b"\xff\xc2", b"\xff\xc3", b"\xff\xc4", b"\xff\xc9",
             b"\xff\xcc", b"\xff\xd0", b"\xff\xda", b"\xff\xdb", b"\xff\xdc", b"\xff\xdd", b"\xff\xe0", b"\xff\xe1",
             b"\xff\xee", b"JFIF\0", b"Exif\0\0", b"II*\0", b"MM\0*", b"\x12\x01\3\0", b"\1\x12\0\3", b"Adobe"],
    "png": [b"\x89PNG\r\n\x1a\n", b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sBIT", b"bKGD", b"iCCP",
            b"tEXt", b"zTXt", b"eXIf", b"\0\0\0\0IEND\xaeB`\x82", b"\0\0\0\x0dIHDR"],
    "zip": [b"PK\1\2", b"PK\3\4", b"PK\5\6", b"PK\6\6", b"PK\6\7", b"\1\0\x18\0", b"\xff\xff\xff\xff", b"\xff" * 8,
            b"dataset.json", b'{"labels": [["a.png", 1]]}', b"null", b"__MACOSX/", b"../", b"\xff\xd8\xff"],
    "tar": [b"ustar\x0000", b"ustar  \0", b"././@LongLink", b"path=", b"size=", b"30 path=", b"GNU.sparse.major=1",
            b"\x80\0\0\0", b"\xff" * 8, b"00000001000\0", b".cls", b".png", b"../", b"\xff\xd8\xff", b"\x89PNG"],
    "idx": [b"\0\0\x08\3", b"\0\0\x08\1", b"\0\0\x0d\2", b"\x1f\x8b\x08", b"\0\0\0\1", b"\xff\xff\xff\xff",
            b"\x7f\xff\xff\xff", b"\0\0\x40\0"],
    "safetensors": [b'{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', b'"dtype"', b'"shape"', b'"data_offsets"',
                    b'"__metadata__":{"format":"pt"}', b'"F64"', b'"BF16"', b'"I64"', b'"U8"', b'"BOOL"', b"\\u0077",
                    b"9223372036854775807", b"-1", b"[0,0]", b"[]", b"1e3", b"null"],
}


def fixtures(ending):
    return (path.read_bytes() for path in sorted(FIXTURES.glob("*" + ending)))


def seeds(name):
    if name == "jpeg":
        yield from fixtures(".jpg")
        yield from seeds_pictures.jpegs()
    elif name == "png":
        yield from fixtures(".png")
        yield from seeds_pictures.pngs()
    else:
        yield from {"zip": seeds_archives.zips, "tar": seeds_archives.tars, "idx": seeds_archives.idx,
                    "safetensors": seeds_tensors.safetensors}[name]()


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in WORDS:
        sys.exit(__doc__)
    name, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(name)):
        (folder / f"seed-{number:03}").write_bytes(data)
    lines = ('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"' for word in WORDS[name])
    # Last: Scripts/fuzz takes this file as the sign that the seeds are complete.
    Path(f"{folder}.dict").write_text("\n".join(lines) + "\n")


main()
