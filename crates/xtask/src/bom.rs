//! A bill of materials: every part that is built into the programs, from what cargo itself says, in the form of CycloneDX 1.5.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};
use serde_json::{Value, json};

/// The bill, for the programs as they are shipped: what only tests and building use is left out.
pub(crate) fn bill(top: &Path) -> anyhow::Result<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let asked = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(top)
        .output()
        .context("cargo metadata could not be run")?;
    if !asked.status.success() {
        bail!("cargo metadata failed: {}", String::from_utf8_lossy(&asked.stderr).trim());
    }
    let told: Value =
        serde_json::from_slice(&asked.stdout).context("what cargo metadata said is not JSON")?;
    Ok(serde_json::to_string_pretty(&of(&told, &["kith", "kith_press"]))?)
}

/// The bill of these programs, out of what `cargo metadata` says.
fn of(told: &Value, programs: &[&str]) -> Value {
    let packages: Vec<&Value> = told["packages"].as_array().into_iter().flatten().collect();
    let nodes: Vec<&Value> = told["resolve"]["nodes"].as_array().into_iter().flatten().collect();
    let mut waiting: Vec<&str> = packages
        .iter()
        .filter(|package| programs.contains(&package["name"].as_str().unwrap_or_default()))
        .filter_map(|package| package["id"].as_str())
        .collect();
    let mut found = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !found.insert(id) {
            continue;
        }
        let node = nodes.iter().find(|node| node["id"].as_str() == Some(id));
        for dependency in node.and_then(|node| node["deps"].as_array()).into_iter().flatten() {
            // A part of the program has a kind of null; one for tests says "dev", one for building "build".
            let kinds = dependency["dep_kinds"].as_array();
            if kinds.is_none_or(|kinds| kinds.iter().any(|kind| kind["kind"].is_null())) {
                waiting.extend(dependency["pkg"].as_str());
            }
        }
    }
    let mut components: Vec<Value> = packages
        .iter()
        .filter(|package| package["source"].is_string())
        .filter(|package| package["id"].as_str().is_some_and(|id| found.contains(id)))
        .map(|package| {
            let (name, version) = (text(package, "name"), text(package, "version"));
            let mut component = json!({
                "type": "library",
                "bom-ref": format!("pkg:cargo/{name}@{version}"),
                "name": name,
                "version": version,
                "purl": format!("pkg:cargo/{name}@{version}"),
            });
            if let Some(licence) = package["license"].as_str() {
                component["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
            }
            component
        })
        .collect();
    components.sort_by_key(|component| (text(component, "name"), text(component, "version")));
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": { "type": "application", "name": "kith", "bom-ref": "kith" } },
        "components": components,
    })
}

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::of;

    #[test]
    fn what_ships_is_listed_and_what_tests_use_is_not() {
        let package = |name: &str, source: Option<&str>, licence: &str| {
            let version = "1.0.0";
            json!({ "id": name, "name": name, "version": version, "source": source, "license": licence })
        };
        let kind = |name: &str, kind: Option<&str>| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let told = json!({
            "packages": [
                package("kith", None, "AGPL-3.0-or-later"),
                package("web", None, "AGPL-3.0-or-later"),
                package("zlib", Some("registry"), "Zlib"),
                package("axum", Some("registry"), "MIT/Apache-2.0"),
                package("proptest", Some("registry"), "MIT"),
                package("other", Some("registry"), "MIT"),
            ],
            "resolve": { "nodes": [
                { "id": "kith", "deps": [kind("web", None), kind("proptest", Some("dev"))] },
                { "id": "web", "deps": [kind("axum", None), kind("zlib", None)] },
                { "id": "axum", "deps": [kind("web", None)] },
            ] },
        });
        let bill = of(&told, &["kith"]);
        let names: Vec<&str> = bill["components"]
            .as_array()
            .unwrap()
            .iter()
            .map(|part| part["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["axum", "zlib"]);
        assert_eq!(bill["components"][0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(bill["components"][1]["purl"], "pkg:cargo/zlib@1.0.0");
    }
}
