//! A start that refuses: with the reason and the command that helps, and nothing is served.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use support::{Place, sample};

/// `kith serve` ends by itself, with 2 and these words.
fn refuses(place: &Place, args: &[&str], says: &[&str]) {
    let serve = [&["serve", "--listen", "127.0.0.1:0"], args].concat();
    let (status, out, err) = place.run(&serve);
    assert_eq!((status, out.as_str()), (2, ""), "{err}");
    for words in says {
        assert!(err.contains(words), "{words}: {err}");
    }
}

fn ran(place: &Place, args: &[&str]) {
    let (status, out, err) = place.run(args);
    assert!(status < 2, "{args:?}: {out}{err}");
}

#[test]
fn the_wrong_key_none_or_one_that_others_can_read() {
    let place = Place::new();
    let (key, other, database) = (place.path("key"), place.path("other"), place.path("kith.db"));
    ran(&place, &["key", "new", &key]);
    ran(&place, &["key", "new", &other]);
    let add = ["user", "add", "ada", "--name", "Ada Winterbeck", "--role", "administrator"];
    ran(&place, &[&add[..], &["--database", &database, "--key-file", &key]].concat());
    refuses(&place, &["--database", &database], &["is sealed with key", "--key-file"]);
    let wrong = ["is sealed with key", "give the right key", "kith key check"];
    refuses(&place, &["--database", &database, "--key-file", &other], &wrong);
    #[cfg(unix)]
    {
        std::fs::set_permissions(&key, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();
        let open = ["is open to others (mode 640)", &format!("chmod 600 {key}")];
        refuses(&place, &["--database", &database, "--key-file", &key], &open);
        std::fs::set_permissions(&key, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    }
    let serving =
        place.serve(&["serve", "--listen", "127.0.0.1:0", "--database", &database, "--key-file", &key]);
    assert!(serving.get("/sign-in").contains("200 OK"));
}

#[test]
fn a_newer_database() {
    let place = Place::new();
    let database = place.path("kith.db");
    ran(&place, &["import", "ssda903", &sample("liia-tools"), "--database", &database]);
    let mut bytes = std::fs::read(&database).unwrap();
    bytes[60..64].copy_from_slice(&99u32.to_be_bytes());
    std::fs::write(&database, bytes).unwrap();
    let says = ["written by a newer version of Kith (schema 99", "use that version"];
    refuses(&place, &["--database", &database], &says);
}

#[test]
fn a_chain_that_was_tampered_with() {
    let place = Place::new();
    let database = place.path("kith.db");
    ran(&place, &["import", "ssda903", &sample("liia-tools"), "--database", &database]);
    let whole = std::fs::read(&database).unwrap();
    let verify = format!("kith verify --database {database}");
    let says = ["is not what was written: entry ", "Nothing is served", &verify, "kith restore"];
    // A payload, and who an envelope says it was: the last of each in the file, behind the program's back.
    for (was, is) in [(&b"2018-12-02"[..], &b"2018-12-03"[..]), (b"command line", b"command lime")] {
        let mut bytes = whole.clone();
        let at = bytes.windows(was.len()).rposition(|window| window == was).unwrap();
        bytes[at..at + is.len()].copy_from_slice(is);
        std::fs::write(&database, bytes).unwrap();
        refuses(&place, &["--database", &database], &says);
    }
    std::fs::write(&database, whole).unwrap();
    let serving = place.serve(&["serve", "--listen", "127.0.0.1:0", "--database", &database]);
    assert!(serving.get("/sign-in").contains("200 OK"));
}
