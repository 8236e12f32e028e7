#!/usr/bin/env python3
"""Packs the glyphs of large type: `large-12.bin` and `large-10.bin`, once, from the bitmap font Fusion Pixel (OFL.txt).

usage: pack.py FOLDER            (needs fonttools and brotli)
FOLDER holds the unpacked npm packages @fontsource/fusion-pixel-{12,10}px-monospaced-{tc,sc,jp} 5.3.0, each under its
own name: `npm pack @fontsource/fusion-pixel-12px-monospaced-tc@5.3.0` and so on.

A file is sections of the same form: Traditional Chinese, and then what differs in Simplified Chinese and in Japanese.
A section is the number of its ranges (u16) and of the bytes of its glyphs (u24); the ranges in order, as the first
character (u24), how many there are (u16), their width in columns (u8) and where their glyphs begin (u24); the glyphs, a
bit a pixel from the top left on, each filled up to a byte. Numbers are little-endian.
"""
import glob, os, sys, unicodedata
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

here = os.path.dirname(os.path.abspath(__file__))


def bitmap(glyphs, name, columns, size, ascent):
    """The pixels of a glyph whose outline runs along them, by the winding number at each pixel's middle."""
    pen, edges, at, start = DecomposingRecordingPen(glyphs), [], None, None
    glyphs[name].draw(pen)
    for what, args in pen.value:
        if what == "moveTo":
            at = start = args[0]
        elif what == "lineTo":
            edges.append((at, args[0]))
            at = args[0]
        elif what == "closePath":
            edges.append((at, start))
        elif what != "endPath":
            return None  # a curve: not drawn in pixels
    bits = []
    for row in range(size):
        y = ascent - 100 * row - 50
        crossings = [(a[0], 1 if b[1] > a[1] else -1) for a, b in edges if min(a[1], b[1]) <= y < max(a[1], b[1])]
        bits += [sum(n for x, n in crossings if x <= 100 * column + 50) != 0 for column in range(columns * size // 2)]
    bits += [False] * (-len(bits) % 8)
    return bytes(sum(bit << (7 - i) for i, bit in enumerate(bits[at:at + 8])) for at in range(0, len(bits), 8))


def glyphs(folder, size, region):
    font = TTFont(glob.glob(f"{folder}/*{size}px-monospaced-{region}*/package/files/*-normal.woff2")[0])
    drawn, ascent, out = font.getGlyphSet(), font["hhea"].ascent, {}
    for character, name in font.getBestCmap().items():
        columns, odd = divmod(2 * font["hmtx"][name][0], 100 * size)
        is_text = unicodedata.category(chr(character))[0] not in "CZM" and not 0xE000 <= character < 0xF900
        if is_text and not odd and columns in (1, 2):
            pixels = bitmap(drawn, name, columns, size, ascent)
            if pixels:
                out[character] = (columns, pixels)
    return out


def section(chosen):
    ranges = []
    for character in sorted(chosen):
        columns = chosen[character][0]
        last = ranges[-1] if ranges else None
        if last and last[0] + last[1] == character and last[2] == columns:
            last[1] += 1
        else:
            ranges.append([character, 1, columns])
    head, at = b"", 0
    for first, n, columns in ranges:
        head += first.to_bytes(3, "little") + n.to_bytes(2, "little") + bytes([columns]) + at.to_bytes(3, "little")
        at += n * len(chosen[first][1])
    glyphs = b"".join(chosen[c][1] for c in sorted(chosen))
    return len(ranges).to_bytes(2, "little") + len(glyphs).to_bytes(3, "little") + head + glyphs


for size in (12, 10):
    base = glyphs(sys.argv[1], size, "tc")
    sections = [base]
    for region in ("sc", "jp"):
        sections.append({c: g for c, g in glyphs(sys.argv[1], size, region).items() if base.get(c) != g})
    data = b"".join(section(s) for s in sections)
    open(f"{here}/large-{size}.bin", "wb").write(data)
    print(f"{size} px: {[len(s) for s in sections]} glyphs, {len(data)} bytes")
