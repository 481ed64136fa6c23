//! The comparison with the council pack. `cargo run -p simulate --example shape` prints it, of the seeds from its first
//! word to its second where there are two; with the word `write` it makes `docs/reference/simulated-council.md` anew.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let seeds = match &words[..] {
        [first, last] => match (first.parse(), last.parse()) {
            (Ok(first), Ok(last)) => first..=last,
            _ => return Err(std::io::Error::other("say the first seed and the last")),
        },
        _ => simulate::shape::SEEDS,
    };
    let page = simulate::shape::page(&seeds, &simulate::shape::compare(seeds.clone()));
    if words.first().is_some_and(|word| word == "write") {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference");
        std::fs::create_dir_all(&root)?;
        return std::fs::write(root.join("simulated-council.md"), page);
    }
    print!("{page}");
    Ok(())
}
