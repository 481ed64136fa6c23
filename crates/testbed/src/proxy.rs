//! HAProxy of the distribution's package, before several copies of a program on this computer.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// It, until it is dropped.
pub struct Proxy {
    running: Child,
    port: u16,
    _folder: TempDir,
}

impl Proxy {
    /// Starts it by a configuration in which `{port}` stands for where it listens.
    pub fn start(configuration: &str) -> Proxy {
        let folder = tempfile::Builder::new().prefix("kith-proxy-").tempdir().expect("a temporary folder");
        let [port] = free_ports();
        let file = folder.path().join("haproxy.cfg");
        std::fs::write(&file, configuration.replace("{port}", &port.to_string())).expect("a file");
        let mut running = Command::new(program())
            .arg("-db")
            .arg("-f")
            .arg(&file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("haproxy starts");
        for _ in 0..400 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Proxy { running, port, _folder: folder };
            }
            if let Ok(Some(ended)) = running.try_wait() {
                panic!(
                    "haproxy ended at once ({ended}): haproxy -c -f FILE says what is wrong with its configuration"
                );
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        panic!("haproxy does not answer")
    }

    /// Where it listens, on this computer.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.running.kill();
        let _ = self.running.wait();
    }
}

fn program() -> PathBuf {
    let places = ["/usr/sbin/haproxy", "/usr/bin/haproxy", "/usr/local/sbin/haproxy"];
    let found = places.iter().map(PathBuf::from).find(|place| place.exists());
    found.unwrap_or_else(|| panic!("HAProxy is not installed: tools/install.sh does that (package haproxy)"))
}

/// Ports of this computer that nobody listens on now.
pub fn free_ports<const N: usize>() -> [u16; N] {
    let listeners: [TcpListener; N] =
        std::array::from_fn(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port"));
    listeners.map(|listener| listener.local_addr().expect("its address").port())
}
