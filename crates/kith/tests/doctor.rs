//! `kith doctor`: each thing that may be wrong with a set-up is found, said in one sentence, with one command.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command as Program;

use calendar::Moment;
use serde_json::Value;
use support::{Place, sample};

/// A place in which everything is as it should be: a sealed database with an administrator, a backup, a clock that is
/// synchronised, a program that makes PDFs.
struct Setup {
    place: Place,
    database: String,
    key: String,
    backups: String,
}

impl Setup {
    fn new() -> Setup {
        let place = Place::new();
        let (database, key) = (place.path("kith.db"), place.path("key"));
        let backups = place.path("backups");
        std::fs::create_dir(&backups).unwrap();
        place.script("timedatectl", "echo yes");
        place.script("kith-press", "cat > /dev/null; printf '%%PDF-1.7 an invented one'");
        let setup = Setup { place, database, key, backups };
        setup.ran(&["key", "new", &setup.key]);
        setup.ran(&setup.on(&["user", "add", "ada", "--name", "Ada Winterbeck", "--role", "administrator"]));
        setup.ran(&setup.on(&["backup", "--to", &setup.backups]));
        setup
    }

    fn on<'a>(&'a self, args: &[&'a str]) -> Vec<&'a str> {
        [args, &["--database", &self.database, "--key-file", &self.key]].concat()
    }

    fn ran(&self, args: &[&str]) -> String {
        let (status, out, err) = self.place.run(args);
        assert_eq!(status, 0, "{args:?}: {out}{err}");
        out
    }

    /// What is to be mended: what it is about, its state, the sentence and the command.
    fn to_mend(&self, args: &[&str]) -> Vec<(String, String, String, String)> {
        let (status, out, err) = self.place.run(&[&["doctor", "--json"], args].concat());
        let told: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"));
        let found: Vec<_> = told["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| finding["state"] != "good")
            .map(|finding| {
                let text = |of: &str| finding[of].as_str().unwrap_or_default().to_owned();
                (text("about"), text("state"), text("says"), text("do"))
            })
            // The backups of a test stand on the disk of its database.
            .filter(|(_, _, says, _)| !says.contains("on the same disk") && !says.contains("MiB are free"))
            .collect();
        assert!(
            status == i32::from(!told["findings"].as_array().unwrap().iter().all(|f| f["state"] == "good")),
            "{out}"
        );
        found
    }

    fn usual<'a>(&'a self, more: &[&'a str]) -> Vec<&'a str> {
        [&self.on(&["--backups", &self.backups])[..], more].concat()
    }

    /// One thing is to be mended: this, by this.
    fn check(&self, args: &[&str], about: &str, state: &str, says: &str, by: &str) {
        let found = self.to_mend(args);
        let fits = |(a, s, words, command): &(String, String, String, String)| {
            a == about && s == state && words.contains(says) && command.contains(by)
        };
        assert!(found.len() == 1 && fits(&found[0]), "{args:?}: {found:#?}");
    }

    fn patch(&self, at: usize, bytes: &[u8]) {
        let mut all = std::fs::read(&self.database).unwrap();
        all[at..at + bytes.len()].copy_from_slice(bytes);
        std::fs::write(&self.database, all).unwrap();
    }
}

#[test]
fn a_set_up_that_is_as_it_should_be_is_left_in_peace() {
    let setup = Setup::new();
    assert_eq!(setup.to_mend(&setup.usual(&[])), []);
    let before = std::fs::read(&setup.database).unwrap();
    let (_, out, _) = setup.place.run(&[&["doctor"][..], &setup.usual(&[])].concat());
    assert!(out.contains("good  key       it is the right one"), "{out}");
    assert!(out.contains("good  backups   it was read to its end"), "{out}");
    assert!(std::fs::read(&setup.database).unwrap() == before, "it changed the database");
    // By the file of settings too, and while the pages are served.
    let file = setup.place.file(
        "kith.toml",
        format!("database = {:?}\nbackups = {:?}\n", setup.database, setup.backups).as_bytes(),
    );
    let serving =
        setup.place.serve(&["serve", "--config", &file, "--key-file", &setup.key, "--listen", "127.0.0.1:0"]);
    assert_eq!(setup.to_mend(&["--config", &file, "--key-file", &setup.key]), []);
    drop(serving);
}

#[test]
fn what_may_be_wrong_with_the_database() {
    let setup = Setup::new();
    let missing = setup.place.path("none.db");
    let key = ["--key-file", &setup.key, "--backups", &setup.backups];
    setup.check(
        &[&["--database", &missing][..], &key].concat(),
        "database",
        "wrong",
        "there is no journal at",
        "kith user add ID",
    );
    let other =
        setup.place.file("other.db", b"This is a letter, and no database at all, however long it is.");
    setup.check(
        &[&["--database", &other][..], &key].concat(),
        "database",
        "wrong",
        "is not an SQLite database",
        "file ",
    );
    let whole = std::fs::read(&setup.database).unwrap();
    // The number of the schema stands in bytes 60 to 63, whether there is a write-ahead log in 18 and 19.
    setup.patch(60, &99u32.to_be_bytes());
    setup.check(
        &setup.usual(&[]),
        "database",
        "wrong",
        "written by a newer version of Kith (schema 99",
        "apt install kith",
    );
    setup.patch(60, &3u32.to_be_bytes());
    setup.check(
        &setup.usual(&[]),
        "database",
        "warning",
        "of an older version (schema 3",
        "kith backup --database",
    );
    std::fs::write(&setup.database, &whole).unwrap();
    setup.patch(18, &[1, 1]);
    setup.check(&setup.usual(&[]), "database", "warning", "write-ahead log of", "kith verify --database");
    std::fs::write(&setup.database, &whole).unwrap();
    assert_eq!(setup.to_mend(&setup.usual(&[])), []);
}

#[cfg(unix)]
#[test]
fn a_database_that_this_user_cannot_write_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let setup = Setup::new();
    let set = |path: &str, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    let folder = setup.place.path("");
    set(&setup.database, 0o444);
    set(&folder, 0o555);
    let args = ["doctor", "--json", "--database", &setup.database];
    // Whoever is root may write anything: another user asks.
    let kith = env!("CARGO_BIN_EXE_kith");
    let root = Program::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let mut program = if root { Program::new("setpriv") } else { Program::new(kith) };
    if root {
        program.args(["--reuid=65534", "--regid=65534", "--clear-groups", kith]);
    }
    let out = program.args(args).output().unwrap();
    set(&folder, 0o755);
    let told = String::from_utf8_lossy(&out.stdout).into_owned();
    assert_eq!(out.status.code(), Some(1), "{told}{}", String::from_utf8_lossy(&out.stderr));
    let told: Value = serde_json::from_str(&told).unwrap();
    let wrong = told["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["about"] == "database" && f["state"] == "wrong");
    let says = wrong.unwrap_or_else(|| panic!("{told}"))["says"].as_str().unwrap();
    assert!(says.contains("cannot be written") || says.contains("cannot be opened"), "{says}");
}

#[test]
fn what_may_be_wrong_with_the_key() {
    let setup = Setup::new();
    let (open, other) = (setup.place.path("open.db"), setup.place.path("other"));
    setup.ran(&["key", "new", &other]);
    setup.place.run(&["import", "ssda903", &sample("liia-tools"), "--database", &open]);
    setup.ran(&["user", "add", "ada", "--name", "Ada", "--role", "administrator", "--database", &open]);
    let backups = ["--backups", &setup.backups];
    let with = |database: &str, key: &[&str]| -> Vec<String> {
        [&["--database", database][..], key, &backups].concat().into_iter().map(str::to_owned).collect()
    };
    let says = |args: Vec<String>| setup.to_mend(&args.iter().map(String::as_str).collect::<Vec<_>>());
    let told = |args: Vec<String>, state: &str, words: &str, by: &str| {
        let found = says(args);
        assert!(
            found.iter().any(|(a, s, w, c)| a == "key" && s == state && w.contains(words) && c.contains(by)),
            "{words}: {found:#?}"
        );
    };
    told(with(&setup.database, &[]), "wrong", "and no key is given", "--key-file");
    told(with(&setup.database, &["--key-file", &other]), "wrong", "is sealed with key", "kith key check");
    told(with(&open, &[]), "warning", "is not sealed: whoever has a copy", "kith key new");
    told(with(&open, &["--key-file", &setup.key]), "wrong", "does not start like this", "kith key seal");
    setup.ran(&["key", "seal", "--database", &open, "--key-file", &setup.key]);
    told(with(&open, &["--key-file", &setup.key]), "warning", "still stand open", "--what-stands");
    told(
        with(&setup.database, &["--key-command", "exit 3"]),
        "wrong",
        "the command that fetches",
        "kith key new",
    );
    told(
        with(&setup.database, &["--key-file", &setup.place.path("no-key")]),
        "wrong",
        "cannot be read",
        "ls -l",
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&setup.key, std::fs::Permissions::from_mode(0o644)).unwrap();
        told(with(&setup.database, &["--key-file", &setup.key]), "wrong", "is open to others", "chmod 600");
    }
}

#[test]
fn what_may_be_wrong_with_the_clock() {
    let setup = Setup::new();
    setup.place.script("timedatectl", "echo no");
    setup.check(&setup.usual(&[]), "clock", "warning", "not synchronised", "timedatectl set-ntp true");
    setup.place.script("timedatectl", "echo yes");
    let later = Moment::start_of("2099-01-01".parse().unwrap());
    let key = journal::Key::From(journal::KeySource::File(setup.key.clone().into()));
    let journal =
        journal::Journal::open_existing_with(Path::new(&setup.database), &key, move || later).unwrap();
    support::append(
        &journal,
        &records::Subject::child("C0000001"),
        vec![support::sample_of("child_identity")],
    );
    drop(journal);
    let found = setup.to_mend(&setup.usual(&[]));
    assert!(
        found.iter().any(|(about, state, says, _)| about == "clock"
            && state == "wrong"
            && says.contains("jumped back")),
        "{found:#?}"
    );
}

#[test]
fn what_may_be_wrong_with_accounts() {
    let setup = Setup::new();
    let add = |id: &str, role: &str| {
        setup.ran(&setup.on(&["user", "add", id, "--name", "Somebody Invented", "--role", role]));
    };
    add("bea", "social_worker");
    setup.ran(&setup.on(&["user", "leave", "ada"]));
    setup.check(&setup.usual(&[]), "accounts", "wrong", "nobody is an administrator", "--role administrator");
    setup.ran(&setup.on(&["user", "leave", "bea"]));
    setup.check(&setup.usual(&[]), "accounts", "wrong", "nobody has an account", "kith user add ID");
    add("cay", "administrator");
    add("dot", "social_worker");
    let key = journal::Key::From(journal::KeySource::File(setup.key.clone().into()));
    let now = || Moment::start_of("2026-01-01".parse().unwrap());
    let journal = journal::Journal::open_existing_with(Path::new(&setup.database), &key, now).unwrap();
    let mut details: records::workforce::WorkerDetails = support::sample_as("worker_details");
    (details.since, details.until) = ("2018-01-01".parse().unwrap(), Some("2019-01-31".parse().unwrap()));
    support::append(&journal, &records::Subject::worker("dot"), vec![std::sync::Arc::new(details)]);
    drop(journal);
    setup.check(
        &setup.usual(&[]),
        "accounts",
        "wrong",
        "dot left on 2019-01-31 by the record",
        "kith user leave dot",
    );
}

#[test]
fn what_may_be_wrong_with_backups_and_noted_heads() {
    let setup = Setup::new();
    let key = setup.on(&[]);
    setup.check(&key, "backups", "warning", "no folder of backups is named", "kith backup");
    let empty = setup.place.path("empty");
    std::fs::create_dir(&empty).unwrap();
    setup.check(
        &[&key[..], &["--backups", &empty]].concat(),
        "backups",
        "wrong",
        "there is none in",
        "kith backup",
    );
    let none = setup.place.path("none");
    setup.check(&[&key[..], &["--backups", &none]].concat(), "backups", "wrong", "No such file", "ls -l");
    let heads = setup.place.path("heads.txt");
    setup.check(&setup.usual(&["--anchors", &heads]), "anchors", "warning", "cannot be read", "kith anchor");
    std::fs::write(&heads, "2018-11-05T07:00:00Z 1:00\n").unwrap();
    setup.check(
        &setup.usual(&["--anchors", &heads]),
        "anchors",
        "warning",
        "noted 2018-11-05",
        "kith anchor",
    );
    let file = Path::new(&setup.backups).join("kith-000001.backup");
    let mut bytes = std::fs::read(&file).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    setup.check(&setup.usual(&[]), "backups", "wrong", "is damaged", "--whole");
}

#[test]
fn what_may_be_wrong_with_the_certificate_and_the_names() {
    let setup = Setup::new();
    let (certificate, key) = (setup.place.path("chain.pem"), setup.place.path("tls.pem"));
    let made = |names: &[&str], until: i32| {
        let own = rcgen::KeyPair::generate().unwrap();
        let mut params =
            rcgen::CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
                .unwrap();
        params.not_before = rcgen::date_time_ymd(2019, 1, 1);
        params.not_after = rcgen::date_time_ymd(until, 1, 1);
        std::fs::write(&certificate, params.self_signed(&own).unwrap().pem()).unwrap();
        std::fs::write(&key, own.serialize_pem()).unwrap();
        #[cfg(unix)]
        std::fs::set_permissions(&key, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    };
    let tls = ["--listen", "127.0.0.1:0", "--tls-certificate", &certificate, "--tls-key", &key];
    let named = setup.usual(&[&tls[..], &["--name", "kith.council.example"]].concat());
    setup.check(&named, "tls", "wrong", "the certificate cannot be read", "openssl x509");
    made(&["kith.council.example"], 2999);
    assert_eq!(setup.to_mend(&named), []);
    setup.check(&setup.usual(&tls), "names", "warning", "no name is given", "--name");
    setup.check(
        &[&named[..], &["--site", "https://other.council.example"]].concat(),
        "names",
        "wrong",
        "other.council.example is none of the names",
        "--name other.council.example",
    );
    made(&["*.elsewhere.example"], 2999);
    setup.check(&named, "tls", "wrong", "is not good for kith.council.example", "openssl x509");
    made(&["kith.council.example"], 2020);
    setup.check(&named, "tls", "wrong", "the certificate has ended", "openssl x509");
    made(&["kith.council.example"], 2999);
    std::fs::write(&key, rcgen::KeyPair::generate().unwrap().serialize_pem()).unwrap();
    setup.check(&named, "tls", "wrong", "cannot be used together", "openssl x509");
    made(&["kith.council.example"], 2999);
    #[cfg(unix)]
    {
        std::fs::set_permissions(&key, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
        setup.check(&named, "tls", "wrong", "everybody on this computer can read", "chmod 640");
    }
    for (args, about, state, says) in [
        (
            &["--behind-proxy", "10.0.0.9", "--name", "k.example"][..],
            "proxy",
            "wrong",
            "the proxy cannot reach it",
        ),
        (
            &["--behind-proxy", "127.0.0.1", "--listen", "0.0.0.0:0", "--name", "k.example"],
            "proxy",
            "warning",
            "past it, without TLS",
        ),
        (&["--behind-proxy", "127.0.0.1"], "names", "warning", "what the proxy passes on is refused"),
        (&["--listen", "0.0.0.0:8903"], "listen", "wrong", "can be reached from other computers"),
    ] {
        setup.check(&setup.usual(args), about, state, says, "kith serve");
    }
}

/// Answers each request by its path, for as long as the test runs.
fn answering(answer: impl Fn(&str, &str) -> Option<String> + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let own = format!("http://{}", listener.local_addr().unwrap());
    let site = own.clone();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut head = [0; 4096];
            let read = stream.read(&mut head).unwrap_or(0);
            let text = String::from_utf8_lossy(&head[..read]).into_owned();
            let path = text.split(' ').nth(1).unwrap_or_default().to_owned();
            let body = answer(&site, &path);
            let status = if body.is_some() { "200 OK" } else { "404 Not Found" };
            let body = body.unwrap_or_default();
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            );
        }
    });
    own
}

#[test]
fn what_may_be_wrong_with_what_stands_around_it() {
    let setup = Setup::new();
    let mail = |server: &str| -> Vec<String> {
        [
            "--smtp",
            server,
            "--mail-from",
            "kith@council.example",
            "--site",
            "https://k.example",
            "--mail-domain",
            "council.example",
        ]
        .map(str::to_owned)
        .to_vec()
    };
    let usual = |more: &[String]| -> Vec<String> {
        setup
            .usual(&more.iter().map(String::as_str).collect::<Vec<_>>())
            .into_iter()
            .map(str::to_owned)
            .collect()
    };
    let check = |args: Vec<String>, about: &str, state: &str, says: &str, by: &str| {
        setup.check(&args.iter().map(String::as_str).collect::<Vec<_>>(), about, state, says, by);
    };
    // Nobody listens on a port that was just let go.
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    check(
        usual(&mail(&format!("smtp://{nobody}"))),
        "mail",
        "wrong",
        "does not answer as it must",
        "openssl s_client",
    );
    let (_, plain) = support::mail::server("");
    assert_eq!(setup.to_mend(&usual(&mail(&plain)).iter().map(String::as_str).collect::<Vec<_>>()), []);
    check(
        usual(&mail(&format!("{plain}?tls=required"))),
        "mail",
        "wrong",
        "does not answer as it must",
        "openssl s_client",
    );

    let provider = |issuer: &str| -> Vec<String> {
        ["--oidc-issuer", issuer, "--oidc-client", "kith", "--site", "https://k.example"]
            .map(str::to_owned)
            .to_vec()
    };
    check(
        usual(&provider(&format!("http://{nobody}"))),
        "sign-in",
        "wrong",
        "cannot be had, or is another's",
        "curl -fsS",
    );
    let document = |issuer: &str, site: &str| {
        serde_json::json!({
            "issuer": issuer, "authorization_endpoint": format!("{site}/authorise"), "token_endpoint": format!("{site}/token"),
            "jwks_uri": format!("{site}/keys"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        })
        .to_string()
    };
    let is = move |issuer: Option<&'static str>| {
        answering(move |site, path| match path {
            "/.well-known/openid-configuration" => Some(document(issuer.unwrap_or(site), site)),
            "/keys" => Some("{\"keys\":[]}".to_owned()),
            _ => None,
        })
    };
    assert_eq!(
        setup.to_mend(&usual(&provider(&is(None))).iter().map(String::as_str).collect::<Vec<_>>()),
        []
    );
    check(
        usual(&provider(&is(Some("https://other.example")))),
        "sign-in",
        "wrong",
        "or is another's",
        "curl -fsS",
    );

    setup.place.script("odd", "exit 2");
    let odd = setup.place.path("bin/odd");
    for (command, says) in [
        ("/bin/false", "it finds something there"),
        ("/no/such/scanner", "cannot be started"),
        (&odd, "ended with 2"),
    ] {
        check(usual(&["--scan".to_owned(), command.to_owned()]), "scanner", "wrong", says, "/etc/hostname");
    }
    assert_eq!(setup.to_mend(&setup.usual(&["--scan", "/bin/true"])), []);

    std::fs::remove_file(setup.place.path("bin/kith-press")).unwrap();
    setup.check(&setup.usual(&[]), "pdf", "warning", "there is no such file", "command -v kith-press");
    setup.place.script("kith-press", "echo 'no font was found to set the PDF in' >&2; exit 1");
    setup.check(&setup.usual(&[]), "pdf", "warning", "no font was found", "apt install fonts-open-sans");
}

#[test]
fn what_may_be_wrong_with_a_postgresql_database() {
    let setup = Setup::new();
    let server = testbed::Database::empty();
    let check = |url: &str, says: &str, by: &str| {
        let (status, out, _) = setup.place.run(&["doctor", "--json", "--database", url]);
        assert_eq!(status, 1, "{out}");
        let told: Value = serde_json::from_str(&out).unwrap();
        let wrong = told["findings"]
            .as_array()
            .unwrap()
            .iter()
            .find(|f| f["about"] == "database" && f["state"] == "wrong");
        let wrong = wrong.unwrap_or_else(|| panic!("{told}"));
        let (words, command) = (wrong["says"].as_str().unwrap(), wrong["do"].as_str().unwrap());
        assert!(words.contains(says) && command.contains(by), "{wrong}");
    };
    check(&server.address(), "there is no journal in", "kith database prepare");
    setup.ran(&["database", "prepare", "--database", &server.owner()]);
    check(&server.address(), "is not let in to any authority's journal", "kith database admit");
    check(&server.owner(), "superuser", "pg_isready");
    check("postgres://kith@127.0.0.1:1/kith", "cannot be", "pg_isready");
    setup.ran(&["database", "admit", "Z99", "--role", server.role(), "--database", &server.owner()]);
    setup.ran(&[
        "user",
        "add",
        "ada",
        "--name",
        "Ada",
        "--role",
        "administrator",
        "--database",
        &server.address(),
    ]);
    let found = setup.to_mend(&["--database", &server.address()]);
    assert!(found.len() == 1 && found[0].0 == "key", "only that it is not sealed: {found:#?}");
}

/// What is not a set-up at all is bad use.
#[test]
fn bad_use_is_told_apart() {
    let place = Place::new();
    let (status, _, err) = place.run(&["doctor"]);
    assert_eq!((status, err.contains("--database")), (2, true), "{err}");
    let file = place.file("kith.toml", b"database = \"k.db\"\nlisen = \"x\"\n");
    let (status, _, err) = place.run(&["doctor", "--config", &file]);
    assert_eq!(
        (status, err.contains("line 2: there is no setting lisen; did you mean listen?")),
        (2, true),
        "{err}"
    );
}
