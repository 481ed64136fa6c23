//! A browser at one host of a program that serves, signed in by a set-up link.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command as Program;

use identity::Authenticator;

use super::Serving;

const PASSWORD: &str = "gravel lantern ochre 7";

/// A request by hand: a browser that names whatever host it likes.
pub(crate) fn ask(serving: &Serving, host: &str, method: &str, path: &str, head: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(&serving.address).unwrap();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{head}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

pub(crate) fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_else(|| panic!("{answer}"))
}

/// A browser at one host.
pub(crate) struct Browser<'a> {
    pub(crate) serving: &'a Serving,
    pub(crate) host: String,
    pub(crate) cookies: Vec<(String, String)>,
}

impl Browser<'_> {
    fn head(&self) -> String {
        let all: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("Cookie: {}\r\nSec-Fetch-Site: same-origin\r\n", all.join("; "))
    }

    pub(crate) fn get(&self, path: &str) -> String {
        ask(self.serving, &self.host, "GET", path, &self.head(), "")
    }

    pub(crate) fn post(&mut self, path: &str, body: &str) -> String {
        let head = format!("{}Content-Type: application/x-www-form-urlencoded\r\n", self.head());
        let answer = ask(self.serving, &self.host, "POST", path, &head, body);
        for line in answer.lines().take_while(|line| !line.trim().is_empty()) {
            let Some(set) = line.to_lowercase().strip_prefix("set-cookie:").map(|_| line[11..].trim()) else {
                continue;
            };
            let (name, value) = set.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(kept, _)| kept != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        answer
    }

    /// Signs in by a set-up link.
    pub(crate) fn by_link<'a>(serving: &'a Serving, host: &str, link: &str) -> Browser<'a> {
        let mut browser = Browser { serving, host: host.to_owned(), cookies: Vec::new() };
        let word = PASSWORD.replace(' ', "+");
        let set = browser.post(link, &format!("password={word}&again={word}"));
        assert_eq!(status(&set), 303, "{set}");
        let page = browser.get("/sign-in/authenticator");
        let key = page.split("name=\"key\"").nth(1).and_then(|rest| rest.split("value=\"").nth(1));
        let key = key.and_then(|rest| rest.split('"').next()).unwrap_or_else(|| panic!("{page}")).to_owned();
        let seconds = String::from_utf8(Program::new("date").arg("+%s").output().unwrap().stdout).unwrap();
        let code = Authenticator::of_key(&key).unwrap().code_at(seconds.trim().parse().unwrap());
        let key = key.replace(' ', "+");
        let came = browser.post("/sign-in/authenticator", &format!("key={key}&code={code}"));
        assert_eq!(status(&came), 200, "{came}");
        browser
    }

    /// The same browser, sent elsewhere with everything that it has.
    pub(crate) fn at(&self, host: &str) -> Browser<'_> {
        let (serving, cookies) = (self.serving, self.cookies.clone());
        Browser { serving, host: host.to_owned(), cookies }
    }
}
