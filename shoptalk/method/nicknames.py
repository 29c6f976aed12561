"""Short forms and other spellings of given names, folded; our own list, English first, then its neighbours.

A short form may belong to several names (Alex, Pat, Chris): it links each of them, never them to each other.
"""

from __future__ import annotations

from functools import cache

from shoptalk.method.names import words

_SHORT_FORMS = """
abigail: abby gail | abraham: abe bram | adelaide: addie heidi | agnes: aggie | albert: al bert bertie
alfred: al alf fred | alexander: alex al sandy xander sasha lex alec aleks alek sascha
alexandra: alex sandra sasha lexi sandy alexa ola | amanda: mandy | andrew: andy drew | andreas: andi
angela: angie | anthony: tony | antonio: tony toni tonio nino | antonia: toni | archibald: archie
arthur: art artie | augustus: gus | barbara: barb babs basia | bartholomew: bart | beatrice: bea trixie
benjamin: ben benny benji | bernard: bernie | bradley: brad | cameron: cam | caroline: carrie caro lina
catherine: cathy cat kate katie | charles: charlie chuck chas | charlotte: lottie charlie
christina: tina chrissy chris | christine: chris tina chrissy | christopher: chris kit topher | clarence: clarry
clifford: cliff | constance: connie | cornelius: con neil cees | cynthia: cindy | daniel: dan danny
david: dave davey | deborah: deb debbie | dennis: denny | diana: di | dominic: dom nick | donald: don donnie
dorothy: dot dottie dolly | douglas: doug | edgar: ed | edmund: ed ned | edward: ed eddie ted teddy ned | edwin: ed
eleanor: ellie nell nora | elizabeth: liz lizzie beth betty betsy eliza ella lisa libby elsie bess | emily: em emmy
emma: em | eugene: gene | evelyn: evie | ezekiel: zeke | florence: flo flossie | frances: fran frannie
francis: frank fran | franklin: frank | frederick: fred freddie fritz rick | gabriel: gabe | gabriella: gabby gabi
gerald: gerry jerry | geraldine: gerry | gilbert: gil bert | gregory: greg | gwendolyn: gwen | harold: harry hal
harriet: hattie | helen: nell | henry: hank harry hal | herbert: herb bert | hillary: hil | howard: howie
hubert: bert hugh | ignatius: iggy | isaac: ike | isabella: bella izzy isa | jacob: jake jakob | jacqueline: jackie
james: jim jimmy jamie | janet: jan | jason: jay | jeffrey: jeff | jennifer: jen jenny jenn | jeremiah: jerry
jeremy: jem jerry | jerome: jerry | jessica: jess jessie | john: jack johnny jon | jonathan: jon jonny john
joseph: joe joey jo | josephine: jo josie | joshua: josh | joyce: joy | judith: judy jude | julia: julie
julian: jules | kathleen: kathy kate katie | kenneth: ken kenny | kevin: kev | kimberly: kim | kristin: kris krissy
laura: laurie | lawrence: larry laurie | leonard: leo len lenny | leonardo: leo | lillian: lily lil
louis: lou louie | louise: lou | lucille: lucy | madeline: maddie | magdalena: lena magda leni
margaret: maggie meg peggy | maximilian: max | maxwell: max | megan: meg | melissa: mel missy lissa | melanie: mel
michael: mike mick mickey mikey misha | michelle: shelly chelle | mitchell: mitch | montgomery: monty | nancy: nan
natalie: nat | natasha: tasha | nathan: nate nat | nathaniel: nate nat | nicholas: nick nicky nico
nicole: nikki nicky | norman: norm | oliver: ollie | olivia: liv livvy | oscar: ozzie | pamela: pam
patricia: pat patty trish tricia | patrick: pat paddy | penelope: penny | peter: pete | philip: phil pip
philippa: pippa pip | phyllis: phyl | rachel: rach | raymond: ray | rebecca: becky becca | reginald: reg reggie
richard: rick dick rich ricky richie | robert: bob bobby rob robbie bert | roberta: bobbie | roderick: rod
rodney: rod | roger: rodge | roland: rollie | ronald: ron ronnie | rosemary: rosie | russell: russ | ruth: ruthie
salvatore: sal | samantha: sam sammie | samuel: sam sammy | sandra: sandy | sarah: sally sadie
sebastian: seb basti | shirley: shirl | sidney: sid | silvester: sly | simon: si | solomon: sol | stanley: stan
stephanie: steph | steven: steve stevie | susan: sue susie suzy | suzanne: sue suzy | sylvia: syl | tabitha: tabby
terence: terry | theodore: ted teddy theo | theresa: tess terry tessa tracy | thomas: tom tommy | timothy: tim timmy
tobias: toby tobi | valerie: val | vanessa: nessa | veronica: ronnie vera | victor: vic | victoria: vicky tori
vincent: vince vinny | virginia: ginny ginger | vivian: viv | walter: walt wally | wendell: wen | wilfred: wilf
wilhelmina: mina willa | william: bill will billy willy | winifred: winnie | winston: win | zachary: zach zack
francisco: frank paco pancho kiko fran curro | jose: pepe joe | jesus: chuy | guadalupe: lupe | ignacio: nacho
enrique: quique kike | dolores: lola | concepcion: concha conchita | rosario: charo | mercedes: merche
eduardo: edu lalo | guillermo: memo guille | alejandro: alex ale jandro | alejandra: ale alex | manuel: manolo manu
rafael: rafa | roberto: beto | giuseppe: beppe peppe pino | giovanni: gianni nino vanni | francesco: franco cecco
luigi: gigi | lorenzo: renzo | domenico: mimmo | johannes: hans hannes jo | johann: hans | joachim: jochen achim
heinrich: heinz heiner | wolfgang: wolf | friedrich: fritz fiete | katharina: kathi kati nina
elisabeth: elsa lisa lisbeth sissi else bettina elli | susanne: susi sanne | ulrich: uli ulli | ulrike: uli
josef: sepp jupp | matthias: matze | franziska: franzi ziska | stefan: steffen | aleksandr: sasha sascha shura alex
dmitri: dima mitya | ivan: vanya | mikhail: misha | nikolai: kolya | vladimir: vova volodya | yekaterina: katya
ekaterina: katya katia | maria: masha mia mitzi | anastasia: nastya stacy | tatiana: tanya | yevgeny: zhenya
natalia: natasha nata | svetlana: sveta | sergei: seryozha | yuri: yura | malgorzata: gosia | katarzyna: kasia
agnieszka: aga | aleksandra: ola sasha | joanna: asia | stanislaw: staszek stan | tomasz: tomek | jakub: kuba
piotr: piotrek | krzysztof: krzys chris | wojciech: wojtek | zbigniew: zbyszek | grzegorz: greg grzesiek
joao: zeca | luiz: lula | benedikt: ben | emmanuel: manu manny | genevieve: gen viv | dominique: dom
abdul: abdullah
"""

_OTHER_SPELLINGS = """
steven stephen stefan stephan; catherine katherine kathryn katharine cathryn kathrin katrin; sarah sara; jon john;
geoffrey jeffrey; mohammed muhammad mohamed mohammad muhammed mohamad md; ahmed ahmad;
hussein husain hussain hossein; yusuf yousef youssef yousuf; philip phillip philipp; erik eric erick; mark marc;
marcus markus; nicolas nicholas nikolas; kristen kristin kirsten; ann anne anna; theresa teresa; rebecca rebekah;
rachel rachael; deborah debra; elizabeth elisabeth; isabel isabelle isobel isabella; madeline madeleine madelyn;
alan allan allen; brian bryan; sean shaun shawn; matthew mathew; matthias mathias; jeffrey jeffery;
lawrence laurence; frederick frederic fredrick; christina kristina; christine kristine; caroline carolyn karoline;
carl karl; kurt curt; michelle michele; megan meghan meagan; lindsay lindsey; kelly kelley kellie;
tracy tracey traci; vivian vivien vivienne; aleksandr alexandr alexander; dmitri dmitry dmitriy; sergei sergey;
yevgeny evgeny evgeni eugene; yuri yury iurii; natalia nataliya natalya; tatiana tatyana; ekaterina yekaterina;
mikhail michail; julia yulia iuliia; elena yelena helena; joseph josef; jacob jakob jakub; lukas lucas;
tomas thomas tomasz; andre andrei andrey; abigail abbigail; zoe zoey; chloe khloe; jaclyn jacqueline;
terence terrence; hannah hanna; leah lea; sofia sophia; sophie sofie; kathleen cathleen; gabriella gabriela;
vasily vasiliy; oleksandr alexander; johann johan; jorg joerg; jurgen juergen; gunter guenter gunther; bjorn bjoern;
soren soeren; srini srinivas; srinivas sreenivas; lakshmi laxmi; deepak dipak
"""

_MORE_GIVEN = """
aaron adam adrian aisha albert alice alicia alison amy ana andrea anita anja april arjun ashley austin ben beth
blake bonnie bruce bryce carla carlos carmen carol carolina carrie cecilia chad cheryl claire clara claudia cody
cole colin connor corey craig crystal curtis dale dana danielle darren dawn dean deepa denise derek diego dylan earl
eileen elaine eli ellen ellie erica erin ernest ethan eva evan faith fatima felix fernando fiona floyd gavin george
gina glenn gloria gordon grace grant greta hao hassan heather hector heidi holly hugo ian ingrid irene iris isaac
ivy jack jackson jade jan jane jasmine javier jay jean jenna jill joan jody jordan jorge josephine joy juan juanita
julie june justin kaitlyn kara karen karla kate kayla keisha keith kelsey kenji kerry kim kira kristy kyle lance
lars laura lauren leah lee leila leon leroy leslie lin linda lisa liu logan lois lori lorraine lucia lucy luis luke
lydia lynn mabel marcia marco margarita marie marina mario marion marisa marissa marisol marjorie marlene marta
martha martin marvin mary mason mateo maureen max maya mei mia miguel mila miles mindy miranda miriam molly monica
morgan nadia naomi neha nelson nina noah noel norma omar pablo paige pam paola paul paula pedro perry petra pierre
priya rafael raj ralph ramon raul ravi renee rex ricardo rita robin rohan rosa rose ross roy ruby ryan sally
santiago scott sergio seth shane shannon sharon shaun sheila shelly sherry silvia sonia stacy stella sven tamara
tanya tara taylor ted terry tiffany tina todd tom toni tonya tracy travis trevor tyler vera vernon vicki wade wanda
warren wayne wei wendy wesley willie xavier yan yolanda yvonne zara
"""

# Family names so frequent that two people who share one and a given name are usually two people.
COMMON_FAMILY = words("""
smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson
thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young
allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter
roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers
gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez
wood james bennett gray mendoza ruiz hughes price alvarez castillo sanders patel myers long ross foster jimenez
singh kumar sharma khan ali ahmed hussain shah gupta das chen wang li zhang liu yang huang zhao wu zhou xu sun zhu
ma lin tan wong chan cheng ng ho lam tran le pham hoang park choi jung kang sato suzuki tanaka takahashi watanabe
ito yamamoto muller schmidt schneider fischer weber meyer wagner becker schulz hoffmann koch bauer klein silva
santos oliveira souza ferreira costa pereira rossi russo ferrari esposito bianchi dubois durand moreau bernard
laurent nowak kowalski ivanov petrov jansen devries hansen johansen olsen larsen andersson johansson karlsson
nilsson jensen nielsen pedersen
""")


def _read() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    short: dict[str, set[str]] = {}
    for entry in _SHORT_FORMS.replace("\n", "|").split("|"):
        full, _, forms = entry.strip().partition(": ")
        for form in forms.split():
            short.setdefault(form, set()).add(full)
    spelled: dict[str, set[str]] = {}
    for group in _OTHER_SPELLINGS.split(";"):
        for name in group.split():
            spelled.setdefault(name, set()).update(other for other in group.split() if other != name)
    return ({k: frozenset(v) for k, v in short.items()}, {k: frozenset(v) for k, v in spelled.items()})


FULL_NAMES, SPELLINGS = _read()
_NONE: frozenset[str] = frozenset()
KNOWN_GIVEN = words(_MORE_GIVEN) | FULL_NAMES.keys() | _NONE.union(*FULL_NAMES.values()) | SPELLINGS.keys()


def kinship(one: str, other: str) -> str:
    """How two different folded given names belong together: words with {0} for `one` and {1} for `other`, or ""."""
    if other in SPELLINGS.get(one, _NONE):
        return "{0} and {1} are spellings of one name"
    if one in FULL_NAMES and other in full_names(one):
        return "{0} is short for {1}"
    if other in FULL_NAMES and one in full_names(other):
        return "{1} is short for {0}"
    if shared := full_names(one) & full_names(other):
        return "{0} and {1} are both short for " + min(shared).capitalize()
    return ""


@cache
def full_names(given: str) -> frozenset[str]:
    """Every full name that this folded given name may stand for, spellings included."""
    roots = FULL_NAMES.get(given, _NONE) | {given}
    return roots.union(*(SPELLINGS.get(root, _NONE) for root in roots))
