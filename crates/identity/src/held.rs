//! What an account said of somebody, and when: read back from its events, in which that alone is kept with its day.

use calendar::Moment;
use journal::AccountEvent;

const JOINED: &str = "joined as ";
const MOVED: &str = "is now ";
const LEFT: &str = "left";
const TEAM: &str = ", team ";
const BY: &str = ", by signing in with ";

/// What somebody did here by their account, for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// From.
    pub since: Moment,
    /// To; none: still.
    pub until: Option<Moment>,
    /// The role's code.
    pub role: String,
    /// The team.
    pub team: Option<String>,
}

/// What the events of an account, newest first, say that somebody did here, oldest first.
pub fn held(events: &[AccountEvent]) -> Vec<Held> {
    let mut all: Vec<Held> = Vec::new();
    let end = |all: &mut Vec<Held>, at: Moment| {
        if let Some(last) = all.last_mut().filter(|last| last.until.is_none()) {
            last.until = Some(at);
        }
    };
    for event in events.iter().rev() {
        let begins = event.what.strip_prefix(JOINED).or_else(|| event.what.strip_prefix(MOVED));
        if let Some(said) = begins {
            end(&mut all, event.at);
            let said = said.rsplit_once(BY).map_or(said, |(said, _)| said);
            let (role, team) = match said.split_once(TEAM) {
                Some((role, team)) => (role, Some(team.to_owned())),
                None => (said, None),
            };
            all.push(Held { since: event.at, until: None, role: role.to_owned(), team });
        } else if &*event.what == LEFT {
            end(&mut all, event.at);
        }
    }
    all
}

/// That somebody joins, as it stands in the events.
pub(crate) fn joined(role: &str, team: Option<&str>) -> String {
    format!("{JOINED}{}", said(role, team))
}

/// The same by the word of a provider of sign-in.
pub(crate) fn joined_by(role: &str, team: Option<&str>, provider: &str) -> String {
    format!("{}{BY}{provider}", joined(role, team))
}

/// That somebody moves.
pub(crate) fn moved(role: &str, team: Option<&str>) -> String {
    format!("{MOVED}{}", said(role, team))
}

/// That somebody leaves.
pub(crate) const fn left() -> &'static str {
    LEFT
}

fn said(role: &str, team: Option<&str>) -> String {
    team.map_or_else(|| role.to_owned(), |team| format!("{role}{TEAM}{team}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_is_read_back() {
        let event = |at: i64, what: &str| AccountEvent {
            at: Moment::from_micros(at),
            account: "ada".into(),
            who: "command line".into(),
            what: what.into(),
        };
        let mut events = vec![
            event(1, &joined("social_worker", Some("Children, team of North"))),
            event(2, "signed in"),
            event(3, &moved("team_manager", None)),
            event(4, left()),
            event(5, "left the page"),
            event(6, &joined_by("advocate", Some("South"), "the council")),
        ];
        events.reverse();
        let said: Vec<_> = held(&events)
            .into_iter()
            .map(|held| (held.since.micros(), held.until.map(Moment::micros), held.role, held.team))
            .collect();
        let role = str::to_owned;
        assert_eq!(
            said,
            [
                (1, Some(3), role("social_worker"), Some("Children, team of North".to_owned())),
                (3, Some(4), role("team_manager"), None),
                (6, None, role("advocate"), Some("South".to_owned())),
            ]
        );
    }
}
