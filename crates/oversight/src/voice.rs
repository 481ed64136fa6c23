//! What children say and what became of it: the wishes of one child, the matters that groups raised, the promises of the
//! authority.
//!
//! A wish is open until somebody has said what was done about it, or why not, and the child was told. So is a matter of a group.
//! What a child said is drawn together in [`words`], wherever it was written down.

use calendar::Day;
use records::Fact;
use records::coming_into_care::{ChildSaid, WishAnswered, WishDone};
use records::governance::{
    GroupMatter, MatterAnswer, MatterAnswered, ParticipationGroup, PledgePromise, PromiseReport, Survey,
    VoiceProject,
};
use records::reviews::ChildContribution;
use timeline::{Authority, Said};

pub use crate::review::voice::{Words, words};

/// How a wish or a matter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// Nobody has answered.
    Open,
    /// It will be done later: it stays open.
    Later,
    /// It is answered, and whoever asked was not told.
    NotTold,
    /// It is answered, and whoever asked was told.
    Closed,
}

impl Stands {
    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Stands::Open => "Not answered",
            Stands::Later => "To be done",
            Stands::NotTold => "Answered, not told",
            Stands::Closed => "Answered and told",
        }
    }

    /// Whether somebody has still to do something.
    pub const fn is_open(self) -> bool {
        !matches!(self, Stands::Closed)
    }
}

/// A wish of a child.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// The record in which it stands.
    pub fact: &'a Fact,
    /// The day on which it was said.
    pub day: Day,
    /// As it was said.
    pub words: &'a str,
    /// The last answer.
    pub answer: Option<&'a WishAnswered>,
    /// How it stands.
    pub stands: Stands,
}

/// The wishes that a child said up to a day: open ones first, and of these the oldest.
pub fn wishes<'a>(standing: &[&'a Fact], day: Day) -> Vec<Wish<'a>> {
    let answers: Vec<&'a WishAnswered> = standing
        .iter()
        .filter_map(|fact| fact.of::<WishAnswered>())
        .filter(|answer| answer.day <= day)
        .collect();
    let mut wishes: Vec<Wish<'a>> = standing
        .iter()
        .filter_map(|fact| {
            let (on, words) = match (fact.of::<ChildSaid>(), fact.of::<ChildContribution>()) {
                (Some(said), _) => (said.day, said.wish.as_deref()?),
                (_, Some(brings)) => (brings.day, brings.wish.as_deref()?),
                _ => return None,
            };
            let words = words.trim();
            if words.is_empty() || on > day {
                return None;
            }
            let own = answers.iter().filter(|answer| *answer.of == *fact.id);
            let answer = own.max_by_key(|answer| answer.day).copied();
            let stands = match answer {
                None => Stands::Open,
                Some(answer) if answer.done == WishDone::Later => Stands::Later,
                Some(answer) if answer.told.is_none_or(|told| told > day) => Stands::NotTold,
                Some(_) => Stands::Closed,
            };
            Some(Wish { fact, day: on, words, answer, stands })
        })
        .collect();
    wishes.sort_by_key(|wish| (!wish.stands.is_open(), wish.day));
    wishes
}

/// A matter that a group raised.
#[derive(Debug, Clone, Copy)]
pub struct Matter<'a> {
    /// What was raised.
    pub said: Said<'a, GroupMatter>,
    /// The name of the group, where it is recorded.
    pub group: Option<&'a str>,
    /// The last answer.
    pub answer: Option<Said<'a, MatterAnswered>>,
    /// How it stands.
    pub stands: Stands,
}

impl Matter<'_> {
    /// Whether nobody has answered by the day by which it was to be.
    pub fn is_late(&self, day: Day) -> bool {
        self.answer.is_none() && self.said.due < day
    }
}

/// The matters that groups had raised by a day: open ones first, the one that is due soonest before the others.
pub fn matters(authority: &Authority, day: Day) -> Vec<Matter<'_>> {
    let strands = &authority.strands;
    let mut matters: Vec<Matter<'_>> = strands
        .strand::<GroupMatter>()
        .filter(|said| said.day <= day)
        .map(|said| {
            let mut answers = strands.strand::<MatterAnswered>();
            let answer = answers.rfind(|answer| *answer.matter == **said.id && answer.day <= day);
            let stands = match answer {
                None => Stands::Open,
                Some(answer) if answer.answer == MatterAnswer::Will => Stands::Later,
                Some(answer) if answer.told.is_none_or(|told| told > day) => Stands::NotTold,
                Some(_) => Stands::Closed,
            };
            let mut groups = strands.strand::<ParticipationGroup>();
            let group =
                groups.find(|group| **group.id == *said.group).map(|group| group.record.name.as_str());
            Matter { said, group, answer, stands }
        })
        .collect();
    matters.sort_by_key(|matter| (!matter.stands.is_open(), matter.said.due));
    matters
}

/// A promise to children in care, with the last that was said of it.
#[derive(Debug, Clone, Copy)]
pub struct Promise<'a> {
    /// The promise.
    pub said: Said<'a, PledgePromise>,
    /// The last report.
    pub last: Option<Said<'a, PromiseReport>>,
}

impl Promise<'_> {
    /// Whether nobody has reported on it for a year.
    pub fn is_silent(&self, day: Day) -> bool {
        self.last.map_or(self.said.since, |last| last.day).plus_years(1) < day
    }
}

/// The promises that hold on a day, in the order in which they were made.
pub fn promises(authority: &Authority, day: Day) -> Vec<Promise<'_>> {
    let strands = &authority.strands;
    let hold =
        |said: &Said<'_, PledgePromise>| said.since <= day && said.until.is_none_or(|until| until > day);
    strands
        .strand::<PledgePromise>()
        .filter(hold)
        .map(|said| {
            let mut reports = strands.strand::<PromiseReport>();
            let last = reports.rfind(|report| *report.promise == **said.id && report.day <= day);
            Promise { said, last }
        })
        .collect()
}

/// Something that children said and what was done about it, as it may be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YouSaid {
    /// The day of the answer.
    pub day: Day,
    /// Who said it: a group, a survey.
    pub who: String,
    /// What they said.
    pub said: String,
    /// What was done, or why not.
    pub did: String,
}

/// What was said and what was done in these days, newest first: matters that are answered, and surveys of which somebody has
/// written what was done. Nobody is named.
pub fn you_said(authority: &Authority, since: Day, until: Day) -> Vec<YouSaid> {
    let mut all: Vec<YouSaid> = matters(authority, until)
        .into_iter()
        .filter_map(|matter| {
            let answer = matter.answer?;
            Some(YouSaid {
                day: answer.day,
                who: matter.group.unwrap_or("A group of young people").to_owned(),
                said: matter.said.asks.clone().unwrap_or_else(|| matter.said.words.clone()),
                did: answer.record.did.clone(),
            })
        })
        .collect();
    all.extend(authority.strands.strand::<Survey>().filter_map(|survey| {
        let did = survey.did.as_deref().map(str::trim).filter(|did| !did.is_empty())?;
        let said = survey.words.as_deref().map(str::trim).filter(|said| !said.is_empty())?;
        Some(YouSaid {
            day: survey.until.unwrap_or(survey.since),
            who: survey.title.clone(),
            said: said.to_owned(),
            did: did.to_owned(),
        })
    }));
    all.extend(
        authority
            .strands
            .strand::<VoiceProject>()
            .filter_map(|project| of_project(authority, &project, until)),
    );
    all.retain(|each| each.day >= since && each.day <= until);
    all.sort_by_key(|each| std::cmp::Reverse(each.day));
    all
}

/// A project that young people suggested, as it may be printed: what came of it, or what was done of it so far.
fn of_project(authority: &Authority, project: &Said<'_, VoiceProject>, until: Day) -> Option<YouSaid> {
    let matter = matters(authority, until).into_iter().find(|matter| **matter.said.id == *project.matter)?;
    let done =
        || project.record.actions.iter().filter(|action| action.done.is_some_and(|done| done <= until));
    let came = project.outcome.as_deref().map(str::trim).filter(|came| !came.is_empty());
    let ended = project.until.filter(|ended| *ended <= until);
    let did = match came.filter(|_| ended.is_some()) {
        Some(came) => came.to_owned(),
        None => {
            let parts: Vec<String> = done()
                .map(|action| match action.seen.as_deref() {
                    Some(seen) => format!("{}: {seen}", action.what),
                    None => action.what.clone(),
                })
                .collect();
            if parts.is_empty() {
                return None;
            }
            parts.join("\n")
        }
    };
    Some(YouSaid {
        day: ended.or_else(|| done().filter_map(|action| action.done).max())?,
        who: matter.group.unwrap_or("A group of young people").to_owned(),
        said: matter.said.asks.clone().unwrap_or_else(|| matter.said.words.clone()),
        did: format!("{}: {did}", project.name),
    })
}

#[cfg(test)]
mod tests;
