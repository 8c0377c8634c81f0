//! What `sessionContext` says about the caller, apart from the role's name, which has a column.

use crate::cells::cell;
use crate::model::Cell;
use json::fault::Fault;
use json::scan::Scanner;
use json::string;

/// See [`Caller`](crate::actor::Caller) for its parts.
#[derive(Default)]
pub(crate) struct Session<'a> {
    pub role_arn: Cell<'a>,
    pub provider: Cell<'a>,
    pub mfa: bool,
    pub on_instance: bool,
}

impl<'a> Session<'a> {
    /// Reads the value of a member. Of members with the same name, the last one counts.
    pub fn member(&mut self, scanner: &mut Scanner<'a>, name: &str) -> Result<(), Fault> {
        match name {
            "ec2RoleDelivery" => self.on_instance = matches!(cell(scanner)?, Cell::Text(_) | Cell::Number(_)),
            "attributes" => {
                let mfa = one(scanner, "mfaAuthenticated")?;
                self.mfa = is_true(&mfa);
            }
            "webIdFederationData" => self.provider = one(scanner, "federatedProvider")?,
            _ => scanner.skip()?,
        }
        Ok(())
    }
}

/// Whether a value is true, as text or as such.
pub(crate) fn is_true(cell: &Cell<'_>) -> bool {
    *cell == Cell::Bool(true) || cell.text().eq_ignore_ascii_case("true")
}

/// The value of one member of the object that is next.
pub(crate) fn one<'a>(scanner: &mut Scanner<'a>, wanted: &str) -> Result<Cell<'a>, Fault> {
    let mut found = Cell::Absent;
    if scanner.peek() != Some(b'{') {
        scanner.skip()?;
        return Ok(found);
    }
    scanner.object(|scanner, quoted| {
        if string::decode(scanner.text(), quoted) == wanted {
            found = cell(scanner)?;
            return Ok(());
        }
        scanner.skip()
    })?;
    Ok(found)
}
