//! Defines what an error is; nothing else does.

use protocol::Column;

use crate::cells::cell;
use crate::model::{Cell, Fields};
use json::scan::Scanner;
use json::string;
use json::text::Text;

/// Whether the call failed. `response`: offset of the value of `responseElements`.
pub(crate) fn is_error<'a>(fields: &Fields<'a>, response: Option<usize>, text: Text<'a>) -> bool {
    match fields.cell(Column::ErrorCode) {
        Cell::Text(code) if !code.is_empty() => true,
        Cell::Number(_) | Cell::Bool(_) | Cell::Composite => true,
        Cell::Text(_) | Cell::Absent | Cell::Null => {
            let is_sign_in = fields.cell(Column::EventName).text() == "ConsoleLogin";
            response.is_some_and(|response| is_sign_in && is_failed_sign_in(response, text))
        }
    }
}

/// A failed sign-in to the console, which often has no `errorCode`.
fn is_failed_sign_in(response: usize, text: Text<'_>) -> bool {
    let mut scanner = Scanner::new(text);
    scanner.jump(response);
    if scanner.peek() != Some(b'{') {
        return false;
    }
    let mut failed = false;
    let whole = scanner.object(|scanner, quoted| {
        if string::decode(scanner.text(), quoted) == "ConsoleLogin" {
            failed = cell(scanner)?.text() == "Failure";
            return Ok(());
        }
        scanner.skip()
    });
    whole.is_ok() && failed
}
