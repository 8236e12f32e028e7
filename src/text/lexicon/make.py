#!/usr/bin/env python3
"""Makes words.txt and fold.txt out of jieba's dictionary and OpenCC's table of characters.

    python3 make.py dict.txt TSCharacters.txt

dict.txt: crates.io jieba-rs 0.11.0, src/data/dict.txt (MIT), sha256 139519822fe8ab9e…
TSCharacters.txt: PyPI opencc-python-reimplemented 0.1.7, opencc/dictionary/ (Apache-2.0), sha256 6b5a0a799bea2bb2…

All single Han characters; words of up to MAX_CHARS seen COMMON times or more; and of those seen RARE times or more the
ones that BudouX surely cuts where they stand alone, as nothing else would keep them. All are folded to simplified
characters, so that one list serves both scripts. A word's cost is -8 ln(its share), a byte.
"""

import hashlib
import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

MAX_CHARS = 8
COMMON, RARE = 50, 3
MARGIN = 500
HERE = Path(__file__).parent


FEATURES = {
    **{f"UW{n + 1}": (n - 3, n - 2) for n in range(6)},
    **{f"BW{n + 1}": (n - 2, n) for n in range(3)},
    **{f"TW{n + 1}": (n - 3, n) for n in range(4)},
}


def read(path):
    data = Path(path).read_bytes()
    print(path, hashlib.sha256(data).hexdigest())
    return data.decode("utf-8").splitlines()


fold = {}
for line in read(sys.argv[2]):
    traditional, _, simplified = line.partition("\t")
    simplified = simplified.split(" ")[0]
    # A character that is simplified itself in another word (乾, 著) folds too: words are looked up, not shown.
    if len(traditional) == 1 == len(simplified) and traditional <= "\uffff" and simplified <= "\uffff":
        fold[traditional] = simplified

counts = Counter()
for line in read(sys.argv[1]):
    word, count = line.split(" ")[:2]
    counts["".join(fold.get(c, c) for c in word)] += int(count)
total = sum(counts.values())

model = json.loads(Path(HERE / "../phrase/zh-hans.json").read_text())
bias = -sum(sum(entries.values()) for entries in model.values()) / 2


def is_cut(word):
    """Whether BudouX cuts the word where it stands alone."""
    for i in range(1, len(word)):
        score = bias
        for feature, (start, end) in FEATURES.items():
            at, to = i + start, i + end
            if 0 <= at and to <= len(word):
                score += model[feature].get(word[at:to], 0)
        if score > MARGIN:
            return True
    return False


by_cost = defaultdict(list)
for word, count in counts.items():
    is_han = all("\u4e00" <= c <= "\u9fff" for c in word)
    if is_han and (len(word) == 1 or (len(word) <= MAX_CHARS and (count >= COMMON or (count >= RARE and is_cut(word))))):
        cost = round(-8 * math.log(max(count, 1) / total))
        by_cost[min(max(cost, 1), 255)].append(word)

lines = (f"{cost} {' '.join(sorted(words))}\n" for cost, words in sorted(by_cost.items()))
(HERE / "words.txt").write_text("".join(lines), encoding="utf-8")
pairs = "".join(a + b for a, b in sorted(fold.items()) if a != b)
(HERE / "fold.txt").write_text(pairs + "\n", encoding="utf-8")
