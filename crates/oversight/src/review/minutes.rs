//! The minutes of a review, put together from what was recorded at it: nothing is typed twice.

use calendar::Day;
use records::codes::Participation;
use records::reviews::{Came, Chaired, ReviewDecision, ReviewDecisions, ReviewMeeting};

/// What the minutes are made from.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// What the child is called.
    pub called: &'a str,
    /// The day of the review.
    pub review: Day,
    /// How the child took part.
    pub participation: Option<Participation>,
    /// The meetings, first part first.
    pub meetings: &'a [&'a ReviewMeeting],
    /// The decisions.
    pub decisions: Option<&'a ReviewDecisions>,
    /// The day on which the next review is due at the latest.
    pub next_due: Option<Day>,
}

/// What stands in the way of sending minutes, each a sentence that says what to do. Empty: they can go.
pub fn lacks(held: &Held<'_>) -> Vec<String> {
    let mut lacks = Vec::new();
    if held.meetings.is_empty() {
        lacks.push("The meeting is not recorded yet".to_owned());
    }
    if held.meetings.last().is_some_and(|meeting| meeting.goes_on) {
        lacks.push("The review goes on another day: its last part is not recorded yet".to_owned());
    }
    match held.decisions {
        None => lacks.push("The decisions are not recorded yet".to_owned()),
        Some(decisions) => {
            for trouble in decisions.missing() {
                let nth = trouble.field.split('.').nth(1).and_then(|nth| nth.parse::<usize>().ok());
                let decision = nth.and_then(|nth| decisions.decisions.get(nth));
                let words = decision.map_or("", |decision| decision.decision.as_str());
                let says = trouble.says.split(", or ").next().unwrap_or_default();
                lacks.push(format!("“{words}”: {}", lower(says)));
            }
        }
    }
    lacks
}

/// The minutes in words, a heading to a paragraph: who came, what the child said, what was talked about, what became of earlier
/// decisions, what was decided, the next day.
pub fn text(held: &Held<'_>) -> String {
    let mut parts: Vec<(String, String)> = Vec::new();
    let taken =
        held.participation.map_or("It is not recorded how the child took part.", Participation::label);
    parts.push((format!("Review of {}", held.review.to_words()), format!("{}: {taken}.", held.called)));
    for meeting in held.meetings {
        if held.meetings.len() > 1 {
            parts.push((format!("Part of {}", meeting.day.to_words()), String::new()));
        }
        if let Some(chaired) = meeting.chaired {
            parts.push(("Who led it".to_owned(), led(chaired, held.called)));
        }
        for (title, how) in [
            ("Who came", &[Came::Came, Came::ByVideo][..]),
            ("Who sent what they think", &[Came::SentViews]),
            ("Who could not come", &[Came::Away]),
            ("Who was not asked", &[Came::NotTold]),
        ] {
            let names: Vec<String> = meeting
                .people
                .iter()
                .filter(|person| how.contains(&person.how))
                .map(|person| format!("{} ({})", person.name, lower(person.at.label())))
                .collect();
            if !names.is_empty() {
                parts.push((title.to_owned(), names.join("; ")));
            }
        }
        if let Some(words) = &meeting.words {
            parts.push((format!("What {} said", held.called), words.clone()));
        }
        for each in &meeting.talked {
            parts.push((each.about.label().to_owned(), each.said.clone()));
        }
        let checked: Vec<String> = meeting
            .checked
            .iter()
            .map(|each| {
                let because =
                    each.because.as_deref().map(|because| format!(" {because}")).unwrap_or_default();
                format!("{}: {}.{because}", each.decision, lower(each.state.label()))
            })
            .collect();
        if !checked.is_empty() {
            parts.push(("What became of earlier decisions".to_owned(), checked.join("\n")));
        }
        if let Some(moved) = meeting.moved {
            let more = meeting.because.as_deref().map(|more| format!(": {more}")).unwrap_or_default();
            let title = if meeting.goes_on { "Why it goes on another day" } else { "Why it was late" };
            parts.push((title.to_owned(), format!("{}{more}", moved.label())));
        }
        if let Some(why) = meeting.unprepared {
            let more =
                meeting.unprepared_because.as_deref().map(|more| format!(": {more}")).unwrap_or_default();
            parts.push(("Why it was held unprepared".to_owned(), format!("{}{more}", why.label())));
        }
    }
    if let Some(decisions) = held.decisions {
        let told = decisions.decisions.iter().enumerate().map(|(nth, each)| decided(nth + 1, each));
        parts.push(("What was decided".to_owned(), told.collect::<Vec<_>>().join("\n")));
        if let Some(disputes) = &decisions.disputes {
            let says = format!("{disputes}\nThe team manager answers this.");
            parts.push(("What the reviewing officer disputes".to_owned(), says));
        }
    }
    let agreed = held.meetings.last().and_then(|meeting| meeting.next);
    match (agreed, held.next_due) {
        (Some(day), _) => parts.push(("The next review".to_owned(), day.to_words())),
        (None, Some(due)) => {
            parts.push(("The next review".to_owned(), format!("Not agreed yet; by {}", due.to_words())));
        }
        (None, None) => {}
    }
    let told: Vec<String> = parts
        .into_iter()
        .map(|(title, said)| if said.is_empty() { title } else { format!("{title}\n{said}") })
        .collect();
    told.join("\n\n")
}

/// Who led a review, in a sentence.
pub fn led(chaired: Chaired, called: &str) -> String {
    match chaired {
        Chaired::Child => called.to_owned(),
        Chaired::Together => format!("{called} together with the reviewing officer"),
        Chaired::Reviewer => "The reviewing officer".to_owned(),
    }
}

fn decided(nth: usize, each: &ReviewDecision) -> String {
    let mut line = format!("{nth}. {}", each.decision);
    if let Some(owner) = &each.owner {
        line.push_str(&format!(" – {owner}"));
    }
    if let Some(by) = each.by {
        line.push_str(&format!(", by {}", by.to_words()));
    }
    if let Some(outcome) = &each.outcome {
        line.push_str(&format!(". So that: {outcome}"));
    }
    line
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", first.to_lowercase(), letters.as_str())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use records::Definition;
    use records::reviews::{DecisionChecked, DecisionState, Discussed, ReviewMoved, Talked};

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn meeting(on: &str) -> ReviewMeeting {
        ReviewMeeting {
            day: day(on),
            chaired: Some(Chaired::Child),
            people: Vec::new(),
            words: Some("I want to stay".to_owned()),
            talked: vec![Discussed { about: Talked::School, said: "Maths is better".to_owned() }],
            checked: vec![DecisionChecked {
                decision: "The tutor is found".to_owned(),
                state: DecisionState::NotDone,
                because: Some("No place before May.".to_owned()),
            }],
            goes_on: false,
            moved: None,
            because: None,
            unprepared: None,
            unprepared_because: None,
            next: Some(day("2018-08-01")),
            together: None,
        }
    }

    fn decisions(by: Option<&str>, owner: Option<&str>) -> ReviewDecisions {
        ReviewDecisions {
            disputes: None,
            sent: day("2018-02-05"),
            review: day("2018-02-01"),
            decisions: vec![ReviewDecision {
                decision: "The optician is booked".to_owned(),
                owner: owner.map(str::to_owned),
                by: by.map(day),
                outcome: Some("Wren sees the board".to_owned()),
                words: None,
                done: None,
                seen: None,
                carries: None,
            }],
        }
    }

    fn held<'a>(meetings: &'a [&'a ReviewMeeting], decisions: Option<&'a ReviewDecisions>) -> Held<'a> {
        Held {
            called: "Wren",
            review: day("2018-02-01"),
            participation: Some(Participation::PN1),
            meetings,
            decisions,
            next_due: Some(day("2018-08-01")),
        }
    }

    #[test]
    fn minutes_cannot_go_while_something_is_missing() {
        let whole = meeting("2018-02-01");
        let part = ReviewMeeting { goes_on: true, moved: Some(ReviewMoved::MoreToTalk), ..whole.clone() };
        assert!(part.check().is_empty() && !ReviewMeeting { moved: None, ..part.clone() }.check().is_empty());
        for (meetings, decisions, expected) in [
            (vec![&whole], Some(decisions(Some("2018-03-01"), Some("Nan"))), vec![]),
            (vec![&whole], None, vec!["The decisions are not recorded yet"]),
            (
                vec![&whole],
                Some(decisions(None, Some(" "))),
                vec!["“The optician is booked”: say who does it", "“The optician is booked”: say by when"],
            ),
            (
                vec![&part],
                Some(decisions(Some("2018-03-01"), Some("Nan"))),
                vec!["The review goes on another day: its last part is not recorded yet"],
            ),
            (
                vec![],
                Some(decisions(Some("2018-03-01"), Some("Nan"))),
                vec!["The meeting is not recorded yet"],
            ),
        ] {
            assert_eq!(lacks(&held(&meetings, decisions.as_ref())), expected);
        }
    }

    #[test]
    fn minutes_say_what_was_recorded() {
        let (meeting, decisions) = (meeting("2018-02-01"), decisions(Some("2018-03-01"), Some("Nan")));
        let disputes = Some("Wren’s plan has no work on contact with her brother".to_owned());
        let decisions = ReviewDecisions { disputes, ..decisions };
        let text = text(&held(&[&meeting], Some(&decisions)));
        for part in [
            "Review of 1 February 2018",
            "Who led it\nWren",
            "What Wren said\nI want to stay",
            "School and learning\nMaths is better",
            "The tutor is found: not done. No place before May.",
            "1. The optician is booked – Nan, by 1 March 2018. So that: Wren sees the board",
            "The next review\n1 August 2018",
            "What the reviewing officer disputes\nWren’s plan has no work on contact with her brother\nThe team manager",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}
