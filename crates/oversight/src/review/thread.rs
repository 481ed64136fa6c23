//! The thread: each review with its steps, from the booking to the midway check, and where each stands.

use calendar::{Calendars, Day};
use clocks::reviews::{disputes, handbook, reg_33, spoken};
use clocks::{Duty, State};
use records::codes::Participation;
use records::reviews::{
    ChildContribution, DecisionsAnswered, LetterToChild, MidwayReview, ReviewAdjourned, ReviewChecklist,
    ReviewDecisions, ReviewMeeting, ReviewPlanned, ReviewRecord, ReviewReport, SharedWith,
};
use timeline::{Said, Standpoint, Timeline};

/// A step of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A day is agreed, and people are asked.
    Booked,
    /// The child brings what they want to say.
    Contribution,
    /// The social worker's report.
    Report,
    /// It was shared with the child, the parents, the carers.
    Shared,
    /// The reviewing officer saw the child.
    Spoken,
    /// The checklist is graded.
    Checklist,
    /// The meeting.
    Meeting,
    /// Decisions sent out.
    Decisions,
    /// The manager's answer.
    Answer,
    /// Minutes sent.
    Minutes,
    /// The letter to the child.
    Letter,
    /// The midway check.
    Midway,
}

impl What {
    /// Before the meeting, in order.
    pub const BEFORE: &'static [What] = &[
        What::Booked,
        What::Contribution,
        What::Report,
        What::Shared,
        What::Spoken,
        What::Checklist,
        What::Meeting,
    ];
    /// After it, in order.
    pub const AFTER: &'static [What] =
        &[What::Decisions, What::Answer, What::Letter, What::Minutes, What::Midway];

    /// For people.
    pub const fn title(self) -> &'static str {
        match self {
            What::Booked => "Booked, and people asked",
            What::Contribution => "What the child brings",
            What::Report => "The social worker’s report",
            What::Shared => "The report shared",
            What::Spoken => "The reviewing officer’s visit to the child",
            What::Checklist => "Quality checklist",
            What::Meeting => "The meeting",
            What::Decisions => "Decisions sent out",
            What::Answer => "The manager’s answer",
            What::Letter => "Letter to the child",
            What::Minutes => "Minutes sent",
            What::Midway => "Midway check",
        }
    }
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Done.
    Done,
    /// Done, after its day.
    DoneLate,
    /// To be done.
    ToDo,
    /// To be done, and its day has passed.
    Overdue,
    /// Not asked of anybody, or no longer.
    NotAsked,
}

impl Stands {
    /// Whether somebody has still to do it.
    pub const fn is_open(self) -> bool {
        matches!(self, Stands::ToDo | Stands::Overdue)
    }
}

/// A step and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub what: What,
    /// Where it stands.
    pub stands: Stands,
    /// In words, without a full stop.
    pub words: String,
}

/// One review of the thread.
#[derive(Debug, Clone)]
pub struct Turn<'a> {
    /// What the law asks for it; `None` where it is not known when it was due.
    pub duty: Option<Duty>,
    /// The review before, or the day care began.
    pub since: Option<Day>,
    /// What is booked, or was.
    pub planned: Option<Said<'a, ReviewPlanned>>,
    /// Bookings that were moved or called off, oldest first.
    pub moved: Vec<Said<'a, ReviewPlanned>>,
    /// The meetings, first part first.
    pub meetings: Vec<Said<'a, ReviewMeeting>>,
    /// The day on which it was held: of its last part.
    pub held: Option<Day>,
    /// How the child took part.
    pub participation: Option<Participation>,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

impl Turn<'_> {
    /// A step of it.
    pub fn step(&self, what: What) -> Option<&Step> {
        self.steps.iter().find(|step| step.what == what)
    }

    /// The last day of what belongs to it: that of the review, or today.
    fn until(&self, today: Day) -> Day {
        self.held.unwrap_or(today)
    }

    /// Why it is due when it is, with the arithmetic, counted by the authority's calendars.
    pub fn why(&self, calendars: &Calendars) -> Option<String> {
        self.duty.as_ref().map(|duty| duty.in_words(calendars))
    }
}

/// A child's reviews.
#[derive(Debug, Clone, Default)]
pub struct Thread<'a> {
    /// The one that comes; `None` where no review is owed and none is booked.
    pub next: Option<Turn<'a>>,
    /// Those that were held, newest first.
    pub held: Vec<Turn<'a>>,
}

impl<'a> Thread<'a> {
    /// The thread of a child on a day.
    pub fn of(child: &'a Timeline, at: &Standpoint<'_>) -> Thread<'a> {
        let today = at.day;
        let duties = reg_33::FAMILY.of_child(child, at);
        let mut around = handbook::FAMILY.of_child(child, at);
        around.extend(disputes::FAMILY.of_child(child, at));
        let mut thread = Thread::default();
        let mut days: Vec<_> = child.reviews.iter().filter(|review| review.day <= today).collect();
        days.dedup_by_key(|review| review.day);
        let mut since = None;
        for review in days {
            let began = child.on(review.day).period().map(|period| period.start);
            let duty = duties.iter().find(|duty| duty.met.is_some_and(|met| met.day == review.day)).cloned();
            let from = since.filter(|day| began.is_none_or(|began| *day >= began)).or(began);
            let mut turn = gathered(child, from, Some(review.day));
            turn.duty = duty;
            turn.held = Some(review.day);
            turn.participation = review.participation;
            turn.steps = steps(child, &turn, &around, at);
            since = Some(review.day);
            thread.held.push(turn);
        }
        thread.held.reverse();
        let open =
            duties.into_iter().filter(|duty| duty.state_on(today).is_open()).min_by_key(|duty| duty.due);
        let began = child.on(today).period().map(|period| period.start);
        let from = since.filter(|day| began.is_none_or(|began| *day >= began)).or(began);
        let mut next = gathered(child, from, None);
        if open.is_some() || next.planned.is_some() {
            next.duty = open;
            next.steps = steps(child, &next, &around, at);
            thread.next = Some(next);
        }
        thread
    }

    /// The last review that was held.
    pub fn last(&self) -> Option<&Turn<'a>> {
        self.held.first()
    }

    /// How many steps of the next review and of the last are still to be done, and how many of them are late.
    pub fn open(&self) -> (usize, usize) {
        let steps = self.next.iter().chain(self.held.first()).flat_map(|turn| &turn.steps);
        let open: Vec<&Step> = steps.filter(|step| step.stands.is_open()).collect();
        let late = open.iter().filter(|step| step.stands == Stands::Overdue).count();
        (open.len(), late)
    }
}

/// Bookings and meetings after a day and up to another.
fn gathered(child: &Timeline, after: Option<Day>, until: Option<Day>) -> Turn<'_> {
    let within = |day: Day| after.is_none_or(|after| day > after) && until.is_none_or(|until| day <= until);
    let planned = || child.strand::<ReviewPlanned>().filter(|planned| within(planned.day));
    Turn {
        duty: None,
        since: after,
        planned: planned().rfind(|planned| planned.cancelled.is_none()),
        moved: planned().filter(|planned| planned.cancelled.is_some()).collect(),
        meetings: child.strand::<ReviewMeeting>().filter(|meeting| within(meeting.day)).collect(),
        held: None,
        participation: None,
        steps: Vec::new(),
    }
}

fn steps(child: &Timeline, turn: &Turn<'_>, around: &[Duty], at: &Standpoint<'_>) -> Vec<Step> {
    let today = at.day;
    let mut steps: Vec<Step> =
        What::BEFORE.iter().map(|what| before(child, turn, *what, around, today)).collect();
    if let Some(held) = turn.held {
        steps.extend(What::AFTER.iter().map(|what| after(child, held, *what, around, today)));
    }
    steps
}

/// What a review is not held without, unless somebody says why.
pub const UNPREPARED: &[What] = &[What::Booked, What::Spoken, What::Checklist];

/// What of that is not recorded for a review that is held on a day: as it follows "There is".
pub fn unprepared(child: &Timeline, since: Option<Day>, held: Day) -> Vec<&'static str> {
    let within = |day: Day| since.is_none_or(|since| day > since) && day <= held;
    // A review is sometimes held sooner than it was booked; a booking that was made afterwards is the next one's.
    let booked = child.strand::<ReviewPlanned>().any(|said| {
        let sooner = said.day > held && said.learnt.day() <= held;
        said.cancelled.is_none() && (within(said.day) || sooner)
    });
    let spoken = spoken::by_officer(child).any(|said| within(said.day));
    let graded = child.strand::<ReviewChecklist>().any(|said| within(said.day));
    let all = [(booked, "no booking"), (spoken, "no visit to the child"), (graded, "no checklist")];
    all.into_iter().filter(|(is, _)| !is).map(|(_, words)| words).collect()
}

fn before(child: &Timeline, turn: &Turn<'_>, what: What, around: &[Duty], today: Day) -> Step {
    let until = turn.until(today);
    let within = |day: Day| turn.since.is_none_or(|since| day > since) && day <= until;
    let is_held = turn.held.is_some();
    // What was to be done before a review that has been held can be done no longer.
    let why = turn.meetings.iter().find_map(|meeting| {
        let more = meeting.unprepared_because.as_deref().map(|more| format!(". {more}")).unwrap_or_default();
        meeting.unprepared.map(|why| format!("Not recorded. {}{more}", why.label()))
    });
    let open = |words: &str| match (&why, UNPREPARED.contains(&what)) {
        _ if !is_held => (Stands::ToDo, words.to_owned()),
        (Some(why), true) => (Stands::NotAsked, why.clone()),
        _ => (Stands::NotAsked, "Not recorded".to_owned()),
    };
    let done = |day: Day, words: &str| (Stands::Done, format!("{words}{}", day.to_words()));
    let report = || child.strand::<ReviewReport>().rfind(|report| within(report.day));
    let (stands, words) = match what {
        What::Booked => match turn.planned {
            Some(planned) => {
                let at = planned.time.map(|time| format!(" at {time}")).unwrap_or_default();
                let asked = match planned.people.len() {
                    0 => String::new(),
                    1 => ", one person asked".to_owned(),
                    many => format!(", {many} people asked"),
                };
                (Stands::Done, format!("For {}{at}{asked}", planned.day.to_words()))
            }
            None => open("No day is agreed yet"),
        },
        What::Contribution => match child.strand::<ChildContribution>().rfind(|said| within(said.day)) {
            Some(said) => (Stands::Done, format!("{}: {}", said.day.to_words(), said.way.label())),
            None => open("Ask how they want to take part, and what they want to say"),
        },
        What::Report => match report() {
            Some(report) => {
                let duty = around.iter().find(|duty| {
                    *duty.clock == handbook::REPORT && turn.planned.is_some_and(|p| p.day == duty.because.day)
                });
                match duty.map(|duty| duty.state_on(today)) {
                    Some(State::Late(days)) => {
                        (Stands::DoneLate, format!("Given {}, {} late", report.day.to_words(), days_of(days)))
                    }
                    _ => done(report.day, "Given "),
                }
            }
            None => {
                let duty = around.iter().find(|duty| {
                    *duty.clock == handbook::REPORT && turn.planned.is_some_and(|p| p.day == duty.because.day)
                });
                match duty {
                    Some(duty) if !is_held => due(duty, today),
                    _ => open("Due three working days before the review"),
                }
            }
        },
        What::Shared => match report() {
            None => open("There is no report yet"),
            Some(report) => {
                let with = |who: SharedWith| report.shares.iter().filter(move |each| each.shared_with == who);
                let wanted = SharedWith::OWED;
                let told: Vec<String> = wanted
                    .iter()
                    .filter_map(|who| {
                        let first = with(*who).map(|each| each.day).min()?;
                        Some(format!("{} {}", lower(who.label()), first.to_words()))
                    })
                    .collect();
                let missing: Vec<String> = wanted
                    .iter()
                    .filter(|who| with(**who).next().is_none())
                    .map(|who| lower(who.label()))
                    .collect();
                match (told.is_empty(), missing.is_empty()) {
                    (true, _) if report.shared == Some(true) => {
                        (Stands::Done, "Shared; with whom and when is not recorded".to_owned())
                    }
                    (_, true) => (Stands::Done, format!("With {}", told.join(", "))),
                    (true, _) => open(&format!("Not yet with {}", missing.join(", "))),
                    (false, _) => {
                        let words = format!("With {}; not yet with {}", told.join(", "), missing.join(", "));
                        if is_held { (Stands::NotAsked, words) } else { (Stands::ToDo, words) }
                    }
                }
            }
        },
        What::Spoken => match spoken::by_officer(child).rfind(|spoken| within(spoken.day)) {
            Some(spoken) if spoken.declined => {
                (Stands::Done, format!("The child did not want to, {}", spoken.day.to_words()))
            }
            Some(spoken) => done(spoken.day, "Seen "),
            None => open("Before the review, in private"),
        },
        What::Checklist => match child.strand::<ReviewChecklist>().rfind(|graded| within(graded.day)) {
            Some(graded) => (Stands::Done, format!("{}, {}", graded.grade.label(), graded.day.to_words())),
            None => open("To be graded before the meeting"),
        },
        What::Meeting => match (turn.held, turn.meetings.last()) {
            (Some(held), _) => {
                let parts = if turn.meetings.len() > 1 {
                    format!(", in {} parts from {}", turn.meetings.len(), turn.meetings[0].day.to_words())
                } else {
                    String::new()
                };
                let late = turn.duty.as_ref().map(|duty| duty.state_on(today));
                match late {
                    Some(State::Late(days)) => {
                        (Stands::DoneLate, format!("Held {}{parts}, {} late", held.to_words(), days_of(days)))
                    }
                    _ => (Stands::Done, format!("Held {}{parts}", held.to_words())),
                }
            }
            (None, Some(part)) => {
                let begun = turn.meetings[0].day;
                let duty = around
                    .iter()
                    .find(|duty| *duty.clock == handbook::ADJOURNED && duty.because.day == begun);
                let by = duty.map(|duty| format!(", to be finished by {}", duty.due.to_words()));
                let stands = if duty.is_some_and(|duty| matches!(duty.state_on(today), State::Overdue(_))) {
                    Stands::Overdue
                } else {
                    Stands::ToDo
                };
                (stands, format!("A part was held {}{}", part.day.to_words(), by.unwrap_or_default()))
            }
            (None, None) => match &turn.duty {
                Some(duty) => due(duty, today),
                None => (Stands::ToDo, "Not held yet".to_owned()),
            },
        },
        _ => (Stands::NotAsked, String::new()),
    };
    Step { what, stands, words }
}

fn after(child: &Timeline, held: Day, what: What, around: &[Duty], today: Day) -> Step {
    let of = |clock: &'static clocks::Clock, from: Day| {
        around.iter().find(move |duty| *duty.clock == *clock && duty.because.day == from)
    };
    let sent = child.strand::<ReviewDecisions>().rfind(|sent| sent.review == held);
    let record = child.strand::<ReviewRecord>().rfind(|record| record.review == held);
    let step = |duty: Option<&Duty>, day: Option<Day>, done: &str, open: &str| match (day, duty) {
        (Some(day), Some(duty)) => match duty.state_on(today) {
            State::Late(days) => {
                (Stands::DoneLate, format!("{done}{}, {} late", day.to_words(), days_of(days)))
            }
            _ => (Stands::Done, format!("{done}{}", day.to_words())),
        },
        (Some(day), None) => (Stands::Done, format!("{done}{}", day.to_words())),
        (None, Some(duty)) if duty.state_on(today).is_open() => due(duty, today),
        (None, Some(_)) => (Stands::NotAsked, "Not recorded".to_owned()),
        (None, None) => (Stands::ToDo, open.to_owned()),
    };
    let (stands, words) = match what {
        What::Decisions => {
            step(of(&handbook::DECISIONS, held), sent.map(|sent| sent.sent), "Sent ", "Not sent yet")
        }
        What::Answer => {
            let answers = || child.strand::<DecisionsAnswered>().filter(|answer| answer.review == held);
            // An answer to decisions that were changed afterwards answers them no longer.
            let answer = answers().rfind(|answer| answer.overtaken.is_none());
            let changed = answers().filter_map(|answer| answer.overtaken).max().filter(|day| *day <= today);
            match (sent, answer) {
                (None, None) => (Stands::NotAsked, "Once the decisions are sent".to_owned()),
                (_, Some(answer)) if answer.is_open_dispute() => {
                    let on = answer.day.to_words();
                    match of(&disputes::SETTLED, answer.day) {
                        Some(duty) => {
                            let (by, late) = (duty.due.to_words(), duty.due < today);
                            let stands = if late { Stands::Overdue } else { Stands::ToDo };
                            (stands, format!("Disputed {on}, not settled yet: to be settled by {by}"))
                        }
                        None => (Stands::ToDo, format!("Disputed {on}, not settled yet")),
                    }
                }
                (Some(sent), Some(answer)) if sent.disputes.is_some() && answer.to_dispute.is_none() => {
                    let says = if answer.agreed { "Agreed" } else { "Disputed and settled" };
                    let on = answer.settled.unwrap_or(answer.day).to_words();
                    (Stands::ToDo, format!("{says} {on}; nothing is said to the officer’s dispute"))
                }
                (_, Some(answer)) if !answer.agreed => {
                    let on = answer.settled.unwrap_or(answer.day);
                    (Stands::Done, format!("Disputed, settled {}", on.to_words()))
                }
                (Some(sent), answer) => {
                    let duty = around.iter().find(|duty| {
                        *duty.clock == handbook::ANSWERED
                            && match changed {
                                Some(day) => {
                                    duty.because.what == handbook::CHANGED && duty.because.day == day
                                }
                                None => duty.because.day == sent.sent,
                            }
                    });
                    match (duty, changed) {
                        // Silence agrees to what was sent to everybody; of a change, somebody says that they saw it.
                        (Some(duty), Some(day)) if answer.is_none() => {
                            let (stands, by) = due(duty, today);
                            (stands, format!("Changed after it was answered, {}. {by}", day.to_words()))
                        }
                        (None, Some(day)) if answer.is_none() => {
                            let day = day.to_words();
                            (Stands::ToDo, format!("Changed after it was answered, {day}. Not answered yet"))
                        }
                        (duty, _) => match duty {
                            // Silence agrees to decisions; what the reviewing officer disputes it does not answer.
                            Some(duty) if answer.is_none() && sent.disputes.is_some() && duty.due < today => {
                                let by = duty.due.to_words();
                                (
                                    Stands::Overdue,
                                    format!("The reviewing officer disputes: no answer by {by}"),
                                )
                            }
                            // The handbook: no answer in time is an agreement.
                            Some(duty) if answer.is_none() && duty.due < today => (
                                Stands::NotAsked,
                                format!("No answer by {}: it counts as agreed", duty.due.to_words()),
                            ),
                            _ => step(duty, answer.map(|answer| answer.day), "Agreed ", "Not answered yet"),
                        },
                    }
                }
                (None, Some(answer)) => (Stands::Done, format!("Agreed {}", answer.day.to_words())),
            }
        }
        What::Letter => {
            let letters: Vec<_> =
                child.strand::<LetterToChild>().filter(|letter| letter.review == held).collect();
            let first = letters.iter().filter_map(|letter| letter.sent).min();
            match first {
                Some(day) => (Stands::Done, format!("Sent {}", day.to_words())),
                None if !letters.is_empty() => (Stands::ToDo, "Written, not sent yet".to_owned()),
                None if record.is_some_and(|record| record.letter_to_child == Some(true)) => {
                    (Stands::Done, "Written".to_owned())
                }
                None => (Stands::ToDo, "Not written yet".to_owned()),
            }
        }
        What::Minutes => step(
            of(&handbook::DISTRIBUTED, held),
            record.and_then(|record| record.distributed),
            "Sent ",
            "Not sent yet",
        ),
        What::Midway => {
            let next = child.reviews.iter().map(|review| review.day).find(|day| *day > held);
            let found = child
                .strand::<MidwayReview>()
                .find(|midway| midway.day > held && next.is_none_or(|next| midway.day <= next));
            match found {
                Some(midway) => {
                    (Stands::Done, format!("{}: {}", midway.day.to_words(), midway.progress.label()))
                }
                None if next.is_some() => (Stands::NotAsked, "Not recorded".to_owned()),
                None => step(of(&handbook::MIDWAY, held), None, "", "Halfway to the next review"),
            }
        }
        _ => (Stands::NotAsked, String::new()),
    };
    Step { what, stands, words }
}

/// A duty that is still owed.
fn due(duty: &Duty, today: Day) -> (Stands, String) {
    match duty.state_on(today) {
        State::Overdue(days) => {
            (Stands::Overdue, format!("Due {}, {} late", duty.due.to_words(), days_of(days)))
        }
        _ => (Stands::ToDo, format!("Due by {}", duty.due.to_words())),
    }
}

/// Whether a review of this day is held in parts and was not finished yet: its first part, and the record of it.
pub fn unfinished(child: &Timeline, today: Day) -> Option<Said<'_, ReviewAdjourned>> {
    let last = child.reviews.iter().map(|review| review.day).filter(|day| *day <= today).max();
    child.strand::<ReviewAdjourned>().rfind(|part| {
        part.completed.is_none() && part.day <= today && last.is_none_or(|last| part.day > last)
    })
}

fn days_of(days: i32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", first.to_lowercase(), letters.as_str())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use timeline::{Authority, history};

    use super::*;

    const STORY: &str = "2010-05-04 born
        2018-01-08 start
        2018-01-08 status C2
        2018-01-08 lives U6 AB1
        2018-01-30 child_spoken_to
        2018-02-01 review PN1
        2018-02-06 review_decisions review=2018-02-01
        2018-03-20 child_contribution way=speaks
        2018-04-25 review_planned time=16:00
        2018-04-24 review_report";

    fn steps_on(day: &str) -> (Vec<String>, Vec<String>) {
        let child = history::child("C1", STORY).unwrap();
        let authority = Authority::of("Z99", &[], Moment::END_OF_TIME);
        let at = Standpoint { day: day.parse().unwrap(), known: Moment::END_OF_TIME, authority: &authority };
        let thread = Thread::of(&child, &at);
        let told = |turn: Option<&Turn<'_>>| -> Vec<String> {
            let steps = turn.into_iter().flat_map(|turn| &turn.steps);
            steps.map(|step| format!("{:?} {:?} {}", step.what, step.stands, step.words)).collect()
        };
        (told(thread.next.as_ref()), told(thread.last()))
    }

    #[test]
    fn a_review_is_one_thread_of_steps() {
        let (next, last) = steps_on("2018-04-23");
        assert_eq!(
            next,
            [
                "Booked Done For 25 April 2018 at 16:00",
                "Contribution Done 20 March 2018: Comes and speaks for themself",
                "Report Overdue Due 20 April 2018, 3 days late",
                "Shared ToDo There is no report yet",
                "Spoken ToDo Before the review, in private",
                "Checklist ToDo To be graded before the meeting",
                "Meeting ToDo Due by 1 May 2018",
            ]
        );
        assert_eq!(last[6], "Meeting Done Held 1 February 2018");
        assert_eq!(last[7], "Decisions Done Sent 6 February 2018");
        assert_eq!(last[8], "Answer NotAsked No answer by 13 February 2018: it counts as agreed");
        assert_eq!(last[9], "Letter ToDo Not written yet");
    }

    #[test]
    fn a_child_of_whom_no_review_is_owed_has_no_next() {
        let child = history::child("C1", "2010-05-04 born").unwrap();
        let authority = Authority::of("Z99", &[], Moment::END_OF_TIME);
        let day = "2018-04-01".parse().unwrap();
        let at = Standpoint { day, known: Moment::END_OF_TIME, authority: &authority };
        let thread = Thread::of(&child, &at);
        assert!(thread.next.is_none() && thread.held.is_empty());
        assert_eq!(thread.open(), (0, 0));
    }
}
