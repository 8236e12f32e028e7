#!/usr/bin/env python3
"""How far down their screens slides reach, and how often a paragraph ends in a stub.

usage: fill.py FILE... [-- PROGRAM]          e.g.  fill.py decks/*.yaml tests/articles/*.txt -- target/release/jianbao
FILE is a deck or an article, which is built first. Per size: the median and the quarters of the last used row in per
cent of the screen, the share of screens that end in the upper half, how many screens there are, and of paragraphs and
points of more than one line those whose last line is under a quarter of their widest.
"""
import re, statistics, subprocess, sys, tempfile, unicodedata

SIZES = ("40x12", "80x24", "120x40", "200x60")
columns = lambda text: sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def screens(program, path, size):
    run = subprocess.run([program, "export", path, "--size", size], capture_output=True, text=True)
    return [s.split("\n") for s in run.stdout.split("\f")] if run.returncode == 0 else []


def paragraphs(screen):
    """Lines that hang below a point's mark, or stand below each other at the same column, as lists of widths."""
    out, left = [], None
    for line in screen:
        mark = re.match(r"( *)(?:[•–]|\d+\.) ", line)
        indent = len(mark[0]) if mark else len(line) - len(line.lstrip(" "))
        text = line[indent:].rstrip()
        if mark:
            out.append([columns(text)])
        elif text and left == indent and out:
            out[-1].append(columns(text))
        elif text:
            out.append([columns(text)])
        left = indent if text else None
    return [p for p in out if len(p) > 1]


def main():
    args = sys.argv[1:]
    files, program = (args[:args.index("--")], args[args.index("--") + 1]) if "--" in args else (args, "target/release/jianbao")
    with tempfile.TemporaryDirectory() as folder:
        decks = []
        for n, path in enumerate(files):
            if not path.endswith((".yaml", ".yml")):
                deck = f"{folder}/{n}.yaml"
                if subprocess.run([program, "build", path, "-o", deck], capture_output=True).returncode:
                    continue
                path = deck
            decks.append(path)
        print(f"{len(decks)} decks\nsize     median  quarters  upper half  screens  stubs")
        for size in SIZES:
            rows = int(size.split("x")[1])
            all_screens = [s for deck in decks for s in screens(program, deck, size)]
            last = [100 * max((i + 1 for i, line in enumerate(s) if line.strip()), default=0) / rows for s in all_screens]
            several = [p for s in all_screens for p in paragraphs(s)]
            stubs = sum(p[-1] < max(p) / 4 for p in several)
            quarters = statistics.quantiles(last, n=4)
            print(f"{size:8} {statistics.median(last):5.0f} %  {quarters[0]:.0f}–{quarters[2]:.0f} %   {100 * sum(x <= 50 for x in last) / len(last):8.0f} %"
                  f"  {len(last):7}  {stubs} of {len(several)}")


main()
