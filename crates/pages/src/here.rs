//! Who uses the record: whoever is recorded as working here, whoever else allocations name, and whoever has an account.
//!
//! What somebody does and in which team is a dated fact of the journal ([`WorkerDetails`]); an account lets them in, and
//! speaks where nothing is recorded (decision 0057). Worked out anew when workers or accounts change, and otherwise handed
//! out as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use access::{People, Person, Role, Span, Team};
use calendar::{Day, Moment};
use journal::{Account, StoreError};
use records::workforce::{SocialWorkerAllocation, WorkRole, WorkerDetails};
use records::{Fact, Subject, SubjectKind, as_known};
use roll::Roll;

/// The team of those whom allocations name and of whom nothing else is known.
const NOT_RECORDED: &str = "Team not recorded";

/// Who uses the record on a day, by everything that is known.
pub fn people(roll: &Roll, accounts: &[Account], day: Day) -> People {
    let mut known = Known::default();
    known.read(roll.changed_since(0));
    known.people(accounts, day)
}

/// Who used the record on a day that has been, as was known at a moment. Where nothing was recorded of somebody's post by then,
/// what was recorded of it since says what it was: for those who had an account, that is what the account said (decision 0057).
pub(crate) fn people_then(roll: &Roll, accounts: &[Account], day: Day, moment: Moment) -> People {
    let mut known = Known::default();
    for (subject, facts) in roll.changed_since(0) {
        match subject.kind {
            SubjectKind::Worker => {
                let then = posts(&facts, moment);
                let posts = if then.is_empty() { posts(&facts, Moment::END_OF_TIME) } else { then };
                known.put(&subject.id, posts);
            }
            SubjectKind::Child => known.name(&facts),
            _ => {}
        }
    }
    // Whoever has left since was here then, and who has joined since was not.
    let here: Vec<Account> = accounts
        .iter()
        .filter(|account| account.added.day() <= day)
        .map(|account| Account { left: account.left.filter(|left| left.day() <= day), ..account.clone() })
        .collect();
    known.people(&here, day)
}

/// What is recorded of somebody's posts, as known at a moment.
fn posts(facts: &[Fact], known: Moment) -> Vec<WorkerDetails> {
    as_known(facts, known).into_iter().filter_map(|fact| fact.of::<WorkerDetails>().cloned()).collect()
}

/// The post that somebody holds on a day. Whoever is the designated officer beside another post is what they are in that one.
pub(crate) fn held(posts: &[WorkerDetails], day: Day) -> Option<&WorkerDetails> {
    let holds = |post: &&WorkerDetails| Span { since: post.since, until: post.until }.holds(day);
    posts.iter().filter(holds).max_by_key(|post| (post.role != WorkRole::DesignatedOfficer, post.since))
}

/// What the record says of those who work here.
#[derive(Debug, Default)]
struct Known {
    posts: BTreeMap<Arc<str>, Vec<WorkerDetails>>,
    /// Whom allocations name as social worker.
    named: BTreeSet<Arc<str>>,
}

impl Known {
    /// Takes in what changed; whether it changes who works here.
    fn read(&mut self, changed: Vec<(Subject, Arc<Vec<Fact>>)>) -> bool {
        let before = self.named.len();
        let mut workers = false;
        for (subject, facts) in changed {
            match subject.kind {
                SubjectKind::Worker => workers |= self.put(&subject.id, posts(&facts, Moment::END_OF_TIME)),
                SubjectKind::Child => self.name(&facts),
                _ => {}
            }
        }
        workers || self.named.len() != before
    }

    /// What is recorded of one worker; whether it is another than before.
    fn put(&mut self, id: &Arc<str>, posts: Vec<WorkerDetails>) -> bool {
        if posts.is_empty() {
            return self.posts.remove(id).is_some();
        }
        if self.posts.get(id) == Some(&posts) {
            return false;
        }
        self.posts.insert(id.clone(), posts);
        true
    }

    fn name(&mut self, facts: &[Fact]) {
        for allocation in facts.iter().filter_map(|fact| fact.of::<SocialWorkerAllocation>()) {
            if !self.named.contains(&*allocation.worker) {
                self.named.insert(allocation.worker.as_str().into());
            }
        }
    }

    fn people(&self, accounts: &[Account], day: Day) -> People {
        let mut all = Gathered::default();
        let accounts: BTreeMap<&str, &Account> = accounts.iter().map(|one| (&*one.id, one)).collect();
        for (id, posts) in &self.posts {
            let account = accounts.get(&**id).copied();
            let out = account.is_some_and(|account| account.left.is_some());
            match held(posts, day) {
                Some(post) if !out => all.here(person(id, post, account), post.team.as_deref()),
                _ => {
                    let begun = posts.iter().filter(|post| post.since <= day);
                    if let Some(last) = begun.max_by_key(|post| post.since) {
                        all.gone(person(id, last, account), last.team.as_deref());
                    }
                }
            }
        }
        for account in accounts.values().filter(|account| !self.posts.contains_key(&account.id)) {
            let Some(role) = Role::of_code(&account.role) else { continue };
            let team = account.team.as_deref();
            let (id, name) = (account.id.clone(), account.name.to_string());
            let person = Person { id, name, role, team: team.map(Team::id_of) };
            if account.left.is_none() { all.here(person, team) } else { all.gone(person, team) }
        }
        for id in &self.named {
            if !self.posts.contains_key(id) && !accounts.contains_key(&**id) {
                let (team, role) = (Some(Team::id_of(NOT_RECORDED)), Role::SocialWorker);
                let person = Person { id: id.clone(), name: id.to_string(), role, team };
                all.here(person, Some(NOT_RECORDED));
            }
        }
        all.people()
    }
}

/// Somebody by a post. What the post does not say of what they may do, their account does.
fn person(id: &Arc<str>, post: &WorkerDetails, account: Option<&Account>) -> Person {
    let by_account = account.and_then(|account| Role::of_code(&account.role));
    let role = match (Role::named_by(post.role), by_account) {
        // The account of a young person or of a foster carer opens what is theirs, whatever else is recorded.
        (_, Some(role)) if !role.works_here() => role,
        (Some(role), _) | (None, Some(role)) => role,
        (None, None) => Role::of_work(post.role),
    };
    Person { id: id.clone(), name: post.name.clone(), role, team: post.team.as_deref().map(Team::id_of) }
}

/// People, and the teams that are named.
#[derive(Default)]
struct Gathered {
    here: Vec<Person>,
    gone: Vec<Person>,
    /// The names of each team, with how many say so.
    teams: BTreeMap<Arc<str>, BTreeMap<String, usize>>,
}

impl Gathered {
    fn here(&mut self, person: Person, team: Option<&str>) {
        self.team(team);
        self.here.push(person);
    }

    /// The team of somebody who left stays as long as somebody else is in it: nobody is offered an empty one.
    fn gone(&mut self, person: Person, _: Option<&str>) {
        self.gone.push(person);
    }

    fn team(&mut self, name: Option<&str>) {
        let Some(team) = name.map(Team::called).filter(|team| !team.id.is_empty()) else { return };
        *self.teams.entry(team.id).or_default().entry(team.name).or_default() += 1;
    }

    /// A team is called what most say, and listed by that name; those of whom no team is recorded come last.
    fn people(self) -> People {
        let most = |names: BTreeMap<String, usize>| names.into_iter().max_by_key(|(_, said)| *said);
        let called = self.teams.into_iter().filter_map(|(id, names)| Some(Team { id, name: most(names)?.0 }));
        let mut teams: Vec<Team> = called.collect();
        teams.sort_by_key(|team| (team.name == NOT_RECORDED, team.name.to_lowercase()));
        People::new(self.here, teams).and_former(self.gone)
    }
}

/// People as the record and the accounts say, and how far these were read.
#[derive(Debug, Default)]
pub(crate) struct Here {
    known: Known,
    accounts: Vec<Account>,
    people: Arc<People>,
    /// The last entry, the last event of any account, and the day.
    read: Option<(u64, u64, Day)>,
}

impl Here {
    /// The people, brought up to the entry that the roll has read and to the last event of any account.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub(crate) fn fresh(&mut self, roll: &Roll, day: Day) -> Result<Arc<People>, StoreError> {
        let now = (roll.seq(), roll.journal().last_account_event()?, day);
        if self.read == Some(now) {
            return Ok(self.people.clone());
        }
        let before = self.read;
        let mut changed = before.is_none_or(|(_, _, before)| before != day);
        if before.is_none_or(|(seq, ..)| seq != now.0) {
            changed |= self.known.read(roll.changed_since(before.map_or(0, |(seq, ..)| seq)));
        }
        if before.is_none_or(|(_, event, _)| event != now.1) {
            let accounts = roll.journal().accounts()?;
            changed |= !same(&accounts, &self.accounts);
            self.accounts = accounts;
        }
        if changed {
            self.people = Arc::new(self.known.people(&self.accounts, day));
        }
        self.read = Some(now);
        Ok(self.people.clone())
    }

    /// The people as they were when they were last asked for.
    pub(crate) fn people(&self) -> Arc<People> {
        self.people.clone()
    }

    /// The same, where nothing has come since.
    pub(crate) fn as_read(&self, now: (u64, u64, Day)) -> Option<Arc<People>> {
        (self.read == Some(now)).then(|| self.people.clone())
    }
}

/// Whether accounts say the same of who works here: most events are of somebody who signs in.
fn same(one: &[Account], other: &[Account]) -> bool {
    let says = |account: &Account| {
        let Account { id, name, role, team, left, .. } = account.clone();
        (id, name, role, team, left.is_some())
    };
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| says(one) == says(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn post(since: &str, until: Option<&str>, role: WorkRole, team: Option<&str>) -> WorkerDetails {
        WorkerDetails {
            since: day(since),
            until: until.map(day),
            role,
            name: "Ada Winterbeck".to_owned(),
            team: team.map(str::to_owned),
            phone: None,
            hours: None,
            assessed_year: None,
            agency: false,
        }
    }

    fn account(id: &str, role: Role, team: Option<&str>) -> Account {
        Account {
            id: id.into(),
            sign_in_name: id.into(),
            name: id.into(),
            role: role.code().into(),
            team: team.map(Into::into),
            added: Moment::start_of(day("2026-01-05")),
            left: None,
            password: None,
            authenticator: None,
            step: 0,
            link_until: None,
            elsewhere: None,
        }
    }

    fn of(posts: &[(&str, WorkerDetails)], accounts: &[Account], on: &str) -> People {
        let mut known = Known::default();
        for (id, post) in posts {
            known.posts.entry((*id).into()).or_default().push(post.clone());
        }
        known.people(accounts, day(on))
    }

    fn said(people: &People, id: &str) -> Option<(Role, Option<String>)> {
        people.person(id).map(|person| (person.role, person.team.as_deref().map(str::to_owned)))
    }

    #[test]
    fn a_day_to_come_counts_when_it_has_come() {
        use WorkRole::{SocialWorker, TeamManager};
        let posts = [
            ("goes", post("2026-01-05", Some("2026-06-01"), SocialWorker, Some("North"))),
            ("comes", post("2026-06-01", None, SocialWorker, Some("North"))),
            ("moves", post("2026-01-05", Some("2026-06-01"), SocialWorker, Some("North"))),
            ("moves", post("2026-06-01", None, TeamManager, Some("South"))),
        ];
        let before = of(&posts, &[], "2026-05-31");
        let north = Some((Role::SocialWorker, Some("north".to_owned())));
        assert_eq!(said(&before, "goes"), north);
        assert_eq!(said(&before, "comes"), None);
        assert_eq!(said(&before, "moves"), north);
        let after = of(&posts, &[], "2026-06-01");
        assert_eq!(said(&after, "goes"), None);
        assert_eq!(after.person_or_former("goes").unwrap().role, Role::SocialWorker);
        assert_eq!(said(&after, "comes"), north);
        assert_eq!(said(&after, "moves"), Some((Role::TeamManager, Some("south".to_owned()))));
        let teams: Vec<&str> = after.teams().iter().map(|team| team.name.as_str()).collect();
        assert_eq!(teams, ["North", "South"]);
    }

    #[test]
    fn accounts_alone_make_a_team_and_the_record_goes_before_them() {
        let accounts = [
            account("tm", Role::TeamManager, Some("Team 1")),
            account("ada", Role::SocialWorker, Some("team-1")),
            account("bo", Role::SocialWorker, Some("South")),
            account("cy", Role::Placements, None),
            account("young", Role::Child, None),
        ];
        let people = of(&[], &accounts, "2026-05-31");
        assert_eq!(people.workers_of(people.person("tm").unwrap().team.as_deref().unwrap()).len(), 1);
        // What is recorded of today holds; what it does not say by itself, the account says.
        let posts = [
            ("bo", post("2026-01-05", None, WorkRole::TeamManager, Some("West"))),
            ("cy", post("2026-01-05", None, WorkRole::Supervising, Some("Carers"))),
            ("young", post("2026-01-05", None, WorkRole::TeamManager, Some("West"))),
            ("ada", post("2026-01-05", Some("2026-05-31"), WorkRole::SocialWorker, Some("Team 1"))),
        ];
        let people = of(&posts, &accounts, "2026-05-31");
        assert_eq!(said(&people, "bo"), Some((Role::TeamManager, Some("west".to_owned()))));
        assert_eq!(said(&people, "cy"), Some((Role::Placements, Some("carers".to_owned()))));
        assert_eq!(people.person("young").unwrap().role, Role::Child);
        assert!(people.person("ada").is_none(), "the record says that she has left");
    }

    #[test]
    fn another_worker_moves_no_team() {
        let one = [("bo", post("2026-01-05", None, WorkRole::SocialWorker, Some("North")))];
        let id = |people: &People| people.person("bo").unwrap().team.clone();
        let before = id(&of(&one, &[], "2026-05-31"));
        let two = [("ada", post("2026-01-05", None, WorkRole::SocialWorker, Some("East"))), one[0].clone()];
        assert_eq!(id(&of(&two, &[], "2026-05-31")), before);
    }
}
