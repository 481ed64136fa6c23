//! Where to listen: on this computer only, unless nobody can read what is sent on the way.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;

/// An address to listen on: one that only this computer can reach, or one that is reached by TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listen(SocketAddr);

/// Why an address is not listened on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListenError {
    /// It is not an address and a port.
    #[error(
        "'{0}' is not an address to listen on; write an address and a port, such as 127.0.0.1:8903 \
         (port 0 takes any that is free)"
    )]
    Unreadable(String),
    /// Another computer could reach it.
    #[error(
        "{0} can be reached from other computers, and what is sent to it could be read on the way: use 127.0.0.1:{port}, or \
         kith serve with --tls-certificate and --tls-key, or with --behind-proxy and the address of a proxy that has them",
        port = .0.port()
    )]
    NotLoopback(SocketAddr),
}

impl Listen {
    /// An address that other computers may reach, for a server that signs people in and is reached by TLS, its own or a proxy's.
    ///
    /// # Errors
    /// It is not an address and a port.
    pub fn anywhere(text: &str) -> Result<Listen, ListenError> {
        read(text).map(Listen)
    }

    /// The address to bind. Port 0 means any that is free.
    pub fn address(self) -> SocketAddr {
        self.0
    }
}

impl Default for Listen {
    /// 127.0.0.1:8903.
    fn default() -> Listen {
        Listen(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8903))
    }
}

impl TryFrom<SocketAddr> for Listen {
    type Error = ListenError;

    fn try_from(address: SocketAddr) -> Result<Listen, ListenError> {
        // An IPv4 address written as IPv6 (::ffff:127.0.0.1) is judged as the IPv4 address it is.
        if address.ip().to_canonical().is_loopback() {
            Ok(Listen(address))
        } else {
            Err(ListenError::NotLoopback(address))
        }
    }
}

fn read(text: &str) -> Result<SocketAddr, ListenError> {
    let numeric = match text.strip_prefix("localhost:") {
        Some(port) => format!("127.0.0.1:{port}"),
        None => text.to_owned(),
    };
    numeric.parse().map_err(|_| ListenError::Unreadable(text.to_owned()))
}

impl FromStr for Listen {
    type Err = ListenError;

    fn from_str(text: &str) -> Result<Listen, ListenError> {
        Listen::try_from(read(text)?)
    }
}

impl fmt::Display for Listen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::{Listen, ListenError};

    #[test]
    fn only_this_computer_is_listened_on() {
        for (text, expected) in [
            ("127.0.0.1:8903", Some("127.0.0.1:8903")),
            ("127.0.0.1:0", Some("127.0.0.1:0")),
            ("127.9.9.9:1", Some("127.9.9.9:1")),
            ("localhost:80", Some("127.0.0.1:80")),
            ("[::1]:8903", Some("[::1]:8903")),
            ("0.0.0.0:8903", None),
            ("[::]:8903", None),
            ("10.1.2.3:8903", None),
            ("[::ffff:10.1.2.3]:8903", None),
        ] {
            let listen = text.parse::<Listen>();
            match expected {
                Some(address) => assert_eq!(listen.map(|l| l.to_string()), Ok(address.to_owned())),
                None => assert!(matches!(listen, Err(ListenError::NotLoopback(_))), "{text}"),
            }
        }
        for text in ["", "8903", "127.0.0.1", "kith.example:80", "localhost", "127.0.0.1:99999"] {
            assert_eq!(text.parse::<Listen>(), Err(ListenError::Unreadable(text.to_owned())));
        }
    }

    #[test]
    fn a_refusal_says_why_and_what_to_write() {
        let refusal = "0.0.0.0:9000".parse::<Listen>().unwrap_err().to_string();
        assert!(refusal.contains("could be read on the way: use 127.0.0.1:9000"), "{refusal}");
        assert!(refusal.contains("--tls-certificate"), "{refusal}");
    }
}
