"""What an import does to the notebook, and what it leaves alone."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shoptalk.contacts.actions.import_people import import_file
from shoptalk.contacts.actions.quick_add import quick_add
from shoptalk.contacts.actions.undo_import import undo_import
from shoptalk.contacts.actions.write_person import change_person, filled_in
from shoptalk.contacts.find import find_people
from shoptalk.contacts.marks import marks_for
from shoptalk.contacts.models import Contact, DoNotImport, DuplicateSuggestion, ImportLine, ImportRun, TitlePick
from shoptalk.design.refusals import Refusal
from shoptalk.integrations.ports.people import CannotRead
from shoptalk.method.duplicates import fast_keys
from shoptalk.occupations.matching import quick_code, remembered_key
from tests import cast
from tests.contacts.import_files import DANA, PRIYA, connections, linkedin_zip, write


@pytest.fixture
def bring(marisol, now, tmp_path):
    def bring(*rows: str, name: str = "Connections.csv", content: str | bytes = "", **more) -> ImportRun:
        return import_file(seat=marisol, now=now, path=write(tmp_path, name, content or connections(*rows)), **more)

    return bring


def everybody(seat):
    return Contact.objects.visible_to(seat).by_name()


def counts(run):
    return (run.new, run.changed, run.same, run.duplicate, run.unread, run.skipped)


def test_people_come_in_with_everything_the_file_tells(bring, marisol, now):
    run = bring(DANA, PRIYA)
    dana, priya = everybody(marisol).order_by("given_name")
    assert counts(run) == (2, 0, 0, 0, 0, 0) and run.state == ImportRun.State.DONE
    assert (dana.name, dana.email, dana.organization, dana.position) == (
        "Dana Whitfield", "dana@rivermark.example", "Rivermark", "Urban Planner",
    )  # fmt: skip
    assert dana.connected_on.isoformat() == "2021-06-02" and dana.source == "LinkedIn" and dana.import_run == run
    assert dana.occupation_code == quick_code("Urban Planner") != ""
    assert priya.created_at == now


def test_what_the_quick_way_writes_equals_what_is_written_by_hand(bring, marisol):
    bring(
        DANA,
        'José,"O’Brien-Núñez, PhD",https://www.linkedin.com/in/jose,,"Ærø  Studio, Inc.",Łead — Ünïcode,1 Jan 2020',
        "Ana,,https://www.linkedin.com/in/ana,,,,1 Jan 2020",
        "小明,王,https://www.linkedin.com/in/xm,,华为,工程师,1 Jan 2020",
    )
    for person in everybody(marisol):
        stored = (person.name_key, person.organization_key, person.search_text)
        filled_in(person)
        assert stored == (person.name_key, person.organization_key, person.search_text)
        person.full_clean(exclude=["introduced_by", "merged_into", "import_run"])


def test_people_who_came_in_are_found_by_search(bring, marisol):
    bring(DANA, PRIYA)
    assert [person.name for person in find_people(marisol, "iverma")] == ["Dana Whitfield"]
    cast.contact(marisol, "Walter Rivermarker")  # the index still follows single people afterwards
    assert find_people(marisol, "iverma").count() == 2


def test_the_same_file_again_changes_nothing(bring, marisol):
    bring(DANA, PRIYA)
    before = list(everybody(marisol).values())
    run = bring(DANA, PRIYA)
    assert counts(run) == (0, 0, 2, 0, 0, 0)
    assert list(everybody(marisol).values()) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("people.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Walt Baker\nTEL:412 555 0142\nEND:VCARD\n" * 2),
        ("people.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Walt Baker\nORG:Bakers Guild\nEND:VCARD\n"),
        ("names.txt", "Dana Whitfield\nPriya Raman, learning designer at Lattice Health\n"),
    ],
)
def test_people_without_any_address_come_in_once(bring, marisol, name, content):
    first = bring(name=name, content=content)
    again = bring(name=name, content=content)
    assert first.new == everybody(marisol).count() > 0
    assert (again.new, again.duplicate, again.changed) == (0, 0, 0)


def test_a_later_export_shows_job_changes_as_differences(bring, marisol):
    bring(DANA, PRIYA)
    run = bring(DANA.replace("Rivermark,Urban Planner", "Greenways,Software Engineer"), PRIYA)
    line = run.lines.get()
    assert counts(run) == (0, 1, 1, 0, 0, 0)
    assert "Rivermark → Greenways" in line.reason and line.before["organization"] == "Rivermark"
    dana = everybody(marisol).get(family_name="Whitfield")
    assert (dana.organization, dana.organization_key) == ("Greenways", "greenways")
    assert dana.occupation_code == quick_code("Software Engineer")
    assert find_people(marisol, "greenways").get() == dana and not find_people(marisol, "urban")
    assert counts(bring(DANA.replace("Rivermark,Urban Planner", "Greenways,Software Engineer"), PRIYA))[1] == 0


def test_an_older_export_brings_no_earlier_job_back(bring, marisol):
    older = DANA.replace("Rivermark,Urban Planner", "Her First Office,Trainee")
    bring(DANA, PRIYA, "Ana,Ruiz,https://www.linkedin.com/in/ana,,Port,Editor,01 Feb 2026")
    run = bring(older, PRIYA)
    dana = everybody(marisol).get(family_name="Whitfield")
    assert (dana.organization, dana.position) == ("Rivermark", "Urban Planner")
    assert counts(run) == (0, 0, 2, 0, 0, 0) and "older than the file before it" in run.sentence
    fuller = bring(older.replace("dana@rivermark.example", "dana@home.example"), PRIYA)
    dana.refresh_from_db()
    assert (dana.other_emails, dana.organization, fuller.changed) == (["dana@home.example"], "Rivermark", 1)


def test_what_the_seeker_wrote_by_hand_stays(bring, marisol, now):
    bring(DANA)
    dana = everybody(marisol).get()
    change_person(seat=marisol, now=now, person=dana, organization="Rivermark Studio", notes="Ava’s mother")
    run = bring(DANA.replace("Rivermark,Urban Planner", "Greenways,Head of Planning"))
    dana.refresh_from_db()
    assert (dana.organization, dana.position, dana.notes) == ("Rivermark Studio", "Head of Planning", "Ava’s mother")
    assert "organization" not in run.lines.get().after


def test_an_older_address_book_does_not_replace_linkedins_employer(bring, marisol):
    bring(DANA)
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Dana Whitfield\nORG:Her First Job\n"
    card += "EMAIL:dana@rivermark.example\nTEL:412 555 0142\nEND:VCARD\n"
    run = bring(name="old.vcf", content=card)
    dana = everybody(marisol).get()
    assert (dana.organization, dana.phone, run.changed) == ("Rivermark", "412 555 0142", 1)


def test_a_person_typed_by_hand_is_met_by_e_mail_and_filled_in(bring, marisol, now):
    quick_add(seat=marisol, now=now, line="Dana Whitfield, dana@rivermark.example, sings alto")
    run = bring(DANA)
    dana = everybody(marisol).get()
    assert run.changed == 1 and dana.organization == "Rivermark" and "alto" in dana.notes
    later = bring(DANA.replace("Rivermark", "Greenways", 1).replace("dana@Greenways.example", "dana@rivermark.example"))
    assert later.changed == 1  # LinkedIn filled it in, so LinkedIn's newer one follows


def test_further_addresses_are_added_and_none_is_lost(bring, marisol):
    bring(DANA)
    bring(DANA.replace("dana@rivermark.example", "dana@greenways.example"))
    dana = everybody(marisol).get()
    assert (dana.email, dana.other_emails) == ("dana@rivermark.example", ["dana@greenways.example"])


def test_the_same_name_at_the_same_employer_comes_in_with_a_question(bring, marisol, now):
    cast.contact(marisol, "Dana Whitfield", organization="Rivermark")
    run = bring(DANA)
    assert counts(run) == (0, 0, 0, 1, 0, 0)
    suggestion = DuplicateSuggestion.objects.visible_to(marisol).get()
    assert {suggestion.first.name, suggestion.second.name} == {"Dana Whitfield"} and suggestion.reasons
    assert run.lines.get().outcome == ImportLine.Outcome.DUPLICATE


def test_two_of_a_kind_inside_one_file_are_asked_about(bring, marisol):
    rows = "Name,Company,Email\nAnna Karlsson,Rivermark,anna@mail.example\n"
    rows += "Anna Karlsson,Rivermark,a.karlsson@post.example\n"
    run = bring(name="table.csv", content=rows)
    assert (run.new, run.duplicate) == (1, 1)
    assert DuplicateSuggestion.objects.count() == 1


def test_a_broken_row_costs_that_row_only(bring, marisol):
    run = bring(DANA, ",,,,,,", PRIYA)
    assert counts(run) == (2, 0, 0, 0, 1, 0)
    line = run.lines.get()
    assert (line.outcome, line.line) == (ImportLine.Outcome.UNREAD, 3) and line.reason


@pytest.mark.parametrize("content", [connections(), connections(",,,,,,", ",,,,,,")])
def test_zero_people_is_an_error_that_says_why(bring, marisol, content):
    with pytest.raises(CannotRead) as error:
        bring(content=content)
    assert str(error.value).endswith(".") and not everybody(marisol).exists()


def test_messages_in_the_zip_tell_who_is_in_touch(bring, marisol):
    run = bring(name="export.zip", content=linkedin_zip(DANA, PRIYA))
    dana = everybody(marisol).get(given_name="Dana")
    assert run.total == 2 and (dana.messages_sent, dana.messages_received) == (1, 1)
    assert dana.last_message_at.isoformat() == "2024-03-02T11:00:00+00:00"
    assert everybody(marisol).get(given_name="Priya").last_message_at is None


def test_messages_reach_people_who_came_in_before(bring, marisol):
    bring(DANA, PRIYA)
    run = bring(name="export.zip", content=linkedin_zip(DANA, PRIYA))
    assert counts(run) == (0, 1, 1, 0, 0, 0)
    assert everybody(marisol).get(given_name="Dana").messages_received == 1
    assert counts(bring(name="export.zip", content=linkedin_zip(DANA, PRIYA))) == (0, 0, 2, 0, 0, 0)


def test_somebody_who_was_forgotten_stays_out_and_is_not_named(bring, marisol, now):
    keys = fast_keys("Dana", "Whitfield", "", "https://www.linkedin.com/in/dana-whitfield", "")
    for mark in marks_for(marisol, keys):
        DoNotImport.objects.create(workspace=marisol.workspace, mark=mark, made_at=now)
    run = bring(DANA, PRIYA)
    assert counts(run) == (1, 0, 0, 0, 0, 1)
    assert "Dana" not in run.sentence and not run.lines.exists()


def test_the_seekers_own_pick_comes_before_the_matcher(bring, marisol, now):
    TitlePick.objects.create(
        workspace=marisol.workspace, key=remembered_key("Urban Planner"), code="25-1022.00", picked_at=now
    )
    bring(DANA)
    assert everybody(marisol).get().occupation_code == "25-1022.00"


def test_a_dry_run_leaves_nothing_behind(bring, marisol):
    run = bring(DANA, PRIYA, dry_run=True)
    assert (run.new, run.pk) == (2, None)
    assert not everybody(marisol).exists() and not ImportRun.objects.exists()


def test_a_stop_in_the_middle_leaves_the_notebook_as_it_was(bring, marisol, monkeypatch):
    class PowerCut(BaseException):
        pass

    def cut(*args, **kwargs):
        raise PowerCut

    from shoptalk.contacts.actions import import_people

    monkeypatch.setattr(import_people, "_unread", cut)  # after everybody has been written
    with pytest.raises(PowerCut):
        bring(DANA, PRIYA)
    assert not everybody(marisol).exists() and not ImportRun.objects.exists()
    monkeypatch.undo()
    assert bring(DANA, PRIYA).new == 2
    assert find_people(marisol, "iverma").count() == 1


def test_a_stranger_keeps_his_own_people(bring, marisol, stranger, now, tmp_path):
    bring(DANA)
    run = import_file(seat=stranger, now=now, path=write(tmp_path, "Connections.csv", connections(DANA)))
    assert run.new == 1 and everybody(marisol).count() == everybody(stranger).count() == 1


def test_undo_takes_out_whom_it_brought_in_and_puts_fields_back(bring, marisol, now):
    bring(PRIYA)
    run = bring(PRIYA.replace("Lattice Health", "Greenways"), DANA)
    undo_import(seat=marisol, now=now + timedelta(hours=1), run=run)
    priya = everybody(marisol).get()
    assert (priya.organization, priya.organization_key) == ("Lattice Health", "lattice health")
    assert Contact.objects.in_bin(marisol).get().given_name == "Dana"
    run.refresh_from_db()
    assert run.state == ImportRun.State.UNDONE
    with pytest.raises(Refusal):
        undo_import(seat=marisol, now=now, run=run)
    assert bring(DANA).new == 1  # and they can come in again


def test_undo_keeps_people_with_whom_something_happened_and_names_them(bring, marisol, now):
    run = bring(DANA, PRIYA, "Walt,Baker,https://www.linkedin.com/in/walt,,,,1 Jan 2020")
    dana, priya = (everybody(marisol).get(given_name=name) for name in ("Dana", "Priya"))
    later = now + timedelta(minutes=5)
    change_person(seat=marisol, now=later, person=dana, notes="sings alto")
    cast.contact(marisol, "Carl Nobody", introduced_by=priya)
    run = undo_import(seat=marisol, now=later, run=run)
    assert {person.given_name for person in everybody(marisol)} == {"Carl", "Dana", "Priya"}
    assert "Dana Whitfield" in run.sentence and "Priya Raman" in run.sentence and "1 person is out" in run.sentence


def test_undo_does_not_destroy_a_later_change(bring, marisol, now):
    bring(PRIYA)
    run = bring(PRIYA.replace("Lattice Health", "Greenways"))
    priya = everybody(marisol).get()
    change_person(seat=marisol, now=now, person=priya, organization="Northfold")
    run = undo_import(seat=marisol, now=now, run=run)
    priya.refresh_from_db()
    assert priya.organization == "Northfold" and "Priya Raman" in run.sentence


def test_a_couple_with_one_mailbox_stays_two_people(bring, marisol):
    rows = (DANA, DANA.replace("Dana", "Walter").replace("dana-whitfield", ""))
    assert bring(*rows).new == 2
    assert bring(*rows).same == 2 and everybody(marisol).count() == 2


def test_a_thousand_people_of_one_name_are_not_compared_all_with_all(bring, marisol):
    rows = (f"Dana Whitfield,412 555 {number:04}\n" for number in range(1_000))
    run = bring(name="names.csv", content="Name,Phone\n" + "".join(rows))
    assert run.total == 1_000  # in a second, not in minutes


def test_more_rows_than_people_one_knows_are_refused(bring, marisol, monkeypatch):
    from shoptalk.contacts.importing import plan

    monkeypatch.setattr(plan, "MOST_ROWS", 1_500)
    with pytest.raises(CannotRead, match="more people than anybody knows"):
        bring(*[DANA.replace("dana", f"dana{number}") for number in range(2_100)])
    assert not everybody(marisol).exists()


names = st.sampled_from(["Ana", "Bo", "José", "", "王"])  # each of its own length
rows = st.lists(
    st.tuples(
        names, names, st.sampled_from(["", "a", "b", "c"]), st.sampled_from(["", "x@m.example", "y@m.example"]),
        st.sampled_from(["", "Rivermark", "Greenways"]), st.sampled_from(["", "Urban Planner", "=1+1"]),
    ),
    max_size=8,
)  # fmt: skip


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=rows, second=rows)
def test_the_counts_add_up_and_the_same_file_again_is_the_same(marisol, now, tmp_path, first, second):
    Contact.objects.all().delete()
    for table in (first, second):
        before = everybody(marisol).count()
        lines = []
        for first_name, last_name, profile, email, employer, work in table:
            slug = f"{len(first_name)}-{len(last_name)}-{profile}"  # a profile and a mailbox have one name here
            url = f"https://www.linkedin.com/in/{slug}" if profile else ""
            mailbox = f"{slug}.{email}" if email else ""
            lines.append(f"{first_name},{last_name},{url},{mailbox},{employer},{work},1 Jan 2020")
        path = write(tmp_path, "Connections.csv", connections(*lines))
        try:
            run = import_file(seat=marisol, now=now, path=path)
        except CannotRead:
            assert everybody(marisol).count() == before
            continue
        assert sum(counts(run)) == run.total
        assert everybody(marisol).count() == before + run.new + run.duplicate
        again = import_file(seat=marisol, now=now, path=path)
        assert (again.new, again.duplicate) == (0, 0) and again.total == run.total
