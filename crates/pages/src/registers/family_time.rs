//! `/family-time`: with whom each child has time, how often, where and with whom there; how it went lately; the places where it
//! is, with what children and families say of them; and the hours that each worker spends there.

use std::collections::BTreeMap;

use access::{Person, Seen};
use calendar::Day;
use records::permanence::{FamilyTime, FamilyTimeArranged, FamilyTimeTold, PlaceFelt};
use timeline::{Definition, Timeline};
use web::{Address, Html, Problem};

use super::{Register, Shown, everybody, name, share};
use crate::board::Standing;
use crate::child::documents::is_picture;
use crate::futures::told::{Holds, List, Told};
use crate::record::Record;
use crate::{Desk, child, rows, words};

/// Weeks that hours are counted over, and that the last times are looked at.
const WEEKS: i32 = 4;
const LATELY: i32 = 8;

/// The register.
pub(super) static REGISTER: Register = Register {
    list: &LIST,
    at: "/family-time",
    file: "/family-time.csv",
    what: "With whom each child has time, where and with whose help; what the places are like; the hours it takes",
    may: access::follows_futures,
    shown,
};

/// To take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "family-time",
    title: "Family time",
    asks: &[],
    rows: |desk, me, _| REGISTER.rows(desk, me),
};

fn shown(desk: &Desk, me: &Person) -> Result<Shown, Problem> {
    let (board, cohort, today) = (desk.board(), everybody(desk), desk.today());
    let children = super::children(desk, &board, &cohort, me, Seen::has_whole)?;
    let (schedule, without) = schedule(desk, &children, today);
    let hours = hours(desk, &children, today);
    let total: f64 = hours.iter().map(|of| of.hours).sum();
    let unknown: usize = hours.iter().map(|of| of.unknown).sum();
    let arranged = schedule.rows.len();
    let sentence = format!(
        "{}; {} family time and no arrangement is written down. Workers were there for {} in the last {WEEKS} weeks{}.",
        words::counted(arranged, "arrangement stands", "arrangements stand"),
        words::counted(without, "child has", "children have"),
        hours_of(total),
        match unknown {
            0 => String::new(),
            _ => format!(", and {} of which nobody wrote how long", words::counted(unknown, "time", "times")),
        },
    );
    Ok(Shown {
        sentence,
        how: "Write “Family time as it is arranged” on a child’s record, “Family time” each time, and “Family time, \
             told to the child” \
              for what they may read later. The child’s interest decides who travels.",
        lists: vec![
            ("", schedule),
            ("The places", places(&children, today)),
            ("Hours that workers were there", by_worker(&hours)),
        ],
    })
}

fn hours_of(hours: f64) -> String {
    if (hours - 1.0).abs() < 0.05 { "1 hour".to_owned() } else { format!("{} hours", number(hours)) }
}

fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// Arrangements that hold, and how many children have family time without one.
fn schedule(desk: &Desk, children: &[(&Standing, &Timeline)], today: Day) -> (List, usize) {
    let since = today.plus_days(-7 * LATELY);
    let (mut rows, mut without) = (Vec::new(), 0);
    // Whoever has left care makes arrangements of their own: what nobody ended stands no longer.
    for (standing, child) in children.iter().filter(|(standing, _)| standing.looked_after) {
        let times: Vec<_> =
            child.strand::<FamilyTime>().filter(|said| said.day <= today && said.day > since).collect();
        let holds: Vec<_> = child
            .strand::<FamilyTimeArranged>()
            .filter(|said| said.since <= today && said.until.is_none_or(|until| until > today))
            .collect();
        without += usize::from(holds.is_empty() && !times.is_empty());
        for said in holds {
            let same = |time: &&timeline::Said<'_, FamilyTime>| {
                time.with.trim().eq_ignore_ascii_case(said.with.trim())
            };
            let own: Vec<_> = times.iter().filter(same).collect();
            let took = own.iter().filter(|time| time.record.happened).count();
            let went = if own.is_empty() {
                Told::none("none is recorded")
            } else {
                Told::text(format!("{took} of {} took place", own.len()))
            };
            let miles = |miles: Option<f64>| Told::or(miles.map(number), "not known");
            let to = child::address(&standing.id).at("record").at(FamilyTimeArranged::KIND.name);
            rows.push(vec![
                Told::child(standing, to),
                Told::text(&said.with),
                Told::text(format!("{}, {}", said.often.label(), said.how.label().to_lowercase())),
                Told::or(said.hours.map(number), "not said"),
                Told::or(said.venue.as_deref(), "not said"),
                Told::or(said.supervisor.as_deref().map(|who| name(desk, who)), "nobody has to be"),
                Told::or(said.transport.as_deref(), "not said"),
                miles(said.miles_child),
                miles(said.miles_family),
                went,
            ]);
        }
    }
    let list = List {
        name: "family-time",
        caption: "Family time as it is arranged",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Words, "With"),
            (Holds::Words, "How often"),
            (Holds::Number, "Hours"),
            (Holds::Words, "Where"),
            (Holds::Words, "Who is there"),
            (Holds::Words, "Who brings the child"),
            (Holds::Number, "Miles, child"),
            (Holds::Number, "Miles, family"),
            (Holds::Words, "Last eight weeks"),
        ],
        rows,
        empty: "No arrangement is written down for a child whom you see.",
    };
    (list, without)
}

/// Each place of the last year: how often, and what children and families say of it.
fn places(children: &[(&Standing, &Timeline)], today: Day) -> List {
    #[derive(Default)]
    struct Place {
        times: usize,
        child: [usize; 2],
        family: [usize; 2],
        words: Option<(Day, String)>,
    }
    let mut all: BTreeMap<String, Place> = BTreeMap::new();
    for (_, child) in children {
        let own = child.strand::<FamilyTime>();
        for said in
            own.filter(|said| said.record.happened && said.day <= today && said.day > today.plus_years(-1))
        {
            let Some(venue) = said.venue.as_deref().map(str::trim).filter(|venue| !venue.is_empty()) else {
                continue;
            };
            let place = all.entry(venue.to_owned()).or_default();
            place.times += 1;
            for (felt, counts) in
                [(said.place_child, &mut place.child), (said.place_family, &mut place.family)]
            {
                if let Some(felt) = felt {
                    counts[0] += usize::from(felt == PlaceFelt::Good);
                    counts[1] += 1;
                }
            }
            if let Some(words) = said.record.place_words.clone()
                && place.words.as_ref().is_none_or(|(day, _)| *day <= said.day)
            {
                place.words = Some((said.day, words));
            }
        }
    }
    let felt = |[good, of]: [usize; 2]| match of {
        0 => Told::none("nobody was asked"),
        _ => Told::text(format!("{good} of {of} good, {}", share(good, of))),
    };
    let mut places: Vec<(String, Place)> = all.into_iter().collect();
    places.sort_by_key(|(_, place)| std::cmp::Reverse(place.times));
    let rows = places.into_iter().map(|(venue, place)| {
        vec![
            Told::text(venue),
            Told::text(place.times),
            felt(place.child),
            felt(place.family),
            Told::or(place.words.map(|(_, words)| words), "nothing"),
        ]
    });
    List {
        name: "family-time-places",
        caption: "The places of the last year",
        columns: &[
            (Holds::Words, "Place"),
            (Holds::Number, "Times"),
            (Holds::Words, "Children say"),
            (Holds::Words, "Families say"),
            (Holds::Prose, "Last said"),
        ],
        rows: rows.collect(),
        empty: "No place is written down for family time of the last year.",
    }
}

/// What a worker was there for.
#[derive(Default)]
struct Hours {
    name: String,
    /// Hours, of those times of which somebody wrote how long they were.
    hours: f64,
    times: usize,
    /// Times of which nobody wrote how long they were.
    unknown: usize,
    /// Hours with children who are allocated to the worker.
    own: f64,
}

fn hours(desk: &Desk, children: &[(&Standing, &Timeline)], today: Day) -> Vec<Hours> {
    let since = today.plus_days(-7 * WEEKS);
    let mut all: BTreeMap<String, Hours> = BTreeMap::new();
    for (standing, child) in children {
        let own = child.strand::<FamilyTime>();
        for said in own.filter(|said| said.record.happened && said.day <= today && said.day > since) {
            let Some(by) = said.by.as_deref() else { continue };
            let of = all.entry(by.to_owned()).or_default();
            let hours = said.hours.unwrap_or_default();
            of.times += 1;
            of.hours += hours;
            of.unknown += usize::from(said.hours.is_none());
            if standing.worker.as_ref().is_some_and(|(worker, _)| **worker == *by) {
                of.own += hours;
            }
        }
    }
    let named = all.into_iter().map(|(who, of)| Hours { name: name(desk, &who), ..of });
    let mut all: Vec<Hours> = named.collect();
    all.sort_by(|a, b| b.hours.total_cmp(&a.hours).then_with(|| a.name.cmp(&b.name)));
    all
}

fn by_worker(hours: &[Hours]) -> List {
    let rows = hours.iter().map(|of| {
        // Of nothing but times that nobody measured it is not known, and not none.
        let known = |hours: f64| match of.unknown < of.times {
            true => Told::text(number(hours)),
            false => Told::none("not known"),
        };
        vec![
            Told::text(&of.name),
            known(of.hours),
            known(of.hours / f64::from(WEEKS)),
            Told::text(of.times),
            if of.unknown == 0 { Told::none("none") } else { Told::text(of.unknown) },
            known(of.own),
        ]
    });
    List {
        name: "family-time-hours",
        caption: "Hours that workers were there",
        columns: &[
            (Holds::Words, "Worker"),
            (Holds::Number, "Hours in four weeks"),
            (Holds::Number, "Hours a week"),
            (Holds::Number, "Times"),
            (Holds::Number, "Times without hours"),
            (Holds::Number, "Hours with their own children"),
        ],
        rows: rows.collect(),
        empty: "Nobody is written down as having been there in the last four weeks.",
    }
}

/// What a young person reads of time with their family: what was written to them, the newest first.
/// With the picture that was put beside it, where there is one.
pub(crate) fn told_to_them(record: &Record, mine: &Timeline, today: Day) -> Html {
    let mut told: Vec<_> = mine.strand::<FamilyTimeTold>().filter(|said| said.day <= today).collect();
    told.sort_by_key(|said| std::cmp::Reverse(said.day));
    let mut html = Html::new();
    for said in told {
        let heading = format!("{}, with {}", said.day.to_words(), said.with);
        html = html
            .with(&Html::trusted(format!("<h3 class=\"govuk-heading-s\">{}</h3>", Html::text(heading))))
            .with(&Html::trusted(format!(
                "<p class=\"govuk-body\">{}</p>",
                words::lines(&said.record.words)
            )));
        let named = said.photo.as_deref();
        let picture = named
            .and_then(|which| Some((which, record.picture_beside(FamilyTimeTold::KIND, "photo", which)?)));
        if let Some((which, picture)) = picture.filter(|(_, picture)| is_picture(&picture.media_type)) {
            html = html.with(&Html::trusted(format!(
                "<p><img class=\"kith-photo\" src=\"{}\" alt=\"{}\"></p>",
                Html::text(Address::new("/my/pictures").at(which)),
                Html::text(&picture.title)
            )));
        }
    }
    html
}
