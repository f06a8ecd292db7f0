#!/usr/bin/env python3
"""Makes the pictures of this folder, and damaged ones in HostileFixtures, each with its pixels as Pillow decodes them (in a file named .rgb more).

    python3 -m venv /tmp/pillow && /tmp/pillow/bin/pip install pillow numpy
    /tmp/pillow/bin/python make.py

The files beside it came from Pillow 13.0 (libjpeg-turbo 3.2). They are committed, so that tests need no Python.
"""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

HERE = Path(__file__).parent
HOSTILE = HERE.parent / "HostileFixtures"
WIDTH, HEIGHT = 17, 11


def colours():
    """A smooth picture with a different course in each channel, so that swapped channels and rows show."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(float)
    red = 255 * x / (WIDTH - 1)
    green = 255 * y / (HEIGHT - 1)
    blue = 127.5 + 127.5 * np.sin(x / 4 + y / 3)
    return np.stack([red, green, blue], axis=-1).round().astype(np.uint8)


def save(name, data, picture=None):
    (HERE / name).write_bytes(data)
    if picture is None:
        picture = Image.open(io.BytesIO(data)).convert("RGB")
    (HERE / (name + ".rgb")).write_bytes(np.asarray(picture, dtype=np.uint8).tobytes())


def photograph():
    """Larger, with edges and texture, for what a resize makes of them."""
    y, x = np.mgrid[0:100, 0:150].astype(float)
    rings = 127.5 + 127.5 * np.sin(np.hypot(x - 60, y - 40) / 3)
    stripes = np.where((x + 2 * y) % 24 < 12, 220.0, 40.0)
    noise = np.random.default_rng(1).uniform(0, 255, (100, 150))
    return np.stack([rings, stripes, (x + y + noise) / 2], axis=-1).clip(0, 255).round().astype(np.uint8)


def encoded(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width, height, depth, colour, rows, interlaced=0, extra=b""):
    """A PNG file from raw rows, for what Pillow does not write."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def over_white(rgb, alpha):
    a = alpha.astype(int)[..., None]
    return ((rgb.astype(int) * a + 255 * (255 - a) + 127) // 255).astype(np.uint8)


def adam7(pixels):
    """The rows of the seven passes of Adam7."""
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    for left, top, across, down in passes:
        part = pixels[top::down, left::across]
        if part.size:
            yield from (row.tobytes() for row in part)


def main():
    rgb = colours()
    image = Image.fromarray(rgb)
    jpeg = {"quality": 90, "optimize": True, "subsampling": 0}
    save("colour.jpg", encoded(image, "JPEG", **jpeg))
    save("halved.jpg", encoded(image, "JPEG", **(jpeg | {"subsampling": 2})))
    save("grey.jpg", encoded(image.convert("L"), "JPEG", **jpeg))
    save("progressive.jpg", encoded(image, "JPEG", progressive=True, **jpeg))
    cmyk = encoded(image.convert("CMYK"), "JPEG", **jpeg)
    save("cmyk.jpg", cmyk)
    # As macOS's sips writes it: the same inks, without the marker that says that they are inverted.
    marker = cmyk.index(b"\xff\xee")
    save("cmykplain.jpg", cmyk[:marker] + cmyk[marker + 2 + int.from_bytes(cmyk[marker + 2:marker + 4], "big"):])
    save("restarts.jpg", encoded(image, "JPEG", restart_marker_blocks=1, **jpeg))
    save("rgb.jpg", encoded(image, "JPEG", keep_rgb=True, **jpeg))
    # The same inks as YCCK: the Adobe marker's last byte says 2 instead of 0. Pillow decodes it for the numbers.
    at = cmyk.index(b"Adobe") + 11
    assert cmyk[at] == 0
    save("ycck.jpg", cmyk[:at] + b"\2" + cmyk[at + 1:])

    save("colour.png", encoded(image, "PNG", optimize=True))
    save("grey.png", encoded(image.convert("L"), "PNG", optimize=True))
    save("bilevel.png", encoded(image.convert("1"), "PNG", optimize=True))
    save("palette.png", encoded(image.quantize(16), "PNG", optimize=True))
    save("interlaced.png", png(WIDTH, HEIGHT, 8, 2, adam7(rgb), interlaced=1))
    deep = (rgb.astype(np.uint16) * 256 + rgb[::-1, ::-1]).astype(">u2")
    save("deep.png", png(WIDTH, HEIGHT, 16, 2, (row.tobytes() for row in deep)), rgb)
    grey16 = deep[..., 0]
    save("deepgrey.png", png(WIDTH, HEIGHT, 16, 0, (row.tobytes() for row in grey16)),
         np.repeat(rgb[..., :1], 3, axis=-1))

    alpha = np.linspace(0, 255, WIDTH * HEIGHT).round().astype(np.uint8).reshape(HEIGHT, WIDTH)
    rgba = np.dstack([rgb, alpha])
    save("alpha.png", encoded(Image.fromarray(rgba), "PNG", optimize=True), over_white(rgb, alpha))
    gamma = chunk(b"gAMA", struct.pack(">I", 100000))
    save("gamma.png", png(WIDTH, HEIGHT, 8, 6, (row.tobytes() for row in rgba), extra=gamma), over_white(rgb, alpha))
    save("alphainterlaced.png", png(WIDTH, HEIGHT, 8, 6, adam7(rgba), interlaced=1), over_white(rgb, alpha))
    deep_alpha = np.dstack([deep, alpha.astype(np.uint16) * 257]).astype(">u2")
    save("deepalpha.png", png(WIDTH, HEIGHT, 16, 6, (row.tobytes() for row in deep_alpha)),
         over_white(rgb, alpha))
    grey_alpha = np.dstack([rgb[..., 0], alpha])
    save("greyalpha.png", png(WIDTH, HEIGHT, 8, 4, (row.tobytes() for row in grey_alpha)),
         over_white(np.repeat(rgb[..., :1], 3, axis=-1), alpha))
    # A palette of 17 reds, of which the first eight become more and more opaque.
    reds = rgb[0].copy()
    opacity = np.array([0, 32, 64, 96, 128, 160, 192, 224], dtype=np.uint8)
    indices = np.tile(np.arange(WIDTH, dtype=np.uint8), (HEIGHT, 1))
    full = np.full(WIDTH, 255, dtype=np.uint8)
    full[:8] = opacity
    save("palettealpha.png",
         png(WIDTH, HEIGHT, 8, 3, (row.tobytes() for row in indices),
             extra=chunk(b"PLTE", reds.tobytes()) + chunk(b"tRNS", opacity.tobytes())),
         over_white(reds[indices], full[indices]))

    # Resized so that the shorter side is 8, or 20, then the middle: what the loader has to make of colour.png.
    for side in (8, 20):
        width = side * WIDTH // HEIGHT
        resized = image.resize((width, side), Image.Resampling.BILINEAR)
        left = round((width - side) / 2)
        square = resized.crop((left, 0, left + side, side))
        (HERE / f"colour.png.{side}.rgb").write_bytes(np.asarray(square).tobytes())

    # The whole way of a picture in exact mode: decoded, turned upright, RGB, the shorter side 32, the middle.
    photo = Image.fromarray(photograph())
    sideways = Image.Exif()
    sideways[0x0112] = 6
    photos = {"photo.jpg": (photo, {}), "photogrey.jpg": (photo.convert("L"), {}),
              "photocmyk.jpg": (photo.convert("CMYK"), {}), "photosideways.jpg": (photo, {"exif": sideways})}
    for name, (picture, options) in photos.items():
        (HERE / name).write_bytes(encoded(picture, "JPEG", quality=80, optimize=True, **options))
        upright = ImageOps.exif_transpose(Image.open(HERE / name)).convert("RGB")
        scale = 32 / min(upright.size)
        size = tuple(int(length * scale) for length in upright.size)
        left, top = (round((length - 32) / 2) for length in size)
        for filter in (Image.Resampling.BILINEAR, Image.Resampling.BICUBIC):
            square = upright.resize(size, filter).crop((left, top, left + 32, top + 32))
            (HERE / f"{name}.32.{filter.name.lower()}.rgb").write_bytes(np.asarray(square).tobytes())

    # Hostile files.
    whole = (HERE / "colour.png").read_bytes()
    damaged = bytearray(whole)
    damaged[whole.index(b"IEND") - 5] ^= 1
    (HOSTILE / "badcrc.png").write_bytes(damaged)
    (HOSTILE / "huge.png").write_bytes(png(30_000, 30_000, 8, 2, [b""]))
    whole = (HERE / "colour.jpg").read_bytes()
    (HOSTILE / "truncated.jpg").write_bytes(whole[: len(whole) - 60])
    frame = whole.index(b"\xff\xc0") + 5
    (HOSTILE / "huge.jpg").write_bytes(whole[:frame] + struct.pack(">HH", 30_000, 30_000) + whole[frame + 4:])


main()
