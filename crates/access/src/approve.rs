//! Who may answer what a worker sent for approval.

use crate::{People, Person, Refusal, Role};

/// Whether a person may approve or return what was sent about a child: the manager of the team of the child's social worker, or
/// of the worker who sent it; or the head of service. Never whoever sent it.
///
/// `sent_by`: everybody who had a hand in sending it, by identifier. `worker`: the child's social worker of the day.
///
/// # Errors
/// The person may not, with the nearest rule missed. (Local schemes of delegation; "nobody approves their own request" is
/// the rule of segregation that all of them share.)
pub fn approve(
    person: &Person,
    people: &People,
    sent_by: &[&str],
    worker: Option<&str>,
) -> Result<(), Refusal> {
    let refused = |sentence: String| Err(Refusal::told(sentence));
    if sent_by.contains(&&*person.id) {
        return refused("You sent this yourself: somebody else must answer it.".to_owned());
    }
    match person.role {
        Role::HeadOfService => Ok(()),
        Role::TeamManager => {
            let team_of = |id: &str| people.person_or_former(id).and_then(|person| person.team.as_deref());
            let mut teams = worker.into_iter().chain(sent_by.iter().copied()).filter_map(team_of);
            if person.team.is_some() && teams.any(|team| person.team.as_deref() == Some(team)) {
                return Ok(());
            }
            refused("The manager of the team that works with this child answers it.".to_owned())
        }
        _ => refused("A team manager or the head of service answers it.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manager_of_the_team_answers_and_nobody_for_themselves() {
        let person = |id: &str, role, team: Option<&str>| Person {
            id: id.into(),
            name: id.to_owned(),
            role,
            team: team.map(Into::into),
        };
        let people = People::new(
            vec![
                person("ada", Role::SocialWorker, Some("north")),
                person("bo", Role::SocialWorker, Some("south")),
                person("nora", Role::TeamManager, Some("north")),
                person("saul", Role::TeamManager, Some("south")),
                person("lost", Role::TeamManager, None),
                person("head", Role::HeadOfService, None),
            ],
            Vec::new(),
        );
        // Who answers, who sent it, the child's worker, and whether they may.
        let table = [
            ("nora", "ada", Some("ada"), true),
            ("nora", "bo", Some("ada"), true),
            ("saul", "bo", Some("ada"), true),
            ("saul", "ada", Some("ada"), false),
            ("saul", "ada", None, false),
            ("nora", "nora", Some("ada"), false),
            ("head", "nora", Some("ada"), true),
            ("head", "head", Some("ada"), false),
            ("lost", "nobody", Some("head"), false),
            ("ada", "bo", Some("ada"), false),
        ];
        for (who, sent_by, worker, may) in table {
            let answer = approve(people.person(who).unwrap(), &people, &[sent_by], worker);
            assert_eq!(answer.is_ok(), may, "{who} answers {sent_by}: {answer:?}");
        }
    }
}
