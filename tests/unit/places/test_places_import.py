"""The operator's outlines: imported whole, or not at all."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.db import DatabaseError, OperationalError
from tests.factories.places import municipality_feature, outlines_geojson, write_geojson

from binnenuit.composition.commands import places as commands
from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.foundation.places import service
from binnenuit.foundation.places.models import MapOutlines
from binnenuit.foundation.places.queries import maps
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR
from binnenuit.kernel.errors import DataFileError, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh():
    maps.forget_outlines()
    yield
    maps.forget_outlines()


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.mark.parametrize(("crs", "key"), [("RD", "statcode"), ("WGS84", "code"), ("RD", "gemeentecode")])
def test_every_map_uses_imported_outlines(tmp_path, on_commit, crs, key):
    before = service.outlines()
    path = write_geojson(tmp_path, outlines_geojson(crs=crs, key=key))
    with on_commit():
        done = service.import_outlines(actor=OPERATOR, path=path)
    assert done == service.ImportedOutlines(342, changed=True)
    after = service.outlines()
    assert not after.approximate
    assert after.source == "gemeenten_2025.geojson"
    assert set(after.municipalities) == set(before.municipalities)
    assert set(after.provinces) == set(before.provinces)
    for code in ("GM0599", "GM0060", "PV29", "PV21"):
        box, expected = after.box(code), before.box(code)
        assert (box.left, box.top, box.width, box.height) == pytest.approx(
            (expected.left, expected.top, expected.width, expected.height), abs=4
        )
    (entry,) = AuditEntry.objects.all()
    assert (entry.action, entry.subject) == ("places.import_outlines", "outlines:country")


def test_both_coordinate_systems_give_the_same_map(tmp_path, on_commit):
    boxes = []
    for crs in ("RD", "WGS84"):
        with on_commit():
            service.import_outlines(actor=OPERATOR, path=write_geojson(tmp_path, outlines_geojson(crs=crs)))
        boxes.append({code: service.outlines().box(code) for code in service.outlines().municipalities})
    for code, box in boxes[0].items():
        other = boxes[1][code]
        assert (box.left, box.top) == pytest.approx((other.left, other.top), abs=2), code


def test_the_same_file_again_changes_nothing(tmp_path):
    path = write_geojson(tmp_path, outlines_geojson())
    service.import_outlines(actor=OPERATOR, path=path)
    imported_at = MapOutlines.objects.get().imported_at
    assert not service.import_outlines(actor=OPERATOR, path=path).changed
    assert MapOutlines.objects.get().imported_at == imported_at
    assert AuditEntry.objects.count() == 1
    assert service.import_outlines(actor=OPERATOR, path=path, source="CBS 2025").changed
    assert MapOutlines.objects.get().source == "CBS 2025"


def test_reset_goes_back_to_our_own(tmp_path, on_commit):
    assert not service.reset_outlines(actor=OPERATOR)
    service.import_outlines(actor=OPERATOR, path=write_geojson(tmp_path, outlines_geojson()))
    with on_commit():
        assert service.reset_outlines(actor=OPERATOR)
    assert service.outlines() is maps.shipped_outlines()
    assert not MapOutlines.objects.exists()
    assert AuditEntry.objects.filter(action="places.reset_outlines").count() == 1


@pytest.mark.parametrize("actor", [VISITOR, SYSTEM])
def test_nobody_else_may(tmp_path, actor):
    path = write_geojson(tmp_path, outlines_geojson())
    with pytest.raises(NotAllowed):
        service.import_outlines(actor=actor, path=path)
    service.import_outlines(actor=OPERATOR, path=path)
    with pytest.raises(NotAllowed):
        service.reset_outlines(actor=actor)
    assert MapOutlines.objects.exists()


def broken(change):
    data = outlines_geojson()
    change(data)
    return data


POINT = {
    "type": "Feature",
    "properties": {"statcode": "GM0599"},
    "geometry": {"type": "Point", "coordinates": [4, 52]},
}


def with_coordinates(coordinates):
    feature = municipality_feature("GM0014")
    feature["geometry"] = {"type": "Polygon", "coordinates": coordinates}
    return lambda data: data["features"].__setitem__(0, feature)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ([], "not a GeoJSON FeatureCollection"),
        ({"type": "Topology"}, "not a GeoJSON FeatureCollection"),
        ({"type": "FeatureCollection", "features": []}, "0 features"),
        ({"type": "FeatureCollection", "features": [None]}, "feature 1 has no geometry"),
        (
            {"type": "FeatureCollection", "features": [{"geometry": {}, "properties": []}]},
            "no municipality code",
        ),
        ({"type": "FeatureCollection", "features": [POINT]}, "feature 1 is a Point; expected Polygon"),
        (lambda: outlines_geojson(leave_out={"GM0599"}), "1 missing: GM0599 Rotterdam"),
        (
            lambda: outlines_geojson(
                leave_out={"GM0014", "GM0034", "GM0037", "GM0047", "GM0050", "GM0059", "GM0060"}
            ),
            "7 missing: GM0014 Groningen, GM0034 Almere, GM0037 Stadskanaal, GM0047 Veendam, GM0050 Zeewolde and 2 more",
        ),
        (
            lambda: broken(lambda data: data["features"][0]["properties"].update(statcode="GM0457")),
            "1 missing: GM0014 Groningen; 1 unknown: GM0457",
        ),
        (lambda: broken(with_coordinates([[[1, 2], [3, 4], [5, 9]]])), "is no point of the Netherlands"),
        (lambda: broken(with_coordinates([[["x", 2], [3, 4], [5, 9]]])), "not pairs of numbers"),
        (lambda: broken(with_coordinates([[[float("nan"), 52], [3, 52], [5, 52]]])), "not numbers"),
        (lambda: broken(with_coordinates([[1, 2, 3]])), "not pairs of numbers"),
        (lambda: broken(with_coordinates(None)), "not pairs of numbers"),
        (lambda: broken(with_coordinates([])), "no area to draw for Groningen"),
        (
            lambda: broken(with_coordinates([[[5.0, 52.0], [5.0, 52.0], [5.0, 52.0]]])),
            "no area to draw for Groningen",
        ),
    ],
)
def test_a_wrong_file_changes_nothing(tmp_path, data, reason):
    service.import_outlines(actor=OPERATOR, path=write_geojson(tmp_path, outlines_geojson(), "good.json"))
    before = MapOutlines.objects.get()
    path = write_geojson(tmp_path, data() if callable(data) else data)
    with pytest.raises(DataFileError, match=r"gemeenten_2025\.geojson: ") as caught:
        service.import_outlines(actor=OPERATOR, path=path)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    assert MapOutlines.objects.get().data == before.data
    assert AuditEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", ":1: no JSON"),
        (b'{"type":\n oops}', ":2: no JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (None, "can't be read"),
    ],
)
def test_no_json_is_said_in_one_line(tmp_path, content, reason):
    path = tmp_path / "broken.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataFileError) as caught:
        service.import_outlines(actor=OPERATOR, path=path)
    assert reason in str(caught.value)
    assert not MapOutlines.objects.exists()


def test_water_is_left_out(tmp_path):
    data = outlines_geojson()
    water = municipality_feature("GM0400")
    water["properties"]["water"] = "JA"
    data["features"].append(water)
    plain = service.import_outlines(
        actor=OPERATOR, path=write_geojson(tmp_path, outlines_geojson(), "a.json"), source="x"
    )
    assert plain.changed
    assert not service.import_outlines(
        actor=OPERATOR, path=write_geojson(tmp_path, data, "b.json"), source="x"
    ).changed


def test_maps_ask_the_database_once_a_minute(django_assert_num_queries, monkeypatch, tmp_path):
    with django_assert_num_queries(1):
        for _ in range(3):
            assert service.outlines() is maps.shipped_outlines()
    # Another process imports: this one hears nothing of it, and looks again after a minute.
    service.import_outlines(actor=OPERATOR, path=write_geojson(tmp_path, outlines_geojson()))
    with django_assert_num_queries(0):
        assert service.outlines().approximate
    later = clock.now() + timedelta(minutes=1, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    with django_assert_num_queries(2):
        assert not service.outlines().approximate


def test_a_lost_database_leaves_the_map(monkeypatch):
    def lost(*_args, **_kwargs):
        raise OperationalError("connection refused")

    monkeypatch.setattr(MapOutlines.objects, "values_list", lost)
    assert service.outlines() is maps.shipped_outlines()
    later = clock.now() + timedelta(minutes=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert service.outlines() is maps.shipped_outlines()


def test_the_database_keeps_one_row():
    MapOutlines.objects.create(source="one", imported_at=clock.now(), data={})
    with pytest.raises(DatabaseError):
        MapOutlines.objects.create(id=2, source="two", imported_at=clock.now(), data={})


def test_the_commands(tmp_path):
    run = CliRunner().invoke
    path = write_geojson(tmp_path, outlines_geojson())
    assert (
        "342 municipalities of gemeenten_2025.geojson"
        in run(commands.command, ["import-outlines", str(path)]).output
    )
    assert "nothing changed" in run(commands.command, ["import-outlines", str(path)]).output
    assert "own outlines again" in run(commands.command, ["reset-outlines"]).output
    assert "nothing changed" in run(commands.command, ["reset-outlines"]).output
    path.write_text(json.dumps({"type": "FeatureCollection", "features": []}))
    assert isinstance(run(commands.command, ["import-outlines", str(path)]).exception, DataFileError)


def test_the_list_command():
    everything = CliRunner().invoke(commands.command, ["list"])
    assert len(everything.output.splitlines()) == 342
    frisian = CliRunner().invoke(commands.command, ["list", "--province", "friesland"])
    assert len(frisian.output.splitlines()) == 18
    assert CliRunner().invoke(commands.command, ["list", "--province", "holland"]).exit_code == 2
