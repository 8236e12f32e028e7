#!/usr/bin/env python3
"""Jianbao beside presenterm in one run: CPU to the first frame, bytes a key, idle wakeups, memory.

usage: benches/compare.py [--before PATH] [--presenterm PATH] [--runs N]

--before names an older build of jianbao to stand beside today's. Needs Linux and Python 3 alone. Builds with `cargo build --release`; presenterm comes with
`cargo install presenterm --version 0.16.1 --locked` and is left out where it is not found.
Each program runs in a pseudo-terminal of 80x24 that answers what is asked of it (DA1, CPR). CPU time is that of all
threads, ended ones too, until 150 ms pass without output (wait4); wakeups are context switches.
"""
import argparse, fcntl, os, pathlib, pty, re, select, shutil, signal, statistics, struct, subprocess, tempfile, termios, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
POINTS = ["港務局今日公布一套新的船舶規例，並表示工程會在明年展開。", "處理量由每日三千個貨櫃增至3,500個，增幅為16.7%。",
          "局長林海生表示，自動化是港口發展的必經之路。", "當局去年在沿岸種植三萬棵樹，並撥款二億元修復岸線。"]


def decks(folder, n):
    """The same slides for both programs."""
    yaml, markdown = folder / f"{n}.yaml", folder / f"{n}.md"
    heading = lambda i: f"第{i + 1}張 鞏固航線"
    # The points turn, so that no slide is drawn by changing a number alone.
    points = lambda i: POINTS[i % 4:] + POINTS[:i % 4]
    yaml.write_text("title: 港口\nlang: zh-Hant\nslides:\n" + "".join(
        f"- heading: {heading(i)}\n  points:\n" + "".join(f"  - {p}\n" for p in points(i)) for i in range(n)))
    markdown.write_text("".join(
        f"{heading(i)}\n===\n\n" + "".join(f"* {p}\n" for p in points(i)) + "\n<!-- end_slide -->\n\n" for i in range(n)))
    return yaml, markdown


class Run:
    """A program in a pseudo-terminal."""

    def __init__(self, command):
        self.bytes = 0
        self.asked = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            env = {k: v for k, v in os.environ.items() if not k.startswith(("TMUX", "KITTY", "WEZTERM", "TERM_PROGRAM"))}
            env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "XDG_STATE_HOME": tempfile.gettempdir()}
            os.execvpe(command[0], command, env)
        self.settle()

    def settle(self, quiet=0.15):
        while select.select([self.fd], [], [], quiet)[0]:
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                return
            self.bytes += len(data)
            self.asked += data
            for query, answer in ((rb"\x1b\[6n", b"\x1b[1;2R"), (rb"\x1b\[0?c", b"\x1b[?62;22c")):
                found = re.findall(query, self.asked)
                if found:
                    os.write(self.fd, answer * len(found))
                    self.asked = re.sub(query, b"", self.asked)
            self.asked = self.asked[-16:]

    def tasks(self, name):
        for task in pathlib.Path(f"/proc/{self.pid}/task").iterdir():
            yield (task / name).read_text()

    def cpu_ms(self):
        return sum(int(text.split()[0]) for text in self.tasks("schedstat")) / 1e6

    def switches(self):
        return sum(int(n) for text in self.tasks("status") for n in re.findall(r"ctxt_switches:\s+(\d+)", text))

    def memory_kb(self):
        return int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{self.pid}/status").read_text())[1])

    def key(self, keys):
        before = self.bytes
        os.write(self.fd, keys)
        self.settle()
        return self.bytes - before

    def end(self):
        """Ends it at once; gives the CPU time that it used in all, in ms."""
        os.kill(self.pid, signal.SIGKILL)
        _, _, usage = os.wait4(self.pid, 0)
        os.close(self.fd)
        return (usage.ru_utime + usage.ru_stime) * 1000


def measure(command, runs):
    cpu, memory = [], 0
    for _ in range(runs):
        run = Run(command)
        memory = run.memory_kb()
        cpu.append(run.end())
    return statistics.median(cpu), memory


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before")
    parser.add_argument("--presenterm", default=shutil.which("presenterm"))
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    ours = str(ROOT / "target/release/jianbao")

    def programs(yaml, markdown):
        yield "jianbao", [ours, str(yaml)]
        if args.before:
            yield "before", [args.before, str(yaml)]
        if args.presenterm:
            yield "presenterm", [args.presenterm, str(markdown)]

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        print(f"{'slides':>7} {'program':11} {'CPU to first frame':>19} {'peak memory':>12}")
        for n in (10, 1000, 10000):
            yaml, markdown = decks(folder, n)
            for name, command in programs(yaml, markdown):
                cpu, memory = measure(command, args.runs)
                print(f"{n:7} {name:11} {cpu:16.1f} ms {memory:9} kB")
        yaml, markdown = decks(folder, 10)
        print(f"\n{'program':11} {'next slide':>11} {'reveal':>11} {'idle wakeups':>13} {'idle CPU':>9}")
        for name, command in programs(yaml, markdown):
            run = Run(command)
            run.key(b"\x1b[C")  # takes away what is said at the start
            slides = [run.key(b"\x1b[C") for _ in range(4)]
            reveals = []
            if name != "presenterm":
                run.key(b"r")
                reveals = [run.key(b" ") for _ in range(4)][1:]
            # What is said for a moment has gone by then.
            time.sleep(5)
            run.settle()
            switches, cpu = run.switches(), run.cpu_ms()
            time.sleep(5)
            wakeups, idle = (run.switches() - switches) / 5, run.cpu_ms() - cpu
            run.end()
            shown = f"{max(reveals)} bytes" if reveals else "-"
            print(f"{name:11} {max(slides):5} bytes {shown:>11} {wakeups:11.1f}/s {idle:6.2f} ms")


if __name__ == "__main__":
    main()
