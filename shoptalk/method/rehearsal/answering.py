"""One answer: what was heard is weighed against the place in the call, and something is said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from shoptalk.method.rehearsal.call import Line, Reply, State
from shoptalk.method.rehearsal.entities import hour_of
from shoptalk.method.rehearsal.hearing import Heard
from shoptalk.method.rehearsal.lives import Life, life_for
from shoptalk.method.rehearsal.plain_words import has_no_answer
from shoptalk.method.rehearsal.saying import NAMED, Saying
from shoptalk.method.rehearsal.scenarios import SLOT, Place, Rule
from shoptalk.method.rehearsal.scenarios.checking import SURPRISE

HOPS_AT_MOST = 6  # places one can pass in one turn; what is left is passed in the next
ANYTHING = (frozenset({"anything"}),)  # such a rule waits until no other has an answer
CHAT = "chat"  # the partner asked something that needs no answer
ASKED_ENOUGH = 2  # after that any sentence is taken as the answer, as one lets a thing rest
NO_MORE_THAN_MANNERS = frozenset({"sorry", "thank", "greet", "bye"})
QUESTIONS_AT_ONCE = 2
BACK_AFTER = 3  # questions, before the host asks one back
SAID_ONCE = tuple((frozenset({name}),) for name in ("name", "tie", "greet"))  # a second "Hello" is one too many
WORDS_SAID_AGAIN = 3  # a second "no" is an answer, a second sentence is the same once more


class Answering(Saying):
    """Weighs what was heard against the place in the call."""

    def answered(self) -> tuple[State, Reply]:
        self._note()
        progress = self._is_left_hanging() or self._says_it_again() or self._answer()
        if self.state.silences >= self.state.scenario.silences and not self.outcome:
            self._hang_up()
        self._end_if_patience_is_out(progress)
        if not self.lines:
            self.say_of("listens")
        return self.done()

    def _note(self) -> None:
        """What is remembered of this turn, before anything is said."""
        state, heard = self.state, self.heard
        again = _fingerprint(self.words)
        is_silence = "silence" in heard.noticed
        if again == state.just_heard and len(again.split()) >= WORDS_SAID_AGAIN:
            self.heard = Heard(heard.parts, heard.found, heard.noticed | {"again"})
        self.state = replace(
            state, turns=state.turns + 1, silences=state.silences + 1 if is_silence else 0, just_heard=again
        )
        times_asked = self.used.get(f"{state.place}.ask.{state.asked}", 0)
        understood = not self.heard.noticed & {"silence", "foreign", "long"} and "insult" not in heard.intents
        understood = understood and not has_no_answer(self.words)
        understood = understood and any(not part.intents & NO_MORE_THAN_MANNERS for part in heard.parts)
        if state.asked in self.place.wants and times_asked >= ASKED_ENOUGH and understood and len(again.split()) > 2:
            self.known.add(state.asked)
        found = heard.found
        for name, value in (("day", found.day), ("time", hour_of(found.time))):
            fallback = self.slots.get(f"heard_{name}") or self.slots.get(name, "")
            self.slots[f"heard_{name}"] = value or fallback

    def _is_left_hanging(self) -> bool:
        """Nothing was said and the place has no answer to it."""
        takes_it = any(rule.moves and frozenset({"anything"}) in rule.hears for rule in self.place.when)
        if "silence" not in self.heard.noticed or self.place.hears("silence") or takes_it:
            return False
        self.say_of("silence")
        self.asked = self.state.asked
        return True

    def _says_it_again(self) -> bool:
        """They did not catch it: the very same words once more. A scenario may have an answer of its own."""
        rules = (*self.state.scenario.first, *self.place.when)
        if "repeat" not in self.heard.intents or any("repeat" in needed for rule in rules for needed in rule.hears):
            return False
        self.say_of("says_again")
        self.again, self.asked = self.state.just_said, self.state.asked
        self.lines += [Line(text, key) for text, key in self.again]
        return True

    def _hang_up(self) -> None:
        self.lines.clear()
        self.say_of("hangs_up")
        self.outcome = "hung_up"

    def _answer(self) -> bool:
        """Says what there is to say; whether the call came forward."""
        before = self._unmet(self.state.known)
        rule = self._rule_for()
        if rule is not None and rule.moves:
            self.say(rule.key, rule.say)
            self._move(rule)
            return True
        if rule is not None and self._is_small_talk(rule):
            self.say_of("chat")
            asks = False
        else:
            asks = self.say(rule.key, rule.say) if rule else False
        if self.place.tells and self._tell():
            return True
        if asks:
            self.asked = CHAT
            return True
        came_forward = before != self._unmet(self.known)
        if rule is None and not came_forward:
            self._not_understood()
        elif self._leaves_it_open(rule) and not self.place.wants and self.place.other:
            self.say(f"{self.place.key}.other", self.place.other)
        self._go_on()
        return came_forward or (rule is not None and "again" not in self.heard.noticed)

    def _is_small_talk(self, rule: Rule) -> bool:
        """ "Fine, thanks" to "All well with them?": nobody was thanked."""
        is_polite = any(needed & {"thank", "accept"} for needed in rule.hears)
        return self.state.asked == CHAT and is_polite and rule in self.state.scenario.last and not self.place.other

    def _leaves_it_open(self, rule: Rule | None) -> bool:
        """What was answered is not what this place waits for."""
        return rule in self.state.scenario.last or "again" in self.heard.noticed

    def _rule_for(self) -> Rule | None:
        """A rule that moves the call on wins; else the first that only answers."""
        scenario = self.state.scenario
        reaction = None
        first = [rule for rule in scenario.first if not self._place_hears(rule)]
        for rule in (*first, *self.place.when, *scenario.last):
            if not self._fits(rule):
                continue
            if rule.moves:
                waits = reaction is not None and (_asks(reaction) or rule.hears == ANYTHING)
                return reaction if waits else rule
            if reaction is None and not (self.place.tells and self.heard.questions and rule in scenario.last):
                reaction = rule
                if rule in first:
                    return rule
        return reaction

    def _place_hears(self, rule: Rule) -> bool:
        return any(self.place.hears(name) for needed in rule.hears for name in needed)

    def _fits(self, rule: Rule) -> bool:
        heard = self.heard.all
        if not any(needed <= heard for needed in rule.hears):
            return False
        if not rule.knows <= self.known or rule.lacks & (self.known | heard):
            return False
        if rule.moves:
            return True
        times = self.used.get(rule.key, 0)
        return times < (1 if rule.hears in SAID_ONCE else len(rule.say))

    def _move(self, rule: Rule) -> None:
        if rule.end:
            self.outcome = rule.end
        else:
            self._enter(rule.go)

    def _enter(self, key: str) -> None:
        self.hops += 1
        if key == SURPRISE:
            key = self.state.surprise or self.state.scenario.after_surprise
        places = self.state.scenario.places
        self.place = place = places.get(key) or places[self.state.scenario.after_surprise]
        if place.wants and not self._unmet(self.known) and self.hops < HOPS_AT_MOST:
            return self._enter(place.then)  # all of it was said before, so it is not asked
        if early := self._answered_before(place):
            self.say(early.key, early.say)
            return self._move(early)
        if place.tells and self._tell():
            return None
        asks = self.say(f"{key}.say", place.say)
        if "bye" in self.heard.intents and self._farewell():
            return None
        if asks:
            unmet = self._unmet(self.known)
            self.asked = unmet[0] if unmet else ""
            if unmet:
                self.used[f"{key}.ask.{self.asked}"] = self.used.get(f"{key}.ask.{self.asked}", 0) + 1
        elif not place.when or place.wants:
            self._go_on()
        return None

    def _answered_before(self, place: Place) -> Rule | None:
        """They named a day in the same breath, so no day is proposed."""
        proposes = any(slot in NAMED for saying in place.say for slot in SLOT.findall(saying))
        if "day" not in self.heard.noticed or not proposes or place.surprise or self.hops > HOPS_AT_MOST:
            return None
        return next((rule for rule in place.when if rule.moves and self._fits(rule)), None)

    def _farewell(self) -> bool:
        """They said goodbye in the same breath, and this place takes it."""
        for rule in self.place.when:
            if rule.end and any(needed & {"bye", "anything"} for needed in rule.hears):
                self.say(rule.key, rule.say)
                self.outcome = rule.end
                return True
        return False

    def _unmet(self, known: Iterable[str]) -> list[str]:
        return [want for want in self.place.wants if want not in known]

    def _go_on(self) -> None:
        """Asks for what is still wanted, or goes to the next place when nothing is."""
        unmet = self._unmet(self.known)
        if unmet:
            self.asked = unmet[0]
            self.say(f"{self.place.key}.ask.{self.asked}", self.place.ask[self.asked])
        elif self.place.then and not self.place.tells and self.hops < HOPS_AT_MOST and self._is_done_here():
            self._enter(self.place.then)

    def _is_done_here(self) -> bool:
        """All that was wanted is there, or nothing but its words was to be said here."""
        return bool(self.place.wants) or not self.place.when

    def _not_understood(self) -> None:
        if self.state.asked == CHAT and not self.place.other:
            self.say_of("chat")
        elif self.place.other:
            self.say(f"{self.place.key}.other", self.place.other)
        elif not self._unmet(self.known):
            self.say_of("other")
        elif not self.heard.intents - {"listen"} and not has_no_answer(self.words):
            self.say_of("other_then_asks")  # what was understood, and is no answer, is only asked again

    def _end_if_patience_is_out(self, progress: bool) -> None:
        state = self.state
        stuck = 0 if progress else state.stuck + 1
        self.state = state = replace(state, stuck=stuck)
        if self.outcome or (stuck < state.scenario.patience and state.turns < state.scenario.longest):
            return
        self.lines.clear()
        if not self.say(f"{self.place.key}.gives_up", self.place.gives_up_say) and not self.lines:
            self.say_of("gives_up")
        self.outcome = self.place.gives_up

    # The host of a talk

    def _tell(self) -> bool:
        """Answers questions about the work from a life; whether there was one."""
        asked = self.heard.questions[:QUESTIONS_AT_ONCE]
        goes_deeper = not asked and "follow_up" in self.heard.intents and bool(self.topic)
        if not asked and not goes_deeper:
            return False
        life = life_for(self.state.facts, self.state.seed)
        if goes_deeper:
            self._tell_more(life)
        for question in asked:
            self._tell_of(life, question)
        if len(self.heard.questions) > QUESTIONS_AT_ONCE:
            self.say_of("one_at_a_time")
        self.told += 1
        self.known.add("answered")
        if self.told >= self.place.tells:
            self._enter(self.place.then)
        elif self.told == BACK_AFTER and self.say(f"{self.place.key}.back", self.place.asks_back):
            self.asked = CHAT
        return True

    def _tell_of(self, life: Life, question: str) -> None:
        """The next answer to a question of this kind; `topic` remembers which, so that more of it can be told."""
        answers, times = life.answers.get(question, ()), self.used.get(f"life.{question}", 0)
        if times < len(answers):
            number = (times + self.state.seed) % len(answers)
            self.used[f"life.{question}"] = times + 1
            self.topic = f"{question}.{number}"
            self.say(f"life.{life.key}.{self.topic}", answers[number : number + 1])
        else:
            self.say_of("told_all")

    def _tell_more(self, life: Life) -> None:
        question, _, number = self.topic.partition(".")
        more = life.more.get(question, ())[int(number) :][:1]
        if more and not self.used.get(f"more.{life.key}.{self.topic}"):
            self.say(f"more.{life.key}.{self.topic}", more)
        else:
            self.say_of("no_more")


def _asks(rule: Rule) -> bool:
    return any("?" in saying for saying in rule.say)


def _fingerprint(words: str) -> str:
    return " ".join(re.findall(r"\w+", words[:400].lower()))[:200]
