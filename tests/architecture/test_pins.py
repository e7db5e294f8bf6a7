"""What we build on: pinned with hashes, within our own bounds, under licences that go with ours, and all of it needed.

It reads what is installed and needs no network, so it can't know of weaknesses that were found since.
"""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BOUNDS = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
# EUPL-1.2 goes with these (its appendix, and licences that ask for no more than a notice); not with GPL alone.
GOOD = re.compile(
    r"MIT|BSD|Apache|MPL|Mozilla|LGPL|Lesser General Public|ISC|PSF|Python Software Foundation|EUPL|HPND|Unlicense|CC0|0BSD|Zlib",
    re.IGNORECASE,
)


def pins(name):
    """Return the pinned requirements of a file: name, version, number of hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            wanted = re.match(r"([A-Za-z0-9_.-]+)==([^\s;]+)", line)
            assert wanted, f"{name}.txt pins no version here: {line[:80]}"
            yield canonicalize_name(wanted[1]), wanted[2], line.count("--hash=sha256:")


@pytest.mark.parametrize("name", ["base", "dev", "data"])
def test_everything_is_pinned_with_hashes(name):
    without = [package for package, _version, hashes in pins(name) if not hashes]
    assert without == []


def test_the_pins_are_within_our_bounds():
    pinned = {package: version for package, version, _hashes in pins("base")}
    for bound in BOUNDS:
        assert bound.specifier.contains(pinned[canonicalize_name(bound.name)], prereleases=True), bound


def test_what_is_pinned_is_what_is_installed():
    other = {}
    for package, version, _hashes in pins("base"):
        try:
            installed = distribution(package).version
        except PackageNotFoundError:
            continue  # for another system
        if installed != version:
            other[package] = (installed, version)
    assert other == {}


def test_nothing_is_pinned_that_nothing_needs():
    pinned = {package for package, _version, _hashes in pins("base")}
    needed, waiting = set(), [canonicalize_name(bound.name) for bound in BOUNDS]
    build = (ROOT / "requirements/build.in").read_text(encoding="utf-8").splitlines()
    waiting += [canonicalize_name(Requirement(line).name) for line in build]
    while waiting:
        package = waiting.pop()
        if package in needed:
            continue
        needed.add(package)
        try:
            requires = distribution(package).requires or []
        except PackageNotFoundError:
            continue
        waiting += [canonicalize_name(Requirement(line).name) for line in requires]
    assert pinned - needed == set()


def test_the_licences_go_with_ours():
    wrong = {}
    for package, _version, _hashes in pins("base"):
        try:
            about = distribution(package).metadata
        except PackageNotFoundError:
            continue
        said = [about.get("License-Expression") or "", about.get("License") or ""]  # type: ignore[attr-defined]
        said += [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
        if not GOOD.search(" ".join(said)[:2_000]):
            wrong[package] = said
    assert wrong == {}
