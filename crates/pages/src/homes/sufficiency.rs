//! `/sufficiency`: need against homes, by age, by sort of home, by how far from home children live; each number leads to its
//! children. `/sufficiency.csv`: the same as a file.

use ::matching::{World, unmet};
use access::Seen;
use axum::extract::State;
use oversight::placements::sufficiency::{AGES, ByAge, Far, InCare, age_in_words, by_age, by_sort};
use web::parts::{Cell, Colour, Column, Details, Inset, Table, Tag};
use web::{Address, Html, Link, Page, Problem};

use super::{everybody, finds, world};
use crate::board::Board;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::placements::tracker::{miles, recorded_outside};
use crate::placements::{SORTS, listed, sort_of, words_of};
use crate::places::LiesIn;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::trackers;
use crate::{Desk, words};

/// The page.
///
/// # Errors
/// It is not the reader's list; the journal cannot be read.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        finds(&me)?;
        let (board, seen, cohort) = (desk.board(), desk.seen(&me)?, everybody(desk));
        let mut world = world(desk, &cohort);
        world.asked.retain(|asked| seen.has(&asked.child));
        super::together::keep_who_waits(&mut world);
        let children = in_care(desk, &board, &seen);
        let ages = by_age(&children, &world, |_| true);
        let (wait, free) = (
            ages.iter().map(|of| of.wait_foster + of.wait_other).sum::<usize>(),
            oversight::fostering::counted(&world).usable,
        );
        let outside = children.iter().filter(|child| child.outside).count();
        let sentence = format!(
            "{} in care, {outside} of them outside the area. {} for a home; foster homes have room for {}.",
            words::counted(children.len(), "child is", "children are"),
            words::counted(wait, "child waits", "children wait"),
            words::counted(free, "child", "children"),
        );
        let leads = access::sees_placements(&me).is_ok();
        let mut html = lead(&sentence)
            .with(&heading("Who is in care, by age"))
            .with(&ages_table(&ages, leads))
            .with(&heading("Need against homes, by age"))
            .with(&homes_table(&ages))
            .with(&heading("By sort of home, and how far from home"))
            .with(&sorts_table(&children, leads))
            .with(&heading("Needs that are shortest of homes"))
            .with(&needs(&world))
            .with(&link(&Link::new("Children who wait, and homes for them", Address::new("/matching"))));
        if children.iter().all(|child| child.miles.is_none()) {
            html = html.with(&Inset::new(
                "How far children live from home is not known here: no directory of postcodes is kept (kith import postcodes), \
                or \
                 their postcodes are not in it.",
            ));
        }
        html = html.with(&rows::download("Need against homes", "/sufficiency.csv")).with(&how());
        Ok(trackers::page("Sufficiency", desk.today().to_words()).body(html))
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "sufficiency",
    title: "Need against homes, by age and by sort of home",
    asks: &[],
    rows: |desk, me, _| {
        finds(me)?;
        let (board, seen, cohort) = (desk.board(), desk.seen(me)?, everybody(desk));
        let mut world = world(desk, &cohort);
        world.asked.retain(|asked| seen.has(&asked.child));
        super::together::keep_who_waits(&mut world);
        let children = in_care(desk, &board, &seen);
        let cells = |by: &str, of: &str, far: &Far, rest: [String; 6]| {
            let mut row = vec![by.to_owned(), of.to_owned()];
            row.extend(
                [far.all, far.outside, far.near, far.far, far.not_known].map(|count| count.to_string()),
            );
            row.extend(rest);
            row
        };
        let mut rows = Vec::new();
        for of in by_age(&children, &world, |_| true) {
            let rest = [
                of.wait_foster,
                of.wait_other,
                of.foster_with_room,
                of.foster_free,
                of.short(),
                of.beds_free,
            ];
            rows.push(cells("age", &age(&of), &of.in_care, rest.map(|count| count.to_string())));
        }
        for (sort, far) in by_sort(&children, &SORTS.map(|(sort, _)| sort)) {
            rows.push(cells("home", words_of(sort), &far, Default::default()));
        }
        let headings = [
            "by",
            "of",
            "in_care",
            "outside_area",
            "up_to_20_miles",
            "over_20_miles",
            "distance_not_known",
            "wait_for_foster_home",
            "wait_for_other_home",
            "foster_homes_with_room",
            "foster_places_free",
            "short_by",
            "beds_free",
        ];
        Ok(Rows::new(&headings, rows))
    },
};

/// The children in care whom the reader sees.
fn in_care<'a>(desk: &Desk, board: &'a Board, seen: &Seen) -> Vec<InCare<'a>> {
    let (places, own, today) = (desk.places(), desk.roll().authority().unwrap_or_default(), desk.today());
    listed(board, seen)
        .into_iter()
        .filter_map(|child| {
            let lives = child.lives.as_ref()?;
            let lies = places.lies_in(lives.postcode.as_ref(), &own);
            Some(InCare {
                id: child.id.clone(),
                age: child.born.map(|born| born.age_on(today)),
                lives,
                sort: sort_of(lives.place),
                miles: miles(places, lives),
                outside: recorded_outside(lives) || matches!(lies, LiesIn::Elsewhere(_)),
            })
        })
        .collect()
}

fn age(of: &ByAge) -> String {
    of.age.and_then(|at| AGES.get(at)).map_or_else(|| "Age not known".to_owned(), |age| age_in_words(*age))
}

/// A number that leads to those behind it, where the reader may go there.
fn leading(count: usize, leads: bool, to: Address) -> Cell {
    if leads && count > 0 { Cell::link(count, &to) } else { Cell::new(count) }
}

/// How an age stands in an address.
fn in_address(at: Option<usize>) -> String {
    at.and_then(|at| AGES.get(at)).map_or_else(|| "unknown".to_owned(), |(from, to)| format!("{from}-{to}"))
}

/// Who is in care by age.
fn ages_table(ages: &[ByAge], leads: bool) -> Table {
    let columns = [
        Column::text("Age"),
        Column::number("In care"),
        Column::number("Outside the area"),
        Column::number("In a children’s home or school"),
    ];
    let mut table = Table::new("Who is in care, by age", columns).caption_hidden();
    for of in ages {
        let to = || Address::new("/placements").with("age", in_address(of.age));
        table.push([
            Cell::new(age(of)),
            leading(of.in_care.all, leads, to()),
            leading(of.in_care.outside, leads, to().with("sign", "out")),
            leading(of.in_homes, leads, to().with("sort", "residential")),
        ]);
    }
    table
}

/// Who waits for a home, and what is free, by age.
fn homes_table(ages: &[ByAge]) -> Table {
    let columns = [
        Column::text("Age"),
        Column::number("Wait for a foster home"),
        Column::number("Foster places free"),
        Column::number("Short by"),
        Column::number("Wait for another home"),
        Column::number("Beds free in homes"),
    ];
    let mut table = Table::new("Need against homes by age", columns).caption_hidden();
    for of in ages {
        let short = match of.short() {
            0 => Cell::new(0),
            short => Cell::part(&Tag::new(short.to_string(), Colour::Red)),
        };
        table.push([
            Cell::new(age(of)),
            leading(of.wait_foster, true, Address::new("/matching")),
            leading(of.foster_free, true, Address::new("/fostering")),
            short,
            leading(of.wait_other, true, Address::new("/matching")),
            Cell::new(of.beds_free),
        ]);
    }
    table
}

fn sorts_table(children: &[InCare<'_>], leads: bool) -> Table {
    let columns = [
        Column::text("Where"),
        Column::number("Children"),
        Column::number("Outside the area"),
        Column::number("Up to 20 miles"),
        Column::number("Over 20 miles"),
        Column::number("Distance not known here"),
    ];
    let mut table = Table::new("By sort of home", columns).caption_hidden().when_empty("Nobody.");
    let mut all = Far::default();
    for (sort, far) in by_sort(children, &SORTS.map(|(sort, _)| sort)) {
        if far.all == 0 {
            continue;
        }
        all = Far {
            all: all.all + far.all,
            near: all.near + far.near,
            far: all.far + far.far,
            not_known: all.not_known + far.not_known,
            outside: all.outside + far.outside,
        };
        let to = || Address::new("/placements").with("sort", sort);
        table.push([
            Cell::new(words_of(sort)),
            leading(far.all, leads, to()),
            leading(far.outside, leads, to().with("sign", "out")),
            Cell::new(far.near),
            leading(far.far, leads, to().with("sign", "far")),
            Cell::new(far.not_known),
        ]);
    }
    table.push([
        Cell::new("Everybody in care"),
        Cell::new(all.all),
        Cell::new(all.outside),
        Cell::new(all.near),
        Cell::new(all.far),
        Cell::new(all.not_known),
    ]);
    table
}

/// Needs of which there are more than homes.
fn needs(world: &World<'_>) -> Table {
    let columns = [
        Column::text("Need"),
        Column::text("Sort"),
        Column::number("Children"),
        Column::number("Households with room, or beds free"),
        Column::number("Short by"),
    ];
    let mut table = Table::new("Needs", columns)
        .caption_hidden()
        .when_empty("For every need of a child who waits there are households with room, or beds free.");
    for each in unmet(world).into_iter().filter(|each| each.short() > 0) {
        table.push([
            Cell::new(each.of.words()),
            Cell::new(each.of.sort()),
            Cell::new(each.children.len()),
            Cell::new(each.households),
            Cell::new(each.short()),
        ]);
    }
    table
}

fn how() -> Details {
    let says = "A foster home with room counts for every age that its terms allow, so that places do not add up over ages; \
    what is \
                short by age is therefore the least that is short. A distance is the crow’s, from where the child lived before \
                care. \
                The duty is to have sufficient homes in the authority’s area (Children Act 1989, section 22G).";
    Details::new("How this is counted", Html::of(&Inset::new(says)))
}
