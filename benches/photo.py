#!/usr/bin/env python3
"""Whether keys wait for photos: the time from a key to its frame while photos of 12 megapixels are decoded and sent.

usage: photo.py [PROGRAM]          e.g.  photo.py target/release/jianbao
Turns slides of a deck without pictures, and of one with a photo on each, in terminals that show them as blocks, by kitty's
protocol and as sixels, by turns. A photo costs nothing where these are like the first. On a machine with other work a frame
waits for a processor: the kernel says how long each thread on a key's way did (schedstat), and that is taken off; what these
threads did themselves is "work". The kernel's own threads, which carry bytes from one end of a terminal to the other, wait too
and say nothing. So each key is pressed in several rounds, and the longest is told of what keys took in most rounds, and at
their quickest: what holds a key up for a photo does so each time. Needs Linux and Python 3 alone.
"""
import contextlib, fcntl, os, pathlib, pty, re, select, signal, statistics, struct, sys, tempfile, termios, time, zlib
import terminal

SIZE = (4000, 3000)
KEYS = [b"j"] * 11 + [b"gg"] + [b"j"] * 11
ROUNDS = 7
FORMS = {
    "no photo": b"\x1b[?62c",
    "blocks": b"\x1b[?62c",
    "kitty": b"\x1bP>|kitty(0.35.2)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62c",
    "sixels": b"\x1bP>|XTerm(390)\x1b\\\x1b[6;20;10t\x1b[?63;1;4;22c",
}


def photo(path):
    """A PNG of noise in squares of ten: no picture is harder to send."""
    width, height = SIZE
    noise = lambda n: b"".join(os.urandom(3) * 10 for _ in range(n // 10))
    rows = b"".join((b"\0" + noise(width)) * 10 for _ in range(height // 10))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


def spent(threads):
    """What the kernel has of threads, in ms: on a processor, and waiting for one."""
    on, waiting = 0, 0
    for thread in threads:
        with contextlib.suppress(OSError):
            fields = pathlib.Path(thread, "schedstat").read_text().split()
            on, waiting = on + int(fields[0]), waiting + int(fields[1])
    return on / 1e6, waiting / 1e6


# A style, what is erased, or the style of text put back.
FRAME = re.compile(rb"\x1b\[[0-9;]*[mKX]|\x1b8")


class Terminal:
    def __init__(self, command, answer):
        self.answer, self.tail = answer, b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            env = terminal.environment(XDG_STATE_HOME=tempfile.gettempdir())
            os.execvpe(command[0], command, env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        time.sleep(0.15)
        # Before the first photo is loaded; what loads one is a thread of its own, which no key is to wait for.
        self.threads = [f"/proc/{self.pid}/task/{thread}" for thread in os.listdir(f"/proc/{self.pid}/task")]

    def press(self, keys, seconds):
        """The time to a frame in ms, without the time that a thread on its way or this one waited for a processor; what the
        threads did in it; and the time as it was."""
        before, own = spent(self.threads), spent(["/proc/thread-self"])
        os.write(self.fd, keys)
        first = self.read(seconds, True)
        if first is None:
            return None
        work, waited = (b - a for a, b in zip(before, spent(self.threads)))
        own = spent(["/proc/thread-self"])[1] - own[1]
        self.read(seconds)
        return 1000 * first - waited - own, work, 1000 * first

    def read(self, seconds, is_over=False):
        """Reads and answers for so long; gives the time to the first frame, if one came: words, which no piece of a picture has."""
        start, first, since = time.perf_counter(), None, b""
        while (left := start + seconds - time.perf_counter()) > 0:
            if not select.select([self.fd], [], [], left)[0]:
                break
            data = os.read(self.fd, 65536)
            self.tail += data
            since = since[-8:] + data
            if first is None and FRAME.search(since):
                first = time.perf_counter() - start
                if is_over:
                    break
            self.tail = terminal.answer(self.fd, self.tail, terminal.ANSWERS | {rb"\x1b\[0?c": self.answer})
        return first

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "target/release/jianbao"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for n in range(3):
            photo(folder / f"{n}.png")
        for name, has_photo in (("bare", False), ("full", True)):
            slide = lambda i: f"- heading: 第{i}張\n  points: [港務局今日公布一套新的船舶規例]\n" + (f"  image: {i % 3}.png\n" if has_photo else "")
            (folder / f"{name}.yaml").write_text("lang: zh-Hant\nslides:\n" + "".join(map(slide, range(12))), encoding="utf-8")
        times = {form: [[] for _ in KEYS] for form in FORMS}
        for _ in range(ROUNDS):
            for form, answer in FORMS.items():
                deck = folder / ("bare.yaml" if form == "no photo" else "full.yaml")
                terminal = Terminal([program, str(deck)], answer)
                terminal.read(0.5)
                for nth, keys in enumerate(KEYS):
                    times[form][nth] += filter(None, [terminal.press(keys, 0.08)])
                terminal.end()
        for form, by_key in times.items():
            longest = lambda choose, n: max(choose([frame[n] for frame in frames]) for frames in by_key)
            print(f"{form:9} the longest key: {longest(min, 0):4.1f} ms at its quickest, {longest(statistics.median, 0):4.1f} in most rounds; "
                  f"work {longest(max, 1):3.1f} ms at its longest; as it was {longest(statistics.median, 2):4.1f} in most, {longest(max, 2):4.1f}")


main()
