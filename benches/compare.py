#!/usr/bin/env python3
"""Jianbao beside presenterm in one run: CPU to the first frame, what a key, a save and idling cost, bytes, memory.

usage: benches/compare.py [--before PATH] [--presenterm PATH] [--runs N] [--only WORD]

--before names an older build of jianbao to stand beside today's; --only prints the parts with this word in their names
(start, instructions, keys, heading, search, save, bytes, idle). Needs Linux and Python 3 alone; instructions are counted
where there is `valgrind`, the reads of a save where there is `strace`. Builds with `cargo build --release`; presenterm comes
with `cargo install presenterm --version 0.16.1 --locked` and is left out where it is not found.
Each program runs in a pseudo-terminal of 80x24 that answers what is asked of it (DA1, CPR); programs take turns, run by
run. CPU time is that of all threads, ended ones too, until 150 ms pass without output behind the first frame (wait4); wakeups are context switches.
What runs are copies: a program that a linker has just written lies in smaller pieces of memory, and starts up to a quarter slower.
"""
import argparse, fcntl, os, pathlib, pty, re, select, shutil, signal, statistics, struct, subprocess, tempfile, termios, time
import terminal

ROOT = pathlib.Path(__file__).resolve().parent.parent
POINTS = ["港務局今日公布一套新的船舶規例，並表示工程會在明年展開。", "處理量由每日三千個貨櫃增至3,500個，增幅為16.7%。",
          "局長林海生表示，自動化是港口發展的必經之路。", "當局去年在沿岸種植三萬棵樹，並撥款二億元修復岸線。"]
HEADING = "鞏固航線"
ENGLISH = ["The harbour board published new rules for ships today; work begins next year.",
           "Quays handled 3,500 containers a day, up from 3,000: a rise of 16.7%.",
           "Automation is the only way for the port, said Mary Lee, who runs it.",
           "Thirty thousand trees were planted along the shore, and $200m went into repairs."]


def decks(folder, n, points=POINTS, lang="zh-Hant"):
    """The same slides for both programs."""
    yaml, markdown = folder / f"{n}-{lang}.yaml", folder / f"{n}-{lang}.md"
    heading = lambda i: f"第{i + 1}張 {HEADING}" if points is POINTS else f"Slide {i + 1}: more ships"
    # The points turn, so that no slide is drawn by changing a number alone.
    turned = lambda i: points[i % 4:] + points[:i % 4]
    slide = lambda i: f"- heading: '{heading(i)}'\n  points:\n" + "".join(f"  - '{p}'\n" for p in turned(i))
    yaml.write_text(f"title: 港口\nlang: {lang}\nslides:\n" + "".join(map(slide, range(n))))
    markdown.write_text("".join(
        f"{heading(i)}\n===\n\n" + "".join(f"* {p}\n" for p in turned(i)) + "\n<!-- end_slide -->\n\n" for i in range(n)))
    return yaml, markdown


class Run:
    """A program in a pseudo-terminal."""

    def __init__(self, command, quiet=0.15, shows=""):
        self.bytes = 0
        self.asked = b""
        self.written = b""
        # Not a fork: a copy of Python's memory, and its end, would be a third of what is measured.
        self.fd, terminals = pty.openpty()
        fcntl.ioctl(terminals, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        # Who leads a session has the terminal that it opens for its own.
        streams = [(os.POSIX_SPAWN_OPEN, 0, os.ttyname(terminals), os.O_RDWR, 0),
                   (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)]
        env = terminal.environment(XDG_STATE_HOME=tempfile.gettempdir())
        self.pid = os.posix_spawnp(command[0], command, env, file_actions=streams, setsid=True)
        os.close(terminals)
        while shows.encode() not in self.written and self.read(60):
            pass
        self.settle(quiet)

    def read(self, seconds):
        """Takes what comes within so long, answers it, and tells whether there was any."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.bytes += len(data)
        self.written += data
        self.asked = terminal.answer(self.fd, self.asked + data)
        return True

    def settle(self, quiet=0.15):
        while self.read(quiet):
            pass

    def tasks(self, name):
        for task in pathlib.Path(f"/proc/{self.pid}/task").iterdir():
            yield (task / name).read_text()

    def cpu_ms(self):
        return sum(int(text.split()[0]) for text in self.tasks("schedstat")) / 1e6

    def switches(self):
        return sum(int(n) for text in self.tasks("status") for n in re.findall(r"ctxt_switches:\s+(\d+)", text))

    def memory_kb(self):
        return int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{self.pid}/status").read_text())[1])

    def key(self, keys, quiet=0.15):
        before, self.written = self.bytes, b""
        os.write(self.fd, keys)
        self.settle(quiet)
        return self.bytes - before

    def await_notices(self):
        """What is said for a moment has gone by then."""
        self.key(b"\x1b[C")
        time.sleep(5)
        self.settle()

    def end(self):
        """Ends it at once; gives the CPU time that it used in all, in ms."""
        os.kill(self.pid, signal.SIGKILL)
        _, _, usage = os.wait4(self.pid, 0)
        os.close(self.fd)
        return (usage.ru_utime + usage.ru_stime) * 1000

    def leave(self):
        """Ends it by its key, and waits."""
        os.write(self.fd, b"q")
        while self.read(None):
            pass
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def measure(command, runs):
    """The CPU to the first frame, in ms, and the memory, in kB."""
    cpu, memory = zip(*(start(command) for _ in range(runs)))
    return statistics.median(cpu), memory[-1]


def start(command, shows=""):
    """The same of one run; `shows` is what the first frame has."""
    run = Run(command, shows=shows)
    memory = run.memory_kb()
    return run.end(), memory


def starts(folder, programs, runs):
    print(f"{'slides':>7} {'program':11} {'CPU to first frame':>19} {'ratio':>6} {'peak memory':>12}")
    for n in (10, 1000, 10000):
        commands = programs(*decks(folder, n))
        found = {name: [] for name, _ in commands}
        for _ in range(runs):
            for name, command in commands:
                found[name].append(start(command, HEADING[-1]))
        cpu = {name: statistics.median(c for c, _ in each) for name, each in found.items()}
        for name, each in found.items():
            ratio = f"{cpu[name] / cpu['presenterm']:6.2f}" if "presenterm" in cpu else "-"
            print(f"{n:7} {name:11} {cpu[name]:16.1f} ms {ratio:>6} {each[-1][1]:9} kB")


def count(command, n_keys, folder):
    """The instructions of a whole run with so many keys, by valgrind."""
    out = folder / "callgrind"
    run = Run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *command], quiet=3)
    for n in range(n_keys):
        os.write(run.fd, b"\x1b[C" if n // 30 % 2 == 0 else b"\x1b[D")
        run.read(20)
        run.settle(0.3)
    run.leave()
    return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M)[1])


def instructions(folder, programs, _):
    print("instructions a key on an ordinary slide (valgrind), the program's share of idling in it")
    if not shutil.which("valgrind"):
        return print("  valgrind is not there")
    for lang, points in (("zh-Hant", POINTS), ("en", ENGLISH)):
        for name, command in programs(*decks(folder, 40, points, lang)):
            few, many = (count(command, n, folder) for n in (5, 25))
            print(f"  {lang:8} {name:11} {(many - few) / 20 / 1e6:6.2f} M")


def large(folder):
    """Slides of a size that nobody means to have, and the keys that turn their screens."""
    text = "".join(POINTS)
    times = lambda n: text * (n // len(text.encode()))
    bodies = {
        "1 MB body": "  body: |\n    " + "\n    ".join(times(5000) for _ in range(200)) + "\n",
        "5,000 points": "  points:\n" + "".join(f"  - 第{i}點：{POINTS[i % 4]}\n" for i in range(5000)),
        "1,000 rows": "  table:\n" + "".join(f"  - [碼頭{i}, '{i * 37 % 991}', {POINTS[i % 4][:12]}]\n" for i in range(1000)),
    }
    for name, body in bodies.items():
        path = folder / (name.replace(" ", "-").replace(",", "") + ".yaml")
        path.write_text(f"title: 港口\nlang: zh-Hant\nslides:\n- heading: 港口\n{body}- body: 完\n")
        yield name, path


def cpu_of_keys(run, keys, n):
    """The CPU of the median of so many keys, in ms."""
    cpu = []
    for _ in range(n):
        before = run.cpu_ms()
        run.key(keys, 0.05)
        cpu.append(run.cpu_ms() - before)
    return statistics.median(cpu)


def together(commands, runs, measured):
    """Has each program measured in turn; gives the medians by their names."""
    found = {name: [] for name, _ in commands}
    for _ in range(runs):
        for name, command in commands:
            found[name].append(measured(command))
    return {name: statistics.median(each) for name, each in found.items()}


def keys(folder, programs, runs):
    print("CPU a key, that of idling in it (median)")
    yaml, markdown = decks(folder, 40)
    rows = [("ordinary slide", programs(yaml, markdown), b"\x1b[C")]
    for name, path in large(folder):
        rows += [(name, programs(path, None), b"\x1b[C"), (f"{name}, one by one", programs(path, None), b"r")]
    for name, commands, first in rows:
        def measured(command):
            run = Run(command, 0.3)
            run.key(first)
            cpu = cpu_of_keys(run, b"\x1b[C", 20)
            run.end()
            return cpu
        for program, cpu in together(commands, max(runs // 2, 1), measured).items():
            print(f"  {name:25} {program:11} {cpu:6.2f} ms")


def heading(folder, programs, runs):
    print("first frame of a slide with a long heading, an empty deck's taken off")
    paths = {n: folder / f"heading-{n}.yaml" for n in (0, 10, 100)}
    for n, path in paths.items():
        text = "".join(POINTS)
        path.write_text(f"title: 港口\nslides:\n- heading: {text * (n * 1000 // len(text.encode())) or '港口'}\n  body: 港口\n")
    empty = together(programs(paths[0], None), runs, lambda command: start(command)[0])
    for n in (10, 100):
        for program, cpu in together(programs(paths[n], None), runs, lambda command: start(command)[0]).items():
            print(f"  {n:3} kB {program:11} {cpu - empty[program]:6.1f} ms")


def search(folder, programs, _):
    print("CPU of n at 100,000 slides (median; and of the search itself)")
    yaml, _ = decks(folder, 100_000)
    for program, command in programs(yaml, None):
        run = Run(command, 1.5)
        run.key(b"/")
        run.key("岸線".encode())
        before = run.cpu_ms()
        run.key(b"\r", 0.5)
        first = run.cpu_ms() - before
        print(f"  {program:11} {cpu_of_keys(run, b'n', 20):6.2f} ms ({first:.1f} ms)")
        run.end()


def waits(run, save, seconds):
    """The longest time from a key to its frame within so long after a save, in ms."""
    save()
    until, longest, n = time.monotonic() + seconds, 0, 0
    while time.monotonic() < until:
        pressed = time.monotonic()
        os.write(run.fd, b"\x1b[C" if n % 2 == 0 else b"\x1b[D")
        run.read(5)
        longest = max(longest, time.monotonic() - pressed)
        n += 1
        time.sleep(0.004)
    run.settle()
    return longest * 1000


def save(folder, programs, runs):
    print("one save of a deck of 10,000 slides: the longest wait of a key (median), beside that without a save; reads")
    yaml, _ = decks(folder, 10_000)
    texts = [yaml.read_text(), yaml.read_text().replace("必經之路", "必由之路")]

    def saved(n):
        new = yaml.with_suffix(".new")
        new.write_text(texts[n % 2])
        new.rename(yaml)
    for program, command in programs(yaml, None):
        run = Run(command, 0.5)
        run.await_notices()
        longest = statistics.median(waits(run, lambda: saved(n), 1) for n in range(1, 2 * runs))
        usual = statistics.median(waits(run, lambda: None, 1) for _ in range(runs))
        run.end()
        saved(0)
        print(f"  {program:11} {longest:6.1f} ms ({usual:.1f} ms), {reads(folder, command, yaml, lambda: saved(1))} reads")
        saved(0)


def reads(folder, command, path, saved):
    """How often a file is opened after a save."""
    if not shutil.which("strace"):
        return "?"
    log = folder / "opened"
    run = Run(["strace", "-f", "-qq", "-e", "trace=open,openat,openat2", "-o", str(log), *command], 1)
    before = log.read_text().count(f'{path}"')
    saved()
    run.settle(2)
    run.leave()
    return log.read_text().count(f'{path}"') - before


def bytes_of_keys(folder, programs, _):
    print("bytes of the next slide, and of a reveal over those of its point (the most)")
    for lang, points in (("zh-Hant", POINTS), ("en", ENGLISH)):
        for program, command in programs(*decks(folder, 10, points, lang)):
            run = Run(command)
            run.await_notices()
            slides = [run.key(b"\x1b[C") for _ in range(4)]
            told = f"  {lang:7} {program:11} {max(slides):5}"
            if program != "presenterm":
                run.key(b"r")
                time.sleep(4.5)
                run.settle()
                over = []
                for _ in range(3):
                    n_bytes = run.key(b" ")
                    shown = max(points, key=lambda p: sum(c in run.written.decode() for c in set(p)))
                    over.append(n_bytes - len(shown.encode()))
                told += f", reveal: its text + {max(over)}"
            run.end()
            print(told)


def idle(folder, programs, _):
    print("wakeups and CPU of 10 s idle; and while another reads the folder 100 times")
    yaml, markdown = decks(folder, 10)
    for program, command in programs(yaml, markdown):
        run = Run(command)
        run.await_notices()
        told = []
        for pause in (lambda: time.sleep(10), lambda: [(yaml.read_bytes(), os.listdir(folder), time.sleep(0.02)) for _ in range(100)]):
            switches, cpu = run.switches(), run.cpu_ms()
            pause()
            told.append(f"{run.switches() - switches} ({run.cpu_ms() - cpu:.2f} ms)")
        run.end()
        print(f"  {program:11} {told[0]}, {told[1]}")


PARTS = {"start": starts, "instructions": instructions, "keys": keys, "heading": heading, "search": search, "save": save,
         "bytes": bytes_of_keys, "idle": idle}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before")
    parser.add_argument("--presenterm", default=shutil.which("presenterm"))
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    built = {"jianbao": target / "release/jianbao", "before": args.before, "presenterm": args.presenterm}

    def programs(yaml, markdown):
        decks = {name: markdown if name == "presenterm" else yaml for name in copies}
        return [(name, [copies[name], str(deck)]) for name, deck in decks.items() if deck]

    with tempfile.TemporaryDirectory() as folder:
        copies = {name: shutil.copy(program, f"{folder}/{name}") for name, program in built.items() if program}
        for name, part in PARTS.items():
            if args.only in name:
                part(pathlib.Path(folder), programs, args.runs)
                print()


if __name__ == "__main__":
    main()
