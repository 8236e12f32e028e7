#!/usr/bin/env python3
"""Whether keys wait for photos: the time from a key to its frame while photos of 12 megapixels are decoded and sent.

usage: photo.py [PROGRAM]          e.g.  photo.py target/release/jianbao
Turns slides of a deck without pictures, and of one with a photo on each, in terminals that show them as blocks, by kitty's
protocol and as sixels. A photo costs nothing where these are like the first. Needs Linux and Python 3 alone.
"""
import fcntl, os, pathlib, pty, re, select, signal, statistics, struct, sys, tempfile, termios, time, zlib

SIZE = (4000, 3000)
KEYS = [b"j"] * 11 + [b"gg"] + [b"j"] * 11
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


class Terminal:
    def __init__(self, command, answer):
        self.answer, self.tail = answer, b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "XDG_STATE_HOME": tempfile.gettempdir()}
            os.execvpe(command[0], command, env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def read(self, seconds):
        """Reads and answers for so long; gives the time to the first frame (synchronized output), if one came."""
        start, first, since = time.perf_counter(), None, b""
        while (left := start + seconds - time.perf_counter()) > 0:
            if not select.select([self.fd], [], [], left)[0]:
                break
            data = os.read(self.fd, 65536)
            self.tail += data
            since = since[-8:] + data
            if first is None and b"\x1b[?2026h" in since:
                first = time.perf_counter() - start
            for query, answer in ((rb"\x1b\[6n", b"\x1b[1;2R"), (rb"\x1b\[c", self.answer)):
                self.tail, n = re.subn(query, b"", self.tail)
                os.write(self.fd, answer * n)
            self.tail = self.tail[-12:]
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
        for form, answer in FORMS.items():
            deck = folder / ("bare.yaml" if form == "no photo" else "full.yaml")
            terminal = Terminal([program, str(deck)], answer)
            terminal.read(0.5)
            times = []
            for keys in KEYS:
                os.write(terminal.fd, keys)
                first = terminal.read(0.08)
                times += [1000 * first] if first else []
            terminal.end()
            print(f"{form:9} median {statistics.median(times):5.1f} ms, longest {max(times):5.1f} ms, of {len(times)} keys")


main()
