import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.composition.runtime import preparation
from binnenuit.kernel.errors import OperatingError
from binnenuit.ui import contrast, sheets, tokens

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize("figure", contrast.figures(tokens.tokens()), ids=str)
def test_our_own_colours_can_be_read_by_everyone(figure):
    assert figure.good


def test_every_colour_of_words_and_grounds_is_measured():
    measured = {name for pair in contrast.PAIRS for name in (pair.front, pair.ground)}
    drawn = ("draw-", "map-", "line", "accent")  # never words, never the only edge
    assert {name for name in tokens.tokens().colours() if not name.startswith(drawn)} <= measured


def test_the_sheets_name_no_value_that_is_not_there():
    named = {
        name for sheet in sheets.SHEETS for name in re.findall(r"var\(--([a-z0-9-]+)", sheets.sheet(sheet))
    }
    assert named <= set(tokens.tokens().light)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_within_its_bounds(one, other):
    ratio = contrast.contrast(one, other)
    assert ratio == contrast.contrast(other, one)
    assert 1 <= ratio <= 21.001
    assert contrast.contrast(one, one) == 1


def test_contrast_is_that_of_the_standard():
    assert contrast.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.fixture
def theme(tmp_path, settings):
    def write(css):
        settings.THEME = tmp_path / "theme.css"
        settings.THEME.write_text(css, encoding="utf-8")
        return tokens.read_theme(settings.THEME)

    return write


def test_a_theme_lays_its_values_over_ours(theme):
    made = theme(
        "/* ours */ :root { --primary: #1d3f72; --radius: 0 }\n@media (prefers-color-scheme: dark) { :root { --link: #cfe0ff; } }"
    )
    own = tokens.tokens()
    assert made.tokens.light["primary"] == "#1d3f72"
    assert made.tokens.dark["primary"] == own.dark["primary"], "dark has a value of its own"
    assert made.tokens.light["radius"] == made.tokens.dark["radius"] == "0"
    assert made.tokens.dark["link"] == "#cfe0ff"
    assert made.tokens.light["ink"] == own.light["ink"]
    style = sheets.style()
    assert (
        style.rindex("--primary: #1d3f72")
        > style.rindex("not (prefers-color-scheme: dark)")
        > style.rindex("--radius: 0")
    )
    assert style.rindex("--radius: 0") > style.index("--radius: 0.625rem")


@pytest.mark.parametrize(
    ("css", "said"),
    [
        (":root { --primary: red; }", "must be a colour of six figures"),
        (":root {\n --merk: #112233; }", "no value of the design"),
        (":root { --font: url(x.woff2); }", "may not name a file"),
        (":root {\n\n color: #112233; }", ":3: 'color: #112233' is no value"),
        (":root { --primary: #112233; }\n.help { display: none }", ":2: only :root"),
        ("@import 'x.css';", ":1: only :root"),
        (":root { --ink: #112233 } </style>", "only :root"),
    ],
)
def test_a_theme_may_do_nothing_else(theme, css, said):
    with pytest.raises(OperatingError, match=re.escape(said)):
        theme(css)


def test_a_theme_that_is_not_there_says_which_setting_names_it(tmp_path, settings):
    settings.THEME = tmp_path / "none.css"
    with pytest.raises(OperatingError, match="BINNENUIT_THEME"):
        sheets.style()


def test_a_theme_that_not_everyone_can_read_is_refused(theme):
    theme(":root { --ink: #999999; }")
    with pytest.raises(OperatingError, match=r"--ink on --paper \(light\) has a contrast of 2\.\d : 1"):
        preparation.check_theme()


def test_a_theme_that_could_be_better_is_taken_and_says_so(theme):
    theme(":root { --ink-soft: #6a6055; }")
    lines = preparation.check_theme()
    assert lines
    assert all("--ink-soft" in line for line in lines)


def test_our_own_look_has_nothing_to_say(settings):
    settings.THEME = None
    assert preparation.check_theme() == []


def test_the_page_about_the_design_holds_states_still():
    shown = sheets.shown_style()
    assert ".button.is-hover" in shown
    assert ".is-focus" in shown
    for name in tokens.tokens().colours():
        assert f".light-{name} " in shown
        assert f".dark-{name} " in shown
