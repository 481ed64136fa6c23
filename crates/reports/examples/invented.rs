//! Writes the report of an invented authority as HTML, or as a workbook, for looking at.
//!
//! `cargo run -p reports --example invented -- CHILDREN MONTHS 2018-10 OUT.html`

use std::error::Error;
use std::time::Instant;
use std::{env, fs};

use calendar::{Moment, Month};
use reports::corporate_parenting::{Options, Page, Run, document};
use simulate::Plan;
use timeline::{Authority, Cohort, Household, Timeline};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [children, months, month, out] = arguments.as_slice() else {
        return Err("usage: invented CHILDREN MONTHS MONTH OUT.html|OUT.xlsx".into());
    };
    let month: Month = month.parse()?;
    let invented = simulate::authority(&Plan::new(children.parse()?, months.parse()?, month.last(), 1));
    let known = Moment::END_OF_TIME;
    let (subject, facts) = invented.authority;
    let cohort = Cohort::new(
        known,
        Authority::of(&subject.id, &facts, known),
        invented.children.iter().map(|(child, facts)| Timeline::of(&child.id, facts, known)).collect(),
        invented.households.iter().map(|(home, facts)| Household::of(&home.id, facts, known)).collect(),
    );
    eprintln!("{} children and care leavers", cohort.children.len());
    let report = document(&cohort, month, Options::default());
    for _ in 0..2 {
        let start = Instant::now();
        let run = Run::new(&cohort, month, Options::default());
        eprintln!("figures of thirteen months: {:?}", start.elapsed());
        for page in Page::ALL {
            let start = Instant::now();
            let blocks = run.section(*page).blocks.len();
            eprintln!("{}: {blocks} blocks, {:?}", page.id(), start.elapsed());
        }
    }
    if out.ends_with(".xlsx") {
        fs::write(out, press::xlsx::workbook(&report)?)?;
    } else {
        fs::write(out, press::html::page(&report))?;
    }
    Ok(())
}
