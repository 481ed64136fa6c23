//! Where findings go.

use std::io::{IsTerminal, Write};
use std::path::Path;

use telling::{Form, Judged, Telling};

use crate::failure::Failure;

/// The form asked for, to a file or to standard output.
pub(super) fn to(form: Form, path: Option<&Path>, judged: Judged) -> Result<Box<dyn Telling>, Failure> {
    let out: Box<dyn Write> = match path {
        Some(path) => Box::new(
            std::fs::File::create(path)
                .map_err(|error| Failure::new(format!("{} cannot be written: {error}", path.display())))?,
        ),
        None if form == Form::Xlsx && std::io::stdout().is_terminal() => {
            return Err(Failure::new("a workbook cannot be shown on a terminal; name a file with --out"));
        }
        None => Box::new(Patient { to: std::io::stdout(), gone: false }),
    };
    Ok(telling::to(form, out, judged)?)
}

/// Standard output whose reader may go away: what is left to say is then said to nobody, which is no error.
struct Patient {
    to: std::io::Stdout,
    gone: bool,
}

impl Write for Patient {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.gone {
            return Ok(bytes.len());
        }
        match self.to.write(bytes) {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(bytes.len())
            }
            other => other,
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self.to.flush() {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(())
            }
            other => other,
        }
    }
}
