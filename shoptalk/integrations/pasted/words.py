"""Words that tell a job from an employer from a remark, where a line of text does not say which is which."""

import re

from ..tidying.text import folded, word_set

_JOB = word_set(
    """
    accountant administrator advisor adviser agent analyst apprentice architect artist assistant associate attorney
    auditor author banker barista biologist broker buyer captain carpenter chair chairman chairwoman chemist chef
    chief clerk coach comms consultant controller coordinator counsel counselor curator cto ceo cfo coo cio ciso dean
    dentist designer developer devops director doctor economist editor educator electrician engineer estimator
    evangelist executive facilitator fellow founder cofounder geologist hr head historian hygienist inspector
    instructor intern investigator journalist lawyer lead lecturer leader librarian manager marketer mechanic mediator
    midwife minister nurse officer operator owner paralegal partner pharmacist photographer physician physicist
    physiotherapist pilot planner plumber policymaker president principal producer professor programmer psychologist
    publisher realtor recruiter registrar representative reporter researcher resident salesperson scientist secretary
    senior sergeant specialist sr strategist student superintendent supervisor surgeon surveyor swe teacher technician
    technologist therapist trainee trainer translator treasurer underwriter veterinarian vp writer junior jr staff svp
    evp pm dev leiter leiterin ingenieur ingenieurin berater beraterin planer planerin lehrer lehrerin entwickler
    entwicklerin geschaftsfuhrer geschaftsfuhrerin arzt arztin referent referentin directeur directrice ingenieure
    chef responsable charge chargee gerente directora ingeniero ingeniera diretor diretora engenheiro engenheira
    direttore responsabile ingegnere medewerker adviseur
"""
)
_EMPLOYER = word_set(
    """
    inc llc ltd llp lp plc corp corporation company co gmbh ag kg ohg se sa sas sarl spa srl bv nv ab oy as aps pty
    limited group holdings partners university college institute school hospital clinic agency council department
    ministry authority foundation association society bank labs lab studio studios consulting consultants systems
    solutions technologies technology software industries services trust museum library universitat hochschule klinik
    stadt amt ministerium stiftung verein universite ecole mairie ville universidad ayuntamiento universita comune
    universiteit gemeente city county borough district
"""
)
# A line's remark begins like this: it is about the acquaintance, not about the person's work.
_REMARK = word_set(
    """
    met meet meeting knows know knew known friend friends old neighbor neighbour saw sat spoke talked talk introduced
    intro worked went studied roommate cousin brother sister uncle aunt mother father husband wife from via through we
    my our she he they ask asked call email likes loves used class remember remembers recommended referred plays sings
    classmate colleague former ex kennengelernt kenne freund freundin bekannt rencontre ami amie conocido conoci amigo
    amiga conosciuto amico ontmoet vriend
"""
)
# "senior planner at Rivermark", "planner@Rivermark", "Planerin bei Rivermark".
_AT = re.compile(r"(.+?)(?:\s+(?:at|bei|beim|chez|presso|bij|with|for)\s+|\s*@\s*)(\S.*)", re.IGNORECASE)
_CLASS_YEAR = re.compile(r"(?:class of\s*)?['’]?\d{2,4}", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*\.?|[\"“„(][^\"”“()]+[\"”“)]")
# Small words within names: Maria de la Cruz, Ludwig van Beethoven.
_PARTICLES = word_set(
    "de la del der den van von zu zur da das do dos di du le el al bin ibn ben ter ten af av y e i und"
)


def sounds_like_job(text: str) -> bool:
    """Tell whether the text has a word for what somebody does."""
    return not _JOB.isdisjoint(folded(text).split())


def sounds_like_employer(text: str) -> bool:
    """Tell whether the text has a word for a place of work."""
    return not _EMPLOYER.isdisjoint(folded(text).split())


def sounds_like_remark(text: str) -> bool:
    """Tell whether the text speaks of how one knows the person, or is no name or title at all."""
    words = folded(text).split()
    return not words or words[0] in _REMARK or _CLASS_YEAR.fullmatch(text.strip()) is not None


def looks_like_name(text: str) -> bool:
    """Tell whether the text has the shape of a name: one to five words, all but particles with a capital."""
    words = text.replace(",", " ").split()
    if not 1 <= len(words) <= 5 or not all(map(_NAME_WORD.fullmatch, words)) or sounds_like_employer(text):
        return False
    outer = [word for word in words if folded(word) not in _PARTICLES]
    return bool(outer) and not any(word[0].islower() for word in outer)


def before_remark(text: str) -> tuple[str, str]:
    """Cut "Dana Whitfield met at choir" into name and remark; ("", "") when there is no such place."""
    words = text.split()
    for at in range(1, min(len(words), 5)):
        if folded(words[at]) in _REMARK and words[at][0].islower():
            name = " ".join(words[:at])
            return (name, " ".join(words[at:])) if looks_like_name(name) else ("", "")
    return "", ""


def position_and_organization(text: str) -> tuple[str, str]:
    """Take "senior planner at Rivermark" apart; ("", "") when it is not of that kind."""
    found = _AT.fullmatch(text)
    if found is None or sounds_like_remark(text):
        return "", ""
    return found[1].strip(" ,"), found[2].strip(" ,")
