"""Words that leave little doubt what a clause does. What they miss is left to the trained reader."""

from __future__ import annotations

import re

_TALK = r"(?:talk|chat|speak|conversation|call|sit down|meet|pick your brain|coffee|hear (?:about )?your story)"
_WORK = r"(?:work|job|field|profession|career|industry|trade|line of work|business|role|role)"
CUES: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for name, pattern in {
        "greet": r"^(?:hi|hello|hey|hiya|good\ (?:morning|afternoon|evening|day)|greetings)\b",
        "ask_for": r"""\b(?:may|could|can|might)\ i\ (?:please\ )?(?:speak|talk)\ (?:to|with)\ (?!you\b)(?!someone\ else)
            |\b(?:put|connect|transfer)\ me\ (?:through|to|with)\b|\btrying\ to\ (?:reach|get\ hold\ of)\b
            |\b(?:is|are)\ (?:that|this|you)\ (?:mr|mrs|ms|dr|miss)\b|\bam\ i\ (?:speaking|talking)\ (?:to|with)\b
            |\bi(?:'m|\ am)\ (?:calling|looking)\ for\ (?:mr|mrs|ms|dr)\b|\bis\ (?:he|she)\ (?:in|there|available|free)\b
            |\bwho\ am\ i\ (?:speaking|talking)\b""",
        "name": r"""\bmy\ name(?:'s|\ is)\b|\b(?:this|it)(?:'s|\ is)\ (?-i:[A-Z]\w+)(?:\ (?-i:[A-Z][\w'’-]+))?\b(?!['’]s)
            |^(?-i:[A-Z]\w+\ [A-Z][\w'’-]+)\ (?:here|speaking|calling)\b|\bi(?:'m|\ am)\ called\b
            |\bi(?:'m|\ am)\ (?-i:[A-Z][a-z]+(?:\ [A-Z][\w'’-]+)?)\b""",
        "tie": r"""\b(?:suggested|recommended|told\ me|said|thought|mentioned|advised)\b.{0,30}\b(?:i\ (?:call|ring|speak|talk|try|get)|you|calling|your\ name|ringing)
            |\b(?:passed\ on|gave\ me)\ your\ name\b|\bgot\ your\ name\ (?:from|through)\b|\bpointed\ me\ (?:to|at|your)
            |\bwe\ (?:both|share|met|went|have\ a\ friend)\b|\bmutual\ (?:friend|acquaintance)|\b(?:also|too)\ (?:went|studied|graduated)\b
            |\bi\ (?:know|worked\ with|work\ with)\ (?:your|a\ friend\ of\ yours)|\bfellow\ (?:alum|graduate)|\balum(?:na|nus|ni)?\b
            |\b(?:sent|referred)\ me\ (?:to\ you|your\ way)|\bfriend\ of\b""",
        "about_me": r"""\bi(?:'m|\ am)\ an?\ |\bi(?:'ve|\ have)\ (?:been\ )?(?:working|work(?:ed)?|taught|spent|studied|studying|teaching)\b
            |\bi\ (?:currently\ )?(?:teach|work|study|studied|worked|used\ to|graduated|finished|run|ran|manage)\b
            |\bmy\ (?:background|last\ job|degree)\b""",
        "purpose": rf"""\b(?:learn(?:ing)?|find(?:ing)?\ out|understand(?:ing)?|hear(?:ing)?|know|curious|explor(?:e|ing)|interested)\b.{{0,60}}\b(?:{_WORK}|what\ you\ do|planning|how\ you|what\ it(?:'s|\ is)|your\ (?:day|path|story|experience)|people)\b
            |\b(?:thinking|weighing|considering|deciding)\b.{{0,40}}\b(?:field|career|change|switch|whether|between|into|going|moving)\b""",
        "ask_talk": rf"""\b(?:could|can|may|might|would)\ (?:i|we|you)\b.{{0,50}}\b{_TALK}\b(?!\ (?:back|again|you\ back|later|me\ back))
            |\b(?:could|can|may|might)\ i\ ask\ you\b|\b(?:would|are)\ you\ (?:be\ )?(?:willing|open|able|free)\b
            |\b(?:spare|give|lend|have|take)\ (?:me\ )?.{{0,20}}\b(?:minutes|half\ an\ hour|quarter\ of\ an\ hour)\b
            |\bask\ you\ (?:a\ few|some)\ questions\b|\bi(?:'d|\ would)\ (?:love|like)\b.{{0,30}}\b(?:talk|chat|minutes|conversation)\b
            |\b(?:hoping|hope|wondering)\b.{{0,40}}\b(?:talk|chat|minutes|speak|conversation)\b""",
        "good_moment": r"""\b(?:good|bad|right|convenient|okay|ok)\ (?:moment|time)\b(?!\ to\ (?:call\ back|enter))|\bcaught\ you\ (?:at|in)|\b(?:have|got)\ (?:a|one|two|half\ a)\ (?:quick\ )?(?:minute|moment|second|sec)\b
            |\bdo\ you\ have\ time\ (?:now|right\ now)\b|\bis\ now\ (?:good|okay|ok|fine|all\ right)\b|\bam\ i\ (?:disturbing|interrupting)\b""",
        "not_job": r"""\b(?:not|n['’]t|never|no)\b.{0,40}\b(?:job|position|opening|vacanc|work\ for\ me|hire|hired|employment|applying|interview)
            |\b(?:only|just)\b.{0,15}\b(?:to\ learn|learning|information|advice)\b|\bnot\ (?:asking|looking)\ for\ (?:one|that|anything)\b""",
        "offer_papers": r"\b(?:resum[eé]|résumé|c\.?v\.?|curriculum)\b",
        "why_you": r"""\b(?:because|since)\ you\b|\byou(?:'re|\ are)\ (?:the|one\ of|somebody|someone)\b|\b(?:read|saw|heard|watched|found|enjoyed|loved)\ your\ (?:talk|article|report|paper|piece|profile|work|interview|book|post)
            |\byour\ (?:path|way|talk|article|report|career|work|name|experience)\b.{0,40}\b(?:struck|interest|stood\ out|impress|unusual|came\ up)
            |\bknow\w*\ more\ about\b|\bspeaks?\ (?:so\ )?(?:highly|warmly)\ of\ you\b|\byou(?:'ve|\ have)\ (?:done|made|been|moved|worked|gone)\b""",
        "source": r"""\b(?:number|name|extension)\b.{0,30}\b(?:is|was|stands|from|on|in|through|off)\b.{0,40}\b(?:website|web\ site|page|directory|list|card|book|switchboard|linkedin|site|board)
            |\b(?:from|on|in|through)\ (?:the|your)\ .{0,20}(?:website|web\ site|directory|phone\ book|switchboard|linkedin|alumni\ list)
            |\bgave\ (?:it\ to\ )?me\ (?:your|the)\ number\b|\bgot\ (?:your|the)\ number\b|\bswitchboard\b""",
        "offer_time": r"""\b(?:would|does|how\ about|what\ about|shall\ we\ say|is|are|could\ we)\b.{0,30}\b(?:monday|tuesday|wednesday|thursday|friday|tomorrow|next\ week|this\ week)\b
            |\bwhat\ (?:day|time)\b|\bwhen\ (?:would|could|might)\b.{0,20}\b(?:suit|work|be\ good\ for\ you\ to|we)\b|\b(?:next|this)\ week\b""",
        "accept": r"""^(?:yes|yeah|yep|yup|sure|absolutely|certainly|definitely|of\ course|perfect|great|wonderful|lovely|fine|okay|ok|all\ right|alright|that(?:'s|\ is)\ (?:fine|great|perfect|wonderful)|sounds?\ (?:good|great|perfect))\b
            |\b(?:that|it|which|thursday|monday|tuesday|wednesday|friday)\ (?:works|suits|would\ work|would\ suit|is\ (?:fine|perfect|great|good))\b|\bi\ (?:can|could|will)\ (?:do|make)\ (?:that|it)\b|\bi(?:'ll|\ will)\ be\ there\b|\bit(?:'s|\ is)\ a\ deal\b""",
        "refuse": r"""^(?:no|nope|unfortunately|i'm\ afraid)\b(?!\ (?:problem|worries|trouble|hurry|rush))|\b(?:does|do|would|can|could)(?:\ not|n['’]t|not)\ (?:work|suit|make|do\ (?:that|it|monday|tuesday|wednesday|thursday|friday))\b|\bi(?:'m|\ am)\ (?:not\ free|busy|working|teaching)\b""",
        "thank": r"\bthank(?:s|\ you)\b|\bgrateful\b|\bi\ (?:really\ )?appreciate\b|\bmuch\ obliged\b",
        "bye": r"\b(?:good)?bye\b|\bhave\ a\ (?:good|nice|great|lovely)\b|\btake\ care\b|\bsee\ you\b|\btalk\ (?:to\ you\ )?(?:soon|then|on)\b|\bi(?:'ll|\ will)\ let\ you\ go\b|\bspeak\ (?:to\ you\ )?then\b",
        "call_back": r"\b(?:call|ring|phone|try)\s(?:\w+\s){0,2}?(?:back|again|another\ time|later)\b|\bbetter\ time\b|\bwhen\ (?:would|is|could|can|should|may|might)\b.{0,25}\b(?:call|ring|reach|catch|try)\b",
        "leave_message": r"\bleave\ (?:a|him|her|them|my)\b.{0,12}(?:message|note|number|word)|\b(?:take|pass\ on|pass\ along)\ (?:a|my|the|this)\b|\b(?:could|can|would)\ you\ (?:please\ )?(?:tell|let)\ (?:him|her|them|mr|ms|mrs|dr)\b",
        "number": r"\b(?:my\ (?:phone\ |cell\ |mobile\ )?number|(?:reach|call|ring)\ me\ (?:at|on|under|back\ at|back\ on))\b",
        "by_mail": r"\b(?:e-?mail|write|drop)\s(?:you|him|her|them|it|a\ (?:short|note))\b|\b(?:send|write)\b.{0,20}\b(?:e-?mail|note|line)\b|\bin\ writing\b|\byour\ e-?mail\b",
        "other_person": r"\b(?:someone|somebody|anyone|anybody|who)\ else\b|\b(?:colleague|person)\b.{0,30}\b(?:talk|speak|ask)\b|\bwho\ (?:would|should|could|do\ you\ think)\b.{0,30}\b(?:talk|speak|ask|meet|call)\b",
        "sorry": r"\b(?:sorry|apologi[sz]e|apologies|excuse\ me|pardon\ me)\b",
        "nervous": r"\bnervous\b|\bstart\ (?:again|over)\b|\bmind\ (?:went|has\ gone|is)\ blank\b|\blost\ my\ (?:thread|words|place)\b|\bfirst\ (?:time|call)\b.{0,30}\b(?:do|made|call|this)",
        "repeat": r"\b(?:say|repeat)\ (?:that|it)(?:\ again)?\b.{0,8}(?:again|please|\?)|\b(?:pardon|come\ again)\b\??$|\b(?:did|could|can)(?:n['’]t|\ not|not)\ (?:quite\ )?(?:catch|hear|understand|get\ that)\b|\bwhat\ did\ you\ say\b|\bwhat\ was\ that\b",
        "how_are_you": r"\bhow(?:'s|\ is|\ are)\ (?:you|your\ (?:day|week|morning)|things|it\ going)\b(?!\ (?:organi|structured|different))|\bhow\ do\ you\ do\b",
        "understand": r"\bi\ (?:quite\ |completely\ |totally\ )?understand\b(?!\ (?:what|how|the))|\bno\ (?:problem|worries|trouble|hurry|rush)\b|\bfair\ enough\b|\bof\ course\b|\bthat\ makes\ sense\b|\bnot\ a\ problem\b",
        "insult": r"\b(?:idiot|stupid|moron|shut\ up|dumb|useless|jerk|asshole|bitch|bastard|fuck\w*|piss\ off|screw\ you|damn\ you|loser|go\ to\ hell|crap)\b",
        "hold": r"\b(?:one|just\ a|a)\ (?:moment|second|sec|minute)\b(?:,?\ please)?[.!]?$|\bhold\ on\b|\bbear\ with\ me\b|\bhang\ on\b",
        "report_back": r"\blet\ you\ know\ (?:how|what|when)|\b(?:tell|write|report)\b.{0,20}\b(?:how\ it\ (?:went|goes|turned)|what\ (?:came|becomes|comes)\ of|back\ to\ you)|\bkeep\ you\ posted\b",
        "time_check": r"\b(?:time(?:'s|\ is)\ (?:up|nearly)|at\ time|promised\ (?:you\ )?.{0,20}minutes|respect\ your\ time|(?:finish|end|stop)\ (?:at|on\ time|by|in)|out\ of\ time|minutes?\ (?:left|are\ (?:up|nearly)))\b|\bstill\ (?:fine|okay|ok|good)\b.{0,20}\b(?:end|finish|stop|until)",
        "follow_up": r"\btell\ me\ (?:more|a\ (?:bit|little)\ more)\b|\bhow\ so\b|\bwhat\ do\ you\ mean\b|\bfor\ (?:example|instance)\?|\ban\ example\b|\bwhat\ happened\ (?:then|next|after)\b|\bwhy\ (?:is|was)\ that\b|\bcould\ you\ (?:say|tell)\b.{0,10}\bmore\b",
        "listen": r"^(?:i\ see|mm+|mhm|uh[- ]?huh|right|interesting|really|wow|oh|ah|got\ it|that(?:'s|\ is)\ (?:interesting|fascinating|helpful|useful|good\ to\ know))\b",
        "ask_path": r"\bhow\ did\ you\ (?:come|get|end\ up|start|find|become|land|fall)\b|\bwhat\ (?:led|brought|drew|made)\ you\b|\byour\ (?:path|way\ in)\b|\bhow\ you\ (?:came|got|started)\b",
        "ask_day": r"\b(?:typical|ordinary|normal|average|usual)\ (?:day|week|morning|monday)\b|\b(?:day|week)\ (?:look|looks)\ like\b|\bwhat\ do\ you\ (?:actually\ |really\ )?do\b|\bhow\ (?:do\ you|much\ of\ your)\b.{0,20}\b(?:day|week|time)\b",
        "ask_skills": r"\b(?:skills?|abilit(?:y|ies)|strengths?|good\ at|qualities|knack|talent)\b",
        "ask_environment": r"\b(?:culture|atmosphere|team|colleagues|people\ you\ work\ with|boss|managers?|office|environment|remote)\b",
        "ask_good_bad": r"\b(?:like|love|enjoy)\ (?:most|least|best|about)\b|\b(?:hardest|worst|best|toughest|frustrat\w*|difficult|downsides?|boring|drawbacks?)\b|\b(?:is\ it\ true|myth|keeps\ you|burn\w*\ out|leave\ the\ field|why\ do\ people\ leave)\b",
        "ask_entry": r"\b(?:get|break|getting|breaking|come|move)\ in(?:to|side)?\b|\b(?:degree|master'?s|training|certificat\w*|qualification|licen[cs]e|course|beginner|entry[- ]level|newcomer|starting\ out)\b|\bhow\ (?:do|did)\ (?:people|you|they)\ (?:hire|get\ hired)\b",
        "ask_outlook": r"\b(?:future|outlook|in\ (?:five|ten|three)\ years|changing|changed|trend\w*|automat\w*|\bai\b|where\ (?:is|do\ you\ see)\b.{0,20}\b(?:field|going|heading)|growing|shrinking)\b",
        "ask_pay": r"\b(?:pay|paid|salar\w*|earn\w*|wage\w*|money|compensation|benefits|overtime|working\ hours|hours\ (?:like|a\ week))\b",
        "ask_advice": r"\b(?:advice|advise|recommend|in\ my\ (?:place|shoes|position)|if\ you\ were\ me|what\ would\ you\ do|should\ i\ (?:do|start|learn|try|focus)|do\ differently|starting\ (?:over|today)|mistakes?)\b",
        "ask_resources": r"\b(?:book|read|reading|podcast|association|conference|newsletter|blog|magazine|website|events?|meetup|join)\b",
    }.items()
}  # fmt: skip
