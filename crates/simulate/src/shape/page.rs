//! The comparison as a page of Markdown.

use std::fmt::Write;
use std::ops::RangeInclusive;

use super::{Line, ON, misses, plan};

const HEAD: &str = "\
# Invented councils beside the council pack

Made by `cargo run -p simulate --example shape -- write`; do not edit.

*Published* is the Corporate Parenting Panel pack of 18 December 2018 (Rotherham), *of* what the figure is of. Beside it
stand invented councils";

const READING: &str = "\
*Median* is the middle council as known nine days after the month end, when such a pack is run; one council in ten lies
below *low*, one in ten above *high*. *Later* is the middle council run again three months on: the difference is what was
typed in late. *Apart* is the median less what was published.

The published figures are themselves a draw. *Chance* is how far chance alone moves such a figure of a council of this size
(one standard error): √(p(1−p)/n) for a share p of n children, √n for a count of n, and for a mean how much the children
differ, divided by √n. Two councils that differ by nothing else are closer than 1.96 × √2 × *chance* 19 times in 20: that
is what is *allowed*, for each line, and *outside* counts the councils beyond it. It is a rule, not a choice: no bound was
set by hand. The median council must lie within one *chance* of what was published. Brothers and sisters come together, go
the same way and so make a real council's figures vary somewhat more than this; the rule does not allow for it.

The invention was shaped on seeds 1001 to 1400. The page shows others, in a row, the good ones and the bad.
";

const SMALL: &str = "
Figures of few children vary by nature: with 14 adoptions in seven months the mean days from care to adopters (10.4) move by
59 days between councils of one kind, the days from order to match (10.5) by 55, the number of adoptions by a quarter.
A council that differs from the pack there, or from itself a year earlier, may have done nothing differently.
";

/// The comparison as a page of Markdown.
pub fn page(seeds: &RangeInclusive<u64>, lines: &[Line]) -> String {
    let mut page = HEAD.to_owned();
    let (first, last, asked) = (seeds.start(), seeds.end(), plan(*seeds.start()));
    let _ = write!(page, ", `--children {}`, with seeds {first} to {last}, on {ON}.\n\n", asked.children);
    page.push_str(READING);
    let _ = write!(page, "\n{}\n\n", in_words(&misses(lines), lines.len()));
    page.push_str(
        "| what | published | of | low | median | high | later | apart | chance | allowed | outside |\n\
         | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for line in lines {
        let (median, (low, high)) = (line.median(), line.middle());
        let apart = median - line.published;
        let _ = writeln!(
            page,
            "| {} | {:.1} | {} | {low:.1} | {median:.1} | {high:.1} | {:.1} | {apart:+.1}{} | {:.1} | {:.1} | {} |",
            line.what,
            line.published,
            line.chance.words(),
            line.median_later(),
            if line.centred() { "" } else { " (far)" },
            line.spread(),
            line.allowed(),
            line.outsiders()
        );
    }
    page.push_str(SMALL);
    page
}

/// How many councils miss how many lines.
fn in_words(misses: &[usize], lines: usize) -> String {
    let most = misses.iter().copied().max().unwrap_or(0);
    let mut words = format!("Of the {} councils", misses.len());
    for missed in 0..=most {
        let councils = misses.iter().filter(|&&of| of == missed).count();
        let _ = match (councils, missed) {
            (0, _) => Ok(()),
            (_, 0) => write!(words, " {councils} have all {lines} lines within what is allowed"),
            (_, 1) => write!(words, ", {councils} miss one"),
            _ => write!(words, ", {councils} miss {missed}"),
        };
    }
    words.push('.');
    words
}
