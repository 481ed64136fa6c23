//! A duty: by when, under which provision, because of what, met when.

use calendar::{Calendars, Day, Length, Moment};
use law::{Cite, Status};
use timeline::Standpoint;

use crate::{Allowed, Clock, Limit, Sort};

/// What set a duty going.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Because {
    /// In plain words: "the child became looked after".
    pub what: &'static str,
    /// The day it happened.
    pub day: Day,
}

/// What met a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Met {
    /// The day it was done: timeliness is judged on this.
    pub day: Day,
    /// When that was learnt: late recording is not late work.
    pub learnt: Moment,
}

/// The authority's own, usually stricter, limit beside the statutory one. Never called law; its breach is not a breach
/// of a statutory duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local {
    /// The last day in time by the local standard.
    pub due: Day,
    /// How long it allows.
    pub length: Length,
    /// As the authority words it.
    pub words: String,
}

/// Something that must be done by a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// Which clock.
    pub clock: &'static Clock,
    /// The limit in force when it was set going, with its provision.
    pub limit: &'static Limit,
    /// What set it going.
    pub because: Because,
    /// The first day on which it is owed: that of the trigger, or the day on which this rule began to govern.
    pub from: Day,
    /// The last day in time. Where the law counts nothing (as soon as practicable), the day of the trigger.
    pub due: Day,
    /// The moment up to which it is in time, where hours are counted from a known moment. Lateness is told in days.
    pub due_at: Option<Moment>,
    /// The authority's own standard.
    pub local: Option<Local>,
    /// What met it, in time or late.
    pub met: Option<Met>,
    /// The day on which it stopped being owed unmet: care ended, or another rule began to govern.
    pub stopped: Option<Day>,
}

/// How a duty stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is not owed yet.
    NotBegun,
    /// It is owed, and there is time.
    Open,
    /// It is owed, and was due these many days ago: late from the day after the due day, not only when it is done.
    Overdue(i32),
    /// It was done in time.
    InTime,
    /// It was done these many days after it was due.
    Late(i32),
    /// It was done these many days before it might be.
    Early(i32),
    /// It stopped being owed before it fell due.
    Lapsed,
    /// It fell due, was not done, and then stopped being owed.
    Missed,
}

impl State {
    /// Whether something is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, State::Open | State::Overdue(_))
    }

    /// Whether the limit was kept, broken, or neither (yet): open duties and those that lapsed are neither.
    pub const fn kept(self) -> Option<bool> {
        match self {
            State::InTime => Some(true),
            State::Overdue(_) | State::Late(_) | State::Early(_) | State::Missed => Some(false),
            State::NotBegun | State::Open | State::Lapsed => None,
        }
    }
}

impl Duty {
    /// The duty that a clock sets going, not met. `None` where no limit was in force on the day of the trigger.
    pub(crate) fn new(
        clock: &'static Clock,
        because: Because,
        calendars: &Calendars,
        standpoint: &Standpoint<'_>,
    ) -> Option<Duty> {
        let limit = match clock.limit.versions() {
            // What only the authority asks is in force while the authority asks it.
            [.., latest] if clock.is_local() => latest,
            _ => clock.limit_on(because.day)?,
        };
        let due = limit.value.due_from(because.day, calendars);
        let local = clock.standard_on(because.day, standpoint.authority).map(|(length, words)| Local {
            due: length.due_from(because.day, calendars),
            length,
            words: words.to_owned(),
        });
        let mut duty = Duty {
            clock,
            limit,
            because,
            from: because.day,
            due,
            due_at: None,
            local,
            met: None,
            stopped: None,
        };
        if clock.is_local() {
            // No law asks it: it is owed where the authority says so, by the authority's day.
            duty.due = duty.local.as_ref()?.due;
        }
        Some(duty)
    }

    /// Owed under a rule that began to govern on this day: where it would have been due before, it is due on the day
    /// itself.
    pub(crate) fn not_before(mut self, day: Day) -> Duty {
        self.from = self.from.max(day);
        self.due = self.due.max(day);
        if let Some(local) = &mut self.local {
            local.due = local.due.max(day);
        }
        self
    }

    /// The provision.
    pub fn cite(&self) -> Cite {
        self.limit.cite
    }

    /// Whether it is the authority's own standard only: no law asks it, and its breach is no breach of a statutory duty.
    pub fn is_local(&self) -> bool {
        self.clock.is_local()
    }

    /// How far the limit is vouched for. What is advice is shown, and never counted against anybody.
    pub fn status(&self) -> Status {
        self.limit.status
    }

    /// How it stands at the end of a day, by what had happened then.
    pub fn state_on(&self, day: Day) -> State {
        let late = self.due.days_until(day);
        let counts = self.clock.sort.can_be_late()
            && !matches!(self.limit.value, Allowed::AtOnce | Allowed::UntilEnded);
        if let Some(met) = self.met.filter(|met| met.day <= day) {
            let late = self.due.days_until(met.day);
            match self.clock.sort {
                Sort::NotBefore if late < 0 => State::Early(-late),
                Sort::NotBefore => State::InTime,
                _ if late > 0 && counts => State::Late(late),
                _ => State::InTime,
            }
        } else if day < self.from || (self.clock.sort == Sort::NotBefore && late < 0) {
            State::NotBegun
        } else if let Some(stopped) = self.stopped.filter(|&stopped| stopped <= day) {
            // Nobody can act on the day on which it is no longer owed: what was due that day lapsed.
            if self.due < stopped && counts { State::Missed } else { State::Lapsed }
        } else if late > 0 && counts {
            State::Overdue(late)
        } else if late > 0 && self.clock.sort == Sort::Window {
            State::Lapsed
        } else {
            State::Open
        }
    }

    /// The day whose month counts it: the day it was met or the day it was due, whichever is earlier. So an early
    /// review counts when it was held, and a late one when it was due.
    pub fn counted_on(&self) -> Day {
        self.met.map_or(self.due, |met| met.day.min(self.due))
    }

    /// The day to warn about: the earlier of the statutory and the local one.
    pub fn act_by(&self) -> Day {
        self.local.as_ref().map_or(self.due, |local| local.due.min(self.due))
    }

    /// Why it is due when it is, with the arithmetic: "the child became looked after: 20 working days from 3 April
    /// 2026: 5 May 2026, two bank holidays skipped (Easter Monday, Early May bank holiday)".
    pub fn in_words(&self, calendars: &Calendars) -> String {
        let (what, due) = (self.because.what, self.due.to_words());
        let length = match (&self.local, self.limit.value) {
            // Halfway between two days is no length from the first, whatever the authority's own standard is written as.
            (_, other @ Allowed::Midway) => {
                return format!("{what} on {}: {}: {due}", self.because.day.to_words(), other.to_words());
            }
            (Some(local), _) if self.clock.is_local() => local.length,
            (_, Allowed::Within(length)) => length,
            (_, Allowed::AtOnce) => {
                return format!("{what} on {}: as soon as practicable", self.because.day.to_words());
            }
            (_, other) => {
                return format!("{what} on {}: {}: {due}", self.because.day.to_words(), other.to_words());
            }
        };
        let arithmetic = length.in_words(self.because.day, calendars);
        if length.due_from(self.because.day, calendars) == self.due {
            return format!("{what}: {arithmetic}");
        }
        format!("{what}: {arithmetic}; due at once on {due}, when this rule began to apply")
    }
}
