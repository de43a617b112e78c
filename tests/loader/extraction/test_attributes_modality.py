"""Own sentences from many countries: what is done, what is planned, what is no deal at all."""

import pytest
from bilateral.loader.extraction.attributes.modality import modality

NONE = [
    ("Ghana could >supply< cocoa to Bulgaria.", "supplies"),
    ("Chilean growers are interested in the >supply< of cherries to Jordan.", "supplies"),
    ("The Latvian port is ready to >deliver< grain to Algeria.", "supplies"),
    ("The ministers discussed >exports< of Moldovan wine to Japan.", "supplies"),
    ("Nepal proposed to >sign< a memorandum with Laos.", "signed"),
    ("The sides spoke of a possible >agreement< between Malta and Tunisia.", "signed"),
    ("The mayor of Tartu refused to >sign< the charter with Pskov.", "signed"),
    ("No >contract< was signed between Embraer and the Zambian army.", "signed"),
    ("Talks on a >joint venture< between Tata and Foton continue.", "joint_venture"),
    ("Gdansk may become a >sister< city of Busan.", "sister_city"),
    ("Peru does not >supply< copper to Iceland.", "supplies"),
    ("The Kenyan board has not >signed< the contract with Alstom.", "signed"),
    ("Farmers in Uruguay hope to >sell< beef to Korea.", "supplies"),
    ("The >agreement< with Samoa was never signed.", "signed"),
    ("Oman is considering the >purchase< of Finnish ferries.", "supplies"),
    ("The >supply< of turbines to Cyprus is under discussion.", "supplies"),
    ("The >joint venture< of Sasol and Topsoe was called off.", "joint_venture"),
    ("Bhutan wishes to >import< buses from Slovakia.", "supplies"),
    ("Negotiations on the >delivery< of trams to Quito have begun.", "supplies"),
    ("Whether Honduras will >sign< the treaty is open.", "signed"),
    ("Both cities agreed to expand >cooperation< in tourism.", "signed"),
    ("The deputies called for a >treaty< with Andorra.", "signed"),
]
PLANNED = [
    ("Siemens will >supply< ten trains to Egypt in 2026.", "supplies"),
    ("Paraguay plans to >sign< an agreement with Qatar.", "signed"),
    ("The >memorandum< between Riga and Almaty is to be signed in May.", "signed"),
    ("Vestas signed a contract for the >supply< of turbines to Kenya.", "supplies"),
    ("Rosario is going to >become< a twin of Genoa.", "sister_city"),
    ("The parties intend to >establish< a joint venture in Dakar.", "joint_venture"),
    ("An >agreement< with Fiji is under preparation.", "signed"),
    ("The Danish firm undertook to >deliver< two ferries to Samoa.", "supplies"),
    ("Mongolia expects to >receive< fifty buses from Korea.", "supplies"),
    ("The >signing< of the treaty with Chad is scheduled for June.", "signed"),
]
DONE = [
    ("Norway and Chile >signed< an agreement that will open fisheries to both.", "signed"),
    ("Spain's Talgo has >delivered< the trains to Uzbekistan.", "supplies"),
    ("Tractors from Turkey are >supplied< to Sudan.", "supplies"),
    ("Kobe and Riga have been >sister< cities since 1974.", "sister_city"),
    ("Not only Peru but also Bolivia >signed< the pact with Spain.", "signed"),
    ("A >memorandum< was concluded between the two ports in Oslo.", "signed"),
    ("Toyota and Kirloskar >founded< a joint venture in Bidadi.", "joint_venture"),
    ("Brazil continued to >export< poultry to Angola.", "supplies"),
    ("The >contract< with Ghana was signed in Accra.", "signed"),
    ("Let us recall that in 2001 Estonia >bought< radars from France.", "supplies"),
]
CASES = [(*case, want) for want, cases in (("none", NONE), ("planned", PLANNED), ("done", DONE)) for case in cases]


@pytest.mark.parametrize(("marked", "kind", "want"), CASES)
def test_modality(marked, kind, want):
    start, end = marked.index(">"), marked.index("<") - 1
    assert modality(marked.replace(">", "").replace("<", ""), start, end, kind) == want
