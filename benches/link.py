#!/usr/bin/env python3
"""Two terminals of one talk: how long a key takes to the other screen, and how often each wakes while nothing happens.

usage: benches/link.py [--keys N] [--program PATH]

Needs Linux and Python 3 alone. Builds with `cargo build --release` where no program is named. Each side runs in a
pseudo-terminal, the audience's of 80x24, the speaker's of 120x40, with a folder for sockets of their own. The time is
from the write of the key to the first byte of the other's frame, which is written in one piece; a key is pressed when
both have been quiet for 50 ms. Wakeups are voluntary context switches of all threads, on the cover, before the time begins.
"""
import argparse, fcntl, os, pathlib, pty, re, select, statistics, struct, subprocess, tempfile, termios, time
import terminal

ROOT = pathlib.Path(__file__).resolve().parent.parent
POINTS = ["港務局今日公布一套新的船舶規例，並表示工程會在明年展開。", "處理量由每日三千個貨櫃增至3,500個，增幅為16.7%。",
          "局長林海生表示，自動化是港口發展的必經之路。", "當局去年在沿岸種植三萬棵樹，並撥款二億元修復岸線。"]


def deck(folder, n_slides):
    points = lambda i: "".join(f"  - {p}\n" for p in POINTS[i % 4:] + POINTS[:i % 4])
    slides = "".join(f"- heading: 第{i + 1}張\n  points:\n{points(i)}  notes: 第{i + 1}張的備註\n" for i in range(n_slides))
    path = folder / "talk.yaml"
    path.write_text("title: 港口\nlang: zh-Hant\nslides:\n- cover: 港口\n" + slides)
    return path


class Side:
    """A program in a pseudo-terminal."""

    def __init__(self, command, runtime, columns, rows):
        self.asked = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            env = terminal.environment(XDG_RUNTIME_DIR=runtime, XDG_STATE_HOME=runtime, XDG_CONFIG_HOME=runtime)
            os.execvpe(command[0], command, env)

    def read(self):
        data = os.read(self.fd, 65536)
        self.asked = terminal.answer(self.fd, self.asked + data)

    def wakeups(self):
        status = ((task / "status").read_text() for task in pathlib.Path(f"/proc/{self.pid}/task").iterdir())
        return sum(int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", text, re.M)[1]) for text in status)


def settle(sides, quiet):
    while ready := select.select([side.fd for side in sides], [], [], quiet)[0]:
        for side in sides:
            if side.fd in ready:
                side.read()


def latency(keys, presses, other, sides):
    """In milliseconds, of each key."""
    out = []
    for key in keys:
        settle(sides, 0.05)
        begun = time.perf_counter()
        os.write(presses.fd, key)
        while not select.select([other.fd], [], [], 5)[0]:
            raise SystemExit("a key did not come to the other screen")
        out.append((time.perf_counter() - begun) * 1000)
        other.read()
    return sorted(out)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--keys", type=int, default=200)
    arguments.add_argument("--program", default=str(ROOT / "target/release/jianbao"))
    options = arguments.parse_args()
    if options.program == arguments.get_default("program"):
        subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o700)
        talk = str(deck(pathlib.Path(folder), 40))
        audience = Side([options.program, talk], folder, 80, 24)
        settle([audience], 0.3)
        speaker = Side([options.program, "speak", talk], folder, 120, 40)
        sides = [audience, speaker]
        # Notices at the foot go by themselves.
        time.sleep(5)
        settle(sides, 0.3)
        before, begun = [side.wakeups() for side in sides], time.time()
        time.sleep(10)
        idle = [(side.wakeups() - n) / (time.time() - begun) for side, n in zip(sides, before)]
        # To and fro through the talk; p, so that no clock draws meanwhile.
        os.write(speaker.fd, b" ")
        settle(sides, 0.2)
        os.write(speaker.fd, b"p")
        time.sleep(5)
        settle(sides, 0.3)
        keys = [b" " if i // 30 % 2 == 0 else b"k" for i in range(options.keys)]
        for name, presses, other in (("speaker to audience", speaker, audience), ("audience to speaker", audience, speaker)):
            os.write(presses.fd, b"2G")
            times = latency(keys, presses, other, sides)
            at = lambda part: times[min(int(len(times) * part), len(times) - 1)]
            print(f"{name}: median {statistics.median(times):.2f} ms, 95% {at(.95):.2f} ms, longest {times[-1]:.2f} ms, {len(times)} keys")
        print(f"idle wakeups: audience {idle[0]:.1f}/s, speaker {idle[1]:.1f}/s")
        for side in sides:
            os.write(side.fd, b"q")
            os.waitpid(side.pid, 0)


main()
