//! A mail server on this computer.

use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use mailin::{Action, Handler, Response, SessionBuilder, response};

/// What a server took: to whom, and the whole message.
#[derive(Clone, Default)]
pub(crate) struct Took(pub(crate) Arc<Mutex<Vec<(String, String)>>>);

#[derive(Clone)]
struct Taking {
    took: Took,
    to: String,
    text: Vec<u8>,
    /// Refuses this recipient for good.
    refuses: &'static str,
}

impl Handler for Taking {
    fn helo(&mut self, _: IpAddr, _: &str) -> Response {
        response::OK
    }

    fn rcpt(&mut self, to: &str) -> Response {
        if !self.refuses.is_empty() && to.contains(self.refuses) {
            return response::NO_MAILBOX;
        }
        self.to = to.to_owned();
        response::OK
    }

    fn data(&mut self, part: &[u8]) -> std::io::Result<()> {
        self.text.extend_from_slice(part);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let text = String::from_utf8_lossy(&std::mem::take(&mut self.text)).into_owned();
        self.took.0.lock().unwrap().push((std::mem::take(&mut self.to), text));
        response::OK
    }
}

/// A mail server on this computer, for as long as the test runs; its address.
pub(crate) fn server(refuses: &'static str) -> (Took, String) {
    let took = Took::default();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let taking = Taking { took: took.clone(), to: String::new(), text: Vec::new(), refuses };
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let taking = taking.clone();
            std::thread::spawn(move || talk(stream, taking));
        }
    });
    (took, format!("smtp://{address}"))
}

/// One talk, line by line, as the protocol has it.
fn talk(stream: TcpStream, taking: Taking) {
    let peer = stream.peer_addr().unwrap().ip();
    let (mut out, mut lines) = (stream.try_clone().unwrap(), BufReader::new(stream));
    let mut session = SessionBuilder::new("mail.council.example").build(peer, taking);
    let mut answer = session.greeting();
    loop {
        if answer.action != Action::NoReply {
            let mut text = Vec::new();
            answer.write_to(&mut text).unwrap();
            out.write_all(&text).unwrap();
        }
        let mut line = Vec::new();
        if answer.action == Action::Close || lines.read_until(b'\n', &mut line).unwrap_or(0) == 0 {
            return;
        }
        answer = session.process(&line);
    }
}
