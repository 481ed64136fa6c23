//! Housekeeping: `tidy`, the reference pages made from the definitions, and the bill of materials.

mod bom;
mod docs;
mod house;
mod tidy;

use std::process::ExitCode;

use house::House;

const USAGE: &str = "\
cargo run -p xtask -- tidy           the rules of the house, over every committed text file
cargo run -p xtask -- docs           writes docs/reference/ from the definitions
cargo run -p xtask -- docs --check   ends with status 1, and names the page, where one is out of date
cargo run -p xtask -- bom            every part of the programs and its licence (CycloneDX, JSON)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["tidy"] => tidy(),
        ["docs"] => house::top().and_then(|top| docs::write(&top)).map(|()| ExitCode::SUCCESS),
        ["bom"] => house::top().and_then(|top| bom::bill(&top)).map(|bill| {
            println!("{bill}");
            ExitCode::SUCCESS
        }),
        ["docs", "--check"] => check_docs(),
        ["--help" | "-h"] => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    done.unwrap_or_else(|fault| {
        eprintln!("{fault:#}");
        ExitCode::from(2)
    })
}

/// One line a problem, then how many.
fn tidy() -> anyhow::Result<ExitCode> {
    let problems = tidy::problems(&House::at(&house::top()?)?, tidy::CHECKS, tidy::EXCUSED);
    for problem in &problems {
        println!("{problem}");
    }
    println!(
        "tidy: {}",
        if problems.len() == 1 { "1 problem".to_owned() } else { format!("{} problems", problems.len()) }
    );
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn check_docs() -> anyhow::Result<ExitCode> {
    let top = house::top()?;
    let stale = docs::stale(|path| std::fs::read_to_string(top.join(path)).ok());
    for page in &stale {
        println!("{}:{}: {}", page.path, page.line, page.what);
    }
    Ok(if stale.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
