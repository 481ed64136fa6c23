//! The letter after a review: what a child hears back from the grown-ups who talked about them.
//!
//! The draft says what was decided and who does it, what was promised before and did not happen, and what the child said, in
//! their own words. It is written for one of three ages, in the voice of the one who signs it, and it leaves a place where only
//! the writer knows what to say. Sentences turn on what happened, so that two letters are not one with the name changed.

use calendar::Day;
use records::codes::Participation;
use records::reviews::{Chaired, DecisionState};

/// How old the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Under 8: read together.
    Small,
    /// 8 to 12.
    Middle,
    /// 13 and over.
    Young,
}

impl Band {
    /// The band of an age in years.
    pub const fn of(age: i32) -> Band {
        match age {
            ..=7 => Band::Small,
            8..=12 => Band::Middle,
            _ => Band::Young,
        }
    }

    /// For whom, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Band::Small => "under 8, to be read together",
            Band::Middle => "8 to 12",
            Band::Young => "13 and over",
        }
    }

    /// The reading age that a letter should not go beyond.
    pub const fn reading_age(self) -> u8 {
        match self {
            Band::Small => 7,
            Band::Middle => 9,
            Band::Young => 12,
        }
    }
}

/// Something that was decided.
#[derive(Debug, Clone, Copy)]
pub struct Promise<'a> {
    /// As the minutes have it.
    pub decision: &'a str,
    /// As it is said to the child, where the writer said so.
    pub words: Option<&'a str>,
    /// Who does it.
    pub owner: Option<&'a str>,
    /// By when.
    pub by: Option<Day>,
}

/// What became of something that was decided before.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// As the minutes have it.
    pub decision: &'a str,
    /// What became of it.
    pub state: DecisionState,
    /// Why.
    pub because: Option<&'a str>,
}

/// What a letter is made from.
#[derive(Debug, Clone)]
pub struct Told<'a> {
    /// What the child is called.
    pub called: &'a str,
    /// For which age.
    pub band: Band,
    /// The day of the review.
    pub review: Day,
    /// How the child took part.
    pub participation: Option<Participation>,
    /// Who led it.
    pub chaired: Option<Chaired>,
    /// What the child said, newest first.
    pub said: Vec<&'a str>,
    /// What went well, as it was said at the review.
    pub well: Option<&'a str>,
    /// What was decided before.
    pub before: Vec<Before<'a>>,
    /// What was decided.
    pub promises: Vec<Promise<'a>>,
    /// The day of the next review, where one is agreed.
    pub next: Option<Day>,
    /// Who writes.
    pub from: &'a str,
    /// The social worker's name.
    pub worker: Option<&'a str>,
}

/// The place where the writer says what only they know. A letter that still holds it cannot be sent.
pub const PLACE: &str = "[Write here what only you know: something you saw, laughed about or were proud of.]";

/// The letter, to be changed by whoever signs it. Paragraphs stand apart by an empty line.
pub fn draft(told: &Told<'_>) -> String {
    let mut parts = vec![format!("Dear {},", told.called)];
    parts.push(opening(told));
    parts.push(PLACE.to_owned());
    parts.extend(said(told));
    parts.extend(before(told));
    parts.extend(promises(told));
    parts.push(next(told));
    parts.push(help(told));
    parts.push(format!("{}\n{}", closing(told), told.from));
    parts.join("\n\n")
}

fn opening(told: &Told<'_>) -> String {
    use Participation::*;
    let day = told.review.to_words();
    let led = match told.chaired {
        Some(Chaired::Child) => match told.band {
            Band::Small => Some("You were in charge of the meeting, and you did it so well."),
            Band::Middle => Some("You led the meeting yourself. That takes courage, and you did it well."),
            Band::Young => Some("You led your own review, and people listened. Well done."),
        },
        Some(Chaired::Together) => match told.band {
            Band::Small => Some("You helped me to lead the meeting. Thank you."),
            _ => Some("You led the meeting with me. I enjoyed that."),
        },
        _ => None,
    };
    let came = match (told.participation, told.band) {
        (Some(PN1), Band::Small) => {
            format!("Thank you for coming to our meeting on {day}. You told us what you think.")
        }
        (Some(PN1), Band::Middle) => {
            format!("Thank you for coming to your review on {day}, and for saying what you think.")
        }
        (Some(PN1), Band::Young) => {
            format!("Thank you for coming to your review on {day} and speaking for yourself.")
        }
        (Some(PN2), Band::Small) => {
            format!(
                "Thank you for coming to our meeting on {day}, and for letting somebody help you say what you think."
            )
        }
        (Some(PN2), _) => {
            format!(
                "Thank you for coming to your review on {day}. Your advocate helped us hear what you want."
            )
        }
        (Some(PN3), Band::Small) => {
            format!(
                "Thank you for coming to our meeting on {day}. You showed us what you like, and we saw it."
            )
        }
        (Some(PN3), _) => {
            format!(
                "Thank you for coming to your review on {day}. You showed us how you feel, and we saw it."
            )
        }
        (Some(PN4), Band::Small) => {
            format!(
                "Thank you for coming to our meeting on {day}. It is fine to be quiet. I am glad you came."
            )
        }
        (Some(PN4), _) => {
            format!(
                "Thank you for coming to your review on {day}. It is fine that you did not want to say much."
            )
        }
        (Some(PN5), _) => format!(
            "We met on {day} to talk about how things are for you. Your advocate told us what you had asked them to say."
        ),
        (Some(PN6), Band::Small) => {
            format!(
                "We had a meeting about you on {day}. Thank you for what you sent us. We all looked at it."
            )
        }
        (Some(PN6), _) => format!(
            "We met on {day} to talk about how things are for you. Thank you for what you sent: we began with it."
        ),
        (Some(PN7), Band::Small) => {
            format!(
                "On {day} the grown-ups who look after you met to talk about how you are. I thought of you."
            )
        }
        (Some(PN7), _) => format!(
            "On {day} we met to talk about how things are for you. You did not want to come this time, and that is your choice. \
             I want you to know what we talked about."
        ),
        (Some(PN0) | None, Band::Small) => {
            format!(
                "On {day} the grown-ups who look after you met to talk about you. This letter tells you about it."
            )
        }
        (Some(PN0) | None, _) => {
            format!(
                "On {day} we met to talk about how things are for you. This letter tells you what we decided."
            )
        }
    };
    match led {
        Some(led) => format!("{came} {led}"),
        None => came,
    }
}

/// The child's own words come back to them.
fn said(told: &Told<'_>) -> Option<String> {
    let words: Vec<String> = told.said.iter().take(2).map(|words| quoted(words)).collect();
    let words = match words.as_slice() {
        [] => return None,
        [one] => one.clone(),
        [one, two, ..] => format!("{one} You also said: {two}"),
    };
    Some(match told.band {
        Band::Small => format!("You said: {words} I told everybody."),
        Band::Middle => format!("You said: {words} Everybody at the review heard it."),
        Band::Young => format!(
            "You said: {words} I made sure that it was heard, and I have written it down as you said it."
        ),
    })
}

/// What was promised and did not happen is said first, and that we are sorry: a child knows it already.
fn before(told: &Told<'_>) -> Option<String> {
    let is = |states: &[DecisionState]| -> Vec<&Before<'_>> {
        told.before.iter().filter(|each| states.contains(&each.state)).collect()
    };
    let (open, done) = (is(&[DecisionState::NotDone, DecisionState::Partly]), is(&[DecisionState::Done]));
    let mut parts = Vec::new();
    if !done.is_empty() {
        parts.push(match (done.len(), told.band) {
            (1, Band::Small) => "We did what we said last time.".to_owned(),
            (1, _) => {
                format!("One thing that we said last time is done: {}.", lower(trimmed(done[0].decision)))
            }
            (count, Band::Small) => {
                format!("Last time we said we would do things for you. We did {}.", number(count))
            }
            (count, _) => format!("Of what we said last time, {} things are done.", number(count)),
        });
    }
    for each in open {
        let what = lower(trimmed(each.decision));
        let because =
            each.because.map(|because| format!(" This is why: {}.", trimmed(because))).unwrap_or_default();
        let part = each.state == DecisionState::Partly;
        parts.push(match (told.band, part) {
            (Band::Small, _) => {
                format!("We also said: {what}. We have not done it yet. I am sorry.{because}")
            }
            (_, true) => format!(
                "We also said: {what}. Only a part of it has happened so far, and I am sorry.{because}"
            ),
            (_, false) => format!("We also said: {what}. That has not happened, and I am sorry.{because}"),
        });
    }
    // What is on its way is still promised: a child who is told nothing of it thinks that it was forgotten.
    for each in is(&[DecisionState::OnTrack]) {
        let what = lower(trimmed(each.decision));
        parts.push(match told.band {
            Band::Small => format!("We also said: {what}. It is not time for it yet. We have not forgotten."),
            _ => format!(
                "We also said: {what}. It is not due yet. It is on its way, and we have not forgotten it."
            ),
        });
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn promises(told: &Told<'_>) -> Vec<String> {
    if told.promises.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![
        match told.band {
            Band::Small => "This is what will happen now:",
            Band::Middle => "This is what we decided, and who will do it:",
            Band::Young => {
                "This is what was decided, who does it and by when, so that you can hold us to it:"
            }
        }
        .to_owned(),
    ];
    let lines: Vec<String> = told.promises.iter().map(|each| format!("• {}", promise(each, told))).collect();
    parts.push(lines.join("\n"));
    parts
}

fn promise(each: &Promise<'_>, told: &Told<'_>) -> String {
    if let Some(words) = each.words.map(str::trim).filter(|words| !words.is_empty()) {
        return ended(words);
    }
    let what = lower(trimmed(each.decision));
    let by = each.by.map(|by| by.to_words());
    match (each.owner.map(|owner| owner_in_words(owner, told.worker)), by) {
        (Some(owner), Some(by)) => format!("{} will see to it by {by} that {what}.", capital(&owner)),
        (Some(owner), None) => format!("{} will see to it that {what}.", capital(&owner)),
        (None, Some(by)) => format!("By {by}: {what}."),
        (None, None) => format!("{}.", capital(&what)),
    }
}

/// Who does it, as it is said to the child.
fn owner_in_words(owner: &str, worker: Option<&str>) -> String {
    let owner = owner.trim();
    match owner.to_lowercase().as_str() {
        "social worker" | "the social worker" => match worker.and_then(|name| name.split(' ').next()) {
            Some(name) => format!("{name}, your social worker,"),
            None => "your social worker".to_owned(),
        },
        "team manager" | "the team manager" => "the manager of your social worker".to_owned(),
        "carer" | "carers" | "the carer" | "the carers" | "foster carer" | "foster carers" => {
            "the people you live with".to_owned()
        }
        "virtual school" | "the virtual school" => "the people who look after your learning".to_owned(),
        "school" | "the school" => "your school".to_owned(),
        "health" | "nurse" | "the nurse" => "your nurse".to_owned(),
        "iro" | "reviewing officer" | "independent reviewing officer" => "I".to_owned(),
        _ => owner.to_owned(),
    }
}

fn next(told: &Told<'_>) -> String {
    let worker = told.worker.and_then(|name| name.split(' ').next());
    let day = told.next.map(Day::to_words);
    match (told.band, day) {
        (Band::Small, Some(day)) => format!("We meet again on {day}. I will come and see you before."),
        (Band::Small, None) => "We will meet again, and I will come and see you before.".to_owned(),
        (_, Some(day)) => {
            let lead =
                if told.chaired == Some(Chaired::Child) { "lead it again" } else { "lead it yourself" };
            format!(
                "Your next review is on {day}. I will come to see you before it. Tell me then whom you want there, and \
                 whether you would like to {lead}."
            )
        }
        (_, None) => match worker {
            Some(worker) => {
                format!(
                    "The day of your next review is not fixed yet. {worker} or I will ask you which day suits you."
                )
            }
            None => {
                "The day of your next review is not fixed yet. I will ask you which day suits you.".to_owned()
            }
        },
    }
}

fn help(told: &Told<'_>) -> String {
    match told.band {
        Band::Small => "If something makes you sad or cross, tell a grown-up you like. You can tell me too.".to_owned(),
        Band::Middle => "If any of this is not right, tell me, or somebody you trust. You can also ask for an advocate: a \
                         person who is only on your side and helps you say what you want."
            .to_owned(),
        Band::Young => "If I have got something wrong, or you do not agree, tell me. You can ask for an advocate at any \
                        time, and you can make a complaint. It will not be held against you."
            .to_owned(),
    }
}

fn closing(told: &Told<'_>) -> &'static str {
    match told.band {
        Band::Small => "With love and a wave,",
        Band::Middle => "With very best wishes,",
        Band::Young => "With best wishes,",
    }
}

/// What a letter is told before it goes, each a sentence: what stops it first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// A sentence.
    pub says: String,
    /// Whether it must be put right before the letter goes.
    pub stops: bool,
}

/// How a letter reads: the place that is still to be filled in does not count.
pub fn reading(text: &str) -> super::reading_age::Reading {
    super::reading_age::of(&text.replace(PLACE, ""))
}

/// What could be better in a letter, or must be, whoever wrote it.
pub fn advice(text: &str, band: Band) -> Vec<Advice> {
    let mut all = Vec::new();
    if text.contains('[') || text.contains(']') {
        let says =
            "A place in [brackets] is not filled in yet: write what only you know, or take it out".to_owned();
        all.push(Advice { says, stops: true });
    }
    let reading = reading(text);
    if let Some(age) = reading.age.filter(|age| *age > band.reading_age()) {
        let says = format!(
            "It reads like a text for somebody of {age}; for {} aim at {} or less. Shorter sentences help most",
            band.words(),
            band.reading_age()
        );
        all.push(Advice { says, stops: false });
    }
    let longest = match band {
        Band::Small => 160,
        Band::Middle => 300,
        Band::Young => 450,
    };
    if reading.words > longest {
        let says = format!("It has {} words. At this age {longest} are plenty", reading.words);
        all.push(Advice { says, stops: false });
    }
    for hard in super::plain::hard(text) {
        let says = format!("“{}”: say {}", hard.word, hard.instead);
        all.push(Advice { says, stops: false });
    }
    all
}

/// In quotation marks, once, and with its stop.
fn quoted(words: &str) -> String {
    let words = words.trim().trim_matches(['“', '”', '"', '‘', '’']).trim();
    if words.ends_with(['.', '!', '?', '…']) { format!("“{words}”") } else { format!("“{words}.”") }
}

fn trimmed(text: &str) -> &str {
    text.trim().trim_end_matches('.')
}

fn ended(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// With a small letter at its front, unless its first word is not an ordinary one.
fn lower(text: &str) -> String {
    const ORDINARY: &[&str] =
        &["A", "An", "The", "This", "That", "Brothers", "Somebody", "We", "Each", "Every"];
    let first = text.split_whitespace().next().unwrap_or_default();
    if !ORDINARY.contains(&first) {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", first.to_lowercase(), letters.as_str())).unwrap_or_default()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}

fn number(count: usize) -> String {
    const WORDS: &[&str] = &["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests;
