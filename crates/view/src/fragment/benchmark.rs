//! The edition of the CIS benchmark by which controls are numbered.

use protocol::findings::Benchmark;

use super::{Pairs, Part};

/// The chosen edition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edition(pub Benchmark);

/// `cis=5.0`
impl Part for Edition {
    fn read(pairs: &Pairs) -> Edition {
        Edition(pairs.last("cis").and_then(Benchmark::named).unwrap_or_default())
    }

    fn write(&self, pairs: &mut Pairs) {
        if *self != Edition::default() {
            pairs.push("cis", self.0.name());
        }
    }
}
