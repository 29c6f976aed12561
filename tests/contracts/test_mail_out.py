"""One promise for every way out: a letter arrives as it was, and a failure says whether it may have."""

import pytest

from shoptalk.integrations.ports.mail_out import Envelope
from shoptalk.integrations.ports.servers import Permanent, Retryable, Server, SignInRefused, Unclear
from shoptalk.integrations.smtp.in_memory import InMemory
from shoptalk.integrations.smtp.sender import Sender
from tests.servers.scripted import DROP, HANG

MESSAGE = b"From: <m@mail.example>\r\nSubject: Dots\r\n\r\n.\r\n..two\r\n.tail and \xc3\xa9\r\n"
LETTER = Envelope("m@mail.example", "k@greenways.example", MESSAGE)
SAID = {
    "421 4.3.2 shutting down": Retryable, "451 4.7.1 try again later": Retryable, "452 4.2.2 mailbox full": Retryable,
    "550 5.1.1 no such user": Permanent, "552 5.2.2 mailbox full": Permanent, "554 5.7.1 no": Permanent,
}  # fmt: skip


class Wire:
    """The real sender, and a server that fails where it is told to."""

    def __init__(self, new_smtp, all_at_once=True):
        self.server = new_smtp(all_at_once=all_at_once)
        place = Server("localhost", self.server.port, "starttls", "m@mail.example", "secret")
        self.out = Sender(place, public_only=False, seconds=3, answer_seconds=0.5)

    def will_say(self, answer):
        self.server.say("rcpt", answer, times=1)

    def will_not_answer(self):
        self.server.say("message", DROP, times=1)

    def will_refuse_the_login(self):
        self.server.say("auth", "535 5.7.8 Username and password not accepted")

    @property
    def taken(self):
        return [Envelope(one.sender, one.recipients[0], one.content) for one in self.server.taken]


class Memory:
    """The twin."""

    def __init__(self):
        self.out = InMemory()

    def will_say(self, answer):
        self.out.answers.append(SAID[answer](answer, int(answer[:3])))

    def will_not_answer(self):
        self.out.answers.append(Unclear("no answer"))

    def will_refuse_the_login(self):
        self.out.at_the_door = SignInRefused("wrong", 535)

    @property
    def taken(self):
        return self.out.taken


@pytest.fixture(params=["wire", "wire, step by step", "memory"])
def way(request):
    if request.param == "memory":
        made = Memory()
    else:
        made = Wire(request.getfixturevalue("new_smtp"), all_at_once=request.param == "wire")
    yield made
    made.out.close()


def test_a_letter_arrives_byte_for_byte(way):
    way.out.hand_over(LETTER)
    assert way.taken == [LETTER]


def test_one_connection_carries_many(way):
    way.out.open()
    for _ in range(5):
        way.out.hand_over(LETTER)
    assert way.taken == [LETTER] * 5


@pytest.mark.parametrize("answer", SAID)
def test_a_refusal_is_temporary_or_not_and_the_next_letter_goes(way, answer):
    way.will_say(answer)
    with pytest.raises(SAID[answer]) as refused:
        way.out.hand_over(LETTER)
    assert type(refused.value) is SAID[answer] and refused.value.code == int(answer[:3])
    assert way.taken == []
    way.out.hand_over(LETTER)
    assert way.taken == [LETTER]


def test_no_answer_after_the_letter_is_unclear_and_the_next_letter_goes(way):
    way.will_not_answer()
    with pytest.raises(Unclear):
        way.out.hand_over(LETTER)
    way.out.hand_over(LETTER)


def test_a_login_that_is_refused_is_said_before_any_letter(way):
    way.will_refuse_the_login()
    with pytest.raises(SignInRefused):
        way.out.open()
    with pytest.raises(SignInRefused):
        way.out.hand_over(LETTER)
    assert way.taken == []


def test_closing_twice_is_nothing(way):
    way.out.open()
    way.out.close()
    way.out.close()


# What only a wire can do.


@pytest.fixture(params=["all at once", "step by step"])
def wire(request, new_smtp):
    made = Wire(new_smtp, all_at_once=request.param == "all at once")
    yield made
    made.out.close()


@pytest.mark.parametrize(
    ("step", "answer", "failure"),
    [
        ("connect", DROP, Retryable), ("connect", "421 later", Retryable), ("connect", "554 no", Permanent),
        ("connect", HANG, Retryable), ("ehlo", DROP, Retryable), ("starttls", "454 not now", Retryable),
        ("starttls", DROP, Retryable), ("auth", DROP, Retryable), ("auth", "454 4.7.0 later", Retryable),
        ("auth", "535 5.7.8 no", SignInRefused), ("auth", "534 5.7.9 app password wanted", SignInRefused),
        ("mail", "530 5.7.0 sign in", SignInRefused), ("mail", "451 busy", Retryable), ("mail", DROP, Retryable),
        ("rcpt", DROP, Retryable), ("rcpt", HANG, Retryable), ("data", "451 busy", Retryable),
        ("data", "554 5.5.1 no", Permanent), ("data", DROP, Retryable), ("message", "451 4.3.0 disk", Retryable),
        ("message", "421 bye", Retryable), ("message", "550 5.7.1 spam", Permanent), ("message", DROP, Unclear),
        ("message", HANG, Unclear), ("message", "mumble", Unclear),
    ],
)  # fmt: skip
def test_each_step_fails_as_what_it_is(wire, step, answer, failure):
    wire.out.seconds = 0.5
    wire.server.say(step, answer)
    with pytest.raises(failure) as failed:
        wire.out.hand_over(LETTER)
    assert type(failed.value) is failure
    assert "secret" not in failed.value.words and "\n" not in failed.value.words


def test_a_connection_that_was_dropped_between_letters_is_made_anew(wire):
    wire.out.hand_over(LETTER)
    wire.server.say("mail", DROP, times=1)
    wire.out.hand_over(LETTER)
    assert wire.taken == [LETTER, LETTER]


def test_a_server_that_refuses_and_waits_for_the_letter_all_the_same_gets_no_word_more(wire):
    """RFC 2920: what was said in one go is answered line by line, and DATA may be answered with "go on"."""
    wire.server.say("rcpt", "550 5.1.1 no such user", times=1)
    with pytest.raises(Permanent, match="not known"):
        wire.out.hand_over(LETTER)
    wire.out.hand_over(LETTER)
    assert wire.taken == [LETTER]


def test_all_is_said_in_one_go_only_where_the_server_offers_it(wire):
    wire.server.say("mail", "451 4.3.0 busy", times=1)
    with pytest.raises(Retryable):
        wire.out.hand_over(LETTER)
    spoken = [line[:4].upper() for line in wire.server.heard]
    assert ("DATA" in spoken) is wire.server.all_at_once, "what follows a refusal was said before it, or not at all"


@pytest.mark.parametrize(("step", "answer"), [("mail", "421 4.3.2 bye"), ("rcpt", "550 5.1.1 no such user")])
def test_a_refusal_that_is_the_servers_last_word_is_still_heard(wire, step, answer):
    wire.server.say(step, answer, times=1)
    wire.server.say("rcpt" if step == "mail" else "data", DROP, times=1)
    with pytest.raises((Retryable, Permanent)) as refused:
        wire.out.hand_over(LETTER)
    assert refused.value.code == int(answer[:3])


@pytest.mark.parametrize("tls", ["tls", "starttls", "none"])
def test_every_kind_of_encryption_works_and_names_no_machine(new_smtp, tls):
    server = new_smtp(tls=tls)
    out = Sender(Server("localhost", server.port, tls, "m@mail.example", "secret"), public_only=False, seconds=3)
    out.hand_over(LETTER)
    out.close()
    assert len(server.taken) == 1
    assert {line for line in server.heard if line.lower().startswith("ehlo")} == {"ehlo [127.0.0.1]"}


def test_a_token_signs_in(new_smtp):
    server = new_smtp()
    place = Server("localhost", server.port, "starttls", "m@mail.example", "ya29.token", is_token=True)
    out = Sender(place, public_only=False, seconds=3)
    out.hand_over(LETTER)
    out.close()
    assert any(line.startswith("AUTH XOAUTH2 ") for line in server.heard)
    server.say("auth", "334 eyJzdGF0dXMiOiI0MDEifQ==")
    with pytest.raises(SignInRefused):
        out.open()


@pytest.mark.parametrize(("names", "days"), [(("elsewhere.test",), 2), (("localhost",), -1)])
def test_a_certificate_that_is_not_right_sends_nothing(new_smtp, names, days):
    server = new_smtp(names=names, days=days)
    out = Sender(Server("localhost", server.port, "starttls", "m@mail.example", "secret"), public_only=False, seconds=3)
    with pytest.raises(Permanent, match="certificate"):
        out.open()
    assert not any("AUTH" in line for line in server.heard)


def test_encryption_that_is_not_offered_is_not_done_without(new_smtp):
    server = new_smtp()
    server.say("ehlo", "250-scripted.test\n250 AUTH PLAIN LOGIN")
    out = Sender(Server("localhost", server.port, "starttls", "m@mail.example", "secret"), public_only=False, seconds=3)
    with pytest.raises(Permanent, match="encryption"):
        out.open()
    assert not any("AUTH" in line for line in server.heard)


def test_a_real_server_takes_it(mail_server):
    address = mail_server.fresh()
    place = Server("localhost", mail_server.submission_port, "starttls", mail_server.seeker, mail_server.password)
    out = Sender(place, public_only=False)
    mine = MESSAGE.replace(b"m@mail.example", mail_server.seeker.encode())
    out.hand_over(Envelope(mail_server.seeker, address, mine))
    out.close()
    assert mail_server.arrived(address)[0].endswith(MESSAGE.partition(b"\r\n\r\n")[2])
