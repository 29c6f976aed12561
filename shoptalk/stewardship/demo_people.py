"""The people of the demo. Everybody and every organization is invented; addresses end in .example, numbers are 555.

Years and days are counted back from the day the demo is opened, so that the notebook always looks ten weeks old.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

LINKEDIN, HAND, PHONE = "linkedin", "hand", "phone"  # how somebody came in


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in Marisol's notebook, as she or a file wrote them down."""

    name: str
    position: str = ""
    organization: str = ""
    came: str = LINKEDIN
    connected: float = 0.0  # years ago
    wrote: tuple[int, int, float] = (0, 0, 0.0)  # messages sent, received, years since the last
    works_as: str = ""  # a plainer title, where the position alone names no occupation
    more: dict[str, Any] = field(default_factory=dict)  # what Marisol added: tie, phone, school ...


def _known(tie: str, words: str, **more: Any) -> dict[str, Any]:
    return {"tie": tie, "tie_words": words, **more}


RIVERMARK, MILLBROOK, NORTHFOLD = "Rivermark Planning Studio", "Millbrook Borough", "Northfold Software"
KESTREL, GREENWAYS, THREE_RIVERS = "Kestrel Robotics", "Allegheny Greenways", "Three Rivers Online"
LAUREL, LATTICE, CARRICK = "Laurel Valley Council", "Lattice Health", "Carrick High School"
HOLLOWAY = "Holloway State University"

# Those with whom something happened in the ten weeks.
ASKED = (
    Person("Ellen Osei", "Senior technical writer", LATTICE, connected=3.1, wrote=(2, 3, 2.2),
           more=_known("acquaintance", "We met at the spring career night", email="e.osei@lattice.example")),
    Person("Carl Brandt", "Planning manager", "Fallow & Stroud", connected=0.4,
           more=_known("stranger", "", email="c.brandt@fallowstroud.example")),
    Person("Priya Raman", "Instructional designer", THREE_RIVERS, connected=5.0, wrote=(14, 12, 0.4),
           more=_known("warm", "You taught next door to me for four years", email="priya@threerivers.example",
                       phone="412 555 0117")),
    Person("Grace Oyelaran", "Director of learning", "Penn Valley Credit Union", connected=0.9, wrote=(1, 1, 0.9),
           works_as="learning designer",
           more=_known("acquaintance", "We talked after our career night", email="g.oyelaran@pennvalley.example")),
    Person("Marcus Teague", "Documentation lead", "Bellwether", connected=1.3, works_as="technical writer",
           more=_known("stranger", "")),
    Person("Beth Kowalczyk", "Senior planner", LAUREL, connected=8.2, wrote=(6, 5, 4.1), works_as="urban planner",
           more=_known("dormant", "We sang in the same choir until 2019", email="b.kowalczyk@laurelvalley.example")),
    Person("Piotr Lis", "Knowledge base writer", "Tern & Wren", connected=2.0, works_as="technical writer",
           more=_known("acquaintance", "We met on the school's website committee", email="p.lis@ternwren.example")),
    Person("Carla Jennings", "Town planner", LAUREL, HAND,
           more=_known("acquaintance", "We met at the Hazel Street open house", phone="412 555 0163",
                       email="c.jennings@laurelvalley.example")),
    Person("Rosa Lindqvist", "Regional planner", "Westmere Transit", connected=0.6,
           more=_known("stranger", "", email="r.lindqvist@westmeretransit.example")),
    Person("Tobias Renner", "Training specialist", "Orchard Mutual", connected=4.4, wrote=(3, 4, 3.0),
           works_as="learning designer",
           more=_known("dormant", "We ran the science fair together", email="t.renner@orchardmutual.example")),
    Person("Dana Whitfield", "Senior transportation planner", RIVERMARK, connected=1.8, works_as="urban planner",
           more=_known("warm", "I taught your daughter Ava in 2021", email="dana@rivermark.example",
                       phone="412 555 0142")),
    Person("Lin Chow", "Curriculum developer", "Bridgewater Museum", connected=2.6,
           more=_known("acquaintance", "We met at the museum's teacher evening", email="l.chow@bridgewater.example")),
    Person("Mei Castellano", "Land use planner", "Cedar Fork Township", connected=0.7,
           more=_known("stranger", "", email="m.castellano@cedarfork.example")),
    Person("Devon Achterberg", "Parks planner", "County of Westmere", connected=6.0, wrote=(22, 19, 1.1),
           works_as="urban planner",
           more=_known("close", "We shared a room at the summer institute", email="devon.achterberg@westmere.example",
                       phone="412 555 0175")),
    Person("Tomasz Zielinski", "Technical writer", KESTREL, connected=1.0, wrote=(1, 1, 1.0),
           more=_known("acquaintance", "We met at the robotics fair", email="t.zielinski@kestrel.example")),
    Person("Ines Duarte", "Learning designer", "Harbor Street Hospital", connected=0.8,
           more=_known("stranger", "", email="i.duarte@harborstreet.example")),
    Person("Nadia Petrov", "Documentation specialist", "Quarry Bank Tools", connected=0.5, works_as="technical writer",
           more=_known("stranger", "", email="n.petrov@quarrybank.example")),
)  # fmt: skip


class Named(NamedTuple):
    """Somebody whom a contact named: they come in on the day of the talk."""

    name: str
    reach: str
    position: str
    organization: str
    works_as: str = ""


# By Dana, Priya, Beth and Piotr; the story says when.
NAMED = {
    one.name: one
    for one in (
        Named("Keisha Monroe", "k.monroe@greenways.example", "GIS analyst", GREENWAYS, "urban planner"),
        Named("Walt Brennan", "412 555 0187", "Zoning administrator, retired", "", "zoning administrator"),
        Named("Jonah Park", "jonah@threerivers.example", "Instructional designer", THREE_RIVERS),
        Named(
            "Luis Ferreira", "l.ferreira@millbrook.example", "Deputy director of planning", MILLBROOK, "urban planner"
        ),
        Named("Aisha Bello", "a.bello@ternwren.example", "Technical writer", "Tern & Wren"),
        Named("Dana Whitfield", "dana@rivermark.example", "Senior transportation planner", RIVERMARK, "urban planner"),
    )
}

# Those who wait to be asked, and those whom one simply knows.
OTHERS = (
    Person("Hannah Lindgren", "API writer", NORTHFOLD, connected=7.0, wrote=(31, 28, 0.6),
           more=_known("close", "We shared a classroom from 2017 to 2019", email="hannah@northfold.example")),
    Person("Amir Sadeghi", "Documentation engineer", NORTHFOLD, connected=0.3, works_as="technical writer",
           more=_known("stranger", "", notes="Wrote the style guide I saved.", email="a.sadeghi@northfold.example")),
    Person("Carol Beaumont", "Community planner", MILLBROOK, HAND,
           more=_known("friend_of_friend", "You sing in my sister's choir", email="c.beaumont@millbrook.example",
                       segment="small town office")),
    Person("Sunniva Holm", "Release notes writer", KESTREL, connected=0.2, works_as="technical writer",
           more=_known("stranger", "", email="s.holm@kestrel.example")),
    Person("Sam Whitaker", "Planning technician", RIVERMARK, connected=1.1, works_as="urban planner"),
    Person("Naomi Albrecht", "Transit planner", "Westmere Transit", connected=3.4, works_as="urban planner"),
    Person("Owen Castellan", "Preservation planner", "Fallow & Stroud", connected=2.2, works_as="urban planner"),
    Person("Ruth Adeyemi", "City planner", "City of Dunmore", connected=5.5, wrote=(4, 4, 3.8),
           more=_known("dormant", "You were in my study group", school=HOLLOWAY, email="r.adeyemi@dunmore.example")),
    Person("Felix Marchetti", "Urban designer", "Studio Nine Bridges", connected=0.9, works_as="urban planner"),
    Person("Joyce Lindholm", "Environmental planner", "Laurel Watershed Trust", HAND, works_as="urban planner",
           more=_known("warm", "We plant trees with the Three Rivers Tree Trust", phone="412 555 0151")),
    Person("Viktor Haas", "Senior technical writer", "Meridian Pumps", connected=2.9),
    Person("Lucía Fernández", "Medical writer", LATTICE, connected=1.7, works_as="technical writer",
           more={"email": "l.fernandez@lattice.example"}),
    Person("Bram de Vries", "Software documentation writer", "Copperline", connected=0.6, works_as="technical writer"),
    Person("Siobhán O’Meara", "Technical editor", "Gantry Press", connected=4.0, wrote=(2, 2, 3.5)),
    Person("Harold Finch", "Proposal writer", "Brightwater Engineering", connected=6.1, works_as="technical writer"),
    Person("Yuki Tanabe", "Training and development specialist", "Penn Valley Credit Union", connected=0.4),
    Person("Gloria Stanton", "Corporate trainer", "Orchard Mutual", connected=1.2),
    Person("Elias Norberg", "E-learning developer", THREE_RIVERS, connected=0.7, works_as="instructional designer"),
    Person("Patience Mensah", "Curriculum coordinator", "Dunmore School District", connected=3.9, wrote=(8, 7, 0.9),
           works_as="instructional coordinator", more=_known("warm", "We wrote the tide-pool unit together")),
    Person("Andre Whitlock", "Learning experience designer", "Harbor College", connected=2.1,
           works_as="instructional designer", more={"school": HOLLOWAY}),
    Person("Theresa Malloy", "Principal", CARRICK, connected=9.0, wrote=(40, 52, 0.1),
           more=_known("close", "You hired me", phone="412 555 0109")),
    Person("Jamal Greene", "Chemistry teacher", CARRICK, connected=6.5, wrote=(33, 30, 0.1), more=_known("close", "")),
    Person("Olga Bergström", "Librarian", "Carrick Public Library", connected=4.8, wrote=(5, 6, 0.7)),
    Person("Peter Nakamura", "Civil engineer", "Brightwater Engineering", connected=3.3),
    Person("Amara Nwosu", "Nature educator", "Fairview Nature Center", connected=2.4, wrote=(3, 2, 1.6)),
    Person("Colin Abernathy", "Real estate agent", "Abernathy & Daughter", connected=5.2),
    Person("Wendy Sokolov", "Nurse practitioner", "Laurel Clinic", connected=7.7, wrote=(9, 9, 2.3)),
    Person("Ravi Menon", "Data analyst", LATTICE, connected=0.9),
    Person("Francine Dubois", "Grant writer", "Three Rivers Tree Trust", connected=3.0, wrote=(2, 1, 1.0)),
    Person("Mateus Oliveira", "Software engineer", KESTREL, connected=1.5),
    Person("Greta Vandermeer", "Product manager", NORTHFOLD, connected=2.8),
    Person("Louis Prentiss", "Surveyor", "County of Westmere", connected=4.9),
    Person("Hyun-woo Seo", "Cartographer", GREENWAYS, HAND, works_as="cartographer",
           more=_known("acquaintance", "We met at the map fair", url="greenways.example/people/seo")),
    Person("Brigid Nolan", "Human resources manager", "Meridian Pumps", connected=1.9),
    Person("Dmitri Volkov", "Physics teacher", "Dunmore High School", connected=8.0, wrote=(11, 12, 1.4)),
    Person("Sara Lindqvist", "Geologist", "Laurel Watershed Trust", connected=6.8, more={"school": HOLLOWAY}),
    # From the phone, where one of them was in already under a shorter name.
    Person("Hannah Lindgren", "", NORTHFOLD, PHONE, more={"phone": "412 555 0133"}),
    Person("Theo Vega", "", "", PHONE, more={"phone": "412 555 0102"}),
    Person("Judith Amsel", "Career coach", "Fairview Career Center", PHONE,
           more={"phone": "412 555 0120", "email": "judith@fairview.example"}),
    Person("Nell Hargreaves", "Piano teacher", "", PHONE, more={"phone": "412 555 0126"}),
)  # fmt: skip
