# SPDX-License-Identifier: EUPL-1.2
"""Is what we write what our schemas say, in the eyes of a program that is not ours?

validate.py BUILD: takes the closed schemas from BUILD's test program, so that a misspelt key is seen, and
validates generated exports, the workshops and the catalogues with them. The schemas in share/schema, which
allow what newer versions add, are validated against the standard's own.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

ROOT = Path(__file__).resolve().parents[2]
SHARE = Path(os.environ.get("RODTRAD_SHARE", ROOT / "share"))
NAMES = ("session", "workshop", "catalog", "plan")
passed = failed = 0


def check(ok, what):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(what, file=sys.stderr)


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def described(schema, path=""):
    """The properties that have no title or no description."""
    for key, value in schema.items() if isinstance(schema, dict) else []:
        if key == "properties":
            for name, one in value.items():
                # What says more of a property that is described elsewhere.
                if not ("title" in one and "description" in one) and "/allOf" not in path:
                    yield f"{path}/{name}"
                yield from described(one, f"{path}/{name}")
        elif isinstance(value, dict):
            yield from described(value, f"{path}/{key}")
        elif isinstance(value, list):
            for at, one in enumerate(value):
                yield from described(one, f"{path}/{key}[{at}]" if key == "allOf" else path)


def check_schema(schema, name):
    try:
        Draft202012Validator.check_schema(schema)
        check(True, name)
    except Exception as wrong:  # the validator's own sentence is the best there is
        check(False, f"{name}: {wrong}")
    bare = list(described(schema))
    check(not bare, f"{name}: without title or description: {bare[:5]}")


def check_files(schema, paths, least):
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    paths = sorted(paths)
    check(len(paths) >= least, f"{len(paths)} files, wanted {least}")
    for path in paths:
        wrong = next(validator.iter_errors(read(path)), None)
        check(wrong is None, wrong and f"{path}: {list(wrong.absolute_path)}: {wrong.message}")


def check_refused(schema, path, change, what):
    """The schemas can say no."""
    document = read(path)
    change(document)
    check(not Draft202012Validator(schema).is_valid(document), f"{path}: {what} was let through")


def main(build):
    with tempfile.TemporaryDirectory() as folder:
        tests = Path(build) / "tests" / "exchange"
        run = {"check": True, "stdout": subprocess.DEVNULL}
        subprocess.run([tests / "schema", "--closed", folder], **run)
        subprocess.run([tests / "session_file", folder], **run)
        subprocess.run([tests / "plan_file", folder], **run)
        closed = {name: read(Path(folder) / f"{name}.schema.json") for name in NAMES}
        for name in NAMES:
            check_schema(closed[name], f"{name}, closed")
            check_schema(read(SHARE / "schema" / f"{name}.schema.json"), name)
        exports = sorted(Path(folder).glob("*.session.json"))
        check_files(closed["session"], exports, 60)
        check_files(closed["session"], (SHARE / "demo").glob("*.rodtrad.json"), 1)
        check_files(closed["workshop"], (ROOT / "workshops").glob("*.json"), 2)
        check_files(closed["catalog"], (SHARE / "catalog").glob("*.json"), 2)
        plans = sorted(Path(folder).glob("*.plan.json"))
        check_files(closed["plan"], plans, 2)
        workshop = ROOT / "workshops" / "swot.json"
        check_refused(closed["session"], exports[0], lambda d: d.update(stat=""), "a new member")
        check_refused(closed["session"], exports[0], lambda d: d.update(id="x"), "no id")
        check_refused(closed["session"], exports[0], lambda d: d.pop("events"), "no events")
        check_refused(closed["workshop"], workshop, lambda d: d["steps"][0].update(dot=1), "dot")
        check_refused(closed["workshop"], workshop, lambda d: d["steps"].clear(), "no steps")
        check_refused(closed["plan"], plans[-1], lambda d: d["rows"][0].update(vem=""), "vem")
        check_refused(closed["plan"], plans[-1], lambda d: d["rows"][0].pop("kind"), "no kind")
    print(f"exchange/validate: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
