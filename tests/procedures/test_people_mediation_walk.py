"""A walk through the mediation life cycle in any order: whatever people try, what the law forbids never happens,
and the step the desk advises is always one it lets them take.

The walk keeps its own log of what was done and checks the log by itself, not through the guards.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mediation.procedures.people_mediation import GROUNDS, LIFECYCLE, ROUTES, Entry, State, next_step
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.people_mediation.facts import AgreementFacts, MatterFacts, MediatorFacts, PartyFacts

START = date(2026, 9, 1)
CHEN = MediatorFacts("陈晓芸", presiding=True)
SIDES = ("applicant", "respondent", "third_party")
KEYS = st.sets(st.sampled_from("123")).map(frozenset)
ROUTE_SETS = st.sampled_from([frozenset(ROUTES), frozenset(ROUTES), frozenset({"court"}), frozenset()])
TURNS = ["amend_case", "resume", "reach_agreement", "return_to_talks", "record_agreed_facts", "sign_record", "close"]


class Mediation(RuleBasedStateMachine):
    """One dispute, one to three parties, any act at any time."""

    @initialize(count=st.sampled_from([1, 2, 2, 3]))
    def register(self, count):
        parties = tuple(PartyFacts(str(n + 1), f"当事人{n + 1}", SIDES[n]) for n in range(count))
        self.state = State.REGISTERED
        self.facts = MatterFacts(today=START, requested_on=START, parties=parties, conflict="none")
        self.log = []

    def attempt(self, action, entry):
        before = replace(self.facts, entry=entry)
        try:
            self.state = LIFECYCLE.check(action, state=self.state, roles=["mediator", "director"], facts=before)
        except ActionRefused as refused:
            assert refused.message.endswith("。")
            return False
        self.log.append((action, before))
        return True

    def change_party(self, key, **known):
        parties = tuple(replace(p, **known) if p.key == key else p for p in self.facts.parties)
        self.facts = replace(self.facts, parties=parties)

    @precondition(lambda self: self.state not in (State.CLOSED, State.AGREED))
    @rule(settled=st.booleans())
    def follow_the_advice(self, settled):
        step = next_step(self.state, self.facts)
        everyone = frozenset(p.key for p in self.facts.parties)
        entry = Entry(
            on=self.facts.today,
            by="1",
            ground="party_refused" if self.state is State.REGISTERED else "far_apart",
            reason="照办",
            routes=frozenset(ROUTES),
            told=everyone,
            agreed=everyone,
            until=self.facts.today + timedelta(days=20),
            mediators=(CHEN,),
        )
        assert self.attempt(step.action, entry), step
        self.take_effect(step.action, entry, settled)

    def take_effect(self, action, entry, settled):
        if action == "change_parties":
            self.facts = replace(self.facts, parties=(*self.facts.parties, PartyFacts("2", "当事人2", "respondent")))
        elif action == "record_consent":
            for p in self.facts.parties:
                self.change_party(p.key, answer=p.answer or "agreed", answered_on=entry.on)
        elif action == "accept":
            self.facts = replace(self.facts, accepted_on=entry.on, due_on=entry.on + timedelta(days=30))
        elif action in ("give_rights_notice", "offer_roster"):
            known = {"told_rights_on": entry.on} if action == "give_rights_notice" else {"chose": "陈晓芸"}
            for p in self.facts.parties:
                self.change_party(p.key, **known)
        elif action in ("appoint_mediators", "change_mediator"):
            self.facts = replace(self.facts, mediators=entry.mediators)
        elif action == "schedule_session":
            self.facts = replace(self.facts, meets_at=datetime.combine(entry.on, time(10)))
        elif action == "hold_session":
            self.facts = replace(self.facts, meets_at=None)
            self.facts = replace(self.facts, sessions=self.facts.sessions + 1, settled=settled)
        elif action == "extend":
            self.facts = replace(self.facts, due_on=entry.until)
        elif action == "follow_up":
            self.facts = replace(self.facts, followed_up=True)

    @rule(days=st.integers(1, 20))
    def time_passes(self, days):
        self.facts = replace(self.facts, today=self.facts.today + timedelta(days=days))

    @rule(key=st.sampled_from("123"), answer=st.sampled_from(["agreed", "agreed", "agreed", "agreed", "refused"]))
    def ask(self, key, answer):
        if self.attempt("record_consent", Entry(on=self.facts.today, by=key)):
            self.change_party(key, answer=answer, answered_on=self.facts.today)

    @rule(late=st.integers(0, 3))
    def accept(self, late):
        on = self.facts.today - timedelta(days=late)
        if self.attempt("accept", Entry(on=on)):
            self.facts = replace(self.facts, accepted_on=on, due_on=on + timedelta(days=30))

    @rule(key=st.sampled_from("123"))
    def prepare_party(self, key):
        entry = Entry(on=self.facts.today, by=key)
        if self.attempt("give_rights_notice", entry):
            self.change_party(key, told_rights_on=self.facts.today)
        if self.attempt("offer_roster", entry):
            self.change_party(key, chose="陈晓芸")

    @rule(bar=st.sampled_from(["", "", "与申请人同名"]), changing=st.booleans())
    def name_mediator(self, bar, changing):
        mediators = (MediatorFacts("陈晓芸", presiding=True, bar=bar),)
        action = "change_mediator" if changing else "appoint_mediators"
        if self.attempt(action, Entry(on=self.facts.today, mediators=mediators)):
            self.facts = replace(self.facts, mediators=mediators)

    @rule(public=st.booleans(), objection=st.booleans())
    def hold_session(self, public, objection):
        if self.attempt("hold_session", Entry(on=self.facts.today, open=public, objection=objection)):
            self.facts = replace(self.facts, sessions=self.facts.sessions + 1)

    @rule(action=st.sampled_from(TURNS))
    def turn(self, action):
        self.attempt(action, Entry(on=self.facts.today, reason="无履行内容"))

    @rule()
    def suspend(self):
        self.attempt("suspend", Entry(on=self.facts.today, ground="appraisal"))

    @rule(agreed=KEYS, days=st.integers(-5, 40))
    def extend(self, agreed, days):
        until = self.facts.today + timedelta(days=days)
        if self.attempt("extend", Entry(on=self.facts.today, agreed=agreed, until=until)):
            self.facts = replace(self.facts, due_on=until)

    @rule()
    def sign_and_seal(self):
        if self.state is State.AGREED and self.facts.agreement is None:
            self.facts = replace(self.facts, agreement=AgreementFacts("effective", self.facts.today))
        self.attempt("conclude", Entry(on=self.facts.today))

    @precondition(lambda self: len(self.log) > 8 or self.state is State.REGISTERED)
    @rule(
        action=st.sampled_from(["withdraw", "refuse", "refuse_to_sign", "terminate", "decline"]),
        by=st.sampled_from("123"),
        ground=st.sampled_from(list(GROUNDS)),
        told=KEYS,
        routes=ROUTE_SETS,
    )
    def end(self, action, by, ground, told, routes):
        entry = Entry(on=self.facts.today, by=by, ground=ground, reason="说明", told=told, routes=routes)
        self.attempt(action, entry)

    @invariant()
    def nobody_is_mediated_against_their_will(self):
        for action, facts in self.log:
            if action in ("accept", "schedule_session", "hold_session", "reach_agreement"):
                assert [p.answer for p in facts.parties] == ["agreed"] * len(facts.parties)

    @invariant()
    def nothing_is_mediated_before_acceptance(self):
        done = [action for action, _ in self.log]
        mediated = {"hold_session", "give_rights_notice", "appoint_mediators", "reach_agreement", "conclude"}
        if mediated & set(done):
            assert done.index("accept") < min(done.index(action) for action in mediated & set(done))

    @invariant()
    def every_session_is_prepared(self):
        for action, facts in self.log:
            if action == "hold_session":
                assert all(p.told_rights_on and p.chose for p in facts.parties)
                assert [m.presiding and not m.bar for m in facts.mediators] == [True]
                assert not (facts.entry.open and facts.entry.objection)

    @invariant()
    def every_mediated_matter_that_ends_tells_everybody_the_three_routes(self):
        if getattr(self, "state", None) is State.TERMINATED:
            _, facts = next(item for item in reversed(self.log) if LIFECYCLE[item[0]].target is State.TERMINATED)
            if facts.accepted_on:
                assert facts.entry.told >= {p.key for p in facts.parties}
                assert facts.entry.routes == frozenset(ROUTES)

    @invariant()
    def an_ended_matter_never_comes_back(self):
        done = [action for action, _ in self.log]
        ends = [n for n, action in enumerate(done) if LIFECYCLE[action].target in (State.DECLINED, State.TERMINATED)]
        if ends:
            assert set(done[ends[0] + 1 :]) <= {"sign_record", "close"}

    @invariant()
    def time_is_extended_only_by_everybody(self):
        for action, facts in self.log:
            if action == "extend":
                assert facts.entry.agreed >= {p.key for p in facts.parties}
                assert facts.entry.until > facts.due_on


Mediation.TestCase.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)
TestMediation = Mediation.TestCase
