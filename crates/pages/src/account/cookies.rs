//! The cookies: the session, what a browser is known by, and what it keeps while somebody is at the provider of sign-in.

use axum::http::HeaderMap;
use axum::http::header::{COOKIE, HeaderName, SET_COOKIE};
use identity::{Secret, SignedIn};

use crate::{Desk, SignIn};

/// Seconds that a browser stays known: a year.
const KNOWN: u32 = 365 * 24 * 3600;

fn by_tls(desk: &Desk) -> bool {
    matches!(desk.sign_in(), SignIn::Accounts { by_tls: true, .. })
}

/// The name of a cookie. With the prefix no other site, not even one under the same name, can set it, and it is sent
/// by TLS only. Without
/// TLS, on this computer alone, browsers refuse the prefix.
fn name(desk: &Desk, of: &str) -> String {
    if by_tls(desk) { format!("__Host-kith-{of}") } else { format!("kith-{of}") }
}

fn set(desk: &Desk, of: &str, value: &str, lasts: Option<u32>) -> (HeaderName, String) {
    let secure = if by_tls(desk) { "; Secure" } else { "" };
    let lasts = lasts.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    // Lax: a link in a mail leads to the page and not to sign-in; what is sent by a form of another site is refused by `web`.
    (SET_COOKIE, format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{lasts}", name(desk, of)))
}

/// What a browser is given when a step of signing in was right.
pub(crate) fn of(desk: &Desk, signed: &SignedIn) -> Vec<(HeaderName, String)> {
    let device = signed.device.as_ref().map(|device| set(desk, "device", device.as_str(), Some(KNOWN)));
    // The session's goes with the browser's window; it ends on the server whatever the browser does.
    let session = set(desk, "session", signed.session.as_str(), None);
    std::iter::once(session).chain(device).collect()
}

/// What takes the session away. The browser stays known.
pub(crate) fn none(desk: &Desk) -> (HeaderName, String) {
    set(desk, "session", "", Some(0))
}

/// Seconds in which somebody must come back from the provider.
const AWAY: u32 = 10 * 60;

/// What a browser keeps while somebody is at the provider; nothing once they are back.
pub(crate) fn away(desk: &Desk, keeps: Option<&Secret>) -> (HeaderName, String) {
    set(desk, "away", keeps.map_or("", Secret::as_str), Some(if keeps.is_some() { AWAY } else { 0 }))
}

/// What the browser kept meanwhile.
pub(crate) fn keeps(desk: &Desk, headers: &HeaderMap) -> Option<String> {
    read(headers, &name(desk, "away"))
}

/// Seconds in which a device must answer.
const ASKED: u32 = 5 * 60;

/// What a browser keeps while a device is asked for a passkey; nothing afterwards.
pub(crate) fn passkey(desk: &Desk, keeps: Option<&Secret>) -> (HeaderName, String) {
    set(desk, "passkey", keeps.map_or("", Secret::as_str), Some(if keeps.is_some() { ASKED } else { 0 }))
}

/// What the browser kept while a device was asked.
pub(crate) fn kept_passkey(desk: &Desk, headers: &HeaderMap) -> Option<String> {
    read(headers, &name(desk, "passkey"))
}

/// The session that a browser names.
pub(crate) fn session(desk: &Desk, headers: &HeaderMap) -> Option<String> {
    read(headers, &name(desk, "session"))
}

/// What the browser is known by.
pub(crate) fn device(desk: &Desk, headers: &HeaderMap) -> Option<String> {
    read(headers, &name(desk, "device"))
}

/// The value of a cookie.
pub(crate) fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).find_map(|cookies| {
        cookies.split(';').find_map(|cookie| {
            let (found, value) = cookie.trim().split_once('=')?;
            (found == name && !value.is_empty()).then(|| value.to_owned())
        })
    })
}
