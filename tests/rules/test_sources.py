from mediation.rules.sources import SOURCES, FilingBack
from mediation.rules.statutes import MEDIATION_17


def test_agreements_filed_back_within_five_working_days():
    assert [code for code, source in SOURCES.items() if source.filing_back is FilingBack.REQUIRED] == [
        "COURT_POST",
        "PROCURATORATE",
        "REQUEST",
    ]
    assert [code for code, source in SOURCES.items() if source.filing_back is FilingBack.ADVISED] == [
        "COURT_PRE",
        "ONLINE",
        "AGENCY",
    ]


def test_rules_for_invited_mediation_apply_to_court_channels_only():
    assert [code for code, source in SOURCES.items() if source.from_court] == ["COURT_PRE", "COURT_POST", "ONLINE"]


def test_proactive_mediation_needs_the_consent_of_every_party_on_record():
    assert (SOURCES["PROACTIVE"].to_record, SOURCES["PROACTIVE"].statutes) == (("各方当事人同意",), (MEDIATION_17,))


def test_party_still_applies_when_police_or_court_only_point_the_way():
    assert [code for code, source in SOURCES.items() if source.party_applies] == [
        "APPLY",
        "GUIDE_COURT",
        "GUIDE_POLICE",
    ]


def test_every_channel_names_what_must_be_recorded():
    assert [code for code, source in SOURCES.items() if not source.to_record] == []
