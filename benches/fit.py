#!/usr/bin/env python3
"""Fits the weights of `src/outline/rank/rows.rs` to articles that sub-editors marked, and says how far to trust them.

usage: fit.py DATA [--fit] -- PROGRAM          e.g.  fit.py ../data -- target/release/jianbao
DATA holds labels.jsonl: an article a line, {"id", "lang", "title", "lines", "sentences": [{"n", "grade", "alone", "dup"}], "best"}.
PROGRAM is run as `build FILE --claims K --explain`, whose rows are read back. Prints the gain (the grades of the
claims chosen, over the best that as many sentences could bring) and the share that stands alone: of the weights as they
are, and with --fit of weights that were fitted to four fifths of the articles and tried on the other (mean and worst).
"""
import collections, json, random, re, subprocess, sys, tempfile

NOVELTY, SAME, SAME_SENTENCE = 0.35, 0.55, 0.6  # as in src/outline/choose.rs
STEPS = (-0.3, -0.15, -0.1, -0.05, 0.05, 0.1, 0.15, 0.3)
LINE = re.compile(r"^[+-] [+-]\d+\.\d{3} (?:\S+:[\d,-]+ )?(.*)$")
bare = lambda text: re.sub(r"[\s\W_]+", "", text)
grams = lambda text: {text[i:i + 2] for i in range(len(text) - 1)} or {text}


def article(item):
    out, paragraph = [item["title"], ""], ""
    space = " " if item["lang"] == "en" else ""
    for line in item["lines"] + [{"para": True}]:
        if line.get("text"):
            paragraph += (space if paragraph else "") + line["text"]
            continue
        out += [paragraph, ""] if paragraph else []
        out += [line["heading"], ""] if line.get("heading") else []
        paragraph = ""
    return "\n".join(out) + "\n"


def explained(program, path, n):
    """The claims with what each row says of them, and the weights of the rows."""
    run = subprocess.run(program + ["build", path, "--claims", str(n), "--explain"], capture_output=True, text=True, check=True)
    told, _, rows = run.stdout.rpartition("\n\n")
    weights = {m[1]: float(m[2]) for m in re.finditer(r"^(.+?) ([+-]\d+\.\d{3}): ", rows, re.M)}
    claims, lines = [], told.splitlines()
    for head, body in zip(lines[::2], lines[1::2]):
        parts = dict(re.match(r" *(.+) ([+-]\d+\.\d{3})$", part).groups() for part in body.split(", ") if part.strip())
        claims.append((LINE.match(head)[1], {k: float(v) / weights[k] for k, v in parts.items()}))
    return claims, weights


def load(program, path):
    out = []
    with tempfile.TemporaryDirectory() as folder:
        for line in open(path, encoding="utf-8"):
            item = json.loads(line)
            name, k = f"{folder}/article.txt", len(item["best"])
            open(name, "w", encoding="utf-8").write(article(item))
            claims, weights = explained(program, name, k)
            words = {l["n"]: grams(bare(l["text"])) for l in item["lines"] if l.get("text")}
            sentences = [dict(s, grams=words[s["n"]]) for s in item["sentences"]]
            units = []
            for text, row in claims:
                mine = grams(bare(text))
                home = max(sentences, key=lambda s: len(mine & s["grams"]))
                units.append((row, home if len(mine & home["grams"]) >= 0.6 * len(mine) else None))
            ideal = sum(sorted((s["grade"] for s in sentences if not s.get("dup")), reverse=True)[:k])
            out.append((units, k, ideal))
    return out, weights


def chosen(units, weights, k):
    left = [[sum(weights[r] * v for r, v in row.items()), 0.0, i] for i, (row, _) in enumerate(units)]
    out = []
    while left and len(out) < k:
        best = max(left, key=lambda c: (c[0] - c[1], -c[2]))
        home = units[best[2]][1]
        out.append(home)
        left = [c for c in left if c is not best]
        for c in left if home else []:
            other = units[c[2]][1]
            if other is home:
                c[1] = max(c[1], SAME_SENTENCE)
            elif other:
                shared = len(other["grams"] & home["grams"]) / min(len(other["grams"]), len(home["grams"]))
                c[1] = max(c[1], shared * NOVELTY if shared <= SAME else 9)
    return out


def score(articles, weights):
    got = ideal = alone = n = 0
    for units, k, best in articles:
        used = set()
        for s in chosen(units, weights, k):
            n += 1
            if s:
                root = s.get("dup") or s["n"]
                got += 0 if root in used else s["grade"]
                alone += bool(s["alone"])
                used.add(root)
        ideal += best
    return got / ideal, alone / n


def fit(articles, weights, seed=0, n=1500):
    chance, goal = random.Random(seed), lambda w: (lambda s: s[0] + 1.2 * min(0, s[1] - 0.785))(score(articles, w))
    best = goal(weights)
    for _ in range(n):
        row, step = chance.choice(sorted(weights)), chance.choice(STEPS)
        tried = dict(weights, **{row: round(weights[row] + step, 2)})
        if goal(tried) > best:
            best, weights = goal(tried), tried
    return weights


def main():
    cut = sys.argv.index("--")
    articles, weights = load(sys.argv[cut + 1:], sys.argv[1] + "/labels.jsonl")
    print("as they are: gain %.3f, alone %.3f" % score(articles, weights))
    if "--fit" in sys.argv:
        left_out = []
        for fifth in range(5):
            seen = [a for i, a in enumerate(articles) if i % 5 != fifth]
            left_out.append(score(articles[fifth::5], fit(seen, weights)))
        gains = [gain for gain, _ in left_out]
        print("left out: gain mean %.3f, worst %.3f, alone mean %.3f" % (sum(gains) / 5, min(gains), sum(a for _, a in left_out) / 5))
        weights = fit(articles, weights)
        print("fitted: gain %.3f, alone %.3f" % score(articles, weights))
        print("\n".join(f"{row} {weight:+.2f}" for row, weight in weights.items()))


main()
