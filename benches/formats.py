#!/usr/bin/env python3
"""Makes one article in every format that is read, with the programs that people make them with, builds decks of them and
says what differs from the article.

usage: benches/formats.py [JIANBAO] [FOLDER]      (target/release/jianbao; a new folder)
Needs pandoc; LibreOffice (soffice), Chromium and pdftotext where they are. Nothing of it runs in the tests.
"""
import pathlib, shutil, struct, subprocess, sys, tempfile, zlib

ARTICLE = """---
title: 海港自動化三年回顧
---

港務局三年前推出自動化計劃，今日公布成效。局長林海生表示，處理量已創新高，未來三年會再投資五十億元，並培訓一千名技術人員。

## 鞏固航線 創造新機遇

林海生表示，自動化是港口發展的必經之路，亦是鞏固航線的黃金機會。他形容「這是全港的合力」，並承諾會繼續投資於培訓。新碼頭每日可處理三千個貨櫃，比舊碼頭多一倍。

![新碼頭的無人吊機（2031年攝）](crane.png)

船公會的代表認為，計劃應顧及小型船塢。

- 第一期：兩座吊機
- 第二期：四座吊機，二〇三二年六月啟用

## 為下一代留住海岸

> 「我們等這一天等了十年。」陳大文說。

當局去年在沿岸種植三萬棵樹，並會在明年開放長廊。

The board approved the plan on Friday after a long debate about the cost of the new rail link and of the automated cranes, which will be delivered by the end of next year.
"""
# What `jianbao read` prints of it.
LINES = [
    "海港自動化三年回顧",
    "港務局三年前推出自動化計劃，今日公布成效。局長林海生表示，處理量已創新高，未來三年會再投資五十億元，並培訓一千名技術人員。",
    "鞏固航線 創造新機遇",
    "林海生表示，自動化是港口發展的必經之路，亦是鞏固航線的黃金機會。他形容「這是全港的合力」，並承諾會繼續投資於培訓。新碼頭每日可處理三千個貨櫃，比舊碼頭多一倍。",
    "船公會的代表認為，計劃應顧及小型船塢。",
    "第一期：兩座吊機",
    "第二期：四座吊機，二〇三二年六月啟用",
    "為下一代留住海岸",
    "「我們等這一天等了十年。」陳大文說。",
    "當局去年在沿岸種植三萬棵樹，並會在明年開放長廊。",
    "The board approved the plan on Friday after a long debate about the cost of the new rail link and of the automated cranes, which will be delivered by the end of next year.",
    "●新碼頭的無人吊機（2031年攝）",
]


def png(columns, rows):
    """A picture of a slope of colours."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    lines = b"".join(b"\0" + b"".join(bytes([x * 4, y * 5, 120]) for x in range(columns)) for y in range(rows))
    head = struct.pack(">IIBBBBB", columns, rows, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def made(folder):
    """Makes the files: (program, path)."""
    def run(*command):
        return subprocess.run(command, cwd=folder, capture_output=True).returncode == 0
    (folder / "port.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "crane.png").write_bytes(png(50, 40))
    for ending in ("docx", "epub", "rtf", "html", "odt"):
        if run("pandoc", "-s", "port.md", "-o", f"port.{ending}") and ending != "odt":
            yield "pandoc", f"port.{ending}"
    # Older ones call it by another name.
    if any(run("pandoc", "-s", flag, "port.md", "-o", "whole.html") for flag in ("--embed-resources", "--self-contained")):
        yield "pandoc", "whole.html"
    if shutil.which("soffice"):
        for ending in ("docx", "rtf", "html", "pdf"):
            (folder / f"office-{ending}").mkdir(exist_ok=True)
            if run("soffice", "--headless", "--convert-to", ending, "--outdir", f"office-{ending}", "port.odt"):
                yield "LibreOffice", f"office-{ending}/port.{ending}"
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser and run(browser, "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=page.pdf", "port.html"):
        yield "Chromium", "page.pdf"


def main():
    program = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "target/release/jianbao").absolute()
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    bare = lambda line: "".join(line.split())
    for maker, name in made(folder):
        read = subprocess.run([program, "read", name], cwd=folder, capture_output=True, text=True)
        lines = [line for line in read.stdout.splitlines() if line]
        deck = folder / (name.replace("/", "-") + ".yaml")
        build = subprocess.run([program, "build", name, "-o", deck, "--images", "--force"], cwd=folder, capture_output=True, text=True)
        check = subprocess.run([program, "check", deck], cwd=folder, capture_output=True, text=True)
        have, want = [bare(line) for line in lines], [bare(line) for line in LINES]
        missing, extra = [line for line in want if line not in have], [line for line in have if line not in want]
        n_pictures = deck.read_text(encoding="utf-8").count("image:") if deck.exists() else 0
        print(f"{maker:12} {name:24} lines {len(want) - len(missing)}/{len(want)}, extra {len(extra)}, pictures {n_pictures}, "
              f"build {build.returncode}, check {check.returncode}")
        for told, which in (("missing", missing), ("extra", extra)):
            for line in which:
                print(f"    {told}: {line[:60]}")
        for line in (read.stderr + build.stderr).splitlines()[:4]:
            print(f"    {line[:110]}")
    print(f"the decks are in {folder}")


main()
