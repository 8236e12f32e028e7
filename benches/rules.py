#!/usr/bin/env python3
"""Fits the weights of the tables of src/article: cuts (reads_on/rows.rs), headings (heading/rows.rs), margins (plain/rows.rs).

usage: benches/rules.py FOLDER [--seeds N] [--pull L] [--without HOUSE] [--fresh] [--write]

FOLDER holds *.jsonl, one a house: {"id", "title", "blocks": [[kind, text], …]}, kind h heading, p paragraph, c caption.
The articles are damaged as print extraction damages them, or wrapped without blank lines, read, and each decision is
held against what was printed.
Prints for each row how often it holds, how often rightly, its weight now and fitted; and the errors, also with each
house left out of the fit. --pull says how strongly a weight is held to what it is now (100: the data only nudge it), --fresh to nothing at all.
--without leaves a house out of all, --write puts the fitted weights into the tables: to read that house by the others.
Needs Python 3 alone. Builds with `cargo bench`.
"""
import argparse, json, math, pathlib, random, re, subprocess, tempfile, unicodedata
from collections import defaultdict

ROOT = pathlib.Path(__file__).resolve().parent.parent
# From which sum on a table says yes.
THRESHOLD = {"reads_on": 10, "heading": 1, "margin": 0, "headed": 0}
# How texts are wrapped: at so many characters or columns.
WRAPS = [(chars, n) for chars in (True, False) for n in (17, 30, 35, 40, 72)]


def ink(text):
    return re.sub(r"\s+", "", text)


def damaged(item, rng):
    """The article with a third of its paragraphs cut in mid-sentence, and captions between."""
    lines = [item["title"], ""]
    for kind, text in item["blocks"]:
        text = re.sub(r"\s+", " ", text).strip()
        places = [i for i in range(12, len(text) - 12) if re.match(r"[\u4e00-\u9fff]{4}", text[i - 2:i + 2])]
        if kind == "p" and len(text) > 60 and places and rng.random() < 0.3:
            at = rng.choice(places)
            lines += [text[:at], "", text[at:], ""]
        elif text and kind in "hpc":
            lines += [("▲" if kind == "c" else "") + text, ""]
    return "\n".join(lines)


def columns(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def wrapped(item, is_chars, width):
    """The article wrapped, without blank lines: at characters anywhere, at columns between words."""
    lines = []
    for kind, text in [["h", item["title"]]] + item["blocks"]:
        text = re.sub(r"\s+", " ", text).strip()
        text = ("▲" if kind == "c" else "") + text if text and kind in "hpc" else ""
        if is_chars:
            lines += [text[i:i + width] for i in range(0, len(text), width)]
            continue
        line = ""
        for word in re.findall(r"[A-Za-z0-9][^\s\u2e80-\uffff]*|\s+|.", text):
            if line and columns(line + word) > width and word[0] not in "，。、；：？！」』）》】,.;:?!)”’…":
                lines, line = lines + [line.rstrip()], ""
            line += word if line or not word.isspace() else ""
        lines += [line.rstrip()] if line.strip() else []
    return "\n".join(lines)


def decisions(folder, n_seeds):
    """Each decision once: its house, its table, its rows, and whether the answer is yes."""
    texts, items = {}, {}
    with tempfile.TemporaryDirectory() as scratch:
        for path in sorted(pathlib.Path(folder).glob("*.jsonl")):
            for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
                item = json.loads(line)
                for seed in range(n_seeds):
                    file = pathlib.Path(scratch) / f"{path.stem}-{n}-{seed}.txt"
                    file.write_text(damaged(item, random.Random(f"{seed}/{n}")), encoding="utf-8")
                    items[str(file)] = (path.stem, item)
                for is_chars, width in WRAPS:
                    file = pathlib.Path(scratch) / f"{path.stem}-{n}-{is_chars}-{width}.txt"
                    file.write_text(wrapped(item, is_chars, width), encoding="utf-8")
                    items[str(file)] = (path.stem, item)
        command = ["cargo", "bench", "--quiet", "--bench", "rules", "--", *items]
        printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for line in printed.splitlines():
        found = json.loads(line)
        house, item = items[found["path"]]
        if (found["table"] in ("margin", "headed")) != found["path"].endswith(tuple(f"-{c}-{w}.txt" for c, w in WRAPS)):
            continue
        text, after = ink(found["text"]), ink(found["after"])
        blocks = [(kind, ink(words)) for kind, words in item["blocks"]]
        if found["table"] == "reads_on":
            is_yes = any(kind == "p" and text[-14:] + after[:14] in words for kind, words in blocks)
        elif found["table"] in ("margin", "headed"):
            whole = text.lstrip("▲")[-14:] + after[:14]
            is_yes = not any(whole in words for _, words in [("h", ink(item["title"]))] + blocks)
        else:
            is_yes = ("h", text) in blocks
        key = (house, found["table"], text[-60:], after[:60])
        rows = [tuple(row) for row in found["rows"]]
        # What the left side of a cut says above its cap is not counted.
        uncounted = found["weight"] - sum(weight for _, weight in rows)
        texts[key] = (house, found["table"], rows, is_yes, uncounted / 10)
    return list(texts.values())


def fit(cases, names, now, pull, rounds=300):
    """Logistic regression by gradient, each weight held to what it is now."""
    rounds = max(rounds, round(30_000 / pull))
    weights = [now[name] / 10 for name in names]
    place = {name: i for i, name in enumerate(names)}
    rows = [([place[name] for name, _ in held], is_yes, uncounted) for _, _, held, is_yes, uncounted in cases]
    start = list(weights)
    for _ in range(rounds):
        slope = [-pull * (w - s) for w, s in zip(weights, start)]
        for held, is_yes, uncounted in rows:
            total = uncounted + sum(weights[i] for i in held)
            error = is_yes - 1 / (1 + math.exp(-max(-30, min(30, total))))
            for i in held:
                slope[i] += error
        step = 2 / (len(rows) * 0.25 + pull)
        weights = [w + step * s for w, s in zip(weights, slope)]
    return {name: round(10 * w) for name, w in zip(names, weights)}


def errors(cases, weights, table):
    total = lambda held, uncounted: sum(weights[name] for name, _ in held) + 10 * uncounted
    said = [(total(held, uncounted) >= THRESHOLD[table], is_yes) for _, _, held, is_yes, uncounted in cases]
    return sum(yes and not right for yes, right in said), sum(right and not yes for yes, right in said)


def write(weights):
    """Puts weights into the tables of src/article, each at its row's name."""
    for path in ROOT.glob("src/article/*/rows.rs"):
        text = path.read_text(encoding="utf-8")
        for name, weight in weights.items():
            text = re.sub(rf'(name: "{re.escape(name)}",\s+says: (?:Left\(|Right\()?)-?\d+', rf"\g<1>{weight}", text)
        path.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--pull", type=float, default=100)
    parser.add_argument("--without")
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    found = [case for case in decisions(args.folder, args.seeds) if case[0] != args.without]
    for table in THRESHOLD:
        cases = [case for case in found if case[1] == table]
        now = {name: weight for case in cases for name, weight in case[2]}
        names = sorted(now, key=lambda name: -now[name])
        counts = defaultdict(lambda: [0, 0])
        for _, _, held, is_yes, _ in cases:
            for name, _ in held:
                counts[name][0] += 1
                counts[name][1] += is_yes
        start = dict.fromkeys(now, 0) if args.fresh else now
        fitted = fit(cases, names, start, args.pull)
        if args.write:
            write(fitted)
        print(f"\n{table}: {len(cases)} decisions, {sum(case[3] for case in cases)} of them yes")
        print(f"{'row':58} {'holds':>6} {'yes':>5} {'now':>5} {'fitted':>6}")
        for name in names:
            n, n_yes = counts[name]
            print(f"{name:58} {n:6} {n_yes / n:5.2f} {now[name]:5} {fitted[name]:6}")
        print("wrongly yes, wrongly no: now %d, %d" % errors(cases, now, table), "· fitted %d, %d" % errors(cases, fitted, table))
        for house in sorted({case[0] for case in cases}):
            others = fit([case for case in cases if case[0] != house], names, start, args.pull)
            its = [case for case in cases if case[0] == house]
            print(f"  {house} by the others: %d, %d of {len(its)}" % errors(its, others, table))


if __name__ == "__main__":
    main()
