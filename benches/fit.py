#!/usr/bin/env python3
"""Fits the weights of `src/outline/rank/rows.rs` to articles that sub-editors marked, and says how far to trust them.

usage: fit.py DATA [--fit] -- PROGRAM          e.g.  fit.py ../data -- target/release/jianbao
DATA holds labels.jsonl: an article a line, {"id", "lang", "title", "lines", "sentences": [{"n", "speaker", "grade",
"alone", "dup"}], "best"}; and, where there are any, claims/articles.jsonl with what editors printed of others, {"set",
"lang", "k", "ref", "texts"}, and claims/peers.json with the R-2 of the best summarizer a set. Needs numpy and rouge-score.
PROGRAM is run as `build FILE --claims K --explain`, whose rows are read back, and as `--claims 999` for who said what.
Prints the gain (the grades of the claims chosen, over the best that as many sentences could bring), the share that stands
alone, R-2 by set, and by fifths of the articles who is named rightly (nothing of that is fitted). With --fit also those of
weights fitted to four fifths of the articles and tried on the other, mean and worst: from the weights as they are, which
were fitted on all, and from ones that know nothing but the sign of each row. They are fitted by steps of one weight at a
time, by what they and weights close to them bring: with so few articles the best point alone is chance.
"""
import collections, json, os, re, subprocess, sys, tempfile
import numpy as np
from rouge_score import tokenizers

NOVELTY, SAME, SAME_SENTENCE, NEVER = 0.35, 0.55, 1.0, 9.0  # as in src/outline/choose.rs
BLIND = 0.3  # what each row weighs before anything is known
LINE = re.compile(r"^[+-] [+-]\d+\.\d{3} (?:\S+:[\d,-]+ )?(.*)$")
TOKEN = re.compile(r"[A-Za-z0-9.%+-]*[A-Za-z0-9%+]|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
SENTENCE = re.compile(r"(?<=[。！？])|(?<=[.!?])\s+|\n+")
STEMS = tokenizers.DefaultTokenizer(True)

bare = lambda text: re.sub(r"[\s\W_]+", "", text)
runs = lambda text: {text[i:i + 2] for i in range(len(text) - 1)} or {text}
pairs = lambda tokens: collections.Counter(zip(tokens, tokens[1:]))


def grams(text, lang):
    """What a sentence is about: runs of two characters, or stems."""
    return {w[:6] for w in re.findall(r"\w+", text.lower()) if len(w) > 3} if lang == "en" else runs(bare(text))


def tokens(text, lang):
    return STEMS.tokenize(text) if lang == "en" else TOKEN.findall(text.lower())


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


def run(program, text, *options):
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/article.txt"
        open(path, "w", encoding="utf-8").write(text)
        done = subprocess.run(program + ["build", path, *options], capture_output=True, text=True, check=True)
        return done.stdout


def explained(program, text, k):
    """The claims with what each row says of them, and the weights of the rows."""
    told, _, rows = run(program, text, "--claims", str(k), "--explain").rpartition("\n\n")
    weights = {m[1]: float(m[2]) for m in re.finditer(r"^(.+?) ([+-]\d+\.\d{3}): ", rows, re.M)}
    claims, lines = [], told.splitlines()
    for head, body in zip(lines[::2], lines[1::2]):
        parts = dict(re.match(r" *(.+) ([+-]\d+\.\d{3})$", part).groups() for part in body.split(", ") if part.strip())
        claims.append((LINE.match(head)[1], [float(parts.get(row, 0)) / weight for row, weight in weights.items()]))
    return claims, weights


class Choice:
    """An article's claims, as they are chosen from: what the rows say, and what each loses beside each."""

    def __init__(self, program, text, k, lang, sentences):
        claims, self.weights = explained(program, text, k)
        self.k, self.lang, self.texts = k, lang, [text for text, _ in claims]
        self.rows = np.array([rows for _, rows in claims]).reshape(len(claims), len(self.weights))
        about = [grams(words, lang) for words in sentences]
        letters = [runs(bare(words)) for words in sentences]
        self.home = [max(range(len(letters)), key=lambda i: len(runs(bare(t)) & letters[i])) for t in self.texts]
        self.is_home = [len(runs(bare(t)) & letters[h]) >= 0.6 * len(runs(bare(t))) for t, h in zip(self.texts, self.home)]
        shared = {(a, b): len(about[a] & about[b]) / max(1, min(len(about[a]), len(about[b]))) for a in set(self.home) for b in set(self.home)}
        cost = lambda a, b: SAME_SENTENCE if a == b else NOVELTY * shared[a, b] if shared[a, b] <= SAME else NEVER
        self.beside = np.array([[cost(a, b) for b in self.home] for a in self.home]).reshape(len(claims), len(claims))

    def chosen(self, weights):
        score = np.round(self.rows @ weights, 3)
        lost, out = np.zeros(len(score)), []
        while len(out) < min(self.k, len(score)):
            left = score - lost
            left[out] = -np.inf
            best = int(left.argmax())
            if left[best] < -NEVER / 2:
                break
            out.append(best)
            lost = np.maximum(lost, self.beside[:, best])
        return sorted(out)


class Marked(Choice):
    def __init__(self, program, item):
        words = {line["n"]: line["text"] for line in item["lines"] if line.get("text")}
        self.marks = item["sentences"]
        text = article(item)
        super().__init__(program, text, len(item["best"]), item["lang"], [words[s["n"]] for s in self.marks])
        self.ideal = sum(sorted((s["grade"] for s in self.marks if not s.get("dup")), reverse=True)[:self.k])
        self.by = self.named(program, text)

    def score(self, weights):
        used, gain, alone, chosen = set(), 0, 0, self.chosen(weights)
        for mark in (self.marks[self.home[i]] for i in chosen if self.is_home[i]):
            root = mark.get("dup") or mark["n"]
            gain += 0 if root in used else mark["grade"]
            alone += bool(mark["alone"])
            used.add(root)
        return np.array([gain, self.ideal, alone, len(chosen)])

    def named(self, program, text):
        """Points with a name and those of them that are right; points of what somebody said; of what nobody did, and in a mouth."""
        out = np.zeros(5)
        deck = run(program, text, "--claims", "999")
        points = re.findall(r"^ *- (?:text: )?(.+)\n(?: +(?!by)\w+: .*\n)*?(?: +by: (.+)\n)?", deck.split("\nbuilt:")[0], re.M)
        by = {bare(re.sub(r"\\(.)", r"\1", text)): bare(name) for text, name in points}
        for text, home in ((t, h) for t, h, is_home in zip(self.texts, self.home, self.is_home) if is_home and bare(t) in by):
            name, who = by.get(bare(text), ""), bare(self.marks[home]["speaker"] or "")
            is_right = bool(name and who and (name in who or who in name))
            out += [bool(name), is_right, bool(who), not who, bool(name and not who)]
        return out


class Printed(Choice):
    def __init__(self, program, item):
        text = item["texts"][0]
        super().__init__(program, text, item["k"], item["lang"], [s for s in SENTENCE.split(text) if s.strip()] or [""])
        self.set = item["set"]
        self.of_claims = [tokens(text, self.lang) for text in self.texts]
        self.of_editor = pairs(tokens(("\n" if self.lang == "en" else "").join(item["ref"]), self.lang))

    def score(self, weights):
        mine = pairs([token for i in self.chosen(weights) for token in self.of_claims[i]])
        return 2 * sum((mine & self.of_editor).values()) / (max(1, sum(mine.values())) + max(1, sum(self.of_editor.values())))


def load(program, folder):
    lines = lambda name: [json.loads(line) for line in open(f"{folder}/{name}", encoding="utf-8")]
    marked = [Marked(program, item) for item in lines("labels.jsonl")]
    if not os.path.exists(f"{folder}/claims/articles.jsonl"):
        return marked, [], {}
    printed = [Printed(program, item) for item in lines("claims/articles.jsonl") if len(item["texts"]) == 1]
    return marked, printed, {name: peer["r2"] for name, peer in json.load(open(f"{folder}/claims/peers.json")).items()}


def scores(marked, printed, weights):
    """The gain, the share that stands alone, and R-2 by set."""
    gain, ideal, alone, n = sum((m.score(weights) for m in marked), np.zeros(4))
    sets = collections.defaultdict(list)
    for p in printed:
        sets[p.set].append(100 * p.score(weights))
    return gain / ideal, alone / n, {name: np.mean(of) for name, of in sets.items()}


def fit(marked, printed, peers, weights, steps):
    near = np.random.RandomState(7).randn(3, len(weights)) * 0.05

    def worth(w):
        gain, alone, sets = scores(marked, printed, w)
        return 2.5 * gain + 1.2 * min(alone, 0.79) + sum(0.6 * min(r2 / peers[name], 1.15) for name, r2 in sets.items())

    goal = lambda w: (2 * worth(w) + sum(worth(w + n) for n in near)) / 5 - 0.01 * np.abs(w - weights).sum()
    best, found = goal(weights), weights
    for size in steps:
        for row in range(len(weights)):
            for step in (size, -size):
                while True:
                    tried = found.copy()
                    tried[row] += step
                    value = goal(tried)
                    if value <= best + 1e-5:
                        break
                    best, found = value, tried
    return found


def told(gain, alone, sets, peers):
    r2 = "  ".join(f"{name} {value:.1f}{'' if value > peers[name] else ' (of %.1f)' % peers[name]}" for name, value in sets.items())
    return f"gain {gain:.3f}, alone {alone:.3f}  {r2}"


def left_out(marked, printed, peers, start, steps):
    folds, sets = [], collections.defaultdict(list)
    for fifth in range(5):
        rest = lambda items: [item for i, item in enumerate(items) if i % 5 != fifth]
        weights = fit(rest(marked), rest(printed), peers, start, steps)
        folds.append(scores(marked[fifth::5], printed[fifth::5], weights))
        for name, value in folds[-1][2].items():
            sets[name].append(value)
    gains, alones = [f[0] for f in folds], [f[1] for f in folds]
    print(f"  mean: {told(np.mean(gains), np.mean(alones), {k: np.mean(v) for k, v in sets.items()}, peers)}")
    print(f"  worst: gain {min(gains):.3f}, alone {min(alones):.3f}", flush=True)


def main():
    cut = sys.argv.index("--")
    marked, printed, peers = load(sys.argv[cut + 1:], sys.argv[1])
    rows = marked[0].weights
    weights = np.array(list(rows.values()))
    print("as they are:", told(*scores(marked, printed, weights), peers))
    fifths = [sum(m.by for m in marked[fifth::5]) for fifth in range(5)]
    shares = [(f[1] / f[0], f[1] / f[2]) for f in fifths]
    print(f"named, by fifths: precision mean {np.mean([p for p, _ in shares]):.3f}, worst {min(p for p, _ in shares):.3f}; recall mean "
          f"{np.mean([r for _, r in shares]):.3f}, worst {min(r for _, r in shares):.3f}; narration in a mouth {sum(f[4] for f in fifths):.0f} of {sum(f[3] for f in fifths):.0f}")
    if "--fit" not in sys.argv:
        return
    print("left out, from the weights as they are:")
    left_out(marked, printed, peers, weights, (0.1,))
    print("left out, from the signs of the rows:")
    left_out(marked, printed, peers, np.sign(weights) * BLIND, (0.4, 0.2, 0.1))
    fitted = fit(marked, printed, peers, weights, (0.1, 0.05))
    print("fitted on all:", told(*scores(marked, printed, fitted), peers))
    print("\n".join(f"{row:14} {old:+.2f} {new:+.2f}" for (row, old), new in zip(rows.items(), fitted)))


main()
