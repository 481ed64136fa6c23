//! What stands around it: mail, the authority's sign-in, the scanner, the program that makes PDFs.

use press::pdf::{Limits, PdfError};

use super::super::serve;
use super::Report;
use crate::now;

pub(super) fn look(args: &serve::Args, report: &mut Report) {
    mail(args, report);
    sign_in(args, report);
    scanner(args, report);
    press(report);
}

fn mail(args: &serve::Args, report: &mut Report) {
    const ABOUT: &str = "mail";
    match args.post.poster() {
        Ok(None) => report.good(ABOUT, "no mail server is named: nobody is told anything by mail"),
        Ok(Some(poster)) => match poster.try_out() {
            Ok(()) => report.good(ABOUT, "the mail server answers, encrypted where it is another computer"),
            Err(why) => {
                let server = args.post.server().unwrap_or_default();
                report.wrong(
                    ABOUT,
                    format!("the mail server does not answer as it must: {why}"),
                    format!("openssl s_client -starttls smtp -connect {server}"),
                );
            }
        },
        Err(failure) => report.wrong(ABOUT, failure.to_string(), "kith serve --help"),
    }
}

fn sign_in(args: &serve::Args, report: &mut Report) {
    const ABOUT: &str = "sign-in";
    match args.elsewhere.provider(args.post.site.as_deref()) {
        Ok(None) => {}
        Ok(Some(provider)) => {
            let address = format!(
                "{}/.well-known/openid-configuration",
                args.elsewhere.issuer().unwrap_or_default().trim_end_matches('/')
            );
            if provider.answers(now::moment()) {
                report.good(ABOUT, "the provider of sign-in answers, and says of itself what it must");
            } else {
                report.wrong(
                    ABOUT,
                    "what the provider of sign-in says of itself cannot be had, or is another's: nobody can sign in there",
                    format!("curl -fsS {address}"),
                );
            }
        }
        Err(failure) => report.wrong(ABOUT, failure.to_string(), "kith serve --help"),
    }
}

fn scanner(args: &serve::Args, report: &mut Report) {
    const ABOUT: &str = "scanner";
    match args.scan.as_deref().and_then(pages::Scanner::new) {
        None => report.good(ABOUT, "none is named: nobody looks into documents, and the pages say so"),
        Some(scanner) => match scanner.try_out() {
            Ok(()) => report.good(ABOUT, "it finds nothing in a file in which nothing is"),
            Err(why) => report.wrong(
                ABOUT,
                format!("it does not pass a file in which nothing is, so that every document is held: {why}"),
                format!("{} /etc/hostname", args.scan.as_deref().unwrap_or_default()),
            ),
        },
    }
}

fn press(report: &mut Report) {
    const ABOUT: &str = "pdf";
    match press::pdf::pdf(&press::sample::document(), &Limits::default()) {
        Ok(_) => report.good(ABOUT, "kith-press makes PDFs"),
        Err(error) => {
            let help = match &error {
                PdfError::NoProgram | PdfError::NotThere(_) => "command -v kith-press",
                _ => "apt install fonts-open-sans",
            };
            report.warn(ABOUT, error.to_string(), help);
        }
    }
}
