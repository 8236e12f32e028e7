#!/usr/bin/env python3
"""Draws crane.png, the picture of the tour: a container terminal at dusk. Of the standard library alone, ours to give."""

import math
import struct
import sys
import zlib

WIDTH, HEIGHT, FINER = 480, 320, 3
HORIZON = 216
SKY = [(0, (24, 32, 66)), (110, (92, 70, 110)), (175, (226, 126, 92)), (HORIZON, (255, 206, 132))]
SEA = [(HORIZON, (186, 132, 112)), (250, (60, 66, 96)), (HEIGHT, (18, 26, 48))]
STEEL, DARK, LIT = (34, 38, 58), (14, 18, 32), (255, 236, 170)
BOXES = [(196, 74, 62), (58, 118, 150), (222, 158, 60), (72, 132, 96), (150, 84, 120)]


def shade(stops, y):
    for (y0, a), (y1, b) in zip(stops, stops[1:]):
        if y <= y1:
            t = max(0.0, (y - y0) / (y1 - y0))
            return tuple(p + (q - p) * t for p, q in zip(a, b))
    return stops[-1][1]


def beam(x, y, x0, y0, x1, y1, width):
    dx, dy = x1 - x0, y1 - y0
    t = max(0.0, min(1.0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)))
    return math.hypot(x - x0 - t * dx, y - y0 - t * dy) <= width / 2


def crane(x, y, foot, s):
    beams = [(0, 0, 8, -150, 5), (70, 0, 62, -150, 5), (8, -150, 62, -150, 5), (3, -62, 67, -62, 4),
             (-100, -112, 96, -112, 6), (35, -178, -96, -114, 2), (35, -178, 92, -114, 2), (20, -150, 35, -178, 4),
             (50, -150, 35, -178, 4), (6, -112, 67, -62, 2), (64, -112, 3, -62, 2), (-52, -112, -52, -66, 1.5)]
    return any(beam(x, y, foot + a * s, HORIZON + 14 + b * s, foot + c * s, HORIZON + 14 + d * s, w * s)
               for a, b, c, d, w in beams)


def colour(x, y):
    if HORIZON + 14 <= y < HORIZON + 24:
        return DARK
    if 184 <= x <= 212 and 164 <= y <= 178:
        return BOXES[2] if y > 166 else DARK
    if crane(x, y, 250, 1.0) or crane(x, y, 388, 0.72):
        return STEEL
    row, column = int((HORIZON + 14 - y) // 15), int((x - 20) // 34)
    if 0 <= row < 4 and 0 <= column < 5 and row < (2, 4, 3, 4, 1)[column]:
        edge = (x - 20) % 34 < 1.5 or (HORIZON + 14 - y) % 15 < 1.5
        box = BOXES[(3 * row + 2 * column) % 5]
        return tuple(c * 0.55 for c in box) if edge or (x - 20) % 34 % 5 < 1 else box
    if math.hypot(x - 128, y - 184) < 26 and y < HORIZON:
        return LIT
    if y < HORIZON:
        return shade(SKY, y)
    ripple = 10 * math.sin(y * 0.9) * max(0.0, 1 - abs(x - 128 - 6 * math.sin(y * 0.5)) / (20 + (y - HORIZON) / 2))
    return tuple(min(255.0, max(0.0, c + 4 * ripple)) for c in shade(SEA, y))


def main(path):
    rows = bytearray()
    for y in range(HEIGHT):
        rows.append(0)
        for x in range(WIDTH):
            some = [colour(x + (i + 0.5) / FINER, y + (j + 0.5) / FINER) for i in range(FINER) for j in range(FINER)]
            rows.extend(round(sum(c) / len(some)) for c in zip(*some))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b""))


main(sys.argv[1] if len(sys.argv) > 1 else "crane.png")
