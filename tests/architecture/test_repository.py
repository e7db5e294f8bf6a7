"""What may not stand in the repository."""

import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# spelled in pieces, so that this file does not hold what it forbids
REGISTRIES = re.compile(
    "|".join(
        ["pypi" + r"\.org", "python" + r"hosted\.org", "registry" + r"\.npmjs", "deb" + r"\.debian\.org"]
    )
)
MACHINE_PATHS = re.compile(r"(?:^|[\s\"'=(])/" + r"(?:work|root|home/[a-z]+)/")
UNDONE = re.compile("|".join(["TO" + "DO", "FIX" + "ME", r"NotImplemented" + "Error"]))
THIRD_PARTY = (".min.js", ".woff", ".woff2", ".ttf", ".otf")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        return []  # an unpacked archive without git
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    found = []
    for path in paths:
        try:
            content = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{path.relative_to(ROOT)}:{number}"
            for number, line in enumerate(content.splitlines(), 1)
            if pattern.search(line)
        ]
    return found


def test_no_file_names_a_package_registry_or_a_path_of_one_machine():
    assert lines_with(REGISTRIES, tracked()) == []
    assert lines_with(MACHINE_PATHS, tracked()) == []


def test_nothing_is_left_undone_in_the_code():
    assert (
        lines_with(UNDONE, [path for path in tracked() if path.suffix in {".py", ".html", ".js", ".css"}])
        == []
    )


def test_no_third_party_file_is_vendored():
    assert [str(path) for path in tracked() if path.name.endswith(THIRD_PARTY)] == []


def test_requirements_are_pinned_with_hashes():
    for name in ("base", "dev", "data"):
        content = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
        for block in re.split(r"\n(?=\S)", content.strip()):
            assert re.match(r"[\w.\[\]-]+==[^\s;]+", block), f"{name}: not pinned: {block[:60]}"
            assert "--hash=sha256:" in block, f"{name}: without hash: {block[:60]}"


def test_the_catalogue_of_versions_agrees():
    version = re.search(
        r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert version
    assert f"softwareVersion: {json.dumps(version[1])}" in (ROOT / "publiccode.yml").read_text(
        encoding="utf-8"
    )
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
