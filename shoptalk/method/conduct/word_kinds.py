"""Which words mean nearly the same in the little world of asking for work: kinds of words for the reader of M1.

"Lend a hand", "pitch in" and "muck in" become one kind, so that the reader knows a sentence it never saw. Our own list.
"""

from __future__ import annotations

REACH = 6  # two kinds up to this many places apart are seen together

_KINDS = """
me: i | me | myself | someone like me | somebody like me | person like me | people like me | one more | yours truly |
a person of my | someone with my | somebody with my | a person with my | anyone like me
my: my | mine
you: you | yourself | yourselves | you guys | you folks | you all | you lot | ya | u
your: your | yours | ur | of you
they: they | them | he | she | him | their | his | her | people | person | others
we: we | us | our | ours | together
org: team | teams | unit | crew | crews | firm | company | office | lab | laboratory | clinic | hospital | studio |
agency | department | group | practice | shop | kitchen | newsroom | desk | branch | district | organisation |
organization | organisations | organizations | business | startup | start up | employer | institute | institution |
museum | library | station | warehouse | plant | site | yard | bureau | council | charity | nonprofit | non profit |
staff | roster | squad | mob | outfit | house | bank | farm | hotel | restaurant | store | ward | programme |
program | bench | rota | payroll | gang | bakery | garage | factory | workshop | school | brewery | theatre |
theater | gallery | foundation | fund | paper | magazine | fleet | depot | salon | surgery | chambers | facility |
establishment | cooperative | co op | home | place | building | division | classroom | side of the table |
shop floor | venue | network | ranks | fold | operation | operations | trucks | floor | workforce | bunch | line up |
lineup | mission
vac: opening | openings | vacancy | vacancies | headcount | req | reqs | requisition | job opening | seat | seats |
slot | billet | spot | spots | chair | hiring round | intake | postings | posting | vacant | requirement
job: job | jobs | position | positions | role | roles | post | employment | gig | opportunity | opportunities |
placement | engagement | appointment | place of work | livelihood
work: work | working | works
hirepast: hired | recruited | took you on | employed | took on
hire: hire | hires | hiring | recruit | recruiting | recruits | recruitment | taking on | take on | takes on |
bring on | bringing on | brings on | bringing people on | bring people on | bring somebody on | bring someone on |
taking people on | take people on | take somebody on | take someone on | takes people on | taking anyone on |
taking anybody on | taking someone on | taking somebody on | taking on anybody | staffing | onboarding | onboard |
new people | new faces | new staff | new hires | new starters | adding people | add people | adding staff |
add staff | building out | absorb | absorbed | signing people | taking new | hiring for | talent
help: help | helping | assist | assisting | assistance | support | supporting | contribute | contributing |
contribution | pitch in | lend a hand | lending a hand | give a hand | chip in | muck in | step in | stepping in |
fill in | filling in | stand in | jump in | dive in | cover | covering | serve | serving | roll up my sleeves |
off your plate | off your hands | off your desk | off your shoulders | make myself useful | of use | of service |
of value | of help | add value | lighten | relieve | ease | plug in | plug | take some of | hand with |
pull my weight | carry | earn my keep | do my bit | bring to the table | bring to your | deliver | solve |
free hands | spare hands | a hand | make life easier | put me to work | put to work | put to use | handy
useful: useful | valuable | asset | productive | beneficial | helpful addition | of benefit | addition
hands: extra pair of hands | pair of hands | extra hands | more hands | another pair of hands | extra brain |
another pair | extra person | one more person | reinforcements | reinforcement | extra help | additional help |
another person | backup | relief | bodies | spare pair of hands
join: join | joining | come on board | coming on board | be part of | being part of | become part of |
becoming part of | a part of | part of | come aboard | sign on | signed on | get on with | belong | belonging |
work with you | work for you | working for you | working with you | work alongside | working alongside | be one of |
on your side | by your side | in your ranks | among your | beside you | alongside | onto your | get in at | come in |
foot in the door | through the door | on the inside | inside | colleague of yours | call you a colleague |
desk for me
fit: fit | fits | fitting | match | matches | matching | match up | suit | suited | suitable | candidate | qualified |
right person | good fit | slot in | slot right in | slot into | fit in | fit right in | complement | translate |
translates | hit the ground running | line up with | lines up | align | aligns | aligned | overlap | overlaps |
exactly what | just what | cut out for | tailor made | natural | mesh | dovetail | round out | relevant | transfer |
at home
stuff: skills | skill | experience | background | profile | skillset | skill set | qualifications | expertise |
track record | strengths | languages | knowledge | competence | competencies | talents | toolkit | training | energy |
portfolio of skills | know how | years of | degree
cv: cv | c v | resume | resumes | curriculum vitae | curriculum | portfolio | application | clips | cover letter |
references | reel | github | samples | samples of my work | credentials | documents | certificates |
application documents | particulars | my details | my name | my number | my contact | my information | my info |
my file | my profile | letter of application | papers | bio
keepmind: keep me in mind | bear me in mind | have me in mind | keep my name | keep me on | think of me |
thinking of me | remember me | remember my name | keep me posted | keep my details | keep my cv | keep my resume |
on your radar | on the radar | on file | on the list | on your list | in your back pocket | come to mind |
came to mind | in the running | in the mix | call on me | count on me | call me | keep my portfolio | keep my number |
hold on to my | hang on to my | remember that i exist | have my name | you know where i am | my hat in the ring |
a note of me | my name comes up | kept me in mind | keep in mind that i | consider me
mind: mind | radar | memory | in mind
pass: pass | passing | forward | forwarding | share | drop | dropping | hand | send | sending | mention | flag |
refer | referral | recommend | recommendation | vouch | push | steer | submit | slip | circulate | relay |
put in a word | good word | put a word | kind word | a word in | word in | put in a good word | put my name |
put me forward | nudge | endorse | speak for me | speak up for | put me in touch | connect me | link me |
introduce me | introduction | mention me | mention my name | pull | sway | reference | sponsor | sponsorship |
champion | drop my name
hr: hr | h r | human resources | manager | managers | recruiter | recruiters | hiring manager | boss | bosses |
supervisor | director | hiring partner | foreman | gaffer | talent acquisition | personnel | chief | superior |
management | whoever | those who | decision maker | decision makers | in charge | the right person |
the right people | right hands | higher ups | powers that be | hiring committee | charge nurse | head of | owner |
line manager | somebody in | the person who
handle: handle | handles | deals with | deal with | looks after | in charge of | responsible for | decides |
makes the call | approach | address | talk to about | speak to about | write to about | contact about | ask about
need: need | needs | needed | could use | require | requires | lacking | missing | short of | in want of |
want someone | want somebody | wanted | make use | must have | use me | use someone | use somebody | use a
short: short | short handed | shorthanded | short staffed | understaffed | stretched | swamped | thin on the ground |
thin | drowning | overloaded | overflow | backlog | workload | snowed under | a person down | a man down |
down a person | overwhelmed | crunch | in a pinch | rush | rushed off | gap | gaps | hole | under pressure |
overstretched | too much on | overworked | busy season | too big | on leave
grow: growing | grow | grows | expand | expanding | expansion | growth | scaling | scale | new branch | new office |
new site | new project
leave: leaves | leave | quits | quit | moves on | retires | retired | drops out | hands in | goes on leave |
steps down | leaving | go away | departs
avail: available | availability | start | can start | start right away | immediately | straight away | right away |
at liberty | notice | notice period | relocate | free from | ready to start | ready to go | from monday | as soon as |
at short notice | on short notice | day one | tomorrow | full time | anytime you | free in the summer | my summer
talk: call | chat | coffee | talk | conversation | phone | zoom | video | speak | tea | ring | lunch | interview you |
informational interview | informational interviews | short call
min: minutes | minute | mins | min | quarter of an hour | half an hour | hour | half hour | questions | question
learn: learn | learning | hear | hearing | understand | understanding | know | curious | wonder | wondered | listen |
see | find out | insight | insights | perspective | view | views | advice | thoughts | story | stories | lessons |
learned | experience of | tips
field: field | fields | industry | profession | career | careers | trade | trades | sector | line of work |
kind of work | type of work | sort of work | this work | the work | path | paths | what you do | your work | the job |
this job | your job | your role | day to day | market | line
neg: not | no | never | without | nor | neither | cannot | none | nothing | hardly | rather than | instead of
but: but | yet | though | although | however | still | even if | even though | even
cond: if | should | whenever | in case | once | unless | ever | when | in the event | were to | as soon
modal: would | could | can | might | may
will: will | shall
love: love | like | want | hope | hoping | hopes | wish | dream | dreamed | keen | eager | excited | interested |
interest | aspire | long to
glad: happy | glad | delighted | thrilled | honoured | honored | pleased | willing | gladly | happily | delight |
privilege | jump at | over the moon | ready to | prepared to | open to | welcome
thank: thank | thanks | grateful | appreciate | gratitude | obliged | appreciated | means a lot
askw: ask | asking | asked | asks | request | requesting | beg
past: did | was | were | had | went | got | came | became | started | made | been | took | moved | joined | began |
chose | switched | landed | worked | decided | applied
wh: how | what | why | which | who | whom | where
any: any | anything | anybody | anyone | something | somebody | someone | some | anywhere | somewhere | elsewhere |
one of
exist: is there | are there | do you have | have you | there is | there are | would there | might there be |
could there be | do you know of | know of | know anyone | know anybody | aware of | heard of | hear of |
happen to have | room for | room | place for | space for | got any | you got | use for | need for | prospect |
prospects | possibility | possibilities | is it possible | any chance | chances | scope
comeup: comes up | come up | coming up | opens up | open up | opens | opened up | becomes available |
become available | arises | arise | turns up | turn up | going | crop up | crops up | pops up | pop up | frees up |
free up | comes along | come along | comes round | materialise | materialize | come free | becomes free | come open |
on the horizon | around the corner
look: looking | look | seeking | seek | searching | search | hunting | after | in search of | on the lookout |
on the hunt | job hunt | job hunting | job search | on the market | in the market | in transition | open to work |
out of work | between jobs | next chapter | next home | next challenge | next step | next role | next position |
next move | after a job
consider: consider | considered | chance | shot | try | tryout | trial | prove | a go | interview | interviewing |
take a chance | give me | look at me | try me | try out | test | candidate pool | shortlist
apply: apply | applying | applications | applicants | put in for | throw my hat | put myself forward | speculative
trial: intern | interning | internship | internships | shadow | shadowing | volunteer | volunteering | apprentice |
apprenticeship | trainee | traineeship | probation | unpaid | for free | freelance | contract | contractor | temp |
temporary | part time | casual | shifts | shift | per diem | work experience | placement year | pro bono | weekends |
evenings | subcontract
money: pay | paid | salary | wage | wages | bills | rent | savings | income | rates | budget
tell: tell | let | shout | ping | give me a shout | give us a shout | heads up | drop me a line | sing out | holler |
say the word | let me know | tell me | give me a ring | give me a call
getjob: get hired | get in | get on | getting in | getting hired | land a job | land a role | find a job | find work |
get a job | find a place | find a role | find something | get an interview | get me | secure | break in |
earn a place
side: see myself | picture myself | imagine myself | imagine working | imagine | wind up | end up | at your |
with your | on your | for your | to your | in your | there
"""


def _read() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases by their first word, the longest first, so that "call me" is found before "call"."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    kind = ""
    for line in _KINDS.strip().splitlines():
        head, colon, rest = line.partition(": ")
        kind = head if colon else kind
        for phrase in (rest if colon else line).split("|"):
            if words := tuple(phrase.split()):
                phrases.setdefault(words[0], []).append((words, kind))
    for found in phrases.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return phrases


_PHRASES = _read()


def kinds(found: list[str]) -> list[str]:
    """The kind of each word or phrase in order; "" where a word belongs to none."""
    named: list[str] = []
    place = 0
    while place < len(found):
        for phrase, kind in _PHRASES.get(found[place], ()):
            if tuple(found[place : place + len(phrase)]) == phrase:
                named.append(kind)
                place += len(phrase)
                break
        else:
            named.append("")
            place += 1
    return named


def pairs_within_reach(named: list[str]) -> set[str]:
    """Each kind that occurs, and each two kinds in order within reach."""
    seen = {kind for kind in named if kind}
    for place, kind in enumerate(named):
        if kind:
            seen.update(f"{kind} {later}" for later in named[place + 1 : place + 1 + REACH] if later)
    return seen
