//! Defines what an error is; nothing else does.

use protocol::Column;
use protocol::outcome::{FAILURE, RESPONSE, said_in};

use crate::cells::cell;
use crate::model::{Cell, Fields};
use json::scan::Scanner;
use json::string;
use json::text::Text;

/// Where the values of `responseElements` and of `serviceEventDetails` begin.
pub(crate) type Places = [Option<usize>; 2];

/// Whether the call failed. Not inlined, because records are read in several ways.
#[inline(never)]
pub(crate) fn is_error(fields: &Fields<'_>, [response, details]: Places, text: Text<'_>) -> bool {
    match fields.cell(Column::ErrorCode) {
        Cell::Text(code) if !code.is_empty() => true,
        Cell::Number(_) | Cell::Bool(_) | Cell::Composite => true,
        Cell::Text(_) | Cell::Absent | Cell::Null => {
            let name = fields.cell(Column::EventName).text();
            let place = said_in(name).and_then(|member| if member == RESPONSE { response } else { details });
            place.is_some_and(|place| says_failure(place, name, text))
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
