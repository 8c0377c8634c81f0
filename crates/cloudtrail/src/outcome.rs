//! Defines what an error is; nothing else does.

use protocol::Column;
use protocol::outcome::{FAILURE, said_in};

use crate::cells::cell;
use crate::model::{Cell, Fields};
use json::scan::Scanner;
use json::string;
use json::text::Text;

/// Whether the call failed. `place`: finds the offset of the value of a member of the record.
pub(crate) fn is_error<'a>(fields: &Fields<'a>, place: impl Fn(&str) -> Option<usize>, text: Text<'a>) -> bool {
    match fields.cell(Column::ErrorCode) {
        Cell::Text(code) if !code.is_empty() => true,
        Cell::Number(_) | Cell::Bool(_) | Cell::Composite => true,
        Cell::Text(_) | Cell::Absent | Cell::Null => {
            let name = fields.cell(Column::EventName).text();
            said_in(name).and_then(place).is_some_and(|place| says_failure(place, name, text))
        }
    }
}

/// Whether an object has a member of this name that says that the call failed.
fn says_failure(place: usize, name: &str, text: Text<'_>) -> bool {
    let mut scanner = Scanner::new(text);
    scanner.jump(place);
    if scanner.peek() != Some(b'{') {
        return false;
    }
    let mut failed = false;
    let whole = scanner.object(|scanner, quoted| {
        if string::decode(scanner.text(), quoted) == name {
            failed = cell(scanner)?.text() == FAILURE;
            return Ok(());
        }
        scanner.skip()
    });
    whole.is_ok() && failed
}
