"""What a caller's words can do: the names that scenarios may use after `hears`, `knows`, `lacks` and `wants`."""

INTENTS = {
    "greet": "says hello",
    "ask_for": "asks for a person, or whether this is them",
    "name": "says their own name",
    "tie": "says who sent them, or what they share",
    "about_me": "says what they do or where they come from",
    "purpose": "says what the call is about: learning about the work",
    "ask_talk": "asks for the talk",
    "good_moment": "asks whether it is a good moment",
    "not_job": "says that they are not asking for a job",
    "ask_job": "asks for a job, an opening or an internship",
    "offer_papers": "offers or mentions their résumé",
    "why_you": "says why they ask this very person, or a warm word about their work",
    "source": "says where they have the number or the name from",
    "offer_time": "names or asks for a time, or repeats the one that was named",
    "accept": "says yes",
    "refuse": "says no, or that it does not suit",
    "thank": "says thanks",
    "bye": "says goodbye",
    "call_back": "asks when to call again, or says they will",
    "leave_message": "asks to leave a message or to have something passed on",
    "number": "gives a number, or says how they can be reached",
    "by_mail": "offers to write",
    "other_person": "asks who else would be good to talk to",
    "sorry": "apologises",
    "nervous": "says that they are nervous or would like to start again",
    "repeat": "asks to hear it again",
    "how_are_you": "asks how they are",
    "understand": "takes an answer well: of course, no problem",
    "insult": "is rude",
    "hold": "asks for a moment",
    "report_back": "promises to tell what came of it",
    "time_check": "asks about or reminds of the end of the talk",
    "follow_up": "asks to hear more about what was just said",
    "listen": "shows that they listen",
    "ask_path": "asks how they came to the work",
    "ask_day": "asks about the days and weeks",
    "ask_skills": "asks what one has to be able to do",
    "ask_environment": "asks about the people and the place",
    "ask_good_bad": "asks what is good and what is hard, or tests a belief",
    "ask_entry": "asks how people get in: training, hiring",
    "ask_outlook": "asks where the field is going",
    "ask_pay": "asks about pay and hours",
    "ask_advice": "asks what they would do in the caller's place",
    "ask_resources": "asks what to read, join or see",
}
QUESTIONS = tuple(
    name for name in INTENTS if name.startswith("ask_") and name not in {"ask_for", "ask_talk", "ask_job"}
)

# What is noticed in the words beside what they do.
NOTICED = {
    "minutes": "a number of minutes was said",
    "day": "a day was named",
    "time": "a time of day was named",
    "contact": "the name of the person called was said",
    "connector": "the name of the person in between was said",
    "silence": "nothing was said",
    "long": "more was said than one can take in at once",
    "foreign": "it was not English",
    "again": "the very same was said just before",
    "answered": "a question about the work was answered earlier in the talk",
    "anything": "whatever was said, and also when nothing was",
}
HEARABLE = frozenset(INTENTS) | frozenset(NOTICED)
# What holds for one turn only; the rest is remembered for the whole call.
OF_THE_MOMENT = frozenset(
    {
        "accept",
        "refuse",
        "silence",
        "long",
        "foreign",
        "again",
        "repeat",
        "insult",
        "hold",
        "bye",
        "listen",
        "follow_up",
    }
)
