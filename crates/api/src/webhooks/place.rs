//! Where a webhook may be sent: not to this computer, nor into a private network, unless the service is set to allow it. Whoever
//! may have a webhook must not reach with it what they cannot reach themselves (server-side request forgery, ASVS 12.6.1).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use crate::Config;

/// An address that may be called, as far as it can be told before its name is looked up.
///
/// # Errors
/// It is not one, in words for whoever wrote it.
pub(crate) fn fit_to_call(address: &str, config: &Config) -> Result<Url, &'static str> {
    if address.len() > 500 {
        return Err("Give an address of at most 500 letters");
    }
    let url = Url::parse(address).map_err(|_| "Give an address such as https://example.org/told")?;
    match url.scheme() {
        "https" => {}
        "http" if config.private_webhooks => {}
        _ => return Err("Give an address that begins with https://"),
    }
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err("Give an address without a name, a password or a fragment");
    }
    let fits = match url.host() {
        Some(Host::Ipv4(ip)) => may_be_called(IpAddr::V4(ip), config),
        Some(Host::Ipv6(ip)) => may_be_called(IpAddr::V6(ip), config),
        Some(Host::Domain(name)) => config.private_webhooks || !is_of_here(name),
        None => false,
    };
    if fits {
        Ok(url)
    } else {
        Err("This address is on this computer or a private network, which are not called")
    }
}

/// Names that mean this computer or a network of its own, whatever they are looked up as.
fn is_of_here(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let last = name.rsplit('.').next().unwrap_or_default();
    !name.contains('.') || ["localhost", "local", "internal", "lan", "home", "arpa"].contains(&last)
}

/// Whether a network address may be called: asked of the very address to which the connection is then made, so that a name
/// cannot be looked up as one and called as another.
pub(crate) fn may_be_called(ip: IpAddr, config: &Config) -> bool {
    config.private_webhooks || is_public(ip)
}

/// Whether an address is one of the public internet (the registries of special-purpose addresses, RFC 6890 and its successors).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => match inside(ip) {
            Some(ip) => is_public_v4(ip),
            None => is_public_v6(ip),
        },
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_unspecified()
        || ip.is_broadcast()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (18..20).contains(&b))
        || a >= 240;
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    // Only 2000::/3 is given out; of it, documentation, tunnels and protocol assignments are no one's server.
    (a & 0xe000) == 0x2000
        && !(a == 0x2001 && (b < 0x0200 || b == 0x0db8))
        && a != 0x2002
        && (a, b & 0xf000) != (0x3fff, 0)
}

/// The older address that stands in a newer one.
fn inside(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, high, low] = ip.segments();
    let mapped = (a, b, c, d, e) == (0, 0, 0, 0, 0) && (f == 0xffff || f == 0);
    let translated = (a, b) == (0x64, 0xff9b);
    let [x, y, z, w] = [(high >> 8) as u8, high as u8, (low >> 8) as u8, low as u8];
    (mapped || translated).then(|| Ipv4Addr::new(x, y, z, w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_called() {
        let (strict, open) = (Config::default(), Config { private_webhooks: true, ..Config::default() });
        for (address, may) in [
            ("https://example.org/told", true),
            ("https://example.org:8443/told?a=b", true),
            ("https://93.184.216.34/", true),
            ("https://[2606:2800:220:1::1]/", true),
            ("http://example.org/told", false),
            ("ftp://example.org/", false),
            ("https://ada:secret@example.org/", false),
            ("https://example.org/#here", false),
            ("https://localhost/", false),
            ("https://LOCALHOST./", false),
            ("https://kith/", false),
            ("https://kith.internal/", false),
            ("https://printer.local/", false),
            ("https://127.0.0.1/", false),
            ("https://127.1/", false),
            ("https://2130706433/", false),
            ("https://0x7f.1/", false),
            ("https://0.0.0.0/", false),
            ("https://10.1.2.3/", false),
            ("https://172.16.0.1/", false),
            ("https://192.168.1.1/", false),
            ("https://169.254.169.254/latest", false),
            ("https://100.64.0.1/", false),
            ("https://198.18.0.1/", false),
            ("https://224.0.0.1/", false),
            ("https://255.255.255.255/", false),
            ("https://[::1]/", false),
            ("https://[::]/", false),
            ("https://[::ffff:127.0.0.1]/", false),
            ("https://[::ffff:10.0.0.1]/", false),
            ("https://[64:ff9b::7f00:1]/", false),
            ("https://[fe80::1]/", false),
            ("https://[fd00::1]/", false),
            ("https://[2001:db8::1]/", false),
            ("https://[2002:7f00:1::]/", false),
            ("https://[ff02::1]/", false),
            ("not an address", false),
            ("", false),
        ] {
            assert_eq!(fit_to_call(address, &strict).is_ok(), may, "{address}");
        }
        for address in ["http://127.0.0.1:9000/told", "https://10.0.0.1/", "http://localhost:1/"] {
            assert!(fit_to_call(address, &open).is_ok(), "{address}");
        }
    }
}
