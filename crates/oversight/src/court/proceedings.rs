//! Care proceedings: the weeks since the application, hearings, extensions, what the court directed, and whether it was in time.

use calendar::Day;
use records::court::{CareProceedings, CourtDirection, Directed};
use records::permanence::DelayCause;
use timeline::Timeline;

/// Weeks that the court has (Children Act 1989, section 32).
pub const WEEKS: i32 = 26;

/// Whether proceedings are in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// They run, and these days are left of the weeks that the court has, extensions among them.
    Runs(i32),
    /// They run, and are so many days over.
    Over(i32),
    /// Concluded within 26 weeks.
    InTime,
    /// Concluded so many days after 26 weeks, within what was granted.
    Extended(i32),
    /// Concluded so many days after 26 weeks and what was granted.
    Late(i32),
}

impl Time {
    /// For people.
    pub fn words(self) -> String {
        let days = |days: i32| if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
        match self {
            Time::Runs(left) => format!("{} left", days(left)),
            Time::Over(over) => format!("{} over", days(over)),
            Time::InTime => "Within 26 weeks".to_owned(),
            Time::Extended(over) => format!("{} over 26 weeks, extended", days(over)),
            Time::Late(over) => format!("{} over what the court had", days(over)),
        }
    }
}

/// A hearing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hearing {
    /// Which.
    pub what: String,
    /// Its day.
    pub day: Day,
    /// Whether it is over.
    pub held: bool,
}

/// What the court directed to be filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// What.
    pub what: Directed,
    /// Anything that was said of it.
    pub notes: Option<String>,
    /// By when.
    pub by: Day,
    /// The day it was done.
    pub done: Option<Day>,
}

impl Filing {
    /// Days late on a day, done or not; 0 where it is not.
    pub fn late(&self, day: Day) -> i32 {
        self.by.days_until(self.done.unwrap_or(day)).max(0)
    }
}

/// A child in care proceedings, or who was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proceedings {
    /// The record.
    pub id: String,
    /// The day on which the application was issued.
    pub issued: Day,
    /// The day they were concluded, and what was ordered.
    pub concluded: Option<(Day, Option<String>)>,
    /// The day by which 26 weeks are over.
    pub due: Day,
    /// The day to which the court extended them.
    pub extended_to: Option<Day>,
    /// How they stand.
    pub time: Time,
    /// Hearings, by day.
    pub hearings: Vec<Hearing>,
    /// What was to be filed, by day.
    pub filings: Vec<Filing>,
    /// What delays them.
    pub cause: Option<DelayCause>,
}

impl Proceedings {
    /// Whether they run.
    pub fn is_open(&self) -> bool {
        self.concluded.is_none()
    }

    /// Whole weeks from the application to the end, or to a day.
    pub fn weeks(&self, day: Day) -> i32 {
        self.issued.weeks_until(self.concluded.as_ref().map_or(day, |(on, _)| *on))
    }

    /// The next hearing.
    pub fn next(&self) -> Option<&Hearing> {
        self.hearings.iter().find(|hearing| !hearing.held)
    }
}

/// Every care proceedings of a child that were issued by a day, oldest first.
pub fn of(child: &Timeline, day: Day) -> Vec<Proceedings> {
    let issued = child.strand::<CareProceedings>().filter_map(|said| Some((said, said.issued?)));
    issued
        .filter(|(_, issued)| *issued <= day)
        .map(|(said, issued)| {
            let concluded = said.concluded.filter(|on| *on <= day);
            let until = concluded.unwrap_or(day);
            let due = issued.plus_days(WEEKS * 7);
            let extended_to = said.extended_to.filter(|_| said.extended.is_none_or(|on| on <= day));
            let granted = extended_to.map_or(due, |to| to.max(due));
            let over = granted.days_until(until);
            let time = match concluded {
                None if over > 0 => Time::Over(over),
                None => Time::Runs(-over),
                Some(on) if on <= due => Time::InTime,
                Some(on) if on <= granted => Time::Extended(due.days_until(on)),
                Some(_) => Time::Late(over),
            };
            let mut hearings: Vec<Hearing> = [
                ("Case management hearing", said.case_management),
                ("Issues resolution hearing", said.resolution),
                ("Final hearing", said.final_hearing),
            ]
            .into_iter()
            .filter_map(|(what, on)| Some(Hearing { what: what.to_owned(), day: on?, held: on? <= day }))
            .collect();
            let mut filings = Vec::new();
            let last = concluded.unwrap_or(Day::from_number(i32::MAX / 2));
            let directed = child.strand::<CourtDirection>();
            for told in directed.filter(|told| told.made >= issued && told.made <= last && told.made <= day) {
                let notes = told.notes.clone().filter(|notes| !notes.trim().is_empty());
                if told.what == Directed::Hearing {
                    let what = notes.unwrap_or_else(|| "Hearing".to_owned());
                    hearings.push(Hearing { what, day: told.by, held: told.by <= day });
                } else {
                    let done = told.done.filter(|done| *done <= day);
                    filings.push(Filing { what: told.what, notes, by: told.by, done });
                }
            }
            hearings.sort_by_key(|hearing| hearing.day);
            filings.sort_by_key(|filing| filing.by);
            let outcome = said.outcome.clone();
            Proceedings {
                id: said.id.to_string(),
                issued,
                concluded: concluded.map(|on| (on, outcome)),
                due,
                extended_to,
                time,
                hearings,
                filings,
                cause: said.cause,
            }
        })
        .collect()
}

/// How timely the proceedings concluded in some days were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Timely {
    /// Concluded.
    pub concluded: usize,
    /// Of these, within 26 weeks.
    pub in_time: usize,
    /// The days they took together.
    pub days: i64,
}

impl Timely {
    /// Adds proceedings that were concluded.
    pub fn add(&mut self, proceedings: &Proceedings) {
        if let Some((on, _)) = &proceedings.concluded {
            self.concluded += 1;
            self.in_time += usize::from(proceedings.time == Time::InTime);
            self.days += i64::from(proceedings.issued.days_until(*on));
        }
    }

    /// The mean in tenths of a week; `None` of nothing.
    pub fn mean_weeks(&self) -> Option<f64> {
        (self.concluded > 0).then(|| self.days as f64 / 7.0 / self.concluded as f64)
    }
}
