"""What the benches that run a program in a pseudo-terminal share: its environment, and answers to what it asks."""
import os, re

# Where the cursor is, so that an ambiguous character was one column wide; and a terminal that has colours.
ANSWERS = {rb"\x1b\[6n": b"\x1b[1;2R", rb"\x1b\[0?c": b"\x1b[?62;22c"}


def environment(**more):
    """That of a terminal which nothing else is known of."""
    others = ("TMUX", "KITTY", "WEZTERM", "TERM_PROGRAM")
    env = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    return env | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"} | more


def answer(fd, asked, answers=ANSWERS):
    """Answers the queries in what was written; gives the end of it, in which another may have begun."""
    for query, said in answers.items():
        asked, n = re.subn(query, b"", asked)
        os.write(fd, said * n)
    return asked[-16:]
