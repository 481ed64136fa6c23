//! Prints the comparison with the council pack: for tuning. `cargo run -p simulate --example shape [seed]`.

fn main() {
    let mut plan = simulate::shape::plan();
    if let Some(seed) = std::env::args().nth(1).and_then(|seed| seed.parse().ok()) {
        plan.seed = seed;
    }
    let invented = simulate::authority(&plan);
    let facts: usize = invented.children.iter().map(|(_, facts)| facts.len()).sum();
    println!("{} children, {facts} facts", invented.children.len());
    print!("{}", simulate::shape::page(&simulate::shape::compare(&invented)));
}
