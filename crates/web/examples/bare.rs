//! One page that never changes, on the framework alone: no layout, no headers, no sessions of ours. What Kith's own pages
//! cost is told beside it. `cargo run --release -p web --example bare -- 127.0.0.1:8904`.

use axum::Router;
use axum::response::Html;
use axum::routing::get;

/// As long as a page of the working day, so that sending it is no difference.
const LONG: usize = 15_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8904".to_owned());
    let listener = tokio::net::TcpListener::bind(&address).await?;
    println!("The bare page is at http://{}/", listener.local_addr()?);
    let said = "<p>Nothing is asked of anything for this page.</p>";
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Bare</title></head>\
         <body><main><h1>Bare</h1>{}</main></body></html>",
        said.repeat(LONG / said.len())
    );
    let page: &'static str = page.leak();
    axum::serve(listener, Router::new().route("/", get(move || async move { Html(page) }))).await?;
    Ok(())
}
