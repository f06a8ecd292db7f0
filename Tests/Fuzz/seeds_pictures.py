"""Small JPEG and PNG files of every kind, byte by byte, for what no encoder at hand writes."""

import struct
import zlib

# MARK: JPEG


def segment(marker, body):
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def exif(order, orientation):
    """An EXIF segment that says how the camera was held, in either byte order."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    tag = struct.pack(order + "HHIHH", 0x112, 3, 1, orientation, 0)
    return segment(0xE1, b"Exif\0\0" + mark + struct.pack(order + "IH", 8, 1) + tag + bytes(4))


def adobe(transform):
    return segment(0xEE, b"Adobe" + struct.pack(">HHHB", 100, 0, 0, transform))


def jpeg(sampling, side=17, frame=0xC0, depth=8, restart=0, before=b"", interleaved=True):
    """A picture of one colour, whose every bit of data is zero.

    Both Huffman tables have one code, the bit 0: no difference for DC, end of block for AC.

    - sampling: for each component how many blocks it has across and down.
    """
    across, down = max(s[0] for s in sampling), max(s[1] for s in sampling)

    def data(bits, units):
        """`units` equal pieces, filled up with ones, with a restart marker after each interval."""
        size = restart or units
        runs = [min(size, units - start) for start in range(0, units, size)]
        texts = ["0" * (bits * run) for run in runs]
        packed = [int(t + "1" * (-len(t) % 8), 2).to_bytes((len(t) + 7) // 8, "big") for t in texts]
        return b"".join(p + (bytes([0xFF, 0xD0 + n % 8]) if n + 1 < len(packed) else b"") for n, p in enumerate(packed))

    def scan(components, first, last, high, low, bits_of_block):
        head = bytes([len(components)]) + b"".join(bytes([c + 1, 0]) for c in components)
        head += bytes([first, last, high << 4 | low])
        if len(components) == 1:
            wide, tall = sampling[components[0]]
            units = -(-side * wide // (8 * across)) * -(-side * tall // (8 * down))
            bits = bits_of_block
        else:
            units = -(-side // (8 * across)) * -(-side // (8 * down))
            bits = bits_of_block * sum(sampling[c][0] * sampling[c][1] for c in components)
        return segment(0xDA, head) + data(bits, units)

    every = list(range(len(sampling)))
    if frame == 0xC2:
        scans = scan(every, 0, 0, 0, 1, 1) + scan(every, 0, 0, 1, 0, 1)
        scans += b"".join(scan([c], 1, 63, 0, 1, 1) + scan([c], 1, 63, 1, 0, 1) for c in every)
    elif interleaved:
        scans = scan(every, 0, 63, 0, 0, 2)
    else:
        scans = b"".join(scan([c], 0, 63, 0, 0, 2) for c in every)
    parts = b"".join(bytes([c + 1, wide << 4 | tall, 0]) for c, (wide, tall) in enumerate(sampling))
    table = bytes([1] + 15 * [0] + [0])
    return (b"\xff\xd8" + before + segment(0xDB, b"\0" + b"\1" * 64)
            + segment(frame, struct.pack(">BHHB", depth, side, side, len(sampling)) + parts)
            + segment(0xC4, b"\0" + table) + segment(0xC4, b"\x10" + table)
            + (segment(0xDD, struct.pack(">H", restart)) if restart else b"") + scans + b"\xff\xd9")


def many_scans(count):
    """A progressive picture of one block, with each bit of each coefficient in a scan of its own."""
    whole = jpeg([(1, 1)], side=8, frame=0xC2)
    bits = [0x0D] + [low + 1 << 4 | low for low in range(12, -1, -1)]
    scans = [segment(0xDA, bytes([1, 1, 0, place, place, bit])) + b"\x7f" for place in range(1, 64) for bit in bits]
    return whole[:whole.index(segment(0xDA, b"\1\1\0\1\x3f\1"))] + b"".join(scans[:count]) + b"\xff\xd9"


def jpegs():
    grey, full, halved, quartered = [(1, 1)], [(1, 1)] * 3, [(2, 2), (1, 1), (1, 1)], [(4, 1), (1, 1), (1, 1)]
    for frame in (0xC0, 0xC2):
        for sampling in (grey, full, halved, quartered, [(2, 1), (1, 2), (1, 1)], [(1, 1)] * 4, [(1, 1)] * 2):
            yield jpeg(sampling, frame=frame)
            yield jpeg(sampling, frame=frame, restart=1)
    yield jpeg(halved, interleaved=False)
    for transform in (0, 1, 2):
        yield jpeg(full, before=adobe(transform))
        yield jpeg([(1, 1)] * 4, before=adobe(transform))
    for orientation in range(1, 9):
        yield jpeg(full, side=9, before=exif("<" if orientation % 2 else ">", orientation))
    # Of these kinds libjpeg knows some and refuses others: arithmetic coding, lossless, 12 bits.
    for frame in (0xC1, 0xC3, 0xC9, 0xCA):
        yield jpeg(grey, frame=frame)
    yield jpeg(grey, frame=0xC1, depth=12)
    yield jpeg(grey, side=200)
    # The reader stops at 500 scans.
    yield many_scans(100)
    yield many_scans(600)


# MARK: PNG

DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(color, depth, interlaced=0, extra=b"", width=5, height=6):
    """A picture with a pattern, whose rows use the five filters in turn."""
    passes = ADAM7 if interlaced else [(0, 0, 1, 1)]
    rows = b""
    for left, top, across, down in passes:
        columns = len(range(left, width, across))
        for y in range(top, height, down):
            size = (columns * depth * CHANNELS[color] + 7) // 8
            if size:
                rows += bytes([y % 5]) + bytes((37 * y + 11 * x) % 256 for x in range(size))
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlaced)
    palette = chunk(b"PLTE", bytes(range(3 * min(16, 2 ** depth)))) if color == 3 else b""
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + palette + extra + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))


def pngs():
    clear = {0: b"\0\1", 2: b"\0\1\0\2\0\3", 3: b"\0\x80"}
    for color, depths in DEPTHS.items():
        for depth in depths:
            yield png(color, depth)
            yield png(color, depth, interlaced=1)
            if color in clear:
                yield png(color, depth, extra=chunk(b"tRNS", clear[color]))
                yield png(color, depth, interlaced=1, extra=chunk(b"tRNS", clear[color]))
    extra = chunk(b"gAMA", struct.pack(">I", 45455)) + chunk(b"sBIT", b"\5\6\5") + chunk(b"bKGD", bytes(6))
    extra += chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(200))) + chunk(b"zTXt", b"t\0\0" + zlib.compress(b"text"))
    extra += chunk(b"tEXt", b"key\0text") + chunk(b"pHYs", bytes(9)) + chunk(b"eXIf", b"II*\0\x08\0\0\0\0\0")
    yield png(2, 8, extra=extra)
    yield png(6, 16, interlaced=1, extra=extra, width=1, height=1)
    # Compressed bytes that go on behind the last row, in the same chunk and in others.
    for interlaced in (0, 1):
        whole = png(2, 8, interlaced)
        yield whole[:-12] + chunk(b"IDAT", bytes(100)) + whole[-12:]
        start = whole.index(b"IDAT") - 4
        endless = zlib.compress(zlib.decompress(whole[start + 8:-16]) + bytes(1 << 20))
        yield whole[:start] + chunk(b"IDAT", endless[:900]) + chunk(b"IDAT", endless[900:]) + whole[-12:]
