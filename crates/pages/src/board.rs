//! What is due for every child, kept fresh: one child is worked out again when something is recorded about them, and
//! everybody when the day changes. The lists of work read this and fold nothing themselves.

use std::sync::Arc;

use access::{People, Register, Staff, Ties};
use calendar::{Day, Moment};
use clocks::Duty;
use clocks::leaving_care::status::Held;
use clocks::reviews::spoken;
use oversight::advocacy;
use oversight::caseload::{self, Weighed};
use oversight::drift;
use oversight::escalation::Case;
use oversight::leaving_care::contacts::InTouch;
use oversight::leaving_care::home::{ActivityNow, HomeNow};
use oversight::leaving_care::leaver::{self, From21, Mark};
use oversight::leaving_care::own_words;
use oversight::leaving_care::plan::Prompt;
use oversight::message::Message;
use oversight::near::{self, Near};
use oversight::placements::Lives;
use oversight::placements::unregistered::{self, Arrangement};
use oversight::review::thread::{Stands, Thread, What};
use oversight::to_do::{self, ToDo};
use rayon::prelude::*;
use records::advocacy::AdvocacyAsked;
use records::coming_into_care::{ChildName, RecordsMerged};
use records::fostering::MatchingWeights;
use records::governance::{
    GroupMatter, MatterAnswered, PanelSitting, ParticipationEvent, ParticipationGroup, PledgePromise,
    PromiseReport, StrategicProgramme, Survey, VoiceProject,
};
use records::leaving_care::TenancyReadiness;
use records::quality::{AcceptedFinding, EvidenceListed, Exemplar, ImprovementAction, ImprovementStatus};
use records::reviews::{Escalation, LinkIssue};
use records::workforce::{Approval, CaseloadWeights, SupervisionTheme};
use records::{Definition, Fact, Subject, SubjectKind, as_known, spelling};
use rustc_hash::{FxHashMap, FxHashSet};
use timeline::{Authority, Standpoint, Timeline};

use crate::futures::Futures;
use crate::worked::Peg;
use crate::{Desk, words};

/// One child as the lists of a day show them.
#[derive(Debug)]
pub struct Standing {
    /// The identifier.
    pub id: Arc<str>,
    /// The name that is used now.
    pub name: Option<String>,
    /// Every name that was ever recorded, given and family together, as they are compared ([`spelling::bare`]).
    pub names: Vec<String>,
    /// Date of birth.
    pub born: Option<Day>,
    /// Other identifiers: a pupil number.
    pub numbers: Vec<Arc<str>>,
    /// Whether the child is looked after today.
    pub looked_after: bool,
    /// The worker of the day, and since when.
    pub worker: Option<(Arc<str>, Day)>,
    /// What ties people to the child: who may see them.
    pub ties: Arc<Ties>,
    /// What is due, soonest first. Advice is not among it.
    pub duties: Vec<Duty>,
    /// What falls due in the next days, with the signs that it may be missed.
    pub near: Vec<Near>,
    /// Where the plan stands still.
    pub drift: Vec<(&'static drift::Sign, drift::Drift)>,
    /// What the child counts in a caseload.
    pub weighed: Weighed,
    /// What was sent for approval: what waits, and what was answered lately.
    pub sent: Vec<Sent>,
    /// What plans and reviews say that somebody does, and what was done lately.
    pub to_do: Vec<ToDo>,
    /// The next review, and what is to be done about it and about the last.
    pub reviews: Reviewing,
    /// Challenges to how the case is handled that have not ended.
    pub challenges: Vec<Case>,
    /// What the advocacy service sees of the child: days and counts.
    pub advocacy: advocacy::Here,
    /// Where the child lives, if they are looked after.
    pub lives: Option<Lives>,
    /// Arrangements that are not registered, those that ended among them.
    pub arrangements: Vec<Arrangement>,
    /// Permanence, the court and adoption.
    pub futures: Futures,
    /// Leaving care and after, where the young person has a status.
    pub leaving: Option<Leaving>,
    /// What the pages of the child's record have worked out, while they are looked at.
    pub(crate) worked: Peg,
}

/// A young person who leaves care, or has left, as the tracker shows them.
#[derive(Debug)]
pub struct Leaving {
    /// The status that stands, and why.
    pub standing: Held,
    /// Whether a person decided it.
    pub decided: bool,
    /// The personal adviser, and since when.
    pub adviser: Option<(Arc<str>, Day)>,
    /// Since when an adviser is owed, where none is named.
    pub lacks_adviser: Option<Day>,
    /// Keeping in touch.
    pub in_touch: InTouch,
    /// The day of the last plan or review.
    pub plan: Option<Day>,
    /// When a plan, its review or the assessment before it is due, and whether that day has passed.
    pub plan_due: Option<(Day, bool)>,
    /// What has changed since the plan.
    pub prompts: Vec<Prompt>,
    /// Where they live.
    pub home: Option<HomeNow>,
    /// What they do.
    pub activity: Option<ActivityNow>,
    /// Papers still to be seen to.
    pub papers_to_do: usize,
    /// From 21: whether they want support.
    pub from_21: Option<From21>,
    /// What shapes the plan.
    pub marks: Vec<Mark>,
    /// What they wrote on their own pages, newest first.
    pub wrote: Vec<Message>,
    /// How far they are on the way to a home of their own, as last written down.
    pub ready: Option<Ready>,
}

/// How far somebody is on the way to a home of their own.
#[derive(Debug)]
pub struct Ready {
    /// The day on which it was looked at.
    pub day: Day,
    /// What was found.
    pub said: TenancyReadiness,
}

impl Leaving {
    fn of(child: &Timeline, duties: &[Duty], day: Day, authority: &Authority) -> Option<Leaving> {
        let leaver = leaver::of(child, duties, day)?;
        Some(Leaving {
            standing: leaver.standing,
            decided: leaver.decided.is_some(),
            adviser: leaver.adviser.map(|(who, since)| (who.into(), since)),
            lacks_adviser: leaver.lacks_adviser,
            in_touch: leaver.in_touch,
            plan: leaver.plan.map(|plan| plan.said.day),
            plan_due: leaver.plan_due,
            prompts: leaver.prompts,
            home: leaver.home,
            activity: leaver.activity,
            papers_to_do: leaver.papers_to_do,
            from_21: leaver.from_21,
            marks: leaver.marks,
            wrote: own_words::of(child, authority, day),
            ready: child
                .strand::<TenancyReadiness>()
                .rfind(|said| said.day <= day)
                .map(|said| Ready { day: said.day, said: said.record.clone() }),
        })
    }
}

/// Days before a review is due in which it is prepared: some twenty working days.
const PREPARED: i32 = 28;

/// Where a child's reviews stand.
#[derive(Debug, Default)]
pub struct Reviewing {
    /// The day by which the next is due.
    pub due: Option<Day>,
    /// The day for which it is booked.
    pub booked: Option<Day>,
    /// Steps that are still to be done, late ones first.
    pub waits: Vec<(What, Stands)>,
    /// Visits of this time in care that are not counted, because nobody says for which officer they were made.
    pub unsaid: Vec<Unsaid>,
}

/// A visit to a child before a review that is not counted as the reviewing officer's.
#[derive(Debug)]
pub struct Unsaid {
    /// The identifier of the record.
    pub id: Arc<str>,
    /// The day of the visit.
    pub day: Day,
    /// Who wrote it.
    pub who: Arc<str>,
}

impl Reviewing {
    fn of(child: &Timeline, standpoint: &Standpoint<'_>) -> Reviewing {
        let thread = Thread::of(child, standpoint);
        // A review that is months away is not prepared yet.
        let soon = standpoint.day.plus_days(PREPARED);
        let near = |duty: Option<&Duty>| duty.is_some_and(|duty| duty.due <= soon);
        let next = thread.next.as_ref().filter(|turn| near(turn.duty.as_ref()) || turn.planned.is_some());
        let turns = next.into_iter().chain(thread.held.first());
        let steps = turns.flat_map(|turn| &turn.steps).filter(|step| step.stands.is_open());
        let mut waits: Vec<(What, Stands)> = steps.map(|step| (step.what, step.stands)).collect();
        waits.sort_by_key(|(_, stands)| *stands != Stands::Overdue);
        let next = thread.next.as_ref();
        let began = child.on(standpoint.day).period().map(|period| period.start);
        let own = |day: Day| day <= standpoint.day && began.is_none_or(|began| day >= began);
        let unsaid = spoken::unsaid(child).filter(|said| own(said.day)).filter_map(|said| {
            let who = child.written_by(said.id)?.who.clone();
            Some(Unsaid { id: said.id.clone(), day: said.day, who })
        });
        Reviewing {
            unsaid: unsaid.collect(),
            due: next.and_then(|turn| turn.duty.as_ref()).map(|duty| duty.due),
            booked: next.and_then(|turn| turn.planned).map(|planned| planned.day),
            waits,
        }
    }
}

/// Something that was sent for approval.
#[derive(Debug)]
pub struct Sent {
    /// The identifier of the record.
    pub id: Arc<str>,
    /// What was sent, and the answer.
    pub approval: Approval,
}

/// For how many days an answer is shown in lists.
const ANSWERED: i32 = 28;

impl Standing {
    fn of(
        id: &Arc<str>,
        facts: &[Fact],
        standpoint: &Standpoint<'_>,
        weights: Option<&CaseloadWeights>,
    ) -> Standing {
        let child = Timeline::of(id, facts, Moment::END_OF_TIME);
        let day = standpoint.day;
        // The numbers of records that were merged into this one still find the child.
        let merged = as_known(facts, Moment::END_OF_TIME)
            .into_iter()
            .filter_map(|fact| fact.of::<RecordsMerged>().map(|merged| Arc::from(merged.other.as_str())));
        let mut names: Vec<String> = facts
            .iter()
            .filter_map(|fact| fact.of::<ChildName>())
            .flat_map(|name| {
                let family = name.family.as_deref().unwrap_or_default();
                let known_as = name.known_as.as_deref();
                std::iter::once(name.given.as_str())
                    .chain(known_as)
                    .map(move |given| spelling::bare(format!("{given} {family}").trim()))
            })
            .collect();
        names.sort();
        names.dedup();
        let holds = child
            .allocations
            .iter()
            .rfind(|allocation| allocation.since <= day && allocation.until.is_none_or(|until| until > day));
        let on = child.on(day);
        let mut duties = clocks::due(&child, standpoint);
        let near = near::of(&child, &duties, day);
        let advocacy = advocacy::Here::of(&child, &duties, day, standpoint.authority);
        let lives = Lives::of(&child, &duties, day);
        let leaving = Leaving::of(&child, &duties, day, standpoint.authority);
        let futures = Futures::of(&child, &duties, day);
        duties.retain(|duty| {
            duty.state_on(day).is_open() && !duty.status().is_advice() && duty.clock.sort.is_to_do()
        });
        duties.sort_by_key(Duty::act_by);
        Standing {
            id: id.clone(),
            name: words::name(&child),
            names,
            born: child.born(),
            numbers: child
                .identity
                .iter()
                .filter_map(|identity| identity.upn.clone())
                .chain(merged)
                .collect(),
            looked_after: on.looked_after() || on.on_short_break(),
            ties: Arc::new(Ties::of(&child)),
            worker: holds.map(|allocation| (allocation.worker.clone(), allocation.since)),
            duties,
            near,
            drift: drift::of(&child, day),
            advocacy,
            lives,
            arrangements: unregistered::of(&child, day),
            leaving,
            futures,
            weighed: caseload::weigh(&child, day, weights),
            reviews: if on.looked_after() { Reviewing::of(&child, standpoint) } else { Reviewing::default() },
            challenges: child
                .strand::<Escalation>()
                .filter(|said| said.resolved.is_none())
                .map(|said| Case::of(said.id, said.record, standpoint.authority))
                .collect(),
            worked: Peg::default(),
            to_do: to_do::of(&child, day),
            sent: child
                .strand::<Approval>()
                .filter(|sent| sent.answered.is_none_or(|on| on >= day.plus_days(-ANSWERED)))
                .map(|sent| Sent { id: sent.id.clone(), approval: sent.record.clone() })
                .collect(),
        }
    }

    /// The name, or the identifier where none is recorded.
    pub fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }
}

/// Every child, on a day.
#[derive(Debug, Clone)]
pub struct Board {
    day: Day,
    seq: u64,
    children: FxHashMap<Arc<str>, Arc<Standing>>,
    /// Children by their worker of the day.
    by_worker: FxHashMap<Arc<str>, FxHashSet<Arc<str>>>,
    /// The few with a challenge, and those who pass to another worker: every list of work asks for them.
    challenged: FxHashSet<Arc<str>>,
    passing: FxHashSet<Arc<str>>,
    /// Who may see whom.
    register: Arc<Register>,
}

impl Board {
    fn empty(day: Day) -> Board {
        let register = Register::of(day, Arc::default(), Arc::default(), []);
        Board {
            day,
            seq: 0,
            children: FxHashMap::default(),
            by_worker: FxHashMap::default(),
            challenged: FxHashSet::default(),
            passing: FxHashSet::default(),
            register: Arc::new(register),
        }
    }

    /// The day.
    pub(crate) fn day(&self) -> Day {
        self.day
    }

    /// Who may see whom today.
    pub fn register(&self) -> &Arc<Register> {
        &self.register
    }

    fn registered(&mut self, people: Arc<People>, staff: Arc<Staff>) {
        let children = self.children.values().map(|standing| standing.ties.clone());
        self.register = Arc::new(Register::of(self.day, people, staff, children));
    }

    /// The same where these changed or are new, and nobody went.
    fn registered_anew(&mut self, people: Arc<People>, staff: Arc<Staff>, changed: Vec<Arc<Ties>>) {
        self.register = Arc::new(self.register.with(people, staff, changed));
    }

    /// Whether it is of this day, of everything up to this entry, and of these people.
    pub(crate) fn is_as_of(&self, seq: u64, day: Day, people: &Arc<People>) -> bool {
        self.day == day && self.seq == seq && self.register.is_of(people)
    }

    /// The children of a worker, by name.
    pub fn of_worker(&self, worker: &str) -> Vec<&Arc<Standing>> {
        let ids = self.by_worker.get(worker).into_iter().flatten();
        let mut children: Vec<&Arc<Standing>> = ids.filter_map(|id| self.children.get(id)).collect();
        children.sort_by(|a, b| (a.called(), &a.id).cmp(&(b.called(), &b.id)));
        children
    }

    /// One child.
    pub(crate) fn child(&self, id: &str) -> Option<&Arc<Standing>> {
        self.children.get(id)
    }

    /// Everybody, in no order.
    pub fn everybody(&self) -> impl Iterator<Item = &Arc<Standing>> {
        self.children.values()
    }

    /// Those about whom a challenge was raised, in no order.
    pub fn challenged(&self) -> impl Iterator<Item = &Arc<Standing>> {
        self.challenged.iter().filter_map(|id| self.children.get(id))
    }

    /// Those of whom it is recorded that they pass, or passed, to another worker, in no order.
    pub fn passing(&self) -> impl Iterator<Item = &Arc<Standing>> {
        self.passing.iter().filter_map(|id| self.children.get(id))
    }

    /// Takes a child out: nothing is known of them under this number any longer.
    fn take(&mut self, id: &str) {
        self.challenged.remove(id);
        self.passing.remove(id);
        let had = self.children.remove(id).and_then(|before| before.worker.clone());
        if let Some(children) = had.and_then(|(worker, _)| self.by_worker.get_mut(&worker)) {
            children.remove(id);
        }
    }

    fn put(&mut self, standing: Arc<Standing>) {
        self.take(&standing.id);
        self.children.insert(standing.id.clone(), standing.clone());
        if !standing.challenges.is_empty() {
            self.challenged.insert(standing.id.clone());
        }
        if !standing.ties.coming.is_empty() {
            self.passing.insert(standing.id.clone());
        }
        if let Some((worker, _)) = &standing.worker {
            self.by_worker.entry(worker.clone()).or_default().insert(standing.id.clone());
        }
    }
}

/// What is said of the authority and moves no child's days: what of a return was accepted, who asked for an advocate from
/// outside, and what groups of children raised.
const NO_SETTING: &[&str] = &[
    AcceptedFinding::KIND.name,
    AdvocacyAsked::KIND.name,
    EvidenceListed::KIND.name,
    Exemplar::KIND.name,
    GroupMatter::KIND.name,
    ImprovementAction::KIND.name,
    ImprovementStatus::KIND.name,
    LinkIssue::KIND.name,
    MatchingWeights::KIND.name,
    MatterAnswered::KIND.name,
    PanelSitting::KIND.name,
    ParticipationEvent::KIND.name,
    ParticipationGroup::KIND.name,
    PledgePromise::KIND.name,
    PromiseReport::KIND.name,
    StrategicProgramme::KIND.name,
    SupervisionTheme::KIND.name,
    Survey::KIND.name,
    VoiceProject::KIND.name,
];

/// Whether a setting of the authority was said after an entry.
fn is_setting(subject: &Subject, facts: &[Fact], after: u64) -> bool {
    let settles = |fact: &&Fact| fact.origin.seq > after && !NO_SETTING.contains(&fact.record.kind().name);
    subject.kind == SubjectKind::Authority && facts.iter().rev().find(settles).is_some()
}

/// The board, brought up to the entry that the roll has read.
pub(crate) fn fresh(desk: &Desk, before: Option<Arc<Board>>) -> Arc<Board> {
    let (day, seq, people) = (desk.today(), desk.roll().seq(), desk.everybody());
    let before = match before {
        Some(board) if board.day == day && board.seq == seq => {
            if board.is_as_of(seq, day, &people) {
                return board;
            }
            // An account has changed and nothing was recorded with it: who may see whom is asked of those who are here now.
            let mut board = (*board).clone();
            let staff = Arc::new(board.register.staff().clone());
            board.registered_anew(people, staff, Vec::new());
            return Arc::new(board);
        }
        Some(board) if board.day == day => Some(board),
        _ => None,
    };
    let after = before.as_ref().map_or(0, |board| board.seq);
    let mut changed = desk.roll().changed_since(after);
    let mut board = match before {
        // A setting of the authority can move every child's days; what of a return was accepted cannot.
        Some(board) if !changed.iter().any(|(subject, facts)| is_setting(subject, facts, after)) => {
            (*board).clone()
        }
        _ => {
            changed = desk.roll().changed_since(0);
            Board::empty(day)
        }
    };
    let authority = desk.authority(Moment::END_OF_TIME);
    let standpoint = Standpoint { day, known: Moment::END_OF_TIME, authority: &authority };
    let weights = caseload::weights_on(&authority, day);
    let standings: Vec<Arc<Standing>> = changed
        .par_iter()
        .filter(|(subject, facts)| subject.kind == SubjectKind::Child && !facts.is_empty())
        .map(|(subject, facts)| Arc::new(Standing::of(&subject.id, facts, &standpoint, weights)))
        .collect();
    // A record that was merged into another.
    let mut gone = false;
    for (subject, _) in changed.iter().filter(|(_, facts)| facts.is_empty()) {
        board.take(&subject.id);
        gone = true;
    }
    let ties: Vec<Arc<Ties>> = standings.iter().map(|standing| standing.ties.clone()).collect();
    for standing in standings {
        board.put(standing);
    }
    let workers: Vec<_> = changed.iter().filter(|(subject, _)| subject.kind == SubjectKind::Worker).collect();
    let staff = match after == 0 || board.seq == 0 {
        true => Staff::of(
            workers.iter().map(|(subject, facts)| (&subject.id, facts.as_slice())),
            Moment::END_OF_TIME,
        ),
        false => workers
            .iter()
            .fold(board.register.staff().clone(), |staff, (subject, facts)| staff.with(&subject.id, facts)),
    };
    if gone || board.seq == 0 {
        board.registered(people, Arc::new(staff));
    } else {
        board.registered_anew(people, Arc::new(staff), ties);
    }
    board.seq = seq;
    Arc::new(board)
}
