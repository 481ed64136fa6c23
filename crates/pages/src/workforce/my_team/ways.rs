//! Where else a manager goes from the page of a team.

use access::Person;
use calendar::Day;
use web::{Address, Link};

use super::challenges;
use crate::Desk;
use crate::quality::footprint;
use crate::workforce::standing_in;

/// The pages that are open to them, in the order of a manager's week: children first.
pub(super) fn of(desk: &Desk, me: &Person, today: Day) -> Vec<Link> {
    let futures = access::follows_futures(me).is_ok();
    let at = Address::new;
    let all = [
        (access::sees_placements(me).is_ok(), "Where children live", at("/placements")),
        (true, "Supervision of the team", at("/supervision")),
        (futures, "Permanence", at("/permanence")),
        (futures, "Court and the time before it", at("/court")),
        (access::follows_adoption(me).is_ok(), "Adoption", at("/adoption")),
        (access::sees_audits(me).is_ok(), "Audits and learning", at("/audits")),
        (access::sees_audits(me).is_ok(), "What reviews show, by theme", at("/themes")),
        (access::sees_audits(me).is_ok(), "Link teams, and what was raised", at("/link-teams")),
        (access::sees_audits(me).is_ok(), "Improvement", at("/improvement")),
        (true, "Examples of good practice", at("/examples")),
        (access::sees_complaints(me).is_ok(), "Complaints and compliments", at("/complaints")),
        (access::sees_requests(me).is_ok(), "Requests about records", at("/requests")),
        (
            access::sees_allegations(me, desk.board().register().staff(), today).is_ok(),
            "Allegations",
            at("/allegations"),
        ),
        (
            access::whole_figures(me).is_ok(),
            "Workforce: posts, agency, sickness, changes of worker",
            at("/workforce"),
        ),
        (standing_in::may(me), "Who stands in for whom", at("/standing-in")),
        (challenges::is_for(me.role), "Challenges to how cases are handled", challenges::address()),
        (footprint::may_choose(desk, me), "What the reviewing officers did", footprint::address()),
        (access::oversees_looks(me).is_ok(), "Looks to ask about", at("/looks")),
    ];
    all.into_iter().filter(|(open, ..)| *open).map(|(_, words, to)| Link::new(words, to)).collect()
}
