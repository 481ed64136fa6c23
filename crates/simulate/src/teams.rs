//! Teams of social workers with their managers, and the others whom a demonstration needs.

use crate::allocations::stage_posts;
use crate::names;
use crate::plan::World;

/// A team of social workers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// The name.
    pub name: String,
    /// Its manager.
    pub manager: Colleague,
}

/// Somebody who works there and to whom no children are allocated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// The identifier: what they do, and a number.
    pub id: String,
    /// The name.
    pub name: String,
    /// What they do, in a word: `manager`, `reviewing`, `adviser`, `night`, `performance`, `head`, `service`, `director`,
    /// `lead` (of the reviewing officers), `audit`, `panel`.
    pub post: &'static str,
}

/// Independent reviewing officers at least, and children of each; personal advisers.
const REVIEWING: u64 = 3;
const CHILDREN_OF_EACH: u64 = 62;
const ADVISERS: u64 = 4;
/// Supervising social workers of fostering households.
pub(crate) const SUPERVISING: u64 = 9;
/// Service managers.
const SERVICE: u64 = 2;

/// The reviewing officer of a family, by its first child.
pub(crate) fn reviewing_officer(world: &World, family: u32) -> String {
    format!("reviewing-{}", u64::from(family / 2) % reviewing(world) + 1)
}

/// The name of the reviewing officer of a family.
pub(crate) fn reviewing_officer_name(world: &World, family: u32) -> String {
    colleague(world, "reviewing", u64::from(family / 2) % reviewing(world) + 1).name
}

/// How many reviewing officers there are.
pub(crate) fn reviewing(world: &World) -> u64 {
    u64::from(world.plan.children).div_ceil(CHILDREN_OF_EACH).max(REVIEWING)
}

/// The service manager above a team manager: one for every second team.
pub(crate) fn service_manager(manager: &str) -> String {
    let nth: u64 = manager.rsplit('-').next().and_then(|nth| nth.parse().ok()).unwrap_or_default();
    format!("service-{}", nth % SERVICE + 1)
}

/// The personal adviser of a young person.
pub(crate) fn adviser(number: u32) -> String {
    format!("adviser-{}", u64::from(number) % ADVISERS + 1)
}

/// Posts of a team, at most.
const POSTS: u32 = 9;

/// Where the names of those who hold no post for children begin.
const OTHERS: u64 = 1_000_000;

/// What each stage's teams are called.
const STAGES: [&str; 3] = ["Assessment", "Court and care planning", "Children in care"];

/// The first post and the number of posts of every team, with its stage and its number in it.
fn all(posts: u32) -> Vec<(u32, u32, usize, u32)> {
    let mut teams = Vec::new();
    for stage in 0..STAGES.len() {
        let (low, _) = stage_posts(posts, stage as u64);
        let high = if stage + 1 < STAGES.len() { stage_posts(posts, stage as u64 + 1).0 } else { posts };
        let (of_stage, count) = (high.saturating_sub(low), (high.saturating_sub(low)).div_ceil(POSTS));
        for nth in 0..count {
            let (from, to) = (low + of_stage * nth / count, low + of_stage * (nth + 1) / count);
            teams.push((from, to - from, stage, nth + 1));
        }
    }
    teams
}

/// The team of a post, by its place among all.
pub(crate) fn of_post(posts: u32, post: u32) -> usize {
    all(posts).iter().rposition(|(first, _, _, _)| *first <= post).unwrap_or(0)
}

/// Every team.
pub(crate) fn teams(world: &World) -> Vec<Team> {
    let all = all(world.posts);
    all.iter()
        .enumerate()
        .map(|(at, (_, _, stage, nth))| {
            let alone = all.iter().filter(|(_, _, other, _)| other == stage).count() == 1;
            let name = if alone { STAGES[*stage].to_owned() } else { format!("{} {nth}", STAGES[*stage]) };
            Team { name, manager: colleague(world, "manager", at as u64 + 1) }
        })
        .collect()
}

/// The posts of every team, with its number among the teams for children who stay.
pub(crate) fn posts(world: &World) -> Vec<(String, u32, Option<u32>)> {
    let (all, teams) = (all(world.posts), teams(world));
    let stays = STAGES.len() - 1;
    let posts = all
        .iter()
        .zip(teams)
        .map(|((_, posts, stage, nth), team)| (team.name, *posts, (*stage == stays).then_some(*nth)));
    posts.collect()
}

/// The others.
pub(crate) fn colleagues(world: &World) -> Vec<Colleague> {
    [
        ("reviewing", reviewing(world)),
        ("adviser", ADVISERS),
        ("night", 1),
        ("performance", 1),
        ("head", 1),
        ("service", SERVICE),
        ("director", 1),
        ("lead", 1),
        ("audit", 1),
        ("panel", 1),
        ("advocate", 1),
        ("school", 1),
        ("nurse", 1),
        ("homes", 1),
        ("ssw", SUPERVISING),
        ("door", 1),
        ("inspector", 1),
        ("young", 1),
        ("carer", 1),
        ("admin", 1),
    ]
    .into_iter()
    .flat_map(|(post, count)| (1..=count).map(move |nth| colleague(world, post, nth)))
    .collect()
}

fn colleague(world: &World, post: &'static str, nth: u64) -> Colleague {
    let number = OTHERS + 1000 * post.bytes().map(u64::from).sum::<u64>() + nth;
    Colleague { id: format!("{post}-{nth}"), name: names::worker(world.plan.seed, number), post }
}

#[cfg(test)]
mod tests {
    use super::{all, of_post};

    #[test]
    fn every_post_is_in_one_team() {
        for posts in [2, 4, 15, 50, 77] {
            let teams = all(posts);
            assert_eq!(teams.iter().map(|(_, count, _, _)| count).sum::<u32>(), posts, "{posts} posts");
            for post in 0..posts {
                let (first, count, _, _) = teams[of_post(posts, post)];
                assert!((first..first + count).contains(&post), "post {post} of {posts}");
            }
        }
    }
}
