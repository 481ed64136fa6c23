//! The comparison with the council pack. `cargo run -p simulate --example shape` prints it, with another seed as its word;
//! with the word `write` it makes the page `docs/reference/simulated-council.md` anew.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let word = std::env::args().nth(1);
    let mut plan = simulate::shape::plan();
    if let Some(seed) = word.as_ref().and_then(|word| word.parse().ok()) {
        plan.seed = seed;
    }
    let page = simulate::shape::page(&plan, &simulate::shape::compare(&simulate::authority(&plan)));
    if word.as_deref() == Some("write") {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference");
        std::fs::create_dir_all(&root)?;
        return std::fs::write(root.join("simulated-council.md"), page);
    }
    print!("{page}");
    Ok(())
}
