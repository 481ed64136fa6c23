//! The code that changes every thirty seconds (RFC 6238), and the drawing from which a telephone learns it.

use std::fmt::Write;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use qrcodegen::{QrCode as Drawn, QrCodeEcc};
use totp_rs::{Algorithm, Builder, Secret, Totp};

/// Seconds of a step.
const STEP: u64 = 30;

/// A secret that is shared with somebody's authenticator.
#[derive(Clone, PartialEq, Eq)]
pub struct Authenticator([u8; 20]);

impl std::fmt::Debug for Authenticator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Authenticator(…)")
    }
}

impl Authenticator {
    /// A new one.
    pub fn new_random() -> Authenticator {
        Authenticator(rand::random())
    }

    /// One that was kept, or sent along with a form as its key.
    pub(crate) fn kept(bytes: &[u8]) -> Option<Authenticator> {
        bytes.try_into().ok().map(Authenticator)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// What is typed into an authenticator where no drawing can be read: 32 letters and digits.
    pub fn key(&self) -> String {
        Secret::new(Box::new(self.0)).to_base32()
    }

    /// The authenticator of a key, however it is spaced.
    pub fn of_key(key: &str) -> Option<Authenticator> {
        let plain: String = key.chars().filter(|c| !c.is_whitespace()).collect();
        let secret = Secret::try_from_base32(plain.to_ascii_uppercase()).ok()?;
        Authenticator::kept(secret.as_bytes())
    }

    /// The address that stands in the drawing.
    fn address(&self, name: &str) -> String {
        let name = utf8_percent_encode(name, NON_ALPHANUMERIC);
        format!("otpauth://totp/Kith:{name}?secret={}&issuer=Kith", self.key())
    }

    /// The drawing, for the account of this name; none where the name is too long to be drawn.
    pub fn drawn(&self, name: &str) -> Option<QrCode> {
        Drawn::encode_text(&self.address(name), QrCodeEcc::Medium).ok().map(QrCode)
    }

    fn totp(&self) -> Totp {
        // SHA-1 is what every authenticator knows, and is not weak as it is used here.
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(1)
            .with_step_duration(STEP)
            .with_secret(self.0.to_vec())
            .build_noncompliant()
    }

    /// The step of this code, where it is one of now, of the step before or of the one after. `seconds` since 1970.
    pub(crate) fn step_of(&self, code: &str, seconds: u64) -> Option<u64> {
        let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| self.totp().check(&digits, seconds))
            .flatten()
    }

    /// The code of this second, as an authenticator shows it: for tests.
    #[doc(hidden)]
    pub fn code_at(&self, seconds: u64) -> String {
        self.totp().generate(seconds).to_string()
    }
}

/// A drawing that a telephone reads.
pub struct QrCode(Drawn);

impl std::fmt::Debug for QrCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("QrCode(…)")
    }
}

/// White squares around the drawing, without which it is not found.
const MARGIN: i32 = 4;

impl QrCode {
    /// The drawing as SVG, black on white, with a title and no style attribute.
    pub fn to_svg(&self, title: &str) -> String {
        let side = self.0.size() + 2 * MARGIN;
        let mut path = String::new();
        for y in 0..self.0.size() {
            for x in (0..self.0.size()).filter(|&x| self.0.get_module(x, y)) {
                let _ = write!(path, "M{},{}h1v1h-1z", x + MARGIN, y + MARGIN);
            }
        }
        format!(
            "<svg class=\"kith-qr\" role=\"img\" aria-label=\"{title}\" viewBox=\"0 0 {side} {side}\" width=\"{0}\" \
             height=\"{0}\" \
             shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h{side}v{side}h-{side}z\"/><path fill=\"#000\" \
             d=\"{path}\"/></svg>",
            side * 5
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Authenticator;

    #[test]
    fn the_codes_of_the_rfc_are_taken_once_around_their_time() {
        // RFC 6238, appendix B: the secret "12345678901234567890", SHA-1, the last six of eight digits.
        let authenticator = Authenticator::kept(b"12345678901234567890").unwrap();
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            assert_eq!(authenticator.code_at(seconds), code);
            let step = seconds / 30;
            assert_eq!(authenticator.step_of(code, seconds), Some(step));
            assert_eq!(authenticator.step_of(code, seconds + 30), Some(step), "a step late");
            assert_eq!(authenticator.step_of(code, seconds + 61), None, "two steps late");
            assert_eq!(authenticator.step_of(&format!("{} {}", &code[..3], &code[3..]), seconds), Some(step));
        }
        for code in ["", "28708", "2870822", "28708x", "２８７０８２"] {
            assert_eq!(authenticator.step_of(code, 59), None, "{code}");
        }
    }

    #[test]
    fn a_key_reads_back_and_the_drawing_holds_it() {
        let authenticator = Authenticator::new_random();
        let key = authenticator.key();
        assert_eq!(key.len(), 32);
        let spaced = format!("{} {}", &key[..16].to_lowercase(), &key[16..]);
        assert_eq!(Authenticator::of_key(&spaced), Some(authenticator.clone()));
        for key in ["", "AAAA", "not a key"] {
            assert_eq!(Authenticator::of_key(key), None, "{key}");
        }
        assert!(authenticator.address("Ada & Co").starts_with("otpauth://totp/Kith:Ada%20%26%20Co?secret="));
        let svg = authenticator.drawn("ada").unwrap().to_svg("A code");
        assert!(svg.starts_with("<svg") && !svg.contains("style=") && !svg.contains(&key), "{svg}");
    }
}
