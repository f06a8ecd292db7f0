"""Safetensors files, whole and lying, as the target takes them: a byte that says how to read on, then the rest.

0: the rest is a file. 1: two bytes with the size of the body, then the header's text; the target adds the length.
"""

import json
import struct


def entry(start, end, shape, dtype="F32"):
    return {"dtype": dtype, "shape": shape, "data_offsets": [start, end]}


def headers():
    yield {"w": entry(0, 12, [3])}, 12
    yield {"__metadata__": {"format": "pt"}, "a.weight": entry(0, 16, [2, 2]), "a.bias": entry(16, 24, [2])}, 24
    yield {"empty": entry(0, 0, [0, 5]), "scalar": entry(0, 8, [], "F64"), "half": entry(8, 12, [2], "BF16")}, 12
    yield {"bytes": entry(0, 5, [5], "U8"), "flags": entry(5, 7, [2], "BOOL"), "numbers": entry(7, 23, [2], "I64")}, 23
    yield {}, 0
    yield {"gap": entry(4, 8, [1])}, 8
    yield {"over": entry(0, 8, [2]), "lap": entry(4, 12, [2])}, 12
    yield {"huge": entry(0, 8, [2**62, 2**62])}, 8
    yield {"unknown": entry(0, 2, [1], "F16")}, 2


def safetensors():
    for header, size in headers():
        text = json.dumps(header).encode()
        yield b"\1" + struct.pack("<H", size) + text
        yield b"\0" + struct.pack("<Q", len(text)) + text + bytes(size)
    yield b"\1\4\0" + b'{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
    yield b"\1\4\0" + b'{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"\\u0064type":"F32"}}'
    yield b"\0" + struct.pack("<Q", 2**63 - 1) + b"{}"
