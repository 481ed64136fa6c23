//! What is recorded when somebody joins, moves or leaves: a post from a day on, and the end of the one before it. Posts are dated
//! facts, so that who was what on a day that has been can be told (decision 0057).

use std::sync::Arc;

use access::Team;
use calendar::{Day, Moment};
use records::workforce::{WorkRole, WorkerDetails};
use records::{Act, Change, Fact, Place, Subject, as_known};

/// A post that stands, with where.
struct Stands<'a> {
    fact: &'a Fact,
    post: &'a WorkerDetails,
}

/// The posts that stand, by their first day. Whoever is the designated officer is that beside another post: each of the two is
/// followed by its like.
fn standing(facts: &[Fact], beside: bool) -> Vec<Stands<'_>> {
    let mut all: Vec<Stands<'_>> = as_known(facts, Moment::END_OF_TIME)
        .into_iter()
        .filter_map(|fact| Some(Stands { fact, post: fact.of::<WorkerDetails>()? }))
        .filter(|stands| is_beside(stands.post) == beside)
        .collect();
    all.sort_by_key(|stands| stands.post.since);
    all
}

fn is_beside(post: &WorkerDetails) -> bool {
    post.role == WorkRole::DesignatedOfficer
}

/// The post that somebody holds on a day, by everything that is known.
pub fn held(facts: &[Fact], day: Day) -> Option<WorkerDetails> {
    let posts =
        as_known(facts, Moment::END_OF_TIME).into_iter().filter_map(|fact| fact.of::<WorkerDetails>());
    crate::here::held(&posts.cloned().collect::<Vec<_>>(), day).cloned()
}

/// What is recorded when somebody has this post from its first day on: the one before it ends on that day, it lasts until the one
/// after it begins, and one that begins on the same day is put right. Nothing where all of that stands already.
pub fn begins(worker: &str, facts: &[Fact], id: &str, mut post: WorkerDetails) -> Vec<Change> {
    let all = standing(facts, is_beside(&post));
    let after = all.iter().map(|one| one.post.since).find(|since| *since > post.since);
    post.until = match (post.until, after) {
        (Some(until), Some(after)) => Some(until.min(after)),
        (until, after) => until.or(after),
    };
    let mut changes = Vec::new();
    let before = all.iter().filter(|one| one.post.since < post.since);
    for one in before.filter(|one| one.post.until.is_none_or(|until| until > post.since)) {
        let same = WorkerDetails { since: one.post.since, until: one.post.until, ..post.clone() };
        if same == *one.post && (post.until == one.post.until) {
            return Vec::new();
        }
        changes.push(ends(worker, one, post.since));
    }
    match all.iter().find(|one| one.post.since == post.since) {
        Some(one) if *one.post == post => {}
        Some(one) => changes.push(put_right(worker, one.fact, post)),
        None => changes.push(change(worker, id.into(), 1, (Act::Record, None), post)),
    }
    changes
}

/// What is recorded when somebody leaves on a day: every post ends on it, and what was to come is taken back.
pub fn leaves(worker: &str, facts: &[Fact], day: Day) -> Vec<Change> {
    let all = standing(facts, false).into_iter().chain(standing(facts, true));
    all.filter(|one| one.post.until.is_none_or(|until| until > day))
        .map(|one| {
            if one.post.since <= day {
                return ends(worker, &one, day);
            }
            let why = (Act::Withdraw, Some("they left before it began"));
            change(worker, one.fact.id.clone(), one.fact.revision + 1, why, one.post.clone())
        })
        .collect()
}

fn ends(worker: &str, one: &Stands<'_>, day: Day) -> Change {
    put_right(worker, one.fact, WorkerDetails { until: Some(day), ..one.post.clone() })
}

fn put_right(worker: &str, fact: &Fact, post: WorkerDetails) -> Change {
    change(worker, fact.id.clone(), fact.revision + 1, (Act::Correct, Some("a change of post")), post)
}

fn change(
    worker: &str,
    id: Arc<str>,
    revision: u32,
    (act, reason): (Act, Option<&str>),
    post: WorkerDetails,
) -> Change {
    Change {
        subject: Subject::worker(worker),
        id,
        revision,
        act,
        reason: reason.map(Into::into),
        record: Arc::new(post),
        place: Place::default(),
    }
}

/// A team by what somebody typed: as it is called already where there is one that differs in letters or signs alone.
pub fn team_named(typed: &str, teams: &[Team]) -> Option<String> {
    let typed = typed.trim();
    let id = Team::id_of(typed);
    if id.is_empty() {
        return None;
    }
    Some(teams.iter().find(|team| team.id == id).map_or_else(|| typed.to_owned(), |team| team.name.clone()))
}

#[cfg(test)]
mod tests {
    use records::Origin;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn post(since: &str, role: WorkRole, team: &str) -> WorkerDetails {
        WorkerDetails {
            since: day(since),
            until: None,
            role,
            name: "Ada Winterbeck".to_owned(),
            team: Some(team.to_owned()),
            phone: None,
            hours: None,
            assessed_year: None,
            agency: false,
        }
    }

    fn done(facts: &mut Vec<Fact>, changes: Vec<Change>) -> usize {
        let count = changes.len();
        for change in changes {
            let recorded = Moment::from_micros(facts.len() as i64);
            facts.push(Fact {
                id: change.id,
                revision: change.revision,
                recorded,
                withdrawn: change.act == Act::Withdraw,
                record: change.record,
                origin: Arc::new(Origin::default()),
            });
        }
        count
    }

    fn stands(facts: &[Fact]) -> Vec<String> {
        let all = standing(facts, false).into_iter().chain(standing(facts, true));
        all.map(|one| {
            let until = one.post.until.map_or_else(String::new, |until| until.to_string());
            format!("{}/{until} {}", one.post.since, one.post.team.as_deref().unwrap_or_default())
        })
        .collect()
    }

    #[test]
    fn a_post_follows_another_and_everything_ends_when_somebody_leaves() {
        let mut facts = Vec::new();
        let mut say = |id: &str, said: WorkerDetails| {
            let changes = begins("ada", &facts, id, said);
            (done(&mut facts, changes), stands(&facts))
        };
        use WorkRole::{DesignatedOfficer, SocialWorker, TeamManager};
        assert_eq!(say("1", post("2026-01-05", SocialWorker, "North")).1, ["2026-01-05/ North"]);
        assert_eq!(say("2", post("2026-03-02", SocialWorker, "North")).0, 0, "nothing is new");
        let moved = say("3", post("2026-06-01", SocialWorker, "South")).1;
        assert_eq!(moved, ["2026-01-05/2026-06-01 North", "2026-06-01/ South"]);
        // Said on the same day again: put right. Said of a day between: it lasts until the next.
        let right = say("4", post("2026-06-01", TeamManager, "East")).1;
        assert_eq!(right, ["2026-01-05/2026-06-01 North", "2026-06-01/ East"]);
        let between = say("5", post("2026-04-01", SocialWorker, "West")).1;
        assert_eq!(between[..2], ["2026-01-05/2026-04-01 North", "2026-04-01/2026-06-01 West"]);
        // The designated officer is that beside another post.
        assert_eq!(say("6", post("2026-07-01", DesignatedOfficer, "East")).0, 1);
        say("7", post("2026-12-01", SocialWorker, "South"));
        let left = leaves("ada", &facts, day("2026-09-01"));
        done(&mut facts, left);
        let all = stands(&facts);
        assert_eq!(all[2..], ["2026-06-01/2026-09-01 East", "2026-07-01/2026-09-01 East"]);
        assert!(leaves("ada", &facts, day("2026-09-01")).is_empty());
        assert_eq!(held(&facts, day("2026-08-01")).unwrap().role, TeamManager);
        assert!(held(&facts, day("2026-09-01")).is_none());
    }

    #[test]
    fn a_team_is_called_as_it_is_called_already() {
        let teams = [Team::called("Children in care 2")];
        assert_eq!(team_named("children in care  2", &teams).as_deref(), Some("Children in care 2"));
        assert_eq!(team_named(" West ", &teams).as_deref(), Some("West"));
        assert_eq!(team_named(" – ", &teams), None);
    }
}
