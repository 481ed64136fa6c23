//! `/child/{child}/story`: a child's life in care in plain words, said to the child: to be read together.

use axum::extract::State;
use calendar::Day;
use records::codes::{LegalStatus, PlacementType};
use timeline::{Episode, Timeline};
use web::{Html, Page, Path, Problem, Query};

use super::{AskedKnown, View};
use crate::Desk;
use crate::signed::Me;

/// The story.
///
/// # Errors
/// As [`super::overview::get`].
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let to = known.at(super::address(&id).at("story")).to_string();
        let record = desk.child(&me, &id, "story", &to)?;
        record.must_be_whole()?;
        let child = record.timeline(known.moment());
        let names = |worker: &str| desk.people().name_of(worker).to_owned();
        let mut html = String::from("<div class=\"kith-story\">");
        for sentence in tell(&child, known.day, names) {
            html.push_str(&format!("<p>{}</p>", Html::text(sentence)));
        }
        html.push_str("</div>");
        Ok(super::page(&record, &child, View::Story, known, Html::trusted(html)))
    })
    .await
}

/// The story, a paragraph a chapter.
fn tell(child: &Timeline, day: Day, names: impl Fn(&str) -> String) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(born) = child.born() {
        told.push(format!("You were born on {}.", born.to_words()));
    }
    for episode in child.episodes.iter().filter(|e| e.account == 0 && e.start <= day) {
        if episode.is_short_break() {
            continue;
        }
        if let Some(sentence) = chapter(child, episode) {
            told.push(sentence);
        }
        let last = child.period_of(episode).is_some_and(|period| period.end == episode.end);
        if let Some(end) = episode.end.filter(|end| last && *end <= day) {
            told.push(format!("On {} you left care.", end.to_words()));
        }
    }
    let holds = |allocation: &&timeline::Allocation| {
        allocation.since <= day && allocation.until.is_none_or(|until| until > day)
    };
    if let Some(worker) = child.allocations.iter().rfind(holds) {
        let since = worker.since.to_words();
        told.push(format!("{} has been your social worker since {since}.", names(&worker.worker)));
    }
    let seen = child.visits.iter().filter(|visit| visit.seen && visit.day <= day).count();
    if let Some(visit) = child.visits.iter().rfind(|visit| visit.seen && visit.day <= day) {
        let times = if seen == 1 { "once".to_owned() } else { format!("{seen} times") };
        told.push(format!(
            "A social worker has come to see you {times}. The last time was {}.",
            visit.day.to_words()
        ));
    }
    if told.len() < 2 {
        told.push("Nothing more of your story is written here yet.".to_owned());
    }
    told
}

/// What a row of care was to the child; `None` where nothing changed for them.
fn chapter(child: &Timeline, episode: &Episode) -> Option<String> {
    let day = episode.start.to_words();
    let home = home(episode.place);
    let before = child.before(episode);
    let Some(before) = before else {
        return Some(format!("On {day} the council began to look after you, and you came to live {home}."));
    };
    if before.place == episode.place && before.same_place(episode) {
        return match episode.legal {
            Some(LegalStatus::C2) => {
                Some(format!("On {day} a court decided that the council shares in being your parent."))
            }
            Some(LegalStatus::E1) => {
                Some(format!("On {day} a court decided that a new family can be found for you."))
            }
            _ => None,
        };
    }
    if child.returned_to(episode).is_some() {
        return Some(format!("On {day} you went back to where you lived before: {home}."));
    }
    if episode.is_temporary() {
        return Some(format!("On {day} you went to stay somewhere else for a short time: {home}."));
    }
    Some(format!("On {day} you moved, and came to live {home}."))
}

/// A home in plain words, as it follows "you came to live".
fn home(place: Option<PlacementType>) -> &'static str {
    use PlacementType::*;
    match place {
        Some(A3 | A4 | A5 | A6) => "with the family who want to adopt you",
        Some(U1 | U2 | U3) => "with family or friends who look after you as foster carers",
        Some(U4 | U5 | U6) => "with foster carers",
        Some(P1) => "at home with your family",
        Some(P2) => "in a place of your own",
        Some(K2 | R1) => "in a children’s home",
        Some(K1) => "in a secure children’s home",
        Some(K3 | H5) => "in a home where staff support you to live on your own",
        Some(R2 | T1) => "in hospital",
        Some(R3) => "with your parent in a family centre",
        Some(R5) => "in a young offender institution",
        Some(S1) => "at a boarding school",
        Some(T2) => "on holiday",
        _ => "in a new place",
    }
}

#[cfg(test)]
mod tests {
    use timeline::history;

    use super::tell;

    #[test]
    fn a_life_is_told_in_plain_words() {
        let child = history::child(
            "C1",
            "2010-05-04 born
             2018-01-10 start
             2018-01-10 status V2
             2018-01-10 lives U6 AB1
             2018-03-01 status C2
             2018-04-01 lives T1 AB9
             2018-04-03 lives U6 AB1
             2018-06-01 lives K2 AB3
             2018-06-05 visit
             2018-09-01 end E4A",
        )
        .unwrap();
        let told = |day: &str| tell(&child, day.parse().unwrap(), str::to_owned);
        assert_eq!(
            told("2018-09-01"),
            [
                "You were born on 4 May 2010.",
                "On 10 January 2018 the council began to look after you, and you came to live with foster carers.",
                "On 1 March 2018 a court decided that the council shares in being your parent.",
                "On 1 April 2018 you went to stay somewhere else for a short time: in hospital.",
                "On 3 April 2018 you went back to where you lived before: with foster carers.",
                "On 1 June 2018 you moved, and came to live in a children’s home.",
                "On 1 September 2018 you left care.",
                "A social worker has come to see you once. The last time was 5 June 2018.",
            ]
        );
        assert_eq!(told("2018-05-01").len(), 5, "nothing of days to come");
    }
}
