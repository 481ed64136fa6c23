//! How browsers reach it: the certificate, its names and its days, or the proxy.

use std::path::Path;

use web::Tls;
use x509_parser::pem::Pem;
use x509_parser::prelude::{FromDer, GeneralName, X509Certificate};

use super::super::serve;
use super::{Report, State};
use crate::now;

const ABOUT: &str = "tls";

pub(super) fn look(args: &serve::Args, report: &mut Report) {
    match (&args.tls_certificate, &args.tls_key) {
        (Some(certificate), Some(key)) => certificate_and_key(args, certificate, key, report),
        _ => proxy(args, report),
    }
    if let Err(failure) = args.server() {
        // A certificate that cannot be used was told above.
        if args.tls_certificate.is_none() {
            report.wrong("listen", failure.to_string(), "kith serve --help");
        }
    }
    if let Some(site) = &args.post.site
        && let Some(host) = host_of(site)
        && !args.name.is_empty()
        && !args.name.iter().any(|name| name.eq_ignore_ascii_case(&host))
    {
        report.wrong(
            "names",
            format!(
                "people are sent to {site}, and {host} is none of the names that are answered to (--name)"
            ),
            format!("kith serve … --name {host}"),
        );
    }
}

fn host_of(site: &str) -> Option<String> {
    let rest = site.split_once("://")?.1;
    Some(rest.split(['/', ':']).next()?.to_owned())
}

fn certificate_and_key(args: &serve::Args, certificate: &Path, key: &Path, report: &mut Report) {
    if let Err(error) = Tls::read(certificate, key) {
        report.wrong(
            ABOUT,
            error.to_string(),
            format!("openssl x509 -in {} -noout -text", certificate.display()),
        );
        return;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(key).map_or(0, |about| about.permissions().mode() & 0o777);
        if mode & 0o007 != 0 {
            report.wrong(
                ABOUT,
                format!("everybody on this computer can read {} (mode {mode:03o})", key.display()),
                format!("chmod 640 {}", key.display()),
            );
        }
    }
    let Ok(bytes) = std::fs::read(certificate) else { return };
    let Some(Ok(first)) = Pem::iter_from_buffer(&bytes).next() else { return };
    let Ok((_, parsed)) = X509Certificate::from_der(&first.contents) else { return };
    let now = now::moment().micros() / 1_000_000;
    let days = (parsed.validity().not_after.timestamp() - now).div_euclid(86_400);
    let help = format!("openssl x509 -in {} -noout -dates -ext subjectAltName", certificate.display());
    match judge_days(days) {
        State::Good => {
            report.good(ABOUT, format!("the certificate and its key belong together, for {days} days more"))
        }
        State::Warning => {
            report.warn(ABOUT, format!("the certificate ends in {days} days: renew it"), help.clone())
        }
        State::Wrong => report.wrong(ABOUT, "the certificate has ended: browsers refuse it", help.clone()),
    }
    if parsed.validity().not_before.timestamp() > now {
        report.wrong(ABOUT, "the certificate is not good yet: browsers refuse it", help.clone());
    }
    let names = names(&parsed);
    for name in args.name.iter().filter(|name| !names.iter().any(|good| is_for(good, name))) {
        report.wrong(
            ABOUT,
            format!("the certificate is not good for {name}, by which browsers reach it"),
            help.clone(),
        );
    }
    if args.name.is_empty() {
        report.warn(
            "names",
            "no name is given by which browsers reach it: requests from other computers are refused",
            "kith serve … --name kith.council.example",
        );
    }
}

fn judge_days(days: i64) -> State {
    match days {
        ..0 => State::Wrong,
        0..30 => State::Warning,
        _ => State::Good,
    }
}

/// The names that a certificate is good for.
fn names(certificate: &X509Certificate<'_>) -> Vec<String> {
    let Ok(Some(names)) = certificate.subject_alternative_name() else { return Vec::new() };
    names
        .value
        .general_names
        .iter()
        .filter_map(|name| match name {
            GeneralName::DNSName(name) => Some((*name).to_owned()),
            GeneralName::IPAddress(bytes) => match <[u8; 4]>::try_from(*bytes) {
                Ok(four) => Some(std::net::Ipv4Addr::from(four).to_string()),
                Err(_) => {
                    <[u8; 16]>::try_from(*bytes).ok().map(|six| std::net::Ipv6Addr::from(six).to_string())
                }
            },
            _ => None,
        })
        .collect()
}

/// Whether a name of a certificate, which may begin with a star for one label, is this one.
fn is_for(good: &str, name: &str) -> bool {
    match good.strip_prefix("*.") {
        Some(rest) => name.split_once('.').is_some_and(|(_, after)| after.eq_ignore_ascii_case(rest)),
        None => good.eq_ignore_ascii_case(name),
    }
}

fn proxy(args: &serve::Args, report: &mut Report) {
    let Some(proxy) = args.behind_proxy else {
        report.good(ABOUT, "there is no certificate: it listens on this computer only");
        return;
    };
    let listens_here = args.listen.parse::<web::Listen>().is_ok();
    if !proxy.is_loopback() && listens_here {
        report.wrong(
            "proxy",
            format!(
                "the proxy is {proxy}, and Kith listens on this computer only: the proxy cannot reach it"
            ),
            "kith serve … --listen ADDRESS-TOWARDS-THE-PROXY:8903",
        );
    } else if proxy.is_loopback() && !listens_here {
        report.warn(
            "proxy",
            "the proxy is on this computer, and other computers can reach Kith past it, without TLS",
            "kith serve … --listen 127.0.0.1:8903",
        );
    } else {
        report.good("proxy", format!("the proxy at {proxy} has the certificate"));
    }
    if args.name.is_empty() {
        report.warn(
            "names",
            "no name is given by which browsers reach it: what the proxy passes on is refused",
            "kith serve … --name kith.council.example",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_good_for_its_names_and_one_label_of_a_star() {
        for (good, name, expected) in [
            ("kith.council.example", "kith.council.example", true),
            ("kith.council.example", "KITH.council.example", true),
            ("kith.council.example", "other.council.example", false),
            ("*.council.example", "kith.council.example", true),
            ("*.council.example", "a.kith.council.example", false),
            ("*.council.example", "council.example", false),
        ] {
            assert_eq!(is_for(good, name), expected, "{good} {name}");
        }
        for (days, expected) in
            [(-1, State::Wrong), (0, State::Warning), (29, State::Warning), (30, State::Good)]
        {
            assert_eq!(judge_days(days), expected, "{days}");
        }
    }
}
