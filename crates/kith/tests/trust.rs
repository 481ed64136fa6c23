//! Trust, from outside: a key made, a database sealed, the key changed, a backup restored; what stops and what it says.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// A folder with a small invented database.
struct Place(TempDir);

impl Place {
    fn new() -> Place {
        Place(TempDir::new().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn run(&self, args: &[&str]) -> (i32, String, String) {
        self.run_with(args, &[])
    }

    fn run_with(&self, args: &[&str], environment: &[(&str, &str)]) -> (i32, String, String) {
        let mut command = Command::cargo_bin("kith").unwrap();
        for name in ["KITH_KEY", "KITH_KEY_FILE", "KITH_KEY_COMMAND"] {
            command.env_remove(name);
        }
        let output = command.args(args).envs(environment.iter().copied()).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// What was imported: the sample that the open validator publishes.
    fn import(&self, more: &[&str]) -> (i32, String, String) {
        let sample: PathBuf =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/csc-validator-be-903");
        let database = self.path("kith.db");
        let mut args = vec![
            "import",
            "ssda903",
            sample.to_str().unwrap(),
            "--database",
            &database,
            "--authority",
            "E09000099",
        ];
        args.extend(more);
        self.run(&args)
    }
}

#[test]
fn a_database_is_sealed_from_its_first_entry_and_opens_with_its_key_alone() {
    let place = Place::new();
    let (key, other, database) = (place.path("key"), place.path("other"), place.path("kith.db"));
    for file in [&key, &other] {
        let (status, out, err) = place.run(&["key", "new", file]);
        assert_eq!(status, 0, "{err}");
        assert!(out.contains("Keep a copy away from this computer"), "{out}");
    }
    let (status, _, err) = place.run(&["key", "new", &key]);
    assert_eq!((status, err.contains("a key is never overwritten")), (2, true), "{err}");

    let (status, _, err) = place.import(&["--key-file", &key]);
    assert_eq!(status, 1, "two lines are refused: {err}");
    let text = String::from_utf8_lossy(&std::fs::read(&database).unwrap()).into_owned();
    assert!(!text.contains("\"legal_status\"") && !text.contains("date_of_birth"), "payloads stand open");

    let (status, out, err) = place.run(&["verify", "--database", &database, "--key-file", &key]);
    assert_eq!((status, out.contains("36223 entries")), (0, true), "{out}{err}");
    let (status, out, _) = place.run(&["verify", "--database", &database, "--without-key"]);
    assert_eq!(status, 0);
    assert!(out.contains("payloads are sealed and were not opened"), "{out}");

    let indicators = ["indicators", "--database", &database, "--month", "2018-03"];
    let (status, _, err) = place.run(&indicators);
    assert_eq!(
        (status, err.contains("is sealed with key") && err.contains("--key-file")),
        (2, true),
        "{err}"
    );
    let (status, _, err) = place.run(&[&indicators[..], &["--key-file", &other]].concat());
    assert_eq!((status, err.contains("kith key check")), (2, true), "{err}");
    let (status, out, err) = place.run_with(&indicators, &[("KITH_KEY_FILE", &key)]);
    assert_eq!((status, out.contains("1201")), (0, true), "{err}");
    let command = format!("cat {key}");
    let (status, ..) = place.run_with(&indicators, &[("KITH_KEY_COMMAND", &command)]);
    assert_eq!(status, 0);
    let line = std::fs::read_to_string(&key).unwrap();
    let (status, ..) = place.run_with(&indicators, &[("KITH_KEY", &line)]);
    assert_eq!(status, 0);
    let (status, _, err) = place.run_with(&indicators, &[("KITH_KEY", &line), ("KITH_KEY_FILE", &key)]);
    assert_eq!((status, err.contains("set one")), (2, true), "{err}");

    let (status, out, _) = place.run(&["key", "check", "--database", &database, "--key-file", &other]);
    assert_eq!(status, 1);
    assert!(out.contains("NOT among the keys given") && out.contains("has never sealed anything"), "{out}");
    let (status, out, _) = place.run(&["key", "check", "--database", &database, "--key-file", &key]);
    assert_eq!((status, out.contains(" 0 stand open")), (0, true), "{out}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
        let (status, _, err) = place.run(&["verify", "--database", &database, "--key-file", &key]);
        assert_eq!((status, err.contains("chmod 600")), (2, true), "{err}");
    }
}

#[test]
fn an_open_database_is_sealed_and_its_key_changed() {
    let place = Place::new();
    let (key, next, database) = (place.path("key"), place.path("next"), place.path("kith.db"));
    place.import(&[]);
    for file in [&key, &next] {
        place.run(&["key", "new", file]);
    }
    let (status, _, err) = place.run(&["verify", "--database", &database, "--key-file", &key]);
    assert_eq!((status, err.contains("kith key seal --database")), (2, true), "{err}");
    let (status, out, err) =
        place.run(&["key", "seal", "--database", &database, "--key-file", &key, "--what-stands"]);
    assert_eq!(status, 0, "{err}");
    assert!(
        out.contains("Sealed from now on") && out.contains("payloads that stood open were sealed"),
        "{out}"
    );
    let text = String::from_utf8_lossy(&std::fs::read(&database).unwrap()).into_owned();
    assert!(!text.contains("\"legal_status\""), "payloads stand open");

    // The new key before the old one, in the file that the programs have.
    let both = [std::fs::read(&next).unwrap(), std::fs::read(&key).unwrap()].concat();
    std::fs::write(&key, both).unwrap();
    let (status, out, err) = place.run(&["key", "rotate", "--database", &database, "--key-file", &key]);
    assert_eq!((status, out.contains("opens nothing in this database any longer")), (0, true), "{out}{err}");
    let (status, out, err) = place.run(&["verify", "--database", &database, "--key-file", &next]);
    assert_eq!((status, out.contains("36223 entries")), (0, true), "{out}{err}");
}

#[test]
fn a_database_is_backed_up_restored_rehearsed_and_anchored() {
    let place = Place::new();
    let (key, database, backups) = (place.path("key"), place.path("kith.db"), place.path("backups"));
    place.run(&["key", "new", &key]);
    place.import(&["--key-file", &key]);
    let back_up = ["backup", "--database", &database, "--to", &backups, "--key-file", &key];
    let (status, _, err) = place.run(&back_up);
    assert_eq!((status, err.contains("there is no folder")), (2, true), "{err}");
    std::fs::create_dir(&backups).unwrap();
    let (status, out, err) = place.run(&back_up);
    assert_eq!((status, out.contains("Backup 1 holds everything: 36223 entries")), (0, true), "{out}{err}");
    let anchors = place.path("heads.txt");
    let (status, _, err) = place.run(&["anchor", "--database", &database, "--to", &anchors]);
    assert_eq!(status, 0, "{err}");
    let add = ["user", "add", "ada", "--name", "Ada Winterbeck", "--role", "administrator"];
    place.run(&[&add[..], &["--database", &database, "--key-file", &key]].concat());
    let (status, out, err) = place.run(&back_up);
    assert_eq!((status, out.contains("Backup 2 holds what is new")), (0, true), "{out}{err}");

    let new = place.path("new.db");
    let restore = ["restore", "--database", &new, "--from", &backups, "--key-file", &key];
    let (status, out, err) = place.run(&restore);
    assert_eq!((status, out.contains("restored from 2 files")), (0, true), "{out}{err}");
    let (status, _, err) = place.run(&restore);
    assert_eq!((status, err.contains("is there already")), (2, true), "{err}");
    let (status, out, err) =
        place.run(&["verify", "--database", &new, "--key-file", &key, "--anchor", &anchors]);
    assert_eq!((status, out.contains("passes through the head")), (0, true), "{out}{err}");
    let (_, out, _) = place.run(&["user", "list", "--database", &new, "--key-file", &key]);
    assert!(out.contains("Ada Winterbeck"), "{out}");

    let report = place.path("drill.md");
    let drill =
        ["drill", "--database", &database, "--from", &backups, "--key-file", &key, "--month", "2018-03"];
    let (status, out, err) = place.run(&[&drill[..], &["--report", &report]].concat());
    assert_eq!((status, out.contains("these backups can be restored")), (0, true), "{out}{err}");
    assert_eq!(std::fs::read_to_string(&report).unwrap(), out);

    // A head that is not this journal's: cut off, or computed anew.
    let text = std::fs::read_to_string(&anchors).unwrap();
    std::fs::write(&anchors, text.replace("36223:", "36999:")).unwrap();
    let (status, out, _) =
        place.run(&["verify", "--database", &new, "--key-file", &key, "--anchor", &anchors]);
    assert_eq!((status, out.contains("entries were cut off its end")), (1, true), "{out}");
    // Damaged, the drill does not pass over it.
    let file = Path::new(&backups).join("kith-000001.backup");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let (status, _, err) = place.run(&drill);
    assert_eq!((status, err.contains("kith-000001.backup is damaged")), (2, true), "{err}");
}
