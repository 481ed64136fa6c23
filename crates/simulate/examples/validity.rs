//! What the rules of the return find in an invented authority's own return.
//! `cargo run -p simulate --example validity [children] [months] [seed] [last day]`.

use std::collections::BTreeMap;

use calendar::{CollectionYear, Day};
use exchange::Source;
use simulate::Plan;
use ssda903::rules::Check903;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let word = |at: usize, otherwise: &str| words.get(at).cloned().unwrap_or_else(|| otherwise.to_owned());
    let until: Day = word(3, "2026-03-31").parse()?;
    let plan = Plan {
        slips: word(4, "no") == "slips",
        ..Plan::new(word(0, "650").parse()?, word(1, "36").parse()?, until, word(2, "1").parse()?)
            .when_handed_in()
    };
    let invented = simulate::authority(&plan);
    let closing = CollectionYear::of(until).closing();
    let tables = |year: i32| -> Result<ssda903::Tables, Box<dyn std::error::Error>> {
        let files = simulate::ssda903(&invented, u16::try_from(year)?)?;
        Ok(ssda903::read(files.into_iter().map(|(name, bytes)| Source::new(name, bytes)).collect()).0)
    };
    let (this, last) = (tables(closing)?, tables(closing - 1)?);
    let check = Check903 {
        year: CollectionYear::of(until),
        tables: &this,
        last_year: Some(&last),
        authority: Some("E08000018"),
        providers: None,
        postcodes: None,
        only: &[],
        progress: None,
    };
    let mut found: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
    let not_checked = check.run(|finding| {
        let values = finding.values().into_iter().map(|(field, value)| format!("{field} {value:?}"));
        let said = format!("{} {}", finding.child().unwrap_or("-"), values.collect::<Vec<_>>().join(", "));
        found.entry((finding.rule.code, finding.rule.message)).or_default().push(said);
    });
    for ((code, message), all) in &found {
        println!("{code}: {} times: {message}", all.len());
        for said in all.iter().take(3) {
            println!("    {said}");
        }
    }
    println!("{} rules found something", found.len());
    for rule in not_checked {
        println!("{} was not checked: {}", rule.rule, rule.reason);
    }
    Ok(())
}
