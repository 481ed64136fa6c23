//! With shell scripts that stand in for kith-press.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt as _;

use super::*;
use crate::sample;

/// A stand-in for kith-press.
fn stand_in(folder: &Path, script: &str) -> PathBuf {
    let file = folder.join("stand-in");
    std::fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
    file
}

/// One at a time: a script still open for writing when another test starts a program is "busy".
static TURN: std::sync::Mutex<()> = std::sync::Mutex::new(());

fn run(script: &str, limits: Limits) -> Result<Vec<u8>, PdfError> {
    let _turn = TURN.lock();
    let folder = tempfile::tempdir().unwrap();
    let mut document = sample::document();
    // More than a pipe holds.
    document.notice = Some("x".repeat(1 << 20));
    pdf_by(&stand_in(folder.path(), script), &document, &limits)
}

#[test]
fn what_it_prints_is_the_pdf() {
    assert_eq!(run("cat >/dev/null; printf %%PDF-1.7", Limits::default()).unwrap(), b"%PDF-1.7");
    assert_eq!(run("printf %%PDF-1.7", Limits::default()).unwrap(), b"%PDF-1.7", "it need not read all");
}

#[test]
fn what_goes_wrong_is_said() {
    for (script, want) in [
        ("cat >/dev/null; echo 'kith-press: no font' >&2; exit 2", "kith-press made no PDF: no font"),
        ("exit 3", "it ended with exit status: 3 and said nothing"),
        ("echo hello", "it ended with exit status: 0 and said nothing"),
    ] {
        let error = run(script, Limits::default()).unwrap_err().to_string();
        assert!(error.contains(want), "{error}");
    }
    let error = pdf_by(Path::new("/no/such/program"), &sample::document(), &Limits::default()).unwrap_err();
    assert!(error.to_string().starts_with("/no/such/program could not be run"), "{error}");
}

#[test]
fn what_does_not_end_is_stopped() {
    for script in ["exec sleep 60", "printf %%PDF-1.7; exec >&-; exec sleep 60"] {
        let limits = Limits { time: Duration::from_millis(200), ..Limits::default() };
        assert!(matches!(run(script, limits), Err(PdfError::Slow(_))), "{script}");
    }
    let limits = Limits { bytes: 1000, ..Limits::default() };
    assert!(matches!(run("exec cat /dev/zero", limits), Err(PdfError::Large(1000))));
}
