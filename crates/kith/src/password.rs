//! The password of a role in PostgreSQL: never on the command line, where others see it.

use std::path::{Path, PathBuf};

use journal::postgres::PostgresAddress;

use crate::failure::Failure;

/// From PGPASSWORD, or the first line that fits of the file that PGPASSFILE names, otherwise of `.pgpass` at home; none where
/// none of them says one.
pub(crate) fn of(address: &PostgresAddress) -> Result<Option<String>, Failure> {
    if let Some(password) = std::env::var("PGPASSWORD").ok().filter(|password| !password.is_empty()) {
        return Ok(Some(password));
    }
    let named = std::env::var_os("PGPASSFILE").map(PathBuf::from);
    let Some(path) = named.clone().or_else(|| Some(std::env::home_dir()?.join(".pgpass"))) else {
        return Ok(None);
    };
    let about = |what: &str| Failure::new(format!("the password file {} {what}", path.display()));
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(_) if named.is_none() => return Ok(None),
        Err(error) => return Err(about(&format!("cannot be read: {error}"))),
    };
    if others_can_read(&path) {
        return Err(about(&format!("is open to others: chmod 600 {}", path.display())));
    }
    let (host, port, database, user) = address.names();
    Ok(text.lines().find_map(|line| fits(line, [&host, &port, &database, &user])))
}

#[cfg(unix)]
fn others_can_read(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn others_can_read(_: &Path) -> bool {
    false
}

/// The password of a line `host:port:database:role:password`, where each of the first four is this one's or `*`. A colon or a
/// backslash in one stands behind a backslash.
fn fits(line: &str, names: [&str; 4]) -> Option<String> {
    if line.starts_with('#') {
        return None;
    }
    let mut fields = vec![String::new()];
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => fields.last_mut()?.extend(characters.next()),
            ':' if fields.len() < 5 => fields.push(String::new()),
            character => fields.last_mut()?.push(character),
        }
    }
    let [host, port, database, user, password] = <[String; 5]>::try_from(fields).ok()?;
    let all = [host, port, database, user];
    all.iter().zip(names).all(|(field, name)| field == "*" || field == name).then_some(password)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_fits_says_the_password() {
        let names = ["db.example", "5432", "kith", "kith_372"];
        for (line, password) in [
            ("db.example:5432:kith:kith_372:word", Some("word")),
            ("*:*:*:kith_372:a\\:b\\\\c", Some("a:b\\c")),
            ("*:*:*:*:with:colons", Some("with:colons")),
            ("db.example:5433:kith:kith_372:word", None),
            ("#*:*:*:*:word", None),
            ("*:*:*", None),
            ("", None),
        ] {
            assert_eq!(fits(line, names).as_deref(), password, "{line}");
        }
    }
}
