//! What the advocacy service sees of a child: whether an advocate came to them in time, which referrals are open and for how
//! long, whether they wait for an independent visitor. Days and counts only: nothing that passed between a child and their
//! advocate is here.

pub mod reach;
pub mod year;

use std::sync::Arc;

use calendar::Day;
use clocks::Duty;
use records::Answer;
use records::advocacy::{
    AdvocacyClosing, AdvocacyEnd, AdvocacyFrom, AdvocacyHow, AdvocacyNote, AdvocacyReferral, AdvocacyTheme,
    AdvocateVisit, IndependentVisitorConsidered, IndependentVisitorMatch, IndependentVisitorReview,
    IndependentVisitorVisit, IndependentVisitorWishes, RightsExplained,
};
use timeline::{Authority, CarePeriod, Timeline};

/// The age from which an advocate visits each child who comes into care (ruling 13).
pub const FROM_AGE: i32 = 5;
/// The clocks of the first visit: an authority works by one of them.
const FIRST: &[&str] = &["adv.initial", "adv.initial.alt"];
/// Months after which an open case is long.
const LONG: i32 = 12;

/// The first visit of an advocate in this period of care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct First {
    /// The day care began.
    pub since: Day,
    /// The day by which the advocate comes; where there is none, why.
    pub due: Result<Day, NoDay>,
    /// The day on which they came and saw the child, or the child did not want it.
    pub done: Option<Day>,
    /// Whether the child did not want it.
    pub refused: bool,
    /// How often somebody came and did not see the child.
    pub tried: usize,
    /// The day on which the promise pack was given and read together.
    pub pack: Option<Day>,
}

/// Why no day can be told by which an advocate first visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDay {
    /// The authority has set no standard.
    NotSet,
    /// It set its first standard on this day, after care began.
    SetLater(Day),
    /// Visits of advocates are recorded here since this day, after care began: an earlier visit would not be known.
    RecordedLater(Day),
    /// Visits of advocates are not recorded here.
    NotRecorded,
    /// The day on which care began, or the child's age on it, is not known.
    StartNotKnown,
}

impl NoDay {
    /// For people.
    pub fn words(self) -> String {
        match self {
            NoDay::NotSet => "No day: the authority has set no standard for it".to_owned(),
            NoDay::SetLater(since) => {
                format!("No day: care began before the authority set its standard, {}", since.to_words())
            }
            NoDay::RecordedLater(since) => format!(
                "Not known here: care began before visits of advocates were recorded here, {}",
                since.to_words()
            ),
            NoDay::NotRecorded => "Not known here: visits of advocates are not recorded".to_owned(),
            NoDay::StartNotKnown => "Not known here: the day on which care began is not known".to_owned(),
        }
    }

    /// Why the clocks owe no first visit to a child whose care began on a day.
    fn of(start: Day, authority: &Authority) -> NoDay {
        let set = || authority.local_standards.iter().filter(|set| FIRST.contains(&set.clock.as_str()));
        let Some(first) = set().map(|set| set.since).min() else { return NoDay::NotSet };
        let Some(governs) = set().rfind(|set| set.since <= start) else { return NoDay::SetLater(first) };
        match clocks::clock(&governs.clock).and_then(|clock| clock.known_since(authority)) {
            None => NoDay::NotRecorded,
            Some(since) if since > start => NoDay::RecordedLater(since),
            Some(_) => NoDay::StartNotKnown,
        }
    }
}

impl First {
    /// Whether somebody has still to come.
    pub fn is_open(&self) -> bool {
        self.done.is_none()
    }

    /// Whether it is late on a day.
    pub fn is_late(&self, day: Day) -> bool {
        self.due.is_ok_and(|due| self.done.unwrap_or(day) > due)
    }
}

/// One referral, as the service counts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The record.
    pub id: Arc<str>,
    /// The day it came.
    pub since: Day,
    /// Who asked.
    pub from: AdvocacyFrom,
    /// How it came.
    pub how: Option<AdvocacyHow>,
    /// What it is about: what stands on the child's file and what stands with the advocate, each theme once.
    pub themes: Vec<AdvocacyTheme>,
    /// Whether what it is about stands with the advocate only.
    pub is_kept: bool,
    /// Whether the child cannot say what the advocate shall do.
    pub not_instructed: bool,
    /// The advocate.
    pub advocate: Option<String>,
    /// The day on which an advocate was offered.
    pub offered: Option<Day>,
    /// The last day on which the advocate and the child met, or the advocate did something.
    pub last: Option<Day>,
    /// The day it was closed.
    pub closed: Option<Day>,
    /// How it ended.
    pub ended: Option<AdvocacyEnd>,
    /// Whether the child was asked how it was.
    pub has_feedback: bool,
}

impl Case {
    /// Whether it is open on a day.
    pub fn is_open(&self, day: Day) -> bool {
        self.since <= day && self.closed.is_none_or(|closed| closed > day)
    }

    /// Whether the child did not want it, or it was taken back.
    pub fn is_not_taken_up(&self) -> bool {
        self.ended.is_some_and(AdvocacyEnd::is_not_taken_up)
    }

    /// Whether it has been open for more than a year on a day.
    pub fn is_long(&self, day: Day) -> bool {
        self.is_open(day) && self.since.plus_months(LONG) < day
    }
}

/// What is recorded of an independent visitor for a child.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visitor {
    /// Since when the child waits for one: they want one, were referred, and have none.
    pub waits_since: Option<Day>,
    /// Who visits now, and since when.
    pub visits: Option<(String, Day)>,
    /// The day of the last visit.
    pub last: Option<Day>,
    /// The day by which they should meet again.
    pub next: Option<Day>,
    /// The day by which the match is looked at again.
    pub review: Option<Day>,
    /// Whether what the child wants of a visitor is written down.
    pub has_wishes: bool,
}

/// A child as the advocacy service sees them on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Here {
    /// The first visit, of a child who was of age when care began.
    pub first: Option<First>,
    /// Every referral, oldest first.
    pub cases: Vec<Case>,
    /// Of an independent visitor.
    pub visitor: Visitor,
}

impl Here {
    /// A child on a day. `duties`: what the clocks make of them; `authority`: by whose standards.
    pub fn of(child: &Timeline, duties: &[Duty], day: Day, authority: &Authority) -> Here {
        Here {
            first: first(child, duties, day, authority),
            cases: cases(child, day),
            visitor: visitor(child, duties, day),
        }
    }

    /// Whether there is nothing of it to list.
    pub fn is_empty(&self) -> bool {
        *self == Here::default()
    }

    /// The open cases of a day.
    pub fn open(&self, day: Day) -> impl Iterator<Item = &Case> {
        self.cases.iter().filter(move |case| case.is_open(day))
    }
}

fn first(child: &Timeline, duties: &[Duty], day: Day, authority: &Authority) -> Option<First> {
    let now = child.on(day).period()?;
    // Where returns contradict each other there is more than one account of these days: the clocks count from the record's own.
    let own =
        |care: &&CarePeriod| care.account == 0 && care.start <= day && care.end.is_none_or(|end| end > day);
    let care = child.periods.iter().find(own).unwrap_or(now);
    if child.born().is_some_and(|born| born.age_on(care.start) < FROM_AGE) {
        return None;
    }
    let visits = || child.strand::<AdvocateVisit>().filter(|said| said.day >= care.start && said.day <= day);
    let done = visits().find(|said| said.seen || said.refused == Some(true));
    let before = |each: Day| done.as_ref().is_none_or(|done| each < done.day);
    let packs = child.strand::<RightsExplained>();
    Some(First {
        since: care.start,
        due: duties
            .iter()
            .find(|duty| FIRST.contains(&duty.clock.id) && duty.because.day >= care.start)
            .map_or_else(|| Err(NoDay::of(care.start, authority)), |duty| Ok(duty.due)),
        done: done.as_ref().map(|done| done.day),
        refused: done.as_ref().is_some_and(|done| !done.seen),
        tried: visits().filter(|said| !said.seen && before(said.day)).count(),
        pack: packs
            .filter(|said| said.pack == Some(true) && said.day >= care.start && said.day <= day)
            .map(|said| said.day)
            .next(),
    })
}

/// Every referral that had come by a day, oldest first.
pub fn cases(child: &Timeline, day: Day) -> Vec<Case> {
    let referrals = child.strand::<AdvocacyReferral>().filter(|said| said.day <= day);
    referrals
        .map(|said| {
            let of_it = |referral: Option<Day>| referral == Some(said.day);
            let notes =
                || child.strand::<AdvocacyNote>().filter(|note| of_it(note.referral) && note.day <= day);
            let mut themes = said.themes();
            let is_kept = themes.is_empty();
            themes.extend(notes().flat_map(|note| note.record.themes.iter().copied()));
            themes.sort();
            themes.dedup();
            let visits =
                child.strand::<AdvocateVisit>().filter(|visit| of_it(visit.referral) && visit.day <= day);
            let last = notes().map(|note| note.day).chain(visits.map(|visit| visit.day)).max();
            let mut closings =
                child.strand::<AdvocacyClosing>().filter(|closing| closing.referral == said.day);
            // A referral that is declined at once has no day of its own on which it ended in older records.
            let declined = (said.declined == Some(true)).then_some(AdvocacyEnd::Declined);
            let closed = said.closed.or(declined.map(|_| said.offered.unwrap_or(said.day)));
            Case {
                id: said.id.clone(),
                since: said.day,
                from: said.from,
                how: said.how,
                themes,
                is_kept,
                not_instructed: said.not_instructed == Some(true),
                advocate: said.advocate.clone(),
                offered: said.offered,
                last,
                closed: closed.filter(|closed| *closed <= day),
                ended: said.ended.or(declined),
                has_feedback: closings.any(|closing| {
                    closing.listened.is_some() || closing.helped.is_some() || closing.feedback.is_some()
                }),
            }
        })
        .collect()
}

fn visitor(child: &Timeline, duties: &[Duty], day: Day) -> Visitor {
    let matches = child.strand::<IndependentVisitorMatch>().filter(|said| said.since <= day);
    let holds = matches.clone().rfind(|said| said.until.is_none_or(|until| until > day));
    let ended = matches.filter_map(|said| said.until).filter(|until| *until <= day).max();
    let asked = child.strand::<IndependentVisitorConsidered>().filter(|said| said.day <= day);
    // What was said last holds: a child may want one, and later not.
    let wants = asked.clone().next_back().is_some_and(|said| said.wanted == Answer::Yes);
    let since = asked
        .filter(|said| said.wanted == Answer::Yes && said.referred == Some(true))
        .map(|said| said.day)
        .find(|asked| ended.is_none_or(|ended| *asked > ended));
    let due = |clock: &str| {
        let open = duties.iter().filter(|duty| duty.clock.id == clock && duty.state_on(day).is_open());
        open.map(|duty| duty.due).min()
    };
    Visitor {
        waits_since: since.filter(|_| wants && holds.is_none()),
        visits: holds.map(|said| (said.visitor.clone(), said.since)),
        last: child.strand::<IndependentVisitorVisit>().map(|said| said.day).filter(|on| *on <= day).max(),
        next: due("iv.visit").filter(|_| holds.is_some()),
        review: due("iv.review").filter(|_| holds.is_some()).or_else(|| {
            let looked = child.strand::<IndependentVisitorReview>().map(|said| said.day).max();
            holds.map(|said| looked.unwrap_or(said.since).plus_months(12))
        }),
        has_wishes: child.strand::<IndependentVisitorWishes>().next().is_some(),
    }
}

#[cfg(test)]
mod tests;
