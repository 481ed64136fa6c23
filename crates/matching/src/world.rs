//! Who lives where, and who asks for a home, on a day.

use std::sync::Arc;

use calendar::Day;
use clocks::Allowed;
use records::codes::{CareSkill, ReasonForChange};
use records::coming_into_care::{Relation, Relationship};
use records::fostering::{
    ApprovalTerms, CarerTraining, ChildrenFostered, FosteringExemption, FosteringHold, HouseholdDetails,
    Resignation,
};
use records::homes::HomeDetails;
use records::placements::{MatchingDecision, PlacedWith, PlacementRequest};
use rustc_hash::FxHashMap;
use timeline::{Cohort, Household, Stranded, Timeline};

use crate::asked::Asked;
use crate::place::{Home, PastStay, Place, PlaceId, Resident, Standing, did_not_hold};
use crate::{Distances, Weights};

/// For how many days a matched child who has not moved in yet keeps the place.
const COMING_DAYS: i32 = 60;

/// A resignation takes effect after so many days: Fostering Services (England) Regulations 2011, regulation 28(13).
const NOTICE_DAYS: i32 = 28;

/// Everybody whom matching is about, on a day.
pub struct World<'a> {
    /// The day.
    pub day: Day,
    /// Households and homes that stand on the day, by identifier.
    pub places: Vec<Place<'a>>,
    /// Children for whom a home is asked, by identifier.
    pub asked: Vec<Asked<'a>>,
    /// How much each rule counts.
    pub weights: Weights,
    /// The usual limit of children fostered in one household, where one is in force.
    pub usual_limit: Option<usize>,
    /// Whether no child under 16 may live in a setting that is not regulated as a children's home.
    pub under_16_ban: bool,
    /// Whether it is recorded of any child whom they live with: otherwise nobody knows who lives in a household.
    pub is_known_who_lives_where: bool,
    known: FxHashMap<Arc<str>, Known<'a>>,
    distances: &'a dyn Distances,
}

impl std::fmt::Debug for World<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World")
            .field("day", &self.day)
            .field("places", &self.places.len())
            .finish_non_exhaustive()
    }
}

/// What rules ask of a child who lives somewhere.
#[derive(Debug, Clone, Default)]
struct Known<'a> {
    born: Option<Day>,
    /// The last request, open or not: whom the child must live apart from.
    request: Option<&'a PlacementRequest>,
    family: Arc<str>,
}

impl<'a> World<'a> {
    /// The world of a cohort on a day.
    pub fn of(cohort: &'a Cohort, day: Day, distances: &'a dyn Distances) -> World<'a> {
        let mut stays: FxHashMap<PlaceId, (Vec<Resident>, Vec<PastStay>)> = FxHashMap::default();
        let mut coming: FxHashMap<PlaceId, Vec<Arc<str>>> = FxHashMap::default();
        let mut known = FxHashMap::default();
        let (mut asked, mut any) = (Vec::new(), false);
        let families = families(cohort);
        for child in &cohort.children {
            let (mut lives, mut before) = (None, Vec::new());
            for with in child.strand::<PlacedWith>().filter(|with| with.since <= day) {
                any = true;
                let Some(place) = place_of(with.household.as_deref(), with.home.as_deref()) else { continue };
                if with.respite {
                    continue;
                }
                let of_place = stays.entry(place.clone()).or_default();
                // Whoever moved lives where they moved to, though nobody wrote that the home before ended.
                let moved = child.moved_on(with.since).filter(|next| *next <= day);
                let until = with.until.into_iter().chain(moved).min();
                match until.filter(|until| *until <= day) {
                    None => {
                        let (since, born) = (with.since, child.born());
                        of_place.0.push(Resident { child: child.child.clone(), since, born });
                        lives = Some(place);
                    }
                    Some(until) => {
                        let because = moved_because(child, until);
                        let stay = PastStay { child: child.child.clone(), since: with.since, until, because };
                        of_place.1.push(stay.clone());
                        before.push((place, stay));
                    }
                }
            }
            if let Some(place) = is_coming(child, lives.as_ref(), day) {
                coming.entry(place).or_default().push(child.child.clone());
            }
            let requests = || child.strand::<PlacementRequest>().filter(|request| request.day <= day);
            let request = requests().next_back().map(|said| said.record);
            if let Some(open) = requests().rfind(|request| request.closed.is_none_or(|closed| closed > day)) {
                asked.push(ask(child, open.record, open.id.clone(), lives, before, day));
            }
            let family = families.get(&child.child).cloned().unwrap_or_else(|| child.child.clone());
            known.insert(child.child.clone(), Known { born: child.born(), request, family });
        }
        let mut places: Vec<Place<'a>> =
            cohort.households.iter().filter_map(|household| household_on(household, day)).collect();
        places.extend(cohort.homes.iter().filter_map(|home| home_on(home, day)));
        places.sort_by(|a, b| a.id.cmp(&b.id));
        places.dedup_by(|a, b| a.id == b.id);
        let by_id: FxHashMap<&str, &Household> =
            cohort.households.iter().map(|household| (&*household.id, &**household)).collect();
        for place in &mut places {
            if let Some((mut residents, mut past)) = stays.remove(&place.id) {
                residents.sort_by(|a, b| a.child.cmp(&b.child));
                residents.dedup_by(|a, b| a.child == b.child);
                past.sort_by(|a, b| (a.until, &a.child).cmp(&(b.until, &b.child)));
                (place.residents, place.past) = (residents, past);
            }
            place.unnamed = counted_beside(&by_id, place, day);
            place.coming = coming.remove(&place.id).unwrap_or_default();
        }
        asked.sort_by(|a, b| a.child.cmp(&b.child));
        World {
            day,
            places,
            asked,
            weights: Weights::of(&cohort.authority, day),
            usual_limit: limit("foster.limit", day),
            under_16_ban: clocks::clock("reg.under16.ban").is_some_and(|clock| clock.limit_on(day).is_some()),
            is_known_who_lives_where: any,
            known,
            distances,
        }
    }

    /// The request of a child, by position.
    pub fn asks(&self, child: &str) -> Option<usize> {
        self.asked.binary_search_by(|asked| (*asked.child).cmp(child)).ok()
    }

    /// A household or home, by position.
    pub fn place(&self, id: &PlaceId) -> Option<usize> {
        self.places.binary_search_by(|place| place.id.cmp(id)).ok()
    }

    /// The others who ask for a home and are to be kept together with a child, by position; the child left out.
    pub fn group(&self, at: usize) -> Vec<usize> {
        let (mut group, mut next) = (vec![at], 0);
        while let Some(&one) = group.get(next) {
            next += 1;
            for (other, asked) in self.asked.iter().enumerate() {
                if !group.contains(&other) && together(&self.asked[one], asked) {
                    group.push(other);
                }
            }
        }
        group.retain(|other| *other != at);
        group.sort_unstable();
        group
    }

    /// Whether two children are brothers or sisters, as far as the record says.
    pub fn are_family(&self, one: &str, other: &str) -> bool {
        let family = |child: &str| self.known.get(child).map(|known| &known.family);
        one == other || (family(one).is_some() && family(one) == family(other))
    }

    /// Whether two children must live apart: either of them, or the request of either, says so.
    pub fn must_live_apart(&self, one: &str, other: &str) -> bool {
        let says = |child: &str, of: &str| {
            self.request_of(child).is_some_and(|request| request.apart.iter().any(|each| *each.child == *of))
        };
        says(one, other) || says(other, one)
    }

    /// What was last asked for a child, open or not.
    pub(crate) fn request_of(&self, child: &str) -> Option<&'a PlacementRequest> {
        self.known.get(child)?.request
    }

    /// Miles from one postcode to another.
    pub fn miles(&self, from: &records::Postcode, to: &records::Postcode) -> Option<f64> {
        self.distances.miles(from, to)
    }

    /// The world in which these children, who ask, have moved into a place: what is asked to see whether proposals hold
    /// when several are followed at once.
    pub fn settle(&mut self, children: &[usize], place: usize) {
        for &at in children {
            let (child, born) = (self.asked[at].child.clone(), self.asked[at].born);
            for each in &mut self.places {
                each.residents.retain(|resident| resident.child != child);
                each.coming.retain(|other| *other != child);
            }
            let known = self.known.get(&child).and_then(|known| known.born);
            let resident = Resident { child, since: self.day, born: born.or(known) };
            self.places[place].residents.push(resident);
            self.asked[at].lives = Some(self.places[place].id.clone());
        }
    }
}

/// Whether one of two who ask is to be kept together with the other.
fn together(one: &Asked<'_>, other: &Asked<'_>) -> bool {
    let names = |a: &Asked<'_>, b: &Asked<'_>| a.request.with.iter().any(|each| *each.child == *b.child);
    names(one, other) || names(other, one)
}

fn place_of(household: Option<&str>, home: Option<&str>) -> Option<PlaceId> {
    let of_home = || home.map(|id| PlaceId::Home(id.into()));
    household.map(|id| PlaceId::Household(id.into())).or_else(of_home)
}

/// Why a child moved on a day, as the record of placements says.
fn moved_because(child: &Timeline, day: Day) -> Option<ReasonForChange> {
    child.episodes.iter().find(|row| row.end == Some(day) && row.account == 0)?.moved_because
}

/// Where a child is matched and has not moved in yet.
fn is_coming(child: &Timeline, lives: Option<&PlaceId>, day: Day) -> Option<PlaceId> {
    let decision = child.strand::<MatchingDecision>().rfind(|decision| decision.day <= day)?;
    let place = place_of(decision.household.as_deref(), decision.home.as_deref())?;
    let moved = child.strand::<PlacedWith>().any(|with| with.since >= decision.day && with.since <= day);
    let stands = decision.ended.is_none_or(|ended| ended > day);
    let soon = decision.moves.unwrap_or(decision.day).plus_days(COMING_DAYS) >= day;
    (stands && soon && !moved && lives != Some(&place)).then_some(place)
}

pub(crate) fn ask<'a>(
    child: &Timeline,
    request: &'a PlacementRequest,
    id: Arc<str>,
    lives: Option<PlaceId>,
    before: Vec<(PlaceId, PastStay)>,
    day: Day,
) -> Asked<'a> {
    let identity = child.identity.as_ref();
    let lately = day.plus_months(-24);
    let moves = child.episodes.iter().filter(|row| row.account == 0);
    let moves = moves.filter(|row| row.end.is_some_and(|end| end > lately && end <= day));
    Asked {
        child: child.child.clone(),
        id,
        request,
        born: child.born(),
        age: child.born().map(|born| born.age_on(day)),
        sex: identity.and_then(|identity| identity.sex),
        ethnicity: identity.and_then(|identity| identity.ethnicity),
        family: {
            let rows = child.episodes.iter().filter(|row| row.account == 0 && row.start <= day);
            rows.rev().find_map(|row| row.home_postcode.clone())
        },
        lives,
        before,
        did_not_hold: moves.filter(|row| row.moved_because.is_some_and(did_not_hold)).count(),
    }
}

/// The household as it stands on a day; `None` where it is not approved.
fn household_on(household: &Household, day: Day) -> Option<Place<'_>> {
    let mut approvals = household.approvals.iter();
    let approval = approvals.rfind(|each| each.since <= day && each.until.is_none_or(|until| until > day))?;
    let details =
        household.strand::<HouseholdDetails>().rfind(|said| said.since <= day).map(|said| said.record);
    let terms = household.strand::<ApprovalTerms>().rfind(|said| said.since <= day).map(|said| said.record);
    let exemptions = household.strand::<FosteringExemption>().map(|said| said.record);
    let mut hold =
        household.strand::<FosteringHold>().map(|said| said.record).filter(|hold| hold.holds_on(day));
    let notice = household.strand::<Resignation>().rfind(|said| said.notice <= day);
    let notice = notice.filter(|said| said.notice >= approval.since);
    let standing = match (notice, hold.next_back()) {
        (Some(notice), _) => Standing::Resigned { ends: notice.notice.plus_days(NOTICE_DAYS) },
        (None, Some(hold)) => Standing::OnHold { since: hold.since, until: hold.until, why: hold.why },
        (None, None) => Standing::Free,
    };
    let mut skills: Vec<CareSkill> = details.map(|details| details.skills.clone()).unwrap_or_default();
    for course in household.strand::<CarerTraining>().filter(|said| said.day <= day) {
        if course.expires.is_none_or(|expires| expires >= day) {
            skills.extend(&course.record.skills);
        }
    }
    skills.sort_unstable();
    skills.dedup();
    Some(Place {
        id: PlaceId::Household(household.id.clone()),
        name: details.map(|details| details.name.as_str()),
        since: approval.since,
        kinship: approval.kinship,
        standing,
        terms,
        exemptions: exemptions.filter(|each| each.holds_on(day)).collect(),
        details,
        skills,
        postcode: details.and_then(|details| details.postcode.as_ref()),
        residents: Vec::new(),
        unnamed: 0,
        coming: Vec::new(),
        past: Vec::new(),
        home: None,
    })
}

/// The home as it stands on a day; `None` where it is not registered.
fn home_on(home: &timeline::Home, day: Day) -> Option<Place<'_>> {
    let mut all = home.strand::<HomeDetails>();
    let details = all.rfind(|said| said.since <= day && said.until.is_none_or(|until| until > day))?.record;
    Some(Place {
        id: PlaceId::Home(home.id.clone()),
        name: Some(&details.name),
        since: details.since,
        kinship: false,
        standing: Standing::Free,
        terms: None,
        exemptions: Vec::new(),
        details: None,
        skills: details.skills.clone(),
        postcode: details.postcode.as_ref(),
        residents: Vec::new(),
        unnamed: 0,
        coming: Vec::new(),
        past: Vec::new(),
        home: Some(Home {
            sort: details.sort,
            beds: details.beds,
            age_from: details.age_from,
            age_to: details.age_to,
        }),
    })
}

/// How many children are fostered in a household beside those who are named: by the last count, where nobody has moved in or out
/// since.
fn counted_beside(by_id: &FxHashMap<&str, &Household>, place: &Place<'_>, day: Day) -> usize {
    let PlaceId::Household(id) = &place.id else { return 0 };
    let Some(household) = by_id.get(&**id) else { return 0 };
    let Some(count) = household.strand::<ChildrenFostered>().rfind(|said| said.since <= day) else {
        return 0;
    };
    let moved = place.residents.iter().map(|each| each.since).chain(place.past.iter().map(|stay| stay.until));
    let stands = moved.max().is_none_or(|moved| moved <= count.since);
    if stands { usize::from(count.children).saturating_sub(place.residents.len()) } else { 0 }
}

/// A number that a clock allows on a day.
fn limit(clock: &str, on: Day) -> Option<usize> {
    match clocks::clock(clock)?.limit_on(on)?.value {
        Allowed::AtMost(most) => Some(usize::from(most)),
        _ => None,
    }
}

/// Each child's family: the least identifier among brothers and sisters who are named as such in either's record.
fn families(cohort: &Cohort) -> FxHashMap<Arc<str>, Arc<str>> {
    let mut root: FxHashMap<Arc<str>, Arc<str>> = FxHashMap::default();
    for child in &cohort.children {
        let siblings = child.strand::<Relationship>().filter(|said| is_sibling(said.relation));
        let siblings = siblings.filter_map(|said| said.record.child.as_deref());
        let with = child.strand::<PlacementRequest>().flat_map(|said| said.record.with.iter());
        for other in siblings.chain(with.map(|each| each.child.as_str())) {
            let (one, other) = (find(&root, &child.child), find(&root, &other.into()));
            let (least, greater) = if one <= other { (one, other) } else { (other, one) };
            if least != greater {
                root.insert(greater, least);
            }
        }
    }
    let children: Vec<Arc<str>> = root.keys().chain(root.values()).cloned().collect();
    children.into_iter().map(|child| (child.clone(), find(&root, &child))).collect()
}

fn find(root: &FxHashMap<Arc<str>, Arc<str>>, child: &Arc<str>) -> Arc<str> {
    let mut at = child;
    while let Some(next) = root.get(at) {
        at = next;
    }
    at.clone()
}

fn is_sibling(relation: Relation) -> bool {
    use Relation::{Brother, HalfBrother, HalfSister, Sister, StepBrother, StepSister};
    matches!(relation, Brother | HalfBrother | HalfSister | Sister | StepBrother | StepSister)
}
