//! Who works here and how long a child keeps them: posts filled and vacant, agency, those who left, sickness; and a child's
//! social workers with how long each stayed.
//!
//! Source: the children's social work workforce census, whose formulas are used: vacant over vacant and in post, agency over
//! agency and in post, leavers of a year over in post. Agency workers are in no post and leave none. What nobody records is not
//! known here.

use calendar::{Day, Holidays};
use records::workforce::{
    AwayBecause, PostsAgreed, ReducedBecause, ReducedCaseload, TeamGroup, WorkRole, WorkerAbsence,
    WorkerDetails,
};
use timeline::{Authority, Stranded, Worker};

/// How long a child kept each social worker: told where the figure of it is counted (N.WF.swchg), so that no list can differ
/// from it.
pub use indicators::workforce::{Had, MANY_WORKERS, workers_in_a_year, workers_of};

/// Who is away, told where the figure of supervision is counted.
pub use indicators::workforce::supervision::is_away;

/// The teams for which posts are agreed on a day, and in which average of the panel report each is counted.
pub fn teams_agreed(authority: &Authority, day: Day) -> Vec<(&str, Option<TeamGroup>)> {
    let mut teams: Vec<(&str, Option<TeamGroup>)> = Vec::new();
    for set in authority.strand::<PostsAgreed>().filter(|set| set.since <= day) {
        let team = set.record.team.trim();
        teams.retain(|(known, _)| *known != team);
        teams.push((team, set.record.group));
    }
    teams
}

/// Social workers of a team, or of all, on a day and in the year before it. Full-time equivalents by contracted hours.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Staffing {
    /// Workers in post, agency apart.
    pub people: usize,
    /// In post, full-time equivalent.
    pub in_post: f64,
    /// From an agency.
    pub agency: f64,
    /// Posts agreed; `None` where nobody recorded them.
    pub posts: Option<f64>,
    /// Left in the year.
    pub left: f64,
    /// Began in the year.
    pub began: f64,
    /// Away today.
    pub away: usize,
    /// Working days of sickness in the year.
    pub sick_days: i32,
    /// Workers whose hours nobody recorded: they are in no equivalent.
    pub without_hours: usize,
}

impl Staffing {
    /// Posts that nobody holds, those that an agency covers among them.
    pub fn vacant(&self) -> Option<f64> {
        self.posts.map(|posts| (posts - self.in_post).max(0.0))
    }

    /// Vacant over vacant and in post, in hundredths. `None` where posts are not recorded, or there are none.
    pub fn vacancy_rate(&self) -> Option<f64> {
        share(self.vacant()?, self.vacant()? + self.in_post)
    }

    /// Agency over agency and in post, in hundredths.
    pub fn agency_rate(&self) -> Option<f64> {
        share(self.agency, self.agency + self.in_post)
    }

    /// Those who left in the year over those in post, in hundredths.
    pub fn turnover(&self) -> Option<f64> {
        share(self.left, self.in_post)
    }

    /// Working days of sickness for each full-time worker in post.
    pub fn sick_days_each(&self) -> Option<f64> {
        (self.in_post > 0.0).then(|| f64::from(self.sick_days) / self.in_post)
    }
}

fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole * 100.0)
}

/// The staffing of a team, or of all teams where none is named. `full`: hours a week of somebody full time.
pub fn staffing<'a>(
    workers: impl Iterator<Item = &'a Worker>,
    authority: &Authority,
    full: Option<f64>,
    team: Option<&str>,
    day: Day,
) -> Staffing {
    let mut all = Staffing { posts: posts(authority, team, day), ..Staffing::default() };
    let (year, mut known) = (day.plus_months(-12), false);
    for worker in workers {
        let posts: Vec<&WorkerDetails> = worker
            .strand::<WorkerDetails>()
            .map(|said| said.record)
            .filter(|post| matches!(post.role, WorkRole::SocialWorker) && post.since <= day)
            .collect();
        known |= !posts.is_empty();
        let is_in = |post: &&&WorkerDetails| {
            team.is_none_or(|team| post.team.as_deref().is_some_and(|own| own.trim() == team.trim()))
        };
        let equivalent = |post: &WorkerDetails| {
            post.hours.filter(|hours| *hours > 0.0).zip(full).map(|(hours, full)| hours / full)
        };
        if let Some(post) =
            posts.iter().rfind(|post| post.until.is_none_or(|until| until > day)).filter(|post| is_in(post))
        {
            let fte = equivalent(post);
            all.without_hours += usize::from(fte.is_none());
            if post.agency {
                all.agency += fte.unwrap_or_default();
            } else {
                all.people += 1;
                all.in_post += fte.unwrap_or_default();
            }
            all.away += usize::from(is_away(worker, day).is_some());
            let first = posts.iter().map(|post| post.since).min().unwrap_or(post.since);
            if !post.agency && first > year {
                all.began += fte.unwrap_or_default();
            }
        }
        // Whoever holds no post any more left with the last that they held.
        let holds = posts.iter().any(|post| post.until.is_none_or(|until| until > day));
        let last = posts.iter().filter(|post| post.until.is_some()).max_by_key(|post| post.until);
        if let Some(last) = last.filter(|last| !holds && !last.agency && is_in(last))
            && last.until.is_some_and(|until| until > year && until <= day)
        {
            all.left += equivalent(last).unwrap_or_default();
        }
        if posts.iter().any(|post| is_in(&post) && !post.agency) {
            all.sick_days += sick_days(worker, year, day);
        }
    }
    // Where nobody's post is recorded it is not known how many are vacant: not all of them.
    if !known {
        all.posts = None;
    }
    all
}

fn posts(authority: &Authority, team: Option<&str>, day: Day) -> Option<f64> {
    match team {
        Some(team) => authority.posts_on(team, day).map(|set| set.full_time),
        None => {
            let teams = teams_agreed(authority, day);
            let agreed = teams.iter().filter_map(|(team, _)| authority.posts_on(team, day));
            (!teams.is_empty()).then(|| agreed.map(|set| set.full_time).sum())
        }
    }
}

/// Why, and to which share, a worker's caseload is reduced on a day: the least where several hold.
pub fn reduced(worker: &Worker, day: Day) -> Option<(ReducedBecause, f64)> {
    let all = worker.strand::<ReducedCaseload>();
    all.filter(|said| said.since <= day && said.until.is_none_or(|until| until > day))
        .map(|said| (said.why, said.share))
        .min_by(|a, b| a.1.total_cmp(&b.1))
}

/// Working days of sickness after a day and up to another.
fn sick_days(worker: &Worker, after: Day, to: Day) -> i32 {
    let holidays = Holidays::england_and_wales();
    let absences = worker.strand::<WorkerAbsence>().filter(|away| away.why == AwayBecause::Sickness);
    let days = absences.map(|away| {
        let last = away.until.map_or(to, |until| until.plus_days(-1)).min(to);
        holidays.working_days_between(away.since.plus_days(-1).max(after), last).max(0)
    });
    days.sum()
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use records::{Fact, Record};
    use timeline::history;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn fact(id: &str, record: impl Record) -> Fact {
        Fact::said(id, Moment::start_of(day("2016-01-01")), record)
    }

    #[test]
    fn a_childs_workers_with_how_long_each_stayed() {
        let story = "2010-05-04 born
            2016-01-04 start
            2016-01-04 status C2
            2016-01-04 lives U6 AB1
            2016-01-04 social_worker_allocation worker=Ash until=2016-03-01
            2016-03-01 social_worker_allocation worker=Birch until=2017-12-20
            2017-12-20 social_worker_allocation worker=Cover until=2017-12-22
            2017-12-22 social_worker_allocation worker=Birch until=2018-02-05
            2018-02-05 social_worker_allocation worker=Elm";
        let child = history::child("C1", story).unwrap();
        let told: Vec<(String, i32, bool)> = workers_of(&child, day("2018-03-05"))
            .into_iter()
            .map(|had| (had.worker.to_string(), had.days, had.cover))
            .collect();
        let expected = [
            ("Elm", 28, false),
            ("Birch", 45, false),
            ("Cover", 2, true),
            ("Birch", 659, false),
            ("Ash", 57, false),
        ];
        let expected: Vec<(String, i32, bool)> =
            expected.iter().map(|(who, days, cover)| ((*who).to_owned(), *days, *cover)).collect();
        assert_eq!(told, expected);
        // Whoever has the child today is a worker; once it was for two days it was cover.
        for (on, workers) in
            [("2018-03-05", 2), ("2017-02-01", 2), ("2016-02-01", 1), ("2017-12-21", 2), ("2017-12-23", 1)]
        {
            assert_eq!(workers_in_a_year(&child, day(on)), workers, "{on}");
        }
    }

    #[test]
    fn the_formulas_are_those_of_the_census() {
        let post = |since: &str, until: Option<&str>, hours, agency| WorkerDetails {
            since: day(since),
            until: until.map(day),
            role: WorkRole::SocialWorker,
            name: "Wren Invented".to_owned(),
            team: Some("One".to_owned()),
            phone: None,
            hours: Some(hours),
            assessed_year: None,
            agency,
        };
        let worker = |id: &str, facts: Vec<Fact>| Worker::of(id, &facts, Moment::END_OF_TIME);
        let ill = |since: &str, until: &str| {
            let (since, until) = (day(since), Some(day(until)));
            fact("ill", WorkerAbsence { since, until, why: AwayBecause::Sickness })
        };
        let workers = [
            worker(
                "stays",
                vec![fact("1", post("2015-01-01", None, 37.0, false)), ill("2018-01-01", "2018-01-08")],
            ),
            worker("half", vec![fact("1", post("2018-02-01", None, 18.5, false))]),
            worker("left", vec![fact("1", post("2015-01-01", Some("2018-01-31"), 37.0, false))]),
            worker("left long ago", vec![fact("1", post("2015-01-01", Some("2016-01-31"), 37.0, false))]),
            worker(
                "moved",
                vec![
                    fact("1", post("2015-01-01", Some("2018-01-31"), 37.0, false)),
                    fact(
                        "2",
                        WorkerDetails {
                            team: Some("Two".to_owned()),
                            ..post("2018-01-31", None, 37.0, false)
                        },
                    ),
                ],
            ),
            worker("agency", vec![fact("1", post("2018-01-01", None, 37.0, true))]),
        ];
        let posts = |team: &str, full_time| {
            let (since, team) = (day("2016-01-01"), team.to_owned());
            fact(&team.clone(), PostsAgreed { since, team, full_time, group: None })
        };
        let authority = Authority::of("Z99", &[posts("One", 4.0), posts("Two", 1.0)], Moment::END_OF_TIME);
        let of = |team| staffing(workers.iter(), &authority, Some(37.0), team, day("2018-03-05"));
        let one = of(Some("One"));
        assert_eq!((one.in_post, one.agency, one.vacant()), (1.5, 1.0, Some(2.5)));
        assert_eq!(
            (one.left, one.began),
            (1.0, 0.5),
            "who moved to another team left no post of the authority"
        );
        assert_eq!((one.vacancy_rate(), one.agency_rate()), (Some(62.5), Some(40.0)));
        assert_eq!(one.sick_days, 4, "1 January is no working day");
        let all = of(None);
        assert_eq!((all.in_post, all.posts, all.people), (2.5, Some(5.0), 3));
        assert_eq!(all.turnover(), Some(40.0));
        let nothing = Authority::of("Z99", &[], Moment::END_OF_TIME);
        let unknown = staffing(workers.iter(), &nothing, None, None, day("2018-03-05"));
        assert_eq!((unknown.vacancy_rate(), unknown.turnover()), (None, None), "not known is not nought");
        assert_eq!(unknown.without_hours, 4);
        let nobody = staffing(std::iter::empty(), &authority, Some(37.0), None, day("2018-03-05"));
        assert_eq!(nobody.vacancy_rate(), None, "nobody is recorded: nobody knows who is missing");
    }
}
