use calendar::{Moment, Period};
use records::{Fact, Record};
use timeline::{Authority, Household, Standpoint, Timeline, history};

use super::forecast::{Chance, Pace, Thought, Year};
use super::scorecard::{Days, Mean, Measure, adopted, three_years};
use super::stage::{Stage, Way, counts};
use super::{adopters, after, contradiction, forecast, stage};

fn day(text: &str) -> calendar::Day {
    text.parse().unwrap()
}

fn child(text: &str) -> Timeline {
    history::child("C1", text).unwrap()
}

fn duties(child: &Timeline, on: &str) -> Vec<clocks::Duty> {
    let authority = Authority::default();
    clocks::due(child, &Standpoint { day: day(on), known: Moment::END_OF_TIME, authority: &authority })
}

fn way(text: &str, on: &str) -> Option<Way> {
    let child = child(text);
    stage::of(&child, &duties(&child, on), day(on))
}

/// In care on 1 March 2017, everything on the way to an order on 1 August 2018.
const WAY: &str = "2016-02-01 born\n2017-03-01 start\n2017-03-01 status C1\n2017-03-01 lives U6 A\n\
    2017-06-01 adoption_step what=became_plan\n2017-07-03 decision\n2017-07-10 adoption_step what=order_applied\n\
    2017-09-04 status E1\n2017-10-02 adoption_link household=H1 ended=2017-11-20 result=matched\n2017-11-20 matched\n\
    2017-12-04 introductions_plan midpoint=2017-12-11 midpoint_held=2017-12-12 ended=2018-01-08 end=moved_in\n\
    2018-01-08 lives A6 Q\n2018-04-02 adoption_step what=application_made\n\
    2018-05-01 adoption_step what=hearing_listed for_day=2018-07-20\n2018-08-01 end E12\n";

#[test]
fn from_the_plan_to_the_order_each_day_has_its_stage() {
    for (on, stage, next) in [
        ("2017-05-31", None, None),
        ("2017-06-01", Some(Stage::Considered), Some("Decision that the child should be placed")),
        ("2017-07-03", Some(Stage::Decided), Some("Application for a placement order")),
        ("2017-07-10", Some(Stage::OrderApplied), Some("Placement order")),
        ("2017-09-04", Some(Stage::FamilyFinding), Some("Link with adopters")),
        ("2017-10-02", Some(Stage::Linked), Some("Match")),
        ("2017-11-20", Some(Stage::Matched), Some("Introductions")),
        ("2017-12-04", Some(Stage::Introductions), Some("Review of the introductions midway")),
        ("2017-12-13", Some(Stage::Introductions), Some("Moving in")),
        ("2018-01-08", Some(Stage::Placed), Some("Application for the adoption order, not before")),
        ("2018-04-02", Some(Stage::Applied), Some("Adoption order")),
        ("2018-08-01", Some(Stage::Adopted), None),
    ] {
        let way = way(WAY, on);
        assert_eq!(way.as_ref().map(|way| way.stage), stage, "{on}");
        assert_eq!(way.and_then(|way| way.next).map(|(what, _)| what), next, "{on}");
    }
}

#[test]
fn a_reversal_and_a_placement_that_breaks_down() {
    let until = |line: &str| WAY.split(line).next().unwrap().to_owned();
    let reversed = until("2017-09-04").replace("2017-07-03 decision", "2017-07-03 decision 2017-08-15");
    let one = way(&reversed, "2017-08-15").unwrap();
    assert_eq!((one.stage, one.since, one.reversed.len()), (Stage::Reversed, day("2017-08-15"), 1));
    assert_eq!(way(&reversed, "2017-08-14").map(|way| way.stage), Some(Stage::OrderApplied), "not by then");
    let again = format!("{reversed}2017-12-01 decision");
    let one = way(&again, "2017-12-01").unwrap();
    assert_eq!((one.reversed.len(), one.decided), (1, Some(day("2017-12-01"))), "both decisions are kept");
    // Moved back to foster carers: it broke down, whoever wrote so; a new link begins anew.
    let broke = format!("{}2018-03-05 lives U6 B", until("2018-04-02"));
    assert_eq!(
        way(&broke, "2018-03-05").map(|way| (way.stage, way.since)),
        Some((Stage::Disrupted, day("2018-03-05")))
    );
    let linked = format!("{broke}\n2018-05-01 adoption_link household=H2");
    assert_eq!(way(&linked, "2018-05-02").map(|way| way.stage), Some(Stage::Linked));
    // A stay in hospital is no breakdown.
    let hospital = format!("{}2018-03-05 lives T1 H", until("2018-04-02"));
    assert_eq!(way(&hospital, "2018-03-06").map(|way| way.stage), Some(Stage::Placed));
}

#[test]
fn whoever_left_care_another_way_is_not_on_the_way() {
    let home = format!("{}2017-10-01 end E4A", WAY.split("2017-10-02").next().unwrap());
    assert!(way(&home, "2017-09-30").is_some());
    assert!(way(&home, "2017-10-01").is_none());
    assert!(
        way("2016-02-01 born\n2017-03-01 start\n2017-03-01 status C1\n2017-03-01 lives U6 A", "2018-01-01")
            .is_none()
    );
}

#[test]
fn early_permanence_is_seen() {
    let early = WAY.replace("2017-10-02 adoption_link", "2017-10-02 adoption_link early");
    assert!(way(&early, "2017-10-03").unwrap().early);
    assert!(way(&WAY.replace("lives U6 A", "lives U5 A"), "2017-10-03").unwrap().early);
    assert!(!way(WAY, "2017-10-03").unwrap().early);
}

#[test]
fn stages_add_up_to_everybody() {
    let days = ["2017-06-01", "2017-07-03", "2017-09-04", "2017-09-05", "2018-08-01"];
    let ways: Vec<Way> = days.iter().filter_map(|on| way(WAY, on)).collect();
    let counts = counts(&ways);
    assert_eq!(counts.len(), Stage::ALL.len());
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<usize>(), days.len());
    assert!(counts.contains(&(Stage::FamilyFinding, 2)));
}

#[test]
fn the_scorecard_child_by_child() {
    let year = Period::financial_year(2019);
    let with_order = WAY.replace("2017-11-20 matched", "2017-11-20 matched 2017-07-03");
    let foster = WAY.replace("2018-01-08 lives A6 Q", "2018-01-08 lives A5 A same");
    let consent = WAY.replace("2017-09-04 status E1\n", "").replace("lives A6", "lives A4");
    for (what, story, days) in [
        ("plain", with_order, [Days::Counted(313), Days::Counted(77), Days::Counted(313)]),
        // Its foster carers had the child from the first day.
        ("adopted by the foster carer", foster, [Days::Counted(313), Days::Counted(77), Days::Counted(0)]),
        (
            "by consent",
            consent,
            [Days::Counted(313), Days::LeftOut("there was no placement order"), Days::Counted(313)],
        ),
        (
            "nobody recorded the placement",
            WAY.replace("2018-01-08 lives A6 Q\n", ""),
            [Days::LeftOut("the last placement was not one for adoption"); 3],
        ),
    ] {
        let all = adopted(&child(&story), year, day("2018-12-31"));
        assert_eq!(all.iter().map(|one| one.measures).collect::<Vec<_>>(), [days], "{what}");
    }
}

#[test]
fn an_order_is_provisional_while_it_may_be_appealed() {
    let provisional = |on: &str| {
        let all = adopted(&child(WAY), Period::financial_year(2019), day(on));
        all.first().map(|one| one.provisional)
    };
    assert_eq!(provisional("2018-07-31"), None, "not made yet");
    assert_eq!((provisional("2018-08-29"), provisional("2018-08-30")), (Some(true), Some(false)));
    // It counts from its day all the same.
    assert_eq!(adopted(&child(WAY), Period::financial_year(2018), day("2018-12-31")).len(), 0);
}

#[test]
fn a_mean_is_a_sum_over_a_sum() {
    let mean = Mean::of([Days::Counted(400), Days::Counted(401), Days::LeftOut("x")]);
    assert_eq!((mean.sum, mean.children, mean.left_out, mean.days()), (801, 2, 1, Some(401)));
    assert_eq!(Mean::of([Days::LeftOut("x")]).days(), None);
    let days = three_years(2019, day("2018-12-31"));
    assert_eq!((days.from, days.to), (day("2016-04-01"), day("2018-12-31")));
    assert_eq!(Measure::A10.indicator(), "N.A10");
}

#[test]
fn what_the_year_will_bring() {
    let pace = Pace { placed: 200, applied: 90, of: 9 };
    let thought = |story: &str, on: &str| way(story, on).and_then(|way| forecast::of(&way, pace, day(on)));
    let chance = |story: &str, on: &str| thought(story, on).map(|thought| thought.chance);
    let unlisted = WAY.replace("2018-05-01 adoption_step what=hearing_listed for_day=2018-07-20\n", "");
    for (what, story, on, expected) in [
        ("made this year", WAY, "2018-12-31", Some(Chance::Made)),
        ("made last year", WAY, "2019-04-01", None),
        ("listed", WAY, "2018-06-01", Some(Chance::Likely)),
        ("applied", &unlisted, "2018-06-01", Some(Chance::Likely)),
        ("placed, and the year is long", &unlisted, "2018-04-01", Some(Chance::Possible)),
        ("placed late in the year", &unlisted, "2018-03-20", Some(Chance::Unlikely)),
        ("looked for", WAY, "2017-09-10", Some(Chance::Unlikely)),
        (
            "matched early in the year",
            &WAY.replace("2017-11-20 matched", "2017-09-20 matched"),
            "2017-09-25",
            Some(Chance::Possible),
        ),
    ] {
        assert_eq!(chance(story, on), expected, "{what}");
    }
    let listed = thought(WAY, "2018-06-01").unwrap();
    assert_eq!(
        (listed.day, listed.because.as_str()),
        (Some(day("2018-07-20")), "A hearing is listed for 20 July 2018")
    );
    let all: Vec<Thought> =
        ["2018-06-01", "2018-04-01", "2018-12-31"].iter().filter_map(|on| thought(&unlisted, on)).collect();
    let year = Year::of(&all);
    assert_eq!((year.made, year.likely, year.possible, year.range()), (1, 1, 1, (2, 3)));
}

#[test]
fn the_pace_is_the_median_of_enough() {
    let ways: Vec<Way> = (0..5).filter_map(|_| way(WAY, "2018-08-01")).collect();
    assert_eq!(Pace::of(&ways), Pace { placed: 205, applied: 121, of: 5 });
    assert_eq!(Pace::of(&ways[..4]).of, 0, "four are too few");
}

fn household(said: &[(&str, serde_json::Value)]) -> Household {
    let facts: Vec<Fact> = said
        .iter()
        .enumerate()
        .map(|(nth, (kind, payload))| Fact {
            id: format!("f{nth}").into(),
            revision: 1,
            recorded: Moment::from_micros(0),
            withdrawn: false,
            record: record(kind, payload),
            origin: std::sync::Arc::default(),
        })
        .collect();
    Household::of("H1", &facts, Moment::END_OF_TIME)
}

fn record(kind: &str, payload: &serde_json::Value) -> std::sync::Arc<dyn Record> {
    (records::kind(kind).unwrap().read)(payload.to_string().as_bytes()).unwrap()
}

#[test]
fn adopters_stand_at_one_stage() {
    use adopters::{OfChildren, Stage};
    let asked = serde_json::json!({ "registered": "2018-01-03", "responded": "2018-01-08", "stage_1_started": "2018-01-15",
        "stage_1_ended": "2018-03-12", "stage_2_started": "2018-04-02", "decided": "2018-07-30", "approved": true });
    let approval = serde_json::json!({ "since": "2018-07-30", "until": "2019-09-01" });
    let approved = [("adopter_application", asked.clone()), ("adopter_approval", approval)];
    let linked = OfChildren { linked: Some(day("2018-10-01")), matched: None };
    let matched = OfChildren { matched: Some(day("2018-11-01")), ..linked };
    for (on, children, stage, since) in [
        ("2018-01-10", OfChildren::default(), Stage::Registered, "2018-01-03"),
        ("2018-01-15", OfChildren::default(), Stage::One, "2018-01-15"),
        ("2018-03-12", OfChildren::default(), Stage::Gap, "2018-03-12"),
        ("2018-04-02", OfChildren::default(), Stage::Two, "2018-04-02"),
        ("2018-07-30", OfChildren::default(), Stage::Waiting, "2018-07-30"),
        ("2018-10-02", linked, Stage::Linked, "2018-10-01"),
        ("2018-11-02", matched, Stage::Matched, "2018-11-01"),
        ("2019-09-01", OfChildren::default(), Stage::Left, "2019-09-01"),
    ] {
        let one = adopters::of(&household(&approved), &[], children, day(on)).unwrap();
        assert_eq!((one.stage, one.since), (stage, day(since)), "{on}");
    }
    let mut declined = asked;
    declined["approved"] = false.into();
    let one = household(&[("adopter_application", declined)]);
    assert_eq!(
        adopters::of(&one, &[], OfChildren::default(), day("2018-08-01")).map(|one| one.stage),
        Some(Stage::Declined)
    );
    assert!(adopters::of(&household(&[]), &[], OfChildren::default(), day("2018-08-01")).is_none());
}

#[test]
fn after_the_order() {
    let later = format!(
        "{WAY}2018-08-20 later_life_letter\n2018-07-01 life_story_work what=final\n\
         2018-07-25 adoption_support_plan review_by=2019-01-25 fund_asked=2018-07-26\n2019-01-30 adoption_support_review \
         continues"
    );
    let at = |story: &str, on: &str| {
        let child = child(story);
        let duties = duties(&child, on);
        after::of(&child, &stage::of(&child, &duties, day(on)).unwrap(), &duties, day(on)).unwrap()
    };
    let none = at(WAY, "2018-09-01");
    assert!(none.is_late(day("2018-09-01")) && none.letter.late(day("2018-09-01")) > 0);
    let one = at(&later, "2019-02-01");
    assert_eq!((one.letter.done, one.book.done), (Some(day("2018-08-20")), Some(day("2018-07-01"))));
    assert_eq!(one.review.and_then(|review| review.due), Some(day("2020-01-30")), "a year from the last");
    assert!(!one.is_late(day("2019-02-01")));
    let over = at(&later.replace("review continues", "review"), "2019-02-01");
    assert_eq!(over.review, None, "support is over");
    let child = child(WAY);
    assert!(after::of(&child, &way(WAY, "2018-07-31").unwrap(), &[], day("2018-07-31")).is_none());
}

#[test]
fn what_cannot_be_so_is_told_with_the_way_on() {
    let decided =
        "2016-02-01 born\n2017-03-01 start\n2017-03-01 status C1\n2017-03-01 lives U6 A\n2017-07-03 decision";
    let ordered = format!("{decided}\n2017-09-04 status E1");
    let placed = format!("{ordered}\n2017-11-20 matched\n2018-01-08 lives A6 Q");
    let undecided = decided.replace("\n2017-07-03 decision", "");
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    for (what, story, kind, said, stops) in [
        (
            "a match before the decision",
            decided,
            "adoption_match",
            r#"{"year":2018,"matched":"2017-07-02"}"#,
            Some("matched"),
        ),
        ("a match on its day", decided, "adoption_match", r#"{"year":2018,"matched":"2017-07-03"}"#, None),
        (
            "a match that tells its decision",
            &undecided,
            "adoption_match",
            r#"{"year":2018,"matched":"2017-07-03","decided":"2017-07-01"}"#,
            None,
        ),
        (
            "an order without a placement",
            &ordered,
            "adoption_step",
            r#"{"day":"2018-05-01","what":"order_made"}"#,
            Some("what"),
        ),
        ("an order", &placed, "adoption_step", r#"{"day":"2018-05-01","what":"order_made"}"#, None),
        (
            "care ends by adoption without a placement",
            &ordered,
            "looked_after_end",
            r#"{"day":"2018-05-01","reason":"E12"}"#,
            Some("reason"),
        ),
        (
            "care ends by adoption",
            &placed,
            "looked_after_end",
            r#"{"day":"2018-05-01","reason":"E12"}"#,
            None,
        ),
        ("care ends at home", &ordered, "looked_after_end", r#"{"day":"2018-05-01","reason":"E4A"}"#, None),
        (
            "a status that contradicts the order",
            &placed,
            "legal_status",
            r#"{"day":"2018-05-01","status":"C2"}"#,
            Some("status"),
        ),
        ("a status", decided, "legal_status", r#"{"day":"2017-09-04","status":"E1"}"#, None),
        (
            "placed under an order that is not there",
            decided,
            "placement",
            r#"{"day":"2018-01-08","place":"A6"}"#,
            Some("place"),
        ),
        ("placed by consent", decided, "placement", r#"{"day":"2018-01-08","place":"A4"}"#, None),
        (
            "placed without a decision",
            &undecided,
            "placement",
            r#"{"day":"2018-01-08","place":"A4"}"#,
            Some("place"),
        ),
        (
            "introductions without a match",
            &ordered,
            "introductions_plan",
            r#"{"starts":"2017-12-04","midpoint":"2017-12-10"}"#,
            Some("starts"),
        ),
        (
            "introductions",
            &placed,
            "introductions_plan",
            r#"{"starts":"2017-12-04","midpoint":"2017-12-10"}"#,
            None,
        ),
        (
            "nothing broke down",
            &ordered,
            "adoption_step",
            r#"{"day":"2018-05-01","what":"disrupted"}"#,
            Some("what"),
        ),
        (
            "a long-term match of a child placed for adoption",
            &placed,
            "long_term_match",
            r#"{"day":"2018-05-01"}"#,
            Some("day"),
        ),
    ] {
        let troubles = contradiction::of(&child(story), record(kind, &json(said)).as_ref());
        let found = troubles.iter().find(|trouble| trouble.stops).map(|trouble| trouble.field.as_str());
        assert_eq!(found, stops, "{what}: {troubles:?}");
        assert!(troubles.iter().all(|trouble| trouble.says.len() > 30), "{what}");
    }
    let early = contradiction::of(
        &child(&placed),
        record("adoption_step", &json(r#"{"day":"2018-02-01","what":"application_made"}"#)).as_ref(),
    );
    assert!(
        early.iter().all(|trouble| !trouble.stops) && early.len() == 1,
        "ten weeks are the court's to judge"
    );
}

/// What is proposed to a panel on 14 November 2018: the report by 31 October.
const PROPOSED: &str = "2016-02-01 born\n2017-03-01 start\n2017-03-01 status C1\n2017-03-01 lives U6 A\n\
    2017-07-03 decision\n2017-09-04 status E1\n2018-10-08 adoption_link household=H1\n2018-10-15 match_proposal \
    household=H1 panel=2018-11-14 ";

#[test]
fn a_proposed_match_says_what_it_waits_for() {
    let told = |more: &str, on: &str| {
        let way = way(&format!("{PROPOSED}{more}"), on).unwrap();
        let one = way.proposals.last().unwrap();
        let next = way.next.map(|(what, by)| (what, by.map(|by| by.to_string()).unwrap_or_default()));
        (way.stage, one.progress.words(), next.unwrap(), one.given_late(day(on)))
    };
    let report = "shared.0.paper=placement_report shared.0.with=adopters shared.0.day=2018-10-29";
    let waits = |what, by: &str| (what, by.to_owned());
    let asked = "Placement report to the adopters";
    let on = "2018-10-31";
    assert_eq!(told("", on), (Stage::Linked, "Being prepared", waits(asked, on), false));
    assert!(told("", "2018-11-01").3);
    let has = "The adopters have the report";
    assert_eq!(told(report, "2018-11-01"), (Stage::Linked, has, waits("Panel", "2018-11-14"), false));
    let heard = format!("{report} view=recommended received=2018-11-15");
    let decide = waits("Decision on the match", "2018-11-26");
    assert_eq!(told(&heard, "2018-11-16"), (Stage::Linked, "Heard, not decided", decide, false));
    // Before the panel sat nobody knows what it will recommend.
    assert_eq!(told(&heard, "2018-11-13").1, has);
    let agreed = format!("{heard} decided=2018-11-20 decision=agreed");
    let matched = told(&agreed, "2018-11-20");
    assert_eq!((matched.0, matched.1), (Stage::Matched, "Agreed"));
    let refused = format!("{heard} decided=2018-11-20 decision=not_agreed because=Room");
    let linked = told(&refused, "2018-11-20");
    assert_eq!((linked.0, linked.1), (Stage::Linked, "Not agreed"));
    // Introductions may begin on a match that was decided, and not before.
    let begins = |history: &str| {
        let child = child(&format!("{PROPOSED}{history}"));
        let plan = history::facts("2018-11-26 introductions_plan midpoint=2018-12-01").unwrap().remove(0);
        contradiction::of(&child, &*plan.record).iter().filter(|trouble| trouble.stops).count()
    };
    assert_eq!((begins(&agreed), begins(&heard)), (0, 1));
}
