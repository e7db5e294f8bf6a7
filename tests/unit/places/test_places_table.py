"""The table of municipalities and provinces."""

from collections import Counter

from binnenuit.foundation.places import service


def test_there_are_342_municipalities_with_their_own_code_name_and_slug():
    everything = service.municipalities()
    assert len(everything) == 342
    for field in ("code", "name", "slug"):
        assert len({getattr(one, field) for one in everything}) == 342
    assert all(one.code.startswith("GM") and one.code[2:].isdecimal() for one in everything)


def test_the_mergers_up_to_2025_are_in():
    names = {one.name: one.code for one in service.municipalities()}
    assert names["Dijk en Waard"] == "GM1980"
    assert names["Land van Cuijk"] == "GM1982"
    assert names["Maashorst"] == "GM1991"
    assert names["Voorne aan Zee"] == "GM1992"
    assert names["Eemsdelta"] == "GM1979"
    assert not {"Weesp", "Brielle", "Hellevoetsluis", "Westvoorne", "Uden", "Beemster", "Haaren"} & set(names)


def test_the_provinces_have_as_many_municipalities_as_cbs_says():
    count = Counter(one.province_name for one in service.municipalities())
    assert count == {
        "Groningen": 10, "Fryslân": 18, "Drenthe": 12, "Overijssel": 25, "Flevoland": 6, "Gelderland": 51,
        "Utrecht": 26, "Noord-Holland": 44, "Zuid-Holland": 50, "Zeeland": 13, "Noord-Brabant": 56, "Limburg": 31,
    }  # fmt: skip


def test_the_population_is_plausible():
    everything = {one.name: one.population for one in service.municipalities()}
    assert 17_900_000 < sum(everything.values()) < 18_300_000
    assert sum(one.population for one in service.provinces()) == sum(everything.values())
    assert min(everything, key=everything.get) == "Schiermonnikoog"
    assert sorted(everything, key=everything.get, reverse=True)[:5] == [
        "Amsterdam", "Rotterdam", "'s-Gravenhage", "Utrecht", "Eindhoven",
    ]  # fmt: skip
    assert all(900 < people < 1_000_000 for people in everything.values())


def test_every_point_lies_in_the_netherlands():
    for one in service.municipalities() + service.provinces():
        assert 50.7 < one.latitude < 53.6
        assert 3.3 < one.longitude < 7.3


def test_lookup_by_code_and_slug():
    rotterdam = service.municipality("GM0599")
    assert rotterdam is service.municipality_by_slug("rotterdam")
    assert (rotterdam.name, rotterdam.province_code, rotterdam.province_name) == (
        "Rotterdam", "PV28", "Zuid-Holland",
    )  # fmt: skip
    assert service.province("PV21") is service.province_by_slug("fryslan")
    assert service.municipality("GM9999") is service.municipality_by_slug("") is service.province("") is None
    assert service.province_by_slug("holland") is None
    assert {one.code for one in service.municipalities_in("PV24")} == {
        "GM0034", "GM0050", "GM0171", "GM0184", "GM0303", "GM0995",
    }  # fmt: skip
