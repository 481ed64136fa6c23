//! The shapes that most duties have: once from an event, again and again, round by round, before an act, by a set day.
//!
//! A family gathers what happened as [`Met`]s ([`done`]), says what each duty counts from, and leaves the rest to [`Owed`]:
//! what is after the day of the question does not count, and what was triggered before the record speaks is passed over
//! rather than shown as broken.

use calendar::{Day, Length, Moment};
use timeline::{Definition, Said, Standpoint, Stranded};

use crate::{Because, Clock, Duty, Met};

/// What is said where the record begins in the middle of something that recurs.
pub(crate) const RECORD_BEGINS: &str = "the record here begins";

/// Something that happened, as what a duty counts from.
pub(crate) const fn because(what: &'static str, day: Day) -> Because {
    Because { what, day }
}

/// What was done, by day: the day that each record of a type gives, where it gives one.
pub(crate) fn done<T: Definition>(of: &impl Stranded, day: impl Fn(&T) -> Option<Day>) -> Vec<Met> {
    let met = |said: Said<'_, T>| Some(Met { day: day(said.record)?, learnt: said.learnt });
    let mut done: Vec<Met> = of.strand::<T>().filter_map(met).collect();
    done.sort_by_key(|met| met.day);
    done
}

/// Something done on a day that a record gives.
pub(crate) fn met_on(day: Option<Day>, learnt: Moment) -> Option<Met> {
    day.map(|day| Met { day, learnt })
}

/// What was done by either of two kinds of record, by day.
pub(crate) fn either(mut one: Vec<Met>, other: Vec<Met>) -> Vec<Met> {
    one.extend(other);
    one.sort_by_key(|met| met.day);
    one
}

/// The first of what was done that was done on a day or later.
pub(crate) fn first_from(done: &[Met], day: Day) -> Option<Met> {
    done.get(done.partition_point(|met| met.day < day)).copied()
}

/// The last of what was done that was done on a day or earlier.
pub(crate) fn last_by(done: &[Met], day: Day) -> Option<Met> {
    done[..done.partition_point(|met| met.day <= day)].last().copied()
}

/// The duties of one family about one subject, as they are worked out.
pub(crate) struct Owed<'a> {
    at: &'a Standpoint<'a>,
    duties: Vec<Duty>,
}

impl<'a> Owed<'a> {
    /// None yet, asked from here.
    pub(crate) fn at(at: &'a Standpoint<'a>) -> Owed<'a> {
        Owed { at, duties: Vec::new() }
    }

    /// The day of the question.
    pub(crate) fn today(&self) -> Day {
        self.at.day
    }

    /// All of them, in the order in which they began.
    pub(crate) fn all(mut self) -> Vec<Duty> {
        self.duties.sort_by_key(|duty| duty.from);
        self.duties
    }

    /// Once: from an event, until `end` at the latest, met by `met`.
    pub(crate) fn once(
        &mut self,
        clock: &'static Clock,
        because: Because,
        end: Option<Day>,
        met: Option<Met>,
    ) {
        if because.day <= self.at.day && self.speaks(clock, because.day) {
            self.push(clock, because, None, end, met);
        }
    }

    /// Once, from what somebody wrote into this very record and that is met nowhere else: that it stands here says that it is
    /// kept here, whatever the authority says of the rest.
    pub(crate) fn once_from_here(
        &mut self,
        clock: &'static Clock,
        because: Because,
        end: Option<Day>,
        met: Option<Met>,
    ) {
        if because.day <= self.at.day {
            self.push(clock, because, None, end, met);
        }
    }

    /// Once, in hours from a known moment.
    pub(crate) fn once_from(
        &mut self,
        clock: &'static Clock,
        what: &'static str,
        moment: Moment,
        end: Option<Day>,
        met: Option<Met>,
    ) {
        let before = self.duties.len();
        self.once(clock, because(what, moment.day()), end, met);
        if let Some(duty) = self.duties.get_mut(before)
            && let Some(length @ Length::Hours(_)) = duty.limit.value.length()
        {
            let due_at = length.due_at(moment, &self.at.authority.calendars);
            (duty.due_at, duty.due) = (Some(due_at), due_at.day());
        }
    }

    /// Once, by a day that stands in the record: set by a court, a review or the authority.
    pub(crate) fn by(
        &mut self,
        clock: &'static Clock,
        because: Because,
        due: Day,
        end: Option<Day>,
        met: Option<Met>,
    ) {
        if because.day <= self.at.day && self.speaks(clock, because.day) {
            self.push(clock, because, Some(due), end, met);
        }
    }

    /// Again and again: first by one clock from an event, then by the other from each day on which it was done. Both may be
    /// the same. Where the record begins later than the event, it counts from the first that is known to have been done, or
    /// from the beginning of the record.
    pub(crate) fn cycle(
        &mut self,
        (first, after): (&'static Clock, &'static Clock),
        begins: Because,
        again: &'static str,
        end: Option<Day>,
        done: &[Met],
    ) {
        let Some(since) = after.known_since(self.at.authority) else { return };
        let (mut clock, mut from) = (first, begins);
        let begun = begins.day.max(since);
        if begins.day < since {
            (clock, from) = (after, because(RECORD_BEGINS, since));
        }
        let within =
            |met: &&Met| met.day >= begun && met.day <= self.at.day && end.is_none_or(|end| met.day < end);
        let mut done: Vec<Met> = done.iter().filter(within).copied().collect();
        done.dedup_by_key(|met| met.day);
        if from.day > self.at.day || end.is_some_and(|end| end <= from.day) {
            return;
        }
        for met in done.into_iter().map(Some).chain([None]) {
            self.push(clock, from, None, end, met);
            let Some(met) = met else { break };
            (clock, from) = (after, because(again, met.day));
        }
    }

    /// Once in each round of the calendar (a calendar month, a calendar year, a term), or in each week and the like counted
    /// from the day it began, from a day on.
    pub(crate) fn rounds(&mut self, clock: &'static Clock, begins: Because, end: Option<Day>, done: &[Met]) {
        let Some(since) = clock.known_since(self.at.authority) else { return };
        let Some(length) = self.length_of(clock, begins.day.max(since)) else { return };
        // Nobody is asked for rounds before anything was recorded here.
        let mut from = begins.day.max(since);
        let last = end.filter(|&end| end <= self.at.day).unwrap_or(self.at.day.plus_days(1));
        let mut rounds = 0;
        let today = self.at.day;
        while from < last && rounds < MOST_ROUNDS {
            let due = length.due_in_round_of(from, &self.at.authority.calendars);
            let what = if from == begins.day { begins.what } else { "a new round began" };
            let met = first_from(done, from).filter(|met| met.day <= due);
            if let Some(at) = self.push(clock, because(what, from), Some(due), end, met)
                && at.met.is_none()
                && due < last.min(today)
            {
                // The next round asks for itself: this one was missed.
                at.stopped = Some(due.plus_days(1));
            }
            from = due.plus_days(1);
            rounds += 1;
        }
    }

    /// Before an act: by the day of the act something must have been done, since `earliest`. The act may lie ahead. What was
    /// done after it was late, and it stays owed until it is done.
    pub(crate) fn gate(&mut self, clock: &'static Clock, act: Because, earliest: Day, done: &[Met]) {
        self.gate_until(clock, act, earliest, None, done);
    }

    /// The same, owed until a day only: the next act asks for itself, or nothing done later would help.
    pub(crate) fn gate_until(
        &mut self,
        clock: &'static Clock,
        act: Because,
        earliest: Day,
        end: Option<Day>,
        done: &[Met],
    ) {
        if !self.speaks(clock, act.day.min(self.at.day)) {
            return;
        }
        let before = last_by(done, act.day).filter(|met| met.day >= earliest);
        let met = before.or_else(|| first_from(done, act.day));
        let today = self.at.day;
        if let Some(duty) = self.push(clock, act, Some(act.day), end, met) {
            duty.from = duty.from.min(today);
        }
    }

    /// Before an event that may lie ahead: counted back from it, and owed already. Met by what was done since `earliest`.
    pub(crate) fn ahead(
        &mut self,
        clock: &'static Clock,
        event: Because,
        earliest: Day,
        end: Option<Day>,
        done: &[Met],
    ) {
        let today = self.at.day;
        if earliest > today || !self.speaks(clock, earliest) {
            return;
        }
        if let Some(duty) = self.push(clock, event, None, end, first_from(done, earliest)) {
            duty.from = earliest.min(duty.due);
        }
    }

    /// A state that may last for so long only: from the day it began to the day it ended.
    pub(crate) fn lasts(&mut self, clock: &'static Clock, because: Because, ended: Option<Met>) {
        self.once(clock, because, None, ended);
    }

    /// The first day on which the authority can be asked for something that recurs: since the record speaks and, where only
    /// the authority's own standard asks it, since that standard holds; a year ago, where that was ever.
    pub(crate) fn beginning(&self, clock: &'static Clock) -> Option<Day> {
        let mut since = clock.known_since(self.at.authority)?;
        if clock.is_local() {
            let standards = self.at.authority.local_standards.iter();
            let first =
                standards.filter(|standard| standard.clock == clock.id).map(|standard| standard.since).min();
            since = since.max(first?);
        }
        if !clock.is_local() {
            since = since.max(clock.limit.versions().first()?.since);
        }
        Some(since.max(self.at.day.plus_years(-2)))
    }

    /// Something that changes, or may be done, with the passing of time: reached on its day, unless it ended before.
    pub(crate) fn reached(&mut self, clock: &'static Clock, because: Because, end: Option<Day>) {
        if because.day > self.at.day || !self.speaks(clock, because.day) {
            return;
        }
        let (today, known) = (self.at.day, self.at.known);
        if let Some(duty) = self.push(clock, because, None, end, None)
            && duty.due <= today
            && end.is_none_or(|end| duty.due <= end)
        {
            duty.met = Some(Met { day: duty.due, learnt: known.min(Moment::end_of(duty.due)) });
            duty.stopped = None;
        }
    }

    /// How long the clock allows what is triggered on a day: the authority's own length where only that asks it.
    pub(crate) fn length_of(&self, clock: &'static Clock, day: Day) -> Option<Length> {
        if clock.is_local() {
            return clock.standard_on(day, self.at.authority).map(|(length, _)| length);
        }
        clock.limit_on(day)?.value.length()
    }

    /// Whether the record says of that day whether it was met.
    fn speaks(&self, clock: &'static Clock, day: Day) -> bool {
        clock.known_since(self.at.authority).is_some_and(|since| since <= day)
    }

    /// Adds a duty, and gives it for what is particular about it.
    fn push(
        &mut self,
        clock: &'static Clock,
        because: Because,
        due: Option<Day>,
        end: Option<Day>,
        met: Option<Met>,
    ) -> Option<&mut Duty> {
        let mut duty = Duty::new(clock, because, &self.at.authority.calendars, self.at)?;
        if let Some(due) = due {
            duty.due = due;
        }
        // What is done after it was owed no longer does not meet it.
        duty.met = met.filter(|met| met.day <= self.at.day && end.is_none_or(|end| met.day <= end));
        if duty.met.is_none() {
            duty.stopped = end.filter(|&end| end <= self.at.day);
        }
        self.duties.push(duty);
        self.duties.last_mut()
    }
}

/// More rounds than this are never worked out: twenty years of weeks.
const MOST_ROUNDS: usize = 1_100;
