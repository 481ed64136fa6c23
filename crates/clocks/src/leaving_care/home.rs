//! Where a young person lives and what they do on a day, and whether the home is suitable, with the reason by law.

use calendar::Day;
use law::Cite;
use law::instruments::{CARE_LEAVERS_2010, SSDA903_GUIDE};
use timeline::Answer;
use timeline::codes::{Accommodation, Activity};
use timeline::strands_of::leaving_care::{AccommodationProvided, Detained, DetainedIn, LeaverActivity};
use timeline::{Said, Timeline};

/// Whether a home is suitable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suitability {
    /// It is, by a judgement.
    Suitable,
    /// It is not: by law, or by a judgement.
    NotSuitable,
    /// Nobody has said.
    NotJudged,
}

impl Suitability {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Suitability::Suitable => "suitable",
            Suitability::NotSuitable => "not suitable",
            Suitability::NotJudged => "not judged yet",
        }
    }
}

/// A home as it was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Whether it is suitable.
    pub suitability: Suitability,
    /// Why, as a sentence.
    pub because: String,
    /// The provision.
    pub cite: Cite,
    /// Whether the law decides it and no judgement can.
    pub by_law: bool,
}

/// The judgement of a home, and what it looks at.
static JUDGEMENT: Cite = CARE_LEAVERS_2010.regulation("9");

/// Whether a home is suitable: custody, bed and breakfast and no home at all never are; otherwise by the judgement that is
/// recorded with its reason, or by the code of the return.
pub fn judged(said: &AccommodationProvided) -> Judged {
    let by_judgement =
        |suitability, because: String| Judged { suitability, because, cite: JUDGEMENT, by_law: false };
    if let Some(what) = said.what.filter(|what| what.is_never_suitable()) {
        return by_law(what);
    }
    let told = said.because.as_deref().map(str::trim).filter(|because| !because.is_empty());
    let reason = |without: &str| told.map_or_else(|| without.to_owned(), str::to_owned);
    match (said.suitable, said.what.and_then(Accommodation::says_suitable)) {
        (Some(Answer::Yes), _) => {
            by_judgement(Suitability::Suitable, reason("Judged suitable; no reason is recorded."))
        }
        (Some(Answer::No), _) => {
            by_judgement(Suitability::NotSuitable, reason("Judged not suitable; no reason is recorded."))
        }
        (_, Some(suitable)) => Judged {
            suitability: if suitable { Suitability::Suitable } else { Suitability::NotSuitable },
            because: reason("By the code that is recorded for the return; no reason is recorded."),
            cite: SSDA903_GUIDE.item("ACCOM"),
            by_law: false,
        },
        (_, None) => by_judgement(Suitability::NotJudged, reason("Nobody has judged it yet.")),
    }
}

fn by_law(what: Accommodation) -> Judged {
    let sort = what.sort();
    Judged {
        suitability: Suitability::NotSuitable,
        because: format!("{sort}: never suitable, whatever the judgement."),
        cite: JUDGEMENT,
        by_law: true,
    }
}

/// From where it is known how somebody lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Told with its days.
    Told,
    /// In care: the placement.
    InCare,
    /// Told for the yearly return of the year that closes then.
    Return(u16),
}

/// Where somebody lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeNow {
    /// The sort of home, in words.
    pub sort: String,
    /// Its code for the return, with the judgement; `None` in care.
    pub code: Option<Accommodation>,
    /// Since.
    pub since: Option<Day>,
    /// Whether it is suitable; `None` in care, where other rules ask.
    pub judged: Option<Judged>,
    /// Whether the authority provides it.
    pub by_authority: bool,
    /// From where it is known.
    pub known: Known,
}

/// Where somebody lives on a day; `None` where nothing is known of it.
pub fn home(child: &Timeline, day: Day) -> Option<HomeNow> {
    if let Some(held) = detained(child, day).filter(|held| held.how != DetainedIn::Hospital) {
        let code = Accommodation::X2;
        return Some(HomeNow {
            sort: held.how.label().to_owned(),
            code: Some(code),
            since: Some(held.since),
            judged: Some(by_law(code)),
            by_authority: false,
            known: Known::Told,
        });
    }
    if let Some(row) = child.on(day).main_placement() {
        let sort = row.place.map_or("In care", |place| place.label());
        return Some(HomeNow {
            sort: sort.to_owned(),
            code: None,
            since: Some(row.start),
            judged: None,
            by_authority: true,
            known: Known::InCare,
        });
    }
    if let Some(said) = accommodation(child, day) {
        let judged = judged(said.record);
        let code = said.record.what.map(|what| match judged.suitability {
            Suitability::Suitable => what.judged(true),
            Suitability::NotSuitable => what.judged(false),
            Suitability::NotJudged => what,
        });
        let parent = said.record.with_parent.then_some("With a parent");
        return Some(HomeNow {
            sort: said.record.what.map_or(parent.unwrap_or("Sort not said"), Accommodation::sort).to_owned(),
            code,
            since: Some(said.record.since),
            judged: Some(judged),
            by_authority: said.record.by_authority,
            known: Known::Told,
        });
    }
    let told = child
        .contacts
        .iter()
        .rev()
        .find(|told| Day::new(i32::from(told.year), 3, 31) <= Some(day.plus_months(12)))?;
    let what = told.accommodation.filter(|what| *what != Accommodation::NotKnown)?;
    let said = AccommodationProvided { what: Some(what), ..nothing_said(day) };
    Some(HomeNow {
        sort: what.sort().to_owned(),
        code: Some(what),
        since: None,
        judged: Some(judged(&said)),
        by_authority: false,
        known: Known::Return(told.year),
    })
}

const fn nothing_said(since: Day) -> AccommodationProvided {
    AccommodationProvided {
        since,
        until: None,
        what: None,
        by_authority: false,
        suitable: None,
        because: None,
        judged: None,
        choices: None,
        with_parent: false,
    }
}

/// Where a care leaver lives on a day, as it was told with its days: the last begun.
pub fn accommodation(child: &Timeline, day: Day) -> Option<Said<'_, AccommodationProvided>> {
    let holds = |said: &Said<'_, AccommodationProvided>| {
        said.since <= day && said.until.is_none_or(|until| until > day)
    };
    child.strand::<AccommodationProvided>().rfind(holds)
}

/// In custody or hospital on a day.
pub fn detained(child: &Timeline, day: Day) -> Option<Said<'_, Detained>> {
    let holds = |said: &Said<'_, Detained>| said.since <= day && said.until.is_none_or(|until| until > day);
    child.strand::<Detained>().rfind(holds)
}

/// What somebody does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityNow {
    /// What.
    pub what: Activity,
    /// Where.
    pub place: Option<String>,
    /// Since.
    pub since: Option<Day>,
    /// From where it is known.
    pub known: Known,
}

/// What somebody does on a day; `None` where nothing is known of it.
pub fn activity(child: &Timeline, day: Day) -> Option<ActivityNow> {
    let holds =
        |said: &Said<'_, LeaverActivity>| said.since <= day && said.until.is_none_or(|until| until > day);
    if let Some(said) = child.strand::<LeaverActivity>().rfind(holds) {
        return Some(ActivityNow {
            what: said.what,
            place: said.place.clone(),
            since: Some(said.since),
            known: Known::Told,
        });
    }
    // What ended without anything after it is known to have ended: an old return does not speak over it.
    if child.strand::<LeaverActivity>().any(|said| said.since <= day) {
        return None;
    }
    let told = child
        .contacts
        .iter()
        .rev()
        .find(|told| Day::new(i32::from(told.year), 3, 31) <= Some(day.plus_months(12)))?;
    let what = told.activity.filter(|what| *what != Activity::NotKnown)?;
    Some(ActivityNow { what, place: None, since: None, known: Known::Return(told.year) })
}

#[cfg(test)]
mod tests {
    use timeline::history;

    use super::*;

    const LEFT: &str =
        "2000-06-15 born\n2015-01-08 start\n2015-01-08 status C2\n2015-01-08 lives U6\n2018-06-15 end E5\n";

    fn at(more: &str, day: &str) -> Option<HomeNow> {
        home(&history::child("A1", &format!("{LEFT}{more}")).unwrap(), day.parse().unwrap())
    }

    #[test]
    fn suitable_by_judgement_and_never_by_law() {
        for (told, suitability, because, by_law) in [
            (
                "what=U1",
                Suitability::Suitable,
                "By the code that is recorded for the return; no reason is recorded.",
                false,
            ),
            ("what=U1 suitable=no because=Damp", Suitability::NotSuitable, "Damp", false),
            ("what=U2 suitable=yes because=Mended", Suitability::Suitable, "Mended", false),
            (
                "what=W1 suitable=yes",
                Suitability::NotSuitable,
                "Bed and breakfast: never suitable, whatever the judgement.",
                true,
            ),
            (
                "what=X2",
                Suitability::NotSuitable,
                "In custody: never suitable, whatever the judgement.",
                true,
            ),
            ("suitable=not_known", Suitability::NotJudged, "Nobody has judged it yet.", false),
            ("what=V1 suitable=yes", Suitability::Suitable, "Judged suitable; no reason is recorded.", false),
        ] {
            let home = at(&format!("2018-07-01 accommodation_provided {told}"), "2018-08-01").unwrap();
            let judged = home.judged.unwrap();
            assert_eq!(
                (judged.suitability, &*judged.because, judged.by_law),
                (suitability, because, by_law),
                "{told}"
            );
        }
    }

    #[test]
    fn custody_comes_before_the_flat_and_hospital_does_not() {
        let flat = "2018-07-01 accommodation_provided what=U1";
        let found =
            at(&format!("{flat}\n2018-08-01 detained how=prison until=2018-09-01"), "2018-08-15").unwrap();
        assert_eq!((found.sort.as_str(), found.code), ("Prison", Some(Accommodation::X2)));
        let after =
            at(&format!("{flat}\n2018-08-01 detained how=prison until=2018-09-01"), "2018-09-01").unwrap();
        assert_eq!(after.sort, "Independent living");
        let ward = at(&format!("{flat}\n2018-08-01 detained how=hospital"), "2018-08-15").unwrap();
        assert_eq!(ward.sort, "Independent living");
    }

    #[test]
    fn in_care_the_placement_and_long_after_the_return() {
        assert_eq!(at("", "2018-01-01").unwrap().known, Known::InCare);
        assert_eq!(at("", "2018-08-01"), None);
        let told = at("2019-03-31 contact YES F2 D1", "2019-05-01").unwrap();
        assert_eq!((told.known, told.code), (Known::Return(2019), Some(Accommodation::D1)));
    }

    #[test]
    fn what_they_do() {
        let child = history::child(
            "A1",
            &format!("{LEFT}2018-09-01 leaver_activity what=F2 place=College until=2019-01-10\n2018-03-31 contact YES G5 U1"),
        )
        .unwrap();
        let on = |day: &str| activity(&child, day.parse().unwrap());
        assert_eq!(on("2018-10-01").map(|now| (now.what, now.known)), Some((Activity::F2, Known::Told)));
        assert_eq!(
            on("2018-07-01").map(|now| (now.what, now.known)),
            Some((Activity::G5, Known::Return(2018)))
        );
        assert_eq!(on("2019-02-01"), None);
    }
}
