//! # Vacancy rate
//!
//! ## What it counts
//!
//! Posts of social workers that nobody holds, in full-time equivalents: those agreed for all teams, less those in post.
//!
//! ## Denominator
//!
//! Vacant posts and social workers in post, in full-time equivalents.
//!
//! ## Excluded
//!
//! Agency workers: a post that an agency covers is vacant. Whoever is in post and whose hours are not recorded.
//!
//! ## Edge cases
//!
//! - Posts are those that the authority agreed for each team, as they stand on the day. Where none are recorded, or nobody's post
//!   is, the figure is not known here: it is not nought.
//! - More in post than posts are no vacancy, and none below nought.
//! - Behind the figure stand those in post, in the denominator only: nobody holds a vacant post.
//! - The census is of 30 September; told here at the end of each month.
//!
//! ## Why it matters
//!
//! The work of a post that nobody holds is done by the others, or by nobody. Low is good.
//!
//! ## Source
//!
//! The children's social work workforce census: vacant over vacant and in post (England 2023: 7,722.7 over 40,841.8).

use timeline::strands_of::workforce::PostsAgreed;
use timeline::{Standpoint, Stranded, Worker};

use crate::{Indicator, Judge, Polarity, Section, Staffed, Status, Told, Unit, Workforce, WorkforceTold};

/// N.WF.vac: vacancy rate.
pub static VACANCIES: Indicator = Indicator {
    id: "N.WF.vac",
    title: "Vacancy rate",
    section: Section::National,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("vacancies.rs"),
    counting: |asked| {
        let both = asked.recorded.staff.zip(asked.recorded.posts).map(|(staff, posts)| staff.max(posts));
        let otherwise =
            "no posts of teams, or no posts of social workers with their hours, are recorded here";
        asked.if_recorded_since(both, Judge::Workforce(VACANT), otherwise)
    },
};

const VACANT: Workforce = Workforce { worker: counts, posts: Some(posts), told: WorkforceTold::FullTime };

fn counts(worker: &Worker, _: usize, at: &Standpoint<'_>) -> Staffed {
    let Some(post) = super::social_worker_on(worker, at.day).filter(|post| !post.agency) else {
        return Staffed::No;
    };
    match super::hundredths(post, at) {
        Some(hundredths) => Staffed::Adds { numerator: 0, denominator: hundredths },
        None => Staffed::Excluded(super::NO_HOURS),
    }
}

/// The posts agreed for all teams on a day, in hundredths: of each team the last set.
fn posts(at: &Standpoint<'_>) -> i64 {
    let mut teams: Vec<&str> = Vec::new();
    for set in at.authority.strand::<PostsAgreed>().filter(|set| set.since <= at.day) {
        let team = set.record.team.trim();
        if !teams.contains(&team) {
            teams.push(team);
        }
    }
    let agreed = teams.iter().filter_map(|team| at.authority.posts_on(team, at.day));
    agreed.map(|set| (set.full_time * 100.0).round() as i64).sum()
}
