"""人民调解 of one case: every act of `procedures.people_mediation.LIFECYCLE` as a function, gathered from the files
that hold them. None of them commits; each checks the table, changes rows, settles deadlines and names itself in
the audit trail."""

from mediation.operations.acceptance import accept as accept
from mediation.operations.acceptance import answer_conflict as answer_conflict
from mediation.operations.acceptance import correct_acceptance as correct_acceptance
from mediation.operations.acceptance import decide_conflict as decide_conflict
from mediation.operations.acceptance import decline as decline
from mediation.operations.acceptance import record_consent as record_consent
from mediation.operations.acceptance import transfer as transfer
from mediation.operations.agents import add_agent as add_agent
from mediation.operations.agents import end_agent as end_agent
from mediation.operations.endings import Notice as Notice
from mediation.operations.endings import Told as Told
from mediation.operations.endings import close as close
from mediation.operations.endings import conclude as conclude
from mediation.operations.endings import end_the_rest as end_the_rest
from mediation.operations.endings import file_back as file_back
from mediation.operations.endings import reach_agreement as reach_agreement
from mediation.operations.endings import refuse as refuse
from mediation.operations.endings import refuse_to_sign as refuse_to_sign
from mediation.operations.endings import return_to_talks as return_to_talks
from mediation.operations.endings import terminate as terminate
from mediation.operations.endings import withdraw as withdraw
from mediation.operations.follow_ups import follow_up as follow_up
from mediation.operations.life_cycle import next_step as next_step
from mediation.operations.life_cycle import open_acts as open_acts
from mediation.operations.life_cycle import settle_deadlines as settle_deadlines
from mediation.operations.matter_facts import facts_of as facts_of
from mediation.operations.parties import add_party as add_party
from mediation.operations.parties import remove_party as remove_party
from mediation.operations.pauses import extend as extend
from mediation.operations.pauses import resume as resume
from mediation.operations.pauses import suspend as suspend
from mediation.operations.preparation import appoint_mediators as appoint_mediators
from mediation.operations.preparation import change_mediator as change_mediator
from mediation.operations.preparation import check_agent_authority as check_agent_authority
from mediation.operations.preparation import give_rights_notice as give_rights_notice
from mediation.operations.preparation import offer_roster as offer_roster
from mediation.operations.registration import amend_case as amend_case
from mediation.operations.sessions import answer_proposal as answer_proposal
from mediation.operations.sessions import hold_session as hold_session
from mediation.operations.sessions import propose as propose
from mediation.operations.sessions import record_agreed_facts as record_agreed_facts
from mediation.operations.sessions import record_inquiry as record_inquiry
from mediation.operations.sessions import sign_record as sign_record
from mediation.operations.sessions import write_private_note as write_private_note
