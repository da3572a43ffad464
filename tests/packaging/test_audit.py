"""The bill of materials and what is said of weaknesses."""

from __future__ import annotations

import json

from audit.materials import kept, licences, locked
from audit.weaknesses import told

LOCK = """some-thing==1.2 ; python_version < "3.12" \\
    --hash=sha256:00
other==2.0 \\
    --hash=sha256:01
    # via some-thing
"""
HOME = {"type": "website", "url": "https://thing.example/"}
BILL = {
    "metadata": {
        "component": {"bom-ref": "root", "name": "kg"},
        "tools": {"components": [{"externalReferences": [{"type": "vcs", "url": "https://pypi.org/x"}]}]},
    },
    "components": [
        {
            "bom-ref": "a",
            "name": "Some_Thing",
            "version": "1.2",
            "licenses": [{"license": {"id": "MIT"}}, {"license": {"name": "Other\nlong words"}}],
            "externalReferences": [
                HOME,
                {"type": "distribution", "url": "https://index.example/simple/"},
                {"type": "vcs", "url": "file:///root/thing"},
            ],
        },
        {
            "bom-ref": "b",
            "name": "other",
            "version": "2.0",
            "licenses": [{"expression": "BSD-3-Clause AND MIT"}],
        },
        {"bom-ref": "c", "name": "tool", "version": "3"},
    ],
    "dependencies": [
        {"ref": "root", "dependsOn": ["a", "c"]},
        {"ref": "a", "dependsOn": ["b"]},
        {"ref": "c"},
    ],
}


def test_a_bill_holds_what_users_get_and_no_registry() -> None:
    assert locked(LOCK) == {"some-thing", "other"}
    bill = kept(BILL, locked(LOCK))
    assert [one["name"] for one in bill["components"]] == ["Some_Thing", "other"]
    assert bill["components"][0]["externalReferences"] == [HOME]
    assert bill["dependencies"] == [{"ref": "root", "dependsOn": ["a"]}, {"ref": "a", "dependsOn": ["b"]}]
    assert not [word for word in ("pypi", "index.example", "file:") if word in json.dumps(bill)]


def test_licences_are_listed_and_missing_ones_said() -> None:
    assert list(licences(BILL)) == [
        ("other", "2.0", "BSD-3-Clause AND MIT"),
        ("Some_Thing", "1.2", "MIT, Other"),
        ("tool", "3", "not said"),
    ]


def test_nothing_looked_up_is_not_nothing_found() -> None:
    nobody = "advisories cannot be reached from here: no package was audited"
    skipped = {"name": "b", "skip_reason": "not found"}
    sound = {"name": "a", "version": "1", "vulns": []}
    weak = {"name": "c", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}
    assert told(None) == (0, [nobody])
    assert told({"dependencies": [skipped]}) == (0, [nobody])
    assert told({"dependencies": [sound, skipped]}) == (
        0,
        ["1 packages audited, 0 known weaknesses", "not audited, no advisories are kept on it: b"],
    )
    assert told({"dependencies": [sound, weak]}) == (
        1,
        ["2 packages audited, 1 known weaknesses", "c 2: CVE-1, mended in 3"],
    )
