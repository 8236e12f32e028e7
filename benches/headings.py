#!/usr/bin/env python3
"""How often headings are cut inside a word at the end of a line, as jieba cuts them, and how many lines they take.

usage: headings.py FILE [-- PROGRAM...]          e.g.  headings.py headings.txt -- target/release/jianbao before/jianbao
FILE has a heading of Chinese a line. Each is laid out at seven widths. Needs jieba (PyPI). It is told the words twice: as
they stand, where its dictionary of simplified characters guesses at traditional ones, and in simplified characters.
"""
import collections, json, logging, pathlib, re, subprocess, sys, tempfile
import jieba

ROOMS = {16: 18, 20: 24, 26: 30, 30: 34, 36: 40, 44: 48, 52: 56}  # columns of text, of the page
PAIRS = (pathlib.Path(__file__).parent.parent / "src/text/lexicon/fold.txt").read_text(encoding="utf-8").strip()
FOLD = str.maketrans(dict(zip(PAIRS[::2], PAIRS[1::2])))
bare = lambda text: re.sub(r"[ \u3000]", "", text)


def lines_of(screen):
    """The lines of a screen's heading: those before the first free row."""
    lines = screen.strip("\n").split("\n")
    lines = lines[:next((i for i, line in enumerate(lines) if not line.strip()), len(lines))]
    return [bare(line) for line in lines]


def cuts(text, ends):
    starts, at = set(), 0
    for word in jieba.cut(text):
        starts.add(at)
        at += len(word)
    return sum(end not in starts for end in ends)


def measure(program, headings):
    n = collections.Counter()
    escaped = [re.sub(r"([*_`\\])", r"\\\1", heading) for heading in headings]
    slides = "".join(f"- {{heading: {json.dumps(heading, ensure_ascii=False)}, body: 一}}\n" for heading in escaped)
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as deck:
        deck.write(f"lang: zh-Hant\nslides:\n{slides}")
        deck.flush()
        for columns in ROOMS.values():
            command = [program, "export", deck.name, "--size", f"{columns}x60"]
            screens = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")
            for heading, screen in zip(headings, screens, strict=True):
                lines, heading = lines_of(screen), bare(heading)
                if "".join(lines) != heading:
                    continue  # what is not drawn as it is written: emoji and the like
                ends = [sum(map(len, lines[:i + 1])) for i in range(len(lines) - 1)]
                n.update(lines=len(lines), ends=len(ends), cut=cuts(heading, ends), folded=cuts(heading.translate(FOLD), ends))
    return n


def main():
    jieba.setLogLevel(logging.ERROR)
    args = sys.argv[1:]
    programs = args[args.index("--") + 1:] if "--" in args else ["target/release/jianbao"]
    headings = [line.strip() for line in open(args[0], encoding="utf-8") if line.strip()]
    for program in programs:
        n = measure(program, headings)
        share = lambda key: f"{100 * n[key] / max(1, n['ends']):.1f} %"
        print(f"{program}: {n['lines']} lines, {n['ends']} line ends; cut {share('cut')}, in simplified characters {share('folded')}")


main()
