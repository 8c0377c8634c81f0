//! The table `traillight`: an event data store's columns, and what is known of an event beyond its record.

use super::Shape;
use crate::source::{Leaf, Own};

pub(super) fn columns() -> Vec<(String, Shape)> {
    let own = [
        ("user", Own::User),
        ("actor", Own::Actor),
        ("target", Own::Target),
        ("outcome", Own::Outcome),
        ("proof", Own::Proof),
        ("file", Own::File),
    ];
    let own = own.map(|(name, own)| (name.to_owned(), Shape::Plain(Leaf::Own(own))));
    super::lake::columns().into_iter().chain(own).collect()
}
