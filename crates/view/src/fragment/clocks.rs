//! Whose clocks times are shown by, in the fragment.

use super::{Pairs, Part};
use crate::clock::is_name;

/// The name of a time zone; "" for UTC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clocks(pub String);

/// `tz=Europe/Berlin`
impl Part for Clocks {
    fn read(pairs: &Pairs) -> Clocks {
        Clocks(pairs.last("tz").filter(|name| is_name(name)).unwrap_or_default().to_owned())
    }

    fn write(&self, pairs: &mut Pairs) {
        if !self.0.is_empty() {
            pairs.push("tz", &self.0);
        }
    }
}
