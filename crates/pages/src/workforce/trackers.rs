//! `/trackers`: homes and futures. Each list of the children whom a reader may follow, with what it is for.

use axum::extract::State;
use web::{Address, Html, Link, Page, Problem};

use crate::Desk;
use crate::child::door;
use crate::child::glance::link;
use crate::placements::unregistered;
use crate::registers;
use crate::signed::Me;
use crate::workforce::my_work::lead;

/// The page.
///
/// # Errors
/// None of the lists is the reader's to see.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let lists = [
            (
                "Where children live",
                "/placements",
                "Every placement, and what speaks for a move that nobody wants",
                access::sees_placements(&me),
            ),
            (
                "Arrangements that are not registered",
                "/unregistered",
                "Each from its first night, with who looks at it every week",
                access::sees_placements(&me),
            ),
            (
                "Children who wait for a home",
                "/matching",
                "Who waits, which homes have room, and a proposal for all of them with its reasons",
                access::finds_homes(&me),
            ),
            (
                "Foster homes",
                "/fostering",
                "Who asks to foster, who has room, what runs out, who left and why",
                access::finds_homes(&me),
            ),
            (
                "Homes",
                "/homes",
                "Children’s homes and supported accommodation: room, inspections, visits, and what is overdue",
                access::finds_homes(&me),
            ),
            (
                "Sufficiency",
                "/sufficiency",
                "Need against homes: by age, by sort of home, by how far from home",
                access::finds_homes(&me),
            ),
            (
                "The fostering year",
                "/fostering-year",
                "What the regulator asks for the year, as far as this record knows it",
                access::finds_homes(&me),
            ),
            (
                "Permanence",
                "/permanence",
                "Where each child is to grow up, the next step, and what holds it up",
                access::follows_futures(&me),
            ),
            (
                "Court",
                "/court",
                "Before proceedings, proceedings, section 20, and orders to be discharged",
                access::follows_futures(&me),
            ),
            (
                "Adoption",
                "/adoption",
                "Each child’s stage, the scorecard child by child, and adopters",
                access::follows_adoption(&me),
            ),
            (
                "Panels",
                "/panels",
                "When each panel sits, what waits for it, papers and decisions",
                access::follows_adoption(&me),
            ),
            (
                "Private fostering",
                "/private-fostering",
                "Children who live with somebody else by a private arrangement, and when each is seen",
                access::follows_futures(&me),
            ),
            (
                "Care leavers",
                "/care-leavers",
                "Who is owed what, who keeps in touch, plans, homes, work and papers",
                access::sees_care_leavers(&me),
            ),
            (
                "Personal advisers",
                "/advisers",
                "How many young people each adviser has, and what is overdue for them",
                access::sees_care_leavers(&me),
            ),
            (
                "Ready for a home of their own",
                "/tenancy-readiness",
                "What each young person can do, still learns, and when it was looked at with them",
                access::sees_care_leavers(&me),
            ),
        ];
        let registers = registers::ALL
            .iter()
            .map(|register| (register.list.title, register.at, register.what, (register.may)(&me)));
        let lists: Vec<_> = lists.into_iter().chain(registers).collect();
        let refused = lists.iter().find_map(|(_, _, _, open)| open.as_ref().err().map(door::closed));
        let open: Vec<_> = lists.iter().filter(|(_, _, _, open)| open.is_ok()).collect();
        if open.is_empty()
            && let Some(refused) = refused
        {
            return Err(refused);
        }
        let html = open.iter().fold(
            lead("Lists of the children whom you see, and of the homes for them.")
                .with(&unregistered::alarm(desk, &me)?),
            |html, (words, to, what, _)| {
                let what = Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(what)));
                html.with(&link(&Link::new(*words, Address::new(to)))).with(&what)
            },
        );
        Ok(Page::new("Homes and futures").in_menu("/trackers").body(html))
    })
    .await
}

/// The frame of one of the lists, as at a day or a month: the way back is to all of them.
pub(crate) fn page(title: &'static str, at: String) -> Page {
    Page::new(title).caption(at).in_menu("/trackers").under("Homes and futures", Address::new("/trackers"))
}

/// Whether any of these lists is open to somebody.
pub(crate) fn are_open(person: &access::Person) -> bool {
    access::sees_placements(person).is_ok()
        || access::finds_homes(person).is_ok()
        || access::follows_futures(person).is_ok()
        || access::follows_adoption(person).is_ok()
        || access::sees_care_leavers(person).is_ok()
}
