//! Makes an invented census of so many children, and measures how long it takes to read it and to judge it by every rule.
//!
//! ```text
//! cargo run --release -p cin_census --example size -- 10000 [FILE]
//! ```
//!
//! Measured are the XML in memory to typed rows (*read*), every rule of 2025-26 with each finding made ready to be written
//! and dropped (*rules*), and the largest the process ever was, on Linux, the making of the census included. The children
//! are drawn from a seed: the same every time, with a slip in about one value of fifty. With FILE the census is written
//! there too.

#![allow(clippy::unwrap_used, reason = "an example may stop")]

use std::time::Instant;

use calendar::{CollectionYear, Day};
use cin_census::codes::{self, CodeSet};
use cin_census::modules::{
    Assessment, AssessmentFactor, ChildCharacteristics, ChildIdentifiers, CinDetails, CinPlan, Disability,
    Header, ProtectionPlan, Review, Section47,
};
use cin_census::{Census, Check, Child, Dated, Module, Text, read, write_xml};
use exchange::Source;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const CLOSING: i32 = 2026;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let children = arguments.next().map_or(10_000, |number| number.parse().unwrap());
    let made = Maker(ChaCha8Rng::seed_from_u64(CLOSING as u64)).census(children);
    let bytes = write_xml(&made, CLOSING).unwrap();
    if let Some(file) = arguments.next() {
        std::fs::write(file, &bytes).unwrap();
    }
    drop(made);
    println!("made     {children} children, {:.1} MB of XML", bytes.len() as f64 / 1e6);

    let began = Instant::now();
    let (census, problems) = read(vec![Source::new("cin.xml", bytes)]);
    let reading = began.elapsed();
    let rows: usize = Module::ALL.iter().map(|module| census.count(*module)).sum();
    println!("read     {:.3} s: {rows} rows, {} problems", reading.as_secs_f64(), problems.len());

    let began = Instant::now();
    let year = CollectionYear::new(CLOSING).unwrap();
    let check = Check { year, census: &census, authority: None, only: &[] };
    let mut found = 0_usize;
    let not_checked = check.run(|finding| {
        std::hint::black_box(finding.failure(&census));
        found += 1;
    });
    let judging = began.elapsed();
    println!(
        "rules    {:.3} s: {found} findings, {} rules not checked",
        judging.as_secs_f64(),
        not_checked.len()
    );
    println!("together {:.3} s", (reading + judging).as_secs_f64());
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(most) = status.lines().find_map(|line| line.strip_prefix("VmHWM:")) {
        println!("most     {}", most.trim());
    }
}

struct Maker(ChaCha8Rng);

impl Maker {
    fn one_in(&mut self, of: u32) -> bool {
        self.0.random_range(0..of) == 0
    }

    /// A code of a set; rarely one that it does not have, or none.
    fn code(&mut self, set: &CodeSet) -> Text {
        let at = self.0.random_range(0..set.codes.len());
        match self.0.random_range(0..100) {
            0 => Text::new("ZZ"),
            1 => Text::default(),
            _ => Text::new(set.codes[at].code),
        }
    }

    fn flag(&mut self, yes_in: u32) -> Text {
        Text::new(if self.one_in(yes_in) { "1" } else { "0" })
    }

    /// A day so many days after another at most, within the census year.
    fn after(&mut self, day: Day, days: i32) -> Day {
        let end = CollectionYear::new(CLOSING).unwrap().period().to;
        let later = day.plus_days(self.0.random_range(0..=days));
        if later > end { end } else { later }
    }

    /// The date of a day, or rarely one of long ago.
    fn date(&mut self, day: Day) -> Dated {
        Dated::on(if self.one_in(50) { day.plus_days(-400) } else { day })
    }

    fn census(&mut self, children: usize) -> Census {
        let header = Header {
            collection: Text::new("CIN"),
            year: Text::new("2026"),
            reference_date: Dated::new("2026-03-31"),
            source_level: Text::new("L"),
            lea: Text::new("999"),
            software_code: Text::new("Invented"),
            release: Text::new("1"),
            serial_no: Text::new("001"),
            date_time: Text::new("2026-05-01T12:00:00"),
            ..Header::default()
        };
        let children = (0..children).map(|number| self.child(number)).collect();
        Census { headers: vec![header], children, ..Census::default() }
    }

    fn child(&mut self, number: usize) -> Child {
        let birth = Day::new(2026, 3, 1).unwrap().plus_days(-self.0.random_range(0..6570));
        let identifiers = ChildIdentifiers {
            la_child_id: Text::new(&format!("INVENTED{number:06}")),
            upn: Text::new(&format!("A330{:09}", self.0.random_range(0..1_000_000_000))),
            birth: self.date(birth),
            sex: self.code(&codes::SEX),
            ..ChildIdentifiers::default()
        };
        let disabilities = (0..self.0.random_range(1..3))
            .map(|_| Disability { code: self.code(&codes::DISABILITY), ..Disability::default() })
            .collect();
        let characteristics = ChildCharacteristics {
            ethnicity: self.code(&codes::ETHNICITY),
            disabilities,
            ..ChildCharacteristics::default()
        };
        let mut day = Day::new(2025, 4, 1).unwrap();
        let mut episodes = Vec::new();
        for _ in 0..1 + usize::from(self.one_in(4)) {
            day = self.after(day, 120);
            episodes.push(self.episode(day));
            day = self.after(day, 120);
        }
        Child {
            identifiers: Some(identifiers),
            characteristics: Some(characteristics),
            episodes,
            ..Child::default()
        }
    }

    fn episode(&mut self, referral: Day) -> CinDetails {
        let closed = self.one_in(2);
        let assessments = (0..self.0.random_range(1..3)).map(|_| self.assessment(referral)).collect();
        let plan_start = self.after(referral, 40);
        let plans = vec![CinPlan {
            start: self.date(plan_start),
            end: self.date(plan_start.plus_days(60)),
            ..CinPlan::default()
        }];
        let mut enquiries = Vec::new();
        let mut protection_plans = Vec::new();
        if self.one_in(2) {
            let start = self.after(referral, 30);
            let conference = self.after(start, 20);
            enquiries.push(Section47 {
                start: self.date(start),
                target: self.date(start.plus_days(21)),
                initial_conference: self.date(conference),
                not_required: self.flag(5),
                ..Section47::default()
            });
            if self.one_in(2) {
                protection_plans.push(self.protection_plan(conference));
            }
        }
        CinDetails {
            referral: self.date(referral),
            source: self.code(&codes::REFERRAL_SOURCE),
            primary_need: self.code(&codes::PRIMARY_NEED),
            closure: if closed { self.date(referral.plus_days(100)) } else { Dated::default() },
            closure_reason: if closed { self.code(&codes::REASON_FOR_CLOSURE) } else { Text::default() },
            no_further_action: self.flag(20),
            assessments,
            plans,
            enquiries,
            protection_plans,
            ..CinDetails::default()
        }
    }

    fn assessment(&mut self, referral: Day) -> Assessment {
        let start = self.after(referral, 20);
        let authorised = self.after(start, 45);
        let factors = (0..self.0.random_range(1..5))
            .map(|_| AssessmentFactor {
                code: self.code(&codes::ASSESSMENT_FACTORS),
                ..AssessmentFactor::default()
            })
            .collect();
        Assessment {
            start: self.date(start),
            authorised: self.date(authorised),
            factors,
            ..Assessment::default()
        }
    }

    fn protection_plan(&mut self, conference: Day) -> ProtectionPlan {
        let reviews = (1..3)
            .map(|time| Review { date: self.date(conference.plus_days(80 * time)), ..Review::default() })
            .collect();
        ProtectionPlan {
            start: self.date(conference),
            initial_category: self.code(&codes::CATEGORY_OF_ABUSE),
            latest_category: self.code(&codes::CATEGORY_OF_ABUSE),
            previous_plans: Text::new("0"),
            reviews,
            ..ProtectionPlan::default()
        }
    }
}
