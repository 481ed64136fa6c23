//! Makes sure the folder of built front-end files is there to embed, empty if need be, so that the
//! crate compiles before `make front` has run. Without the built sheet a plain one is served instead
//! (see `assets`), and the build says so.

use std::path::Path;

fn main() {
    let built = Path::new("front/built");
    println!("cargo::rerun-if-changed=front/built");
    println!("cargo::rerun-if-changed=build.rs");
    if let Err(error) = std::fs::create_dir_all(built) {
        println!("cargo::error=cannot make the folder crates/web/front/built: {error}");
        return;
    }
    if !built.join("kith.css").exists() {
        println!(
            "cargo::warning=the style sheet is not built: pages will look plain; `make front` builds it"
        );
    }
}
