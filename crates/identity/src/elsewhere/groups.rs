//! Which groups of the provider give which role and team.

use std::sync::Arc;

/// What a group gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its name or identifier, as the provider says it.
    pub group: String,
    /// The role's code.
    pub role: Arc<str>,
    /// The team; where there is none, the account's stays.
    pub team: Option<Arc<str>>,
}

/// Groups in order: of those that somebody is in, the first gives the role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    /// The claim that says in which groups somebody is.
    pub claim: String,
    /// What each gives, the first that fits first.
    pub groups: Vec<Group>,
}

impl Groups {
    /// What somebody in these groups may do here; nothing where none of them gives a role.
    pub fn gives(&self, groups: &[String]) -> Option<&Group> {
        self.groups.iter().find(|given| groups.contains(&given.group))
    }
}

#[cfg(test)]
mod tests {
    use super::{Group, Groups};

    #[test]
    fn the_first_group_that_fits_gives_the_role() {
        let group =
            |group: &str, role: &str| Group { group: group.to_owned(), role: role.into(), team: None };
        let groups = Groups {
            claim: "groups".to_owned(),
            groups: vec![group("managers", "team_manager"), group("workers", "social_worker")],
        };
        for (of, role) in [
            (&["workers"][..], Some("social_worker")),
            (&["workers", "managers"], Some("team_manager")),
            (&["Workers", "finance"], None),
            (&[], None),
        ] {
            let of: Vec<String> = of.iter().map(|&group| group.to_owned()).collect();
            assert_eq!(groups.gives(&of).map(|group| &*group.role), role, "{of:?}");
        }
    }
}
