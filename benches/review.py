#!/usr/bin/env python3
"""Reviewing beside presenting in one run: CPU to open a deck of 1,000 slides with a journal of 10,000 events, bytes and
CPU a key.

usage: benches/review.py [--slides N] [--events N] [--runs N]

Needs Linux and Python 3 alone. Builds with `cargo build --release`.
"""
import argparse, json, os, pathlib, re, statistics, subprocess, tempfile, time
from compare import ROOT, Run, decks, measure


def journal(folder, yaml, n):
    """Real events: the first is made by the program, the others are its like on other claims."""
    seed = Run([str(ROOT / "target/release/jianbao"), "review", "--as", "林海生", str(yaml)])
    seed.key(b"a")
    seed.end()
    path = folder / f"{yaml.stem}.review.jsonl"
    first = json.loads(path.read_text().splitlines()[0])
    lines = []
    for i in range(n):
        event = dict(first, id=f"01M8{i:022d}", kind="approve" if i % 3 else "comment", who={"name": f"審閱人{i % 7}"})
        event["element"] = dict(first["element"], path=f"slides.{i % 1000}.points.{i % 4}", hash=f"{i % 4000:032x}")
        if i % 3 == 0:
            event["text"] = "請核對數字與來源"
        lines.append(json.dumps(event, ensure_ascii=False))
    path.write_text("\n".join(lines) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--slides", type=int, default=1000)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=9)
    args = parser.parse_args()
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    ours = str(ROOT / "target/release/jianbao")
    os.environ["LANG"] = "zh_HK.UTF-8"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        yaml, _ = decks(folder, args.slides)
        present, _ = measure([ours, str(yaml)], args.runs)
        journal(folder, yaml, args.events)
        review, memory = measure([ours, "review", "--as", "林海生", str(yaml)], args.runs)
        print(f"open {args.slides} slides with {args.events} events: present {present:.1f} ms, review {review:.1f} ms "
              f"({review - present:+.1f}), {memory} kB")
        run = Run([ours, "review", "--as", "林海生", str(yaml)])
        time.sleep(5)
        run.settle()
        for name, keys in (("move", b"\t"), ("verdict", b"a")):
            n_bytes, cpu = [], []
            for _ in range(8):
                before = run.cpu_ms()
                n_bytes.append(run.key(keys))
                cpu.append(run.cpu_ms() - before)
                if name == "verdict":
                    run.key(b"\t")
            print(f"{name}: {statistics.median(n_bytes):.0f} bytes (at most {max(n_bytes)}), {statistics.median(cpu):.2f} ms")
        run.end()


if __name__ == "__main__":
    main()
