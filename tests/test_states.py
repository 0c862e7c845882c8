"""The table of states: every state there, every name found, nothing found that is not named."""

import re
import tomllib
from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.states import (
    Mention,
    State,
    by_code,
    existing_at,
    languages,
    lookup,
    mentions,
    organisations,
    states,
)
from foedus.states.datafiles import tables

DATA = files("foedus") / "data"

ISO_3166_1 = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH
BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB
CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO
GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN
IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA
MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER
NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU
RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA
TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT
WLF WSM YEM ZAF ZMB ZWE
"""


def named(text: str, **options: int) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.entity.id) for m in mentions(text, **options)]


# ------------------------------------------------------------------------------------------------- the table


def test_every_iso_state_is_there() -> None:
    assert {state.iso3 for state in states()} - {None} == set(re.findall(r"\w+", ISO_3166_1))


def test_numbers_and_ids_are_unique() -> None:
    ids = [state.id for state in states()] + [organisation.id for organisation in organisations()]
    assert len(ids) == len(set(ids))
    for numbers in ([s.cow for s in states()], [s.gw for s in states()]):
        given_ = [n for n in numbers if n is not None]
        assert len(given_) == len(set(given_))


def test_ids_are_the_codes_and_sorted() -> None:
    assert [s.id for s in states()] == sorted(s.id for s in states())
    for state in states():
        assert state.id in {state.iso3, state.historical} or state.id == "XKX"
        assert not (state.iso3 and state.historical)
        assert state.counted_with is None or by_code(state.counted_with)


def test_spans_run_forward() -> None:
    for state in states():
        for spans in (state.spans, state.cow_spans, state.gw_spans):
            assert all(span.end is None or span.start <= span.end for span in spans)
        for one, next_ in pairwise(state.spans):
            assert one.end is not None and one.end < next_.start, state.id
        assert bool(state.cow) == bool(state.cow_spans)
        assert not state.historical or all(span.end for span in state.spans), state.id


def test_members_of_the_united_nations_have_names_in_every_language() -> None:
    for state in states():
        if state.iso3 and state.cow:
            assert set(state.names) == set(languages()), state.id


@pytest.mark.parametrize("code", ["RUS", "ru", "RU", "cow:365", "gw:365", "COW:365"])
def test_codes_of_one_state(code: str) -> None:
    assert by_code(code) == by_code("RUS")


def test_codes() -> None:
    expected = {
        "ZAR": "COD",
        "SUN": "SUN",
        "cow:260": "DEU",
        "cow:255": "DEU",
        "gw:255": "DEU",
        "cow:345": "YUG",
    }
    assert {code: getattr(by_code(code), "id", None) for code in expected} == expected
    assert by_code(2) == by_code("USA")
    assert by_code("QQQ") is None


def test_plain_files() -> None:
    """The fast reading of the data files is the reading of TOML."""
    paths = ["states.toml", "organisations.toml", *(f"state_names/{code}.toml" for code in languages())]
    for path in paths:
        assert tables(path) == tomllib.loads((DATA / path).read_text("utf-8")), path


# ------------------------------------------------------------------------------------------------------ names

GOLD = [
    ("Republic of the Congo", "COG"),
    ("Democratic Republic of the Congo", "COD"),
    ("the Government of the Kingdom of Spain", "ESP"),
    ("Spain, Kingdom of", "ESP"),
    ("Congo, Democratic Republic of the", "COD"),
    ("Iran (Islamic Republic of)", "IRN"),
    ("KOREA REPUBLIC OF", "KOR"),
    ("NETHERLANDS THE", "NLD"),
    ("St Vincent and the Grenadines", "VCT"),
    ("cote d'ivoire", "CIV"),
    ("Côte d’Ivoire", "CIV"),
    ("Türkiye", "TUR"),
    ("turkey", "TUR"),
    ("Zaire", "COD"),
    ("Burma", "MMR"),
    ("Upper Volta", "BFA"),
    ("Ceylon", "LKA"),
    ("Siam", "THA"),
    ("Persia", "IRN"),
    ("Dahomey", "BEN"),
    ("Swaziland", "SWZ"),
    ("the former Yugoslav Republic of Macedonia", "MKD"),
    ("Ottoman Empire", "TUR"),
    ("Kingdom of Prussia", "DEU"),
    ("Grand Duchy of Baden", "BAD"),
    ("Kingdom of the Two Sicilies", "SIC"),
    ("Republic of Viet-Nam", "RVN"),
    ("Union of Soviet Socialist Republics", "SUN"),
    ("Socialist Federal Republic of Yugoslavia", "YUG"),
    ("Holy See", "VAT"),
    ("Hong Kong, China", "HKG"),
    ("États-Unis d'Amérique", "USA"),
    ("Gouvernement de la République française", "FRA"),
    ("République démocratique du Congo", "COD"),
    ("Confédération suisse", "CHE"),
    ("Gobierno de la República Argentina", "ARG"),
    ("Reino de los Países Bajos", "NLD"),
    ("Estados Unidos Mexicanos", "MEX"),
    ("Правительство Российской Федерации", "RUS"),
    ("Исламской Республики Иран", "IRN"),
    ("Соединенных Штатов Америки", "USA"),
    ("Соединённое Королевство Великобритании и Северной Ирландии", "GBR"),
    ("Республикой Беларусь", "BLR"),
    ("Королевства Нидерландов", "NLD"),
    ("المملكة العربية السعودية", "SAU"),
    ("حكومة جمهورية مصر العربية", "EGY"),
    ("الجمهورية الجزائرية الديمقراطية الشعبية", "DZA"),
    ("中华人民共和国政府", "CHN"),
    ("俄罗斯联邦", "RUS"),
    ("越南社会主义共和国", "VNM"),
    ("جمهوری اسلامی ایران", "IRN"),
    ("دولت جمهوری ترکیه", "TUR"),
    ("Bundesrepublik Deutschland", "DEU"),
    ("des Königreichs Belgien", "BEL"),
    ("der Französischen Republik", "FRA"),
    ("Vereinigten Staaten von Amerika", "USA"),
    ("Schweizerischen Eidgenossenschaft", "CHE"),
    ("Repubblica italiana", "ITA"),
    ("Regno dei Paesi Bassi", "NLD"),
    ("República Federativa do Brasil", "BRA"),
    ("Reino da Bélgica", "BEL"),
    ("Koninkrijk der Nederlanden", "NLD"),
    ("Verenigde Staten van Amerika", "USA"),
    ("Mercosul", "MERCOSUR"),
    ("European Economic Community", "EEC"),
    ("Eurasian Economic Union", "EAEU"),
    ("Евразийского экономического союза", "EAEU"),
    ("World Bank", "IBRD"),
    ("Organisation des Nations Unies", "UN"),
]


@pytest.mark.parametrize(("name", "id_"), GOLD)
def test_lookup(name: str, id_: str) -> None:
    found = lookup(name)
    assert found is not None and found.id == id_


def test_what_is_no_state() -> None:
    for name in ("", "the", "Republic of X", "Northern Ireland", "Ruritania", "42", "of"):
        assert lookup(name) is None, name


@pytest.mark.parametrize(
    ("name", "year", "id_"),
    [
        ("Germany", 1900, "DEU"),
        ("Germany", 1960, "DEU"),
        ("Congo", None, "COG"),
        ("Congo", 1950, "COD"),
        ("Vietnam", None, "VNM"),
        ("Viet-Nam", 1860, "ANN"),
        ("Viet-Nam", 1952, "RVN"),
        ("Yugoslavia", None, "YUG"),
        ("Sudan", None, "SDN"),
        ("Korea", None, "KOR"),
        ("Korea", 1890, "KRE"),
        ("Yemen", None, "YEM"),
        ("Yemen", 1965, "YAR"),
        ("Austria", 1870, "AUH"),
        ("Austria", 1930, "AUT"),
        ("Republic of China", 1930, "CHN"),
        ("Republic of China", 1960, "TWN"),
        ("Republic of Colombia", 1825, "GCL"),
        ("Republic of Colombia", None, "COL"),
    ],
)
def test_bearers_of_one_name(name: str, year: int | None, id_: str) -> None:
    found = lookup(name, year=year)
    assert found is not None and found.id == id_
    assert [m.entity.id for m in mentions(f"in {name} ", year=year)] in ([id_], [])


def test_language_restricts_lookup() -> None:
    assert lookup("Island", "deu") == by_code("ISL")
    assert lookup("Allemagne", "eng") is None
    assert lookup("Allemagne", "fra") == by_code("DEU")


def test_every_name_means_its_bearer() -> None:
    """Each name in the table finds its state in some year, or today."""
    for state in states():
        for language, names in state.names.items():
            for name in names:
                years = (None, *(span.start.year + 1 for span in state.spans), 1850, 1930, 1960, 1985)
                assert any(lookup(name, language, y) == state for y in years), (state.id, language, name)


def test_organisations() -> None:
    assert len(organisations()) > 100
    for organisation in organisations():
        assert organisation.names["eng"]
        for language, names in organisation.names.items():
            for name in names:
                assert lookup(name, language) == organisation, name


# --------------------------------------------------------------------------------------------------- mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Democratic Republic of the Congo", ["Democratic Republic of the Congo"]),
        ("Guinea-Bissau, Equatorial Guinea", ["Guinea-Bissau", "Equatorial Guinea"]),
        ("Papua New Guinea and South Sudan", ["Papua New Guinea", "South Sudan"]),
        ("Northern Ireland, New Mexico, the Gulf of Guinea", []),
        ("United States\nof America", ["United States\nof America"]),
        ("UNITED   KINGDOM OF GREAT BRITAIN\r\n AND NORTHERN IRELAND", None),
        ("Viet-Nam, Viet Nam, Vietnam", ["Viet-Nam", "Viet Nam", "Vietnam"]),
        ("Côte d'Ivoire or Cote d’Ivoire", ["Côte d'Ivoire", "Cote d’Ivoire"]),
        ("a turkey dinner on china, said chad; let us unite", []),
        ("TURKEY and CHAD", ["TURKEY", "CHAD"]),
        ("the US and the UN, not Us or Un", ["US", "UN"]),
        ("DANS UN DÉLAI DE SIX MOIS", []),
        ("Iran (Islamic Republic of) and", ["Iran (Islamic Republic of)"]),
        ("Iran's nuclear programme", ["Iran"]),
        ("in Guinea. Bissau is", ["Guinea", "Bissau"]),
        ("Romanians, Germanium, Irandom", ["Romanians"]),
        (
            "Правительство Российской\nФедерации и Республики Армения",
            ["Российской\nФедерации", "Республики Армения"],
        ),
        ("Регламент; россия; РОССИЯ", ["РОССИЯ"]),
        ("des Königreichs Belgien und Deutschlands", ["Königreichs Belgien", "Deutschlands"]),
        ("中华人民共\n和国政府和美国", ["中华人民共\n和国", "美国"]),
        ("发展中国家和沿海地区", []),
        ("حكومة بلجيكا وحكومة الجمهورية اللبنانية والعراق", ["بلجيكا", "الجمهورية اللبنانية", "العراق"]),
        ("للجمهورية اللبنانية", ["للجمهورية اللبنانية"]),
        ("République du Bénin", ["République du Bénin"]),
    ],
)
def test_mentions(text: str, expected: list[str] | None) -> None:
    assert [slice_ for slice_, _ in named(text)] == ([text] if expected is None else expected)


def test_forms() -> None:
    text = "French officials of NATO met the Kingdom of Norway at Paris"
    assert [(m.entity.id, m.form) for m in mentions(text)] == [
        ("FRA", "demonym"),
        ("NATO", "abbreviation"),
        ("NOR", "name"),
        ("FRA", "capital"),
    ]


def test_offsets_are_of_the_whole_text() -> None:
    text = "𝔘 é — Belgium, France and Spain"
    assert named(text)[0] == ("Belgium", "BEL")
    found = mentions(text, text.index("France"), text.index(" and"))
    assert [(m.start, m.end) for m in found] == [(text.index("France"), text.index(" and"))]
    assert mentions(text, 0, 8) == []
    assert mentions("South Sudan", 6) == [Mention(6, 11, by_code("SDN"), "name")]  # type: ignore[arg-type]


def test_decomposed_letters() -> None:
    text = "Re\u0301publique du Be\u0301nin"
    assert named(text) == [(text, "BEN")]


_FILLERS = ["and", "der", "и", "، و", "，", "the Government of", "article 3", "UN", "\n", "of", "(", ")", "."]


def _words() -> list[str]:
    texts = [name for state in states() for names in state.names.values() for name in names]
    texts += [name for body in organisations() for names in body.names.values() for name in names]
    return [*texts, *_FILLERS]


@given(st.lists(st.sampled_from(_words()), max_size=12), st.sampled_from([" ", "\n", "  ", ", ", ""]))
def test_every_mention_means_what_it_says(words: list[str], glue: str) -> None:
    text = glue.join(words)
    last = 0
    for mention in mentions(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end
        assert lookup(text[mention.start : mention.end]) == mention.entity


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    mentions(text)
    lookup(text)


# ------------------------------------------------------------------------------------------------------- time


def test_existing_at() -> None:
    in_1900 = {state.id for state in existing_at(1900)}
    assert {"AUH", "TUR", "GBR", "JPN", "OFS"} <= in_1900
    assert in_1900.isdisjoint({"AUT", "SUN", "POL", "IND", "SSD", "HKG"})
    in_1950 = {state.id for state in existing_at(1950)}
    assert {"SUN", "YUG", "CSK", "DDR", "DEU", "IND"} <= in_1950 and "RUS" not in in_1950
    today = {state.id for state in existing_at(date(2024, 6, 1))}
    assert {"RUS", "SRB", "CZE", "SSD", "WSM", "VAT"} <= today
    assert not [state.id for state in existing_at(2024) if state.historical]


def test_a_day_and_its_year() -> None:
    sudan = by_code("SSD")
    assert isinstance(sudan, State)
    assert sudan.existed(2011) and sudan.existed(date(2011, 7, 9)) and not sudan.existed(date(2011, 7, 8))


def test_names_carry_no_notation() -> None:
    for state in states():
        for names in state.names.values():
            assert not [name for name in names if re.search(r"[{}@~=]", name)]
