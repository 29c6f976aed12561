"""The words positions are made of: abbreviations, ranks, credentials, and the words that make a line no job at all.

Plain sets and maps, our own judgement; `wording` applies them to a position and `pack/build.py` to every stored
title, so both
sides of a comparison are always spelled the same way.
"""

from __future__ import annotations


def _pairs(lines: str) -> dict[str, str]:
    """'a b = c' lines to a map of each word left of '=' to the words right of it."""
    spelled: dict[str, str] = {}
    for line in lines.strip().splitlines():
        short, long = line.split("=")
        spelled.update(dict.fromkeys(short.split(), long.strip()))
    return spelled


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


SPELLED_OUT = _pairs("""
sr snr = senior
jr jnr = junior
mgr mngr manger mananger managr manageer = manager
mgmt mngt mgt = management
engr enginer engeneer enginner enginear eng = engineer
asst assitant asssistant assistent = assistant
assoc = associate
vp svp evp avp rvp = vice president
dir directer direcor = director
rep reps representitive = representative
supv supvr superviser supervisior = supervisor
coord cordinator = coordinator
spec specalist speacialist = specialist
exec excutive exective = executive
mktg mkting mkt marketting = marketing
ops = operations
hr = human resources
hrbp = human resources business partner
it = information technology
qa = quality assurance
qc = quality control
ai = artificial intelligence
ml = machine learning
ux = user experience
ui = user interface
bi = business intelligence
pr = public relations
dei = diversity equity and inclusion
comms = communications
dev devloper develper developper = developer
swe = software engineer
sde = software development engineer
sre = site reliability engineer
sofware sotware = software
prof proffesor = professor
atty = attorney
acct = accountant
accountent acountant accoutant = accountant
anaylst anlyst analsyt = analyst
admins = administrators
adminstrator administator = administrator
adminstrative = administrative
sys = systems
info = information
intl = international
svc = service
svcs = services
mech = mechanical
elec = electrical
cert = certified
pkg = packaging
mfg = manufacturing
tchr = teacher
ceo = chief executive officer
cfo = chief financial officer
cto = chief technology officer
cio = chief information officer
coo = chief operating officer
cmo = chief marketing officer
chro = chief human resources officer
ciso = chief information security officer
gm = general manager
ae = account executive
csm = customer success manager
sdr = sales development representative
bdr = business development representative
rn = registered nurse
lpn = licensed practical nurse
lvn = licensed vocational nurse
cna = certified nursing assistant
np = nurse practitioner
dba = database administrator
sped = special education
prek = pre k
fullstack = full stack
frontend = front end
backend = back end
helpdesk = help desk
cofounder = co founder
elearning = e learning
programme = program
programmes = programs
centre = center
labour = labor
counsellor = counselor
paediatric = pediatric
paediatrician = pediatrician
orthopaedic = orthopedic
behaviour = behavior
behavioural = behavioral
theatre = theater
jewellery = jewelry
organisational = organizational
organisation = organization
adviser advisers = advisor
buisness bussiness = business
technican techician = technician
electrican = electrician
resturant = restaurant
maintanence maintainence maintenence = maintenance
recieptionist recptionist = receptionist
enterpreneur entreprenuer = entrepreneur
recuiter = recruiter
consultent = consultant
secretery = secretary
""")

# Words that stand side by side and mean something else, or are written in several ways; applied in this order.
PHRASES: tuple[tuple[str, str], ...] = (
    (r"l and d", "learning and development"),
    (r"r and d", "research and development"),
    (r"fp and a", "financial planning and analysis"),
    (r"m and a", "mergers and acquisitions"),
    (r"d and i", "diversity and inclusion"),
    (r"p and c", "people and culture"),
    (r"human resource(?!s)", "human resources"),
    (r"cyber security", "cybersecurity"),
    (r"health care", "healthcare"),
    (r"child care", "childcare"),
    (r"day care", "daycare"),
    (r"e commerce", "ecommerce"),
    (r"fund raising", "fundraising"),
    (r"co ordinator", "coordinator"),
    (r"pre sales", "presales"),
    (r"web site", "website"),
    (r"dev ops", "devops"),
    (r"developer ops", "devops"),
    (r"(?:biz|business) developer(?= |$)", "business development"),
    (r"developer (?=manager|director|lead)", "development "),
    (r"engineer (?=manager|director|head|lead)", "engineering "),
    (r"(systems?|network|database|linux|windows|server|cloud|salesforce|technology|crm) admin", r"\1 administrator"),
    (r"admin (?=assistant|coordinator|specialist|officer|manager|support|associate)", "administrative "),
    (r"(?:software|computer) engr", "software engineer"),
    (r"(?<=[a-z] )tech$", "technician"),
    (r"(?:senior |executive |assistant |associate |regional |first |group )vice president", "vice president"),
    (
        r"(?:assistant|associate|adjunct|visiting|full|distinguished|adj|endowed|emeritus|tenured)"
        r"(?: (?:clinical|research|teaching|visiting|adjunct))? (?=professor|prof )",
        "",
    ),
    (r"(m f d|f m d|w m d|m w d|d m w|m f x|f m x|m w x|h f|m f|w m)$", ""),
)

# What comes after these is the employer, not the work ("bei", "chez", "presso": German, French, Italian).
EMPLOYER_FOLLOWS = ("at", "bei", "chez", "presso", "@")

# A rank alone says nothing about the field: "Director, Brand" is read as "brand director".
RANKS = _words("""
    senior junior lead principal staff chief head director manager vice president associate assistant specialist
    coordinator analyst executive officer representative consultant advisor administrator supervisor leader team
    global regional area national deputy interim acting group managing general intern internship trainee
    apprentice fellow partner expert professional lecturer instructor professor teacher dean chair instructional
    adjunct distinguished strategist generalist secretary planner engineer developer architect designer
    technician member mid entry level business unit emea apac americas department scientist researcher
    """)

# Words before a title that leave its field as it is.
NEUTRAL = RANKS | _words("""
    experienced certified licensed registered professional freelance independent international worldwide
    corporate enterprise us usa uk european american north south east west central northeast southeast midwest
    bilingual remote part full time and first second night day contract temporary relief interim chief territory
    strategic digital online internet new young top award winning
    """)

# Trailing words that only grade or frame a job.
TRAILING = _words("""
    i ii iii iv v vi 1 2 3 4 5 l1 l2 l3 l4 l5 l6 level tier intern internship trainee apprentice apprenticeship
    freelance freelancer contractor contract remote hybrid parttime fulltime temporary temp senior junior lead
    consultant1 emea apac americas us usa uk certified licensed self employed
    """)

CREDENTIALS = _words("""
    phd md do mba ma ms msc bs ba bsc jd llm esq cpa cfa cfp pmp csm cspo cissp ccnp ccna pe eit leed ap aia phr
    sphr shrm cp scp rn bsn msn dnp fnp c bc dpt otr l lcsw lmft lpc edd cma acca fsa asa frm cams cisa cism
    itil safe csp cfe crpc clu chfc nmls pmi acp six sigma arrt rdn ld ccc slp crna dvm pharmd bcba rbt cphr
    cipd assoc phdc he him she her they them hers his mph mpa macc med
    """)

# The end of a word that names somebody who works: a rest that holds one ("software engineer trainer") may be another
# job.
WORKER_ENDINGS = (
    "er",
    "or",
    "ist",
    "ian",
    "ant",
    "ent",
    "yst",
    "ive",
    "man",
    "eur",
    "ess",
    "lead",
    "head",
    "chief",
    "intern",
    "clerk",
    "nurse",
    "aide",
    "chef",
    "cook",
    "coach",
    "owner",
    "officer",
    "tech",
    "mechanic",
    "assistant",
    "rep",
)
NOT_WORKERS = _words("""
    customer computer water power consumer center user server career partner number other under over after
    summer docker october december paper cancer gender labor motor sector major senior junior corporate content
    government development management client investment recruitment document department equipment treatment
    deployment engagement procurement assessment enforcement event student patient talent current different
    excellent independent permanent parent apartment environment restaurant plant important interactive creative
    automotive executive administrative active native innovative digital strategic interior exterior indoor
    outdoor color flavor anti giant women human german roman woman
    """)

# Single words that are a job on their own, yet at the end of a longer title usually name something narrower.
LEAN_ALONE = _words("""
    evaluator leasing model investments consulting banking accounting adjunct administration administrative
    advisor advocate agent agriculture anchor announcer appraiser architect artist assembler audit auditor
    automotive ba banker broker builder buyer ca captain chair chairman clerk cm coder collector communications
    compliance construction consultant contractor controller counselor creative crew curator dean design
    developer driver economist editor educator engineering entrepreneur estimator events fabricator faculty
    farming finance fitness founder groomer grower growth host illustrator inspector insurance investigator law
    lecturer legal librarian lineman logistics machinist maintenance management manager marketer marketing mason
    minister nursing operations operator organizer ot owner pa painter partner partnerships photography planner
    po police pr president printer processor procurement producer product production professor programmer
    promoter psychologist pt receptionist recruiting registrar representative retail sales scientist scribe
    secretary security seller server sourcing storyteller strategy stylist supervisor surveyor tax teacher
    technologist tester trader trainer training treasurer tutor underwriter writer
    """)

# First words of titles ("support specialist") that mean something else once a field stands before them ("production
# support
# specialist"); such a title is only taken when nothing but a rank stands before it.
VAGUE_STARTS = _words("""
    academic administration area asset branch care case category center change client community content control
    controls development district division education equipment field floor health implementation improvement
    information infrastructure innovation instructional integration internet lab laboratory learning line
    management material materials media network office online operations performance planning plant platform
    policy portfolio press process production program quality relations research resource resources safety
    section security service services shift strategy support system systems team technical test testing training
    transformation unit
    """)

# Whole lines, or beginnings, that say there is no job; compared after folding and before abbreviations are spelled out.
NO_JOB = (
    r"(happily |recently |proudly |now |currently |fully |semi )*retired",
    r"retiree|in retirement|enjoying retirement|pensioner",
    r"(currently |actively |now )*(open to|opentowork|open for|looking|seeking|searching|exploring|available|in "
    r"transition|between jobs"
    r"|in between jobs|unemployed|job (seeker|seeking|search|hunting)|not (currently )?(working|employed)).*",
    r"(currently )?on (a )?(career break|sabbatical|leave|parental leave|maternity leave|garden(ing)? leave)"
    r"|career break|sabbatical|"
    r"parental leave|maternity leave|gap year",
    r"(?!.*\b(of|for|to) students?\b)(\w+ ){0,6}(students?|undergraduate|undergrad|graduand|candidate|studentin"
    r"|etudiante?|estudiante)"
    r"( (at|of|in|from|for|and) .*)?",
    r"(full time |freshman|sophomore|rising |recent |new |fresh |fresher$|college |university )*(graduate|grad"
    r"|fresher|freshman|sophomore)"
    r"( (at|of|from|in|with)( .*)?)?",
    r"(mba|phd|bsc?|msc?|ba|ma|jd|llb|md|mph|mpa|bba)( (class|20\d\d|student|candidate|at|in).*)?",
    r"(alum|alumni|alumna|alumnus|class of)( .*)?",
    r"(stay at home|full time|proud)? ?(mom|mum|dad|mother|father|parent|homemaker|housewife|house wife|wife"
    r"|husband|grandmother"
    r"|grandfather|grandma|grandpa)( .*)?",
    r"(self employed|self|freelance|freelancer|independent|employed|employee|none|nothing|na|n a|null|nil"
    r"|unknown|tbd|tba|various|any"
    r"|not applicable|not working|home|private|confidential|worker|staff|job|work|working|human|human being"
    r"|dreamer.*|believer.*"
    r"|hustler|me|myself|nobody|x+|volunteer|volunteering|board member|board of directors|mentor|mentee|veteran"
    r"|us army veteran"
    r"|humanist|lifelong learner|world traveler|traveler|hodler|citizen|patriot|christian|other|test)",
)

# The beginnings that turn a job into a wish or a memory: choices are offered, never taken.
NOT_NOW = (
    "aspiring",
    "former",
    "formerly",
    "ex",
    "past",
    "previously",
    "future",
    "retired",
    "wannabe",
    "prospective",
    "seeking",
    "looking",
    "searching",
    "transitioning",
)
