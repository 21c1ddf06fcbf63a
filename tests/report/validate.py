# SPDX-License-Identifier: EUPL-1.2
"""Are the ways out what they say they are, in the eyes of programs that are not ours?

validate.py BUILD: pages by Python's own parser of HTML, calendars by python3-icalendar, spreadsheets by Python's
csv and, where LibreOffice is installed, by converting them; where Chromium is, pages are shown and printed by
it. They are what the test programs make, and a whole plan as the command writes it.
"""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

try:
    import icalendar
except ImportError:
    icalendar = None

ROOT = Path(__file__).resolve().parents[2]
FORMS = ("json", "csv", "tsv", "ics", "md", "html")
VOID = {"meta", "path", "rect"}
HEADINGS = {f"h{level}" for level in range(1, 7)}
SECONDS = 180
passed = failed = 0


def check(ok, what):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(what, file=sys.stderr)


def skip(what, why):
    print(f"report/validate: {what} passed over, since {why} is not here.")


def run(*words, **more):
    return subprocess.run([str(word) for word in words], capture_output=True, timeout=SECONDS, **more)


# ---- pages ----


class Page(HTMLParser):
    """A page's tags, and what is wrong with them."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.ids, self.links = [], [], [], []
        self.levels, self.heads, self.tables, self.text = [], 0, 0, []
        self.language = self.policy = None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if len(given) != len(attributes):
            self.wrong.append(f"<{tag}> has an attribute twice")
        if tag in ("script", "iframe", "object", "embed", "link", "img", "base", "form"):
            self.wrong.append(f"<{tag}>")
        for name in given:
            if name.startswith("on") or name in ("src", "style", "action", "xlink:href"):
                self.wrong.append(f"<{tag} {name}>")
        if tag == "html":
            self.language = given.get("lang")
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given.get("content")
        if "id" in given:
            self.ids.append(given["id"])
        self.links += [given[name] for name in ("href", "aria-labelledby") if name in given]
        if tag in HEADINGS:
            self.levels.append(int(tag[1]))
        if tag == "th":
            self.heads += given.get("scope") in ("row", "col")
        self.tables += tag == "table"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID and tag != "meta":
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_comment(self, data):
        self.wrong.append(f"a comment: {data}")

    def handle_data(self, data):
        self.text.append(data)


def check_page(path):
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    check(not page.wrong, f"{path.name}: {page.wrong[:3]}")
    check(not page.open, f"{path.name}: not closed: {page.open}")
    check(page.language == "sv", f"{path.name}: language {page.language}")
    check(page.policy and "default-src 'none'" in page.policy, f"{path.name}: no policy")
    check(len(page.ids) == len(set(page.ids)), f"{path.name}: an id twice")
    named = [one.lstrip("#") for link in page.links for one in link.split()]
    check(all(one in page.ids for one in named), f"{path.name}: a link to nothing")
    check(all(link.startswith(("#", "bild-")) for link in page.links), f"{path.name}: a link out")
    steps = zip([0] + page.levels, page.levels)
    check(all(after <= before + 1 for before, after in steps), f"{path.name}: {page.levels}")
    check(page.levels.count(1) == 1, f"{path.name}: h1")
    check(not page.tables or page.heads > page.tables, f"{path.name}: tables without headings")
    return "".join(page.text)


# ---- calendars ----


def check_calendar(path, rows):
    """Every row is something to do; those with a day have it, as something to do and as a day."""
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    tasks = {str(one["UID"]): one for one in calendar.walk("VTODO")}
    days = {str(one["UID"]): one for one in calendar.walk("VEVENT")}
    check(len(tasks) == len(rows), f"{path.name}: {len(tasks)} tasks of {len(rows)} rows")
    words = {"not_started": "NEEDS-ACTION", "ongoing": "IN-PROCESS", "done": "COMPLETED", "dropped": "CANCELLED"}
    wanted = 0
    for row in rows:
        task = tasks.get(row["id"])
        if not task:
            check(False, f"{path.name}: {row['id']} is not there")
            continue
        check(str(task["SUMMARY"]) == row["text"], f"{path.name}: {task['SUMMARY']}")
        check(str(task["STATUS"]) == words[row["status"]], f"{path.name}: {task['STATUS']}")
        check("DTSTAMP" in task and int(task["SEQUENCE"]) >= 0, f"{path.name}: {row['id']}")
        due = task["DUE"].dt if "DUE" in task else None
        end = date.fromisoformat(row["end"]) if "end" in row else None
        check(due == end, f"{path.name}: {row['id']} is due {due}, not {end}")
        dates = ([(end, "end")] if end else []) + [
            (date.fromisoformat(one), f"check-{at + 1}") for at, one in enumerate(row.get("check", []))]
        for day, ending in dates:
            one = days.get(f"{row['id']}-{ending}")
            check(one is not None and one["DTSTART"].dt == day, f"{path.name}: {row['id']}-{ending}")
        wanted += len(dates)
    check(len(days) == wanted, f"{path.name}: {len(days)} days, wanted {wanted}")


# ---- spreadsheets ----


def read_table(path):
    text = path.read_bytes().decode("utf-8-sig")
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    return [line.split("\t") for line in text.split("\r\n")[:-1]]


def check_table(path, rows):
    raw, table = path.read_bytes(), read_table(path)
    check(raw.startswith(b"\xef\xbb\xbf"), f"{path.name}: no mark")
    check(raw.count(b"\n") == raw.count(b"\r\n") == len(rows) + 1, f"{path.name}: lines")
    check({len(line) for line in table} == {len(table[0])}, f"{path.name}: lines of other lengths")
    for row, line in zip(rows, table[1:]):
        cells = dict(zip(table[0], line))
        check(cells["Insats"].lstrip("'") == row["text"], f"{path.name}: {cells['Insats']}")
        check(cells["När"] == row.get("end", "") and cells["Id"] == row["id"], f"{path.name}: {line}")
        check(cells["Mål"] == str(row.get("goal", "")), f"{path.name}: {line}")


def check_cells(folder, path):
    """What LibreOffice shows of each cell, opened as a Swedish Excel would, is what stands in it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        return skip("the cells in a spreadsheet", "LibreOffice")
    # Semicolons, quotes, UTF-8, all lines, Swedish; then commas for Python.
    made = folder / "office"
    run(office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--infilter=CSV:59,34,76,1,,1053",
        "--convert-to", "ods", "--outdir", made, path)
    run(office, f"-env:UserInstallation=file://{folder}/profile", "--headless",
        "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", made,
        made / f"{path.stem}.ods")
    shown = made / f"{path.stem}.csv"
    if not shown.exists():
        return check(False, f"{path.name}: LibreOffice did not convert it")
    table = list(csv.reader(io.StringIO(shown.read_text(encoding="utf-8"), newline="")))
    check(table == read_table(path), f"{path.name}: LibreOffice shows other cells")
    return None


# ---- a browser ----


def check_browser(folder, path):
    """It is shown without a complaint, wide and narrow, and printed on pages of A4."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser:
        return skip("pages in a browser", "Chromium")
    words = (browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/browser")
    for width in (1280, 400):
        picture = folder / f"{path.stem}-{width}.png"
        said = run(*words, "--enable-logging=stderr", f"--window-size={width},1600", f"--screenshot={picture}",
                   path.as_uri())
        check(picture.exists() and picture.stat().st_size > 10000, f"{path.name}: no picture, {width} wide")
        check(b"CONSOLE" not in said.stderr, f"{path.name}: the browser complains")
    printed = folder / f"{path.stem}.pdf"
    run(*words, "--no-pdf-header-footer", f"--print-to-pdf={printed}", path.as_uri())
    data = printed.read_bytes() if printed.exists() else b""
    sizes = set(re.findall(rb"/MediaBox ?\[ ?0 0 ([0-9.]+) ([0-9.]+)", data))
    check(data.startswith(b"%PDF") and sizes, f"{path.name}: not printed")
    check(all({round(float(one)) for one in size} <= {594, 595, 596, 841, 842} for size in sizes),
          f"{path.name}: printed on {sizes}")
    return None


# ---- a whole plan ----


def make_plan(build, folder):
    """The plan of the demo and two units more in every form, as the command writes it; its rows as in JSON."""
    more = {"env": {**os.environ, "RODTRAD_DB": str(folder / "plan.db"), "RODTRAD_SHARE": str(ROOT / "share")}}
    program = build / "rodtrad"
    check(run(build / "tests" / "exchange" / "plan_file", folder).returncode == 0, "plan_file")
    sessions = [*(ROOT / "share" / "demo").glob("*.rodtrad.json"), *folder.glob("*.rodtrad.json")]
    said = run(program, "import", *sorted(sessions), **more)
    check(said.returncode == 0, f"not read in: {said.stderr.decode()}")
    for form in FORMS:
        said = run(program, "plan", "export", "-o", folder / f"handlingsplan.{form}", **more)
        check(said.returncode == 0, f"{form}: {said.stderr.decode()}")
    return json.loads((folder / "handlingsplan.json").read_text(encoding="utf-8"))["rows"]


def check_rows(rows):
    """All ten mål, every row of the document, and insatser of four workshops among them."""
    catalog = json.loads((ROOT / "share" / "catalog" / "orebro-2019-2022.json").read_text(encoding="utf-8"))
    wanted = [f"{catalog['id']}/measure/{one['id']}" for goal in catalog["goals"] for one in goal["measures"]]
    check([row["id"] for row in rows if row["kind"] == "measure"] == wanted, "the document's rows")
    check({row["goal"] for row in rows if "goal" in row} == set(range(1, 11)), "ten mål")
    sessions = {row["session"] for row in rows if row["kind"] != "measure"}
    check(len(sessions) >= 4, f"insatser of {len(sessions)} workshops")


def main(build):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for program in ("minutes", "plan"):
            check(run(build / "tests" / "report" / program, folder).returncode == 0, program)
        rows = make_plan(build, folder)
        check_rows(rows)
        for path in sorted(folder.glob("*.html")):
            text = check_page(path)
            if path.stem == "hostile":
                check("<script>alert(1)</script>" in text, "a hostile text is not there as a text")
        for form in ("csv", "tsv"):
            check_table(folder / f"handlingsplan.{form}", rows)
        if icalendar:
            check_calendar(folder / "handlingsplan.ics", rows)
            icalendar.Calendar.from_ical((folder / "plan.ics").read_bytes())
        else:
            skip("calendars", "python3-icalendar")
        for name in ("handlingsplan", "plan"):
            check_cells(folder, folder / f"{name}.csv")
        for name in ("handlingsplan", "hostile", "full"):
            check_browser(folder, folder / f"{name}.html")
    print(f"report/validate: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
