#!/usr/bin/env python3
"""Whether building is linear: the CPU seconds and the memory of `build` and `build --all`, and what ten times the text costs.

usage: benches/scale.py PROGRAM [--most KB]            e.g. benches/scale.py target/release/jianbao
Texts are invented, in four languages: in paragraphs, as one paragraph, and without a full stop. What costs more than
12 times for 10 times the text is told, and ends with status 1. Needs Python 3 alone.
"""
import argparse, pathlib, resource, subprocess, sys, tempfile

SENTENCES = {
    "zh": ("", ["林海生表示，碼頭會在{n}月擴建，共投放{n}億元。", "他於{n}年出任港務局局長，負責{n}個港口。", "「我等了{n}年。」她笑着說。",
                "其國際認受性在第{n}個年頭仍然很高，並帶動新材料的應用。", "報告訪問了{n}名居民，八成滿意。"]),
    "en": (" ", ["Mary Lee said quay number {n} has been safe since May.", "She has run the harbour for {n} years.",
                 "“We count everything {n} times,” she said.", "The board, which met {n} times, paid ${n} million to mend it."]),
    "ja": ("", ["海岸管理局は{n}日、堤防の工事を来月始めると発表した。", "北川さんは「収穫が{n}年なかった」と振り返る。", "それは{n}年に始まる。"]),
    "ko": (" ", ["김하늘 국장은 “부두를 {n}미터 넓히겠다”고 말했다.", "항만청은 {n}년에 공사를 시작한다고 밝혔다."]),
}


def text(lang, kilobytes, form):
    """An article of about so many kilobytes."""
    gap, rows = SENTENCES[lang]
    out, size, n = [], 0, 0
    while size < kilobytes * 1000:
        sentence = rows[n % len(rows)].format(n=n * 7 + 3)
        if form == "without a stop":
            sentence = sentence.translate({ord(c): "，" if gap == "" else "" for c in "。.「」“”"})
        out.append(sentence)
        size += len(sentence.encode())
        n += 1
    if form == "paragraphs":
        out = [gap.join(out[i:i + 4]) for i in range(0, len(out), 4)]
        return "題 Title\n\n" + "\n\n".join(out) + "\n"
    return "題 Title\n\n" + gap.join(out) + "\n"


def seconds(program, path, options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([program, "build", *options, str(path)], stdout=subprocess.DEVNULL, check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--most", type=int, default=1000, help="the larger text, in kilobytes")
    args = parser.parse_args()
    path = pathlib.Path(tempfile.mkdtemp()) / "article.txt"
    is_linear = True
    for lang in SENTENCES:
        for form in ("paragraphs", "one paragraph", "without a stop"):
            for options in ([], ["--all"]):
                times = []
                for kilobytes in (args.most // 10, args.most):
                    path.write_text(text(lang, kilobytes, form))
                    times.append(seconds(args.program, path, options))
                ratio = times[1] / max(times[0], 0.01)
                is_linear &= ratio <= 12
                told = "" if ratio <= 12 else "  NOT LINEAR"
                print(f"{lang} {form:15} {' '.join(options):5} {args.most:6} kB {times[1]:7.2f} s  x{ratio:4.1f}{told}")
    sys.exit(not is_linear)


if __name__ == "__main__":
    main()
