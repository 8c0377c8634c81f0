//! Files on the page's own host that a link opens.

use super::{Pairs, Part};

/// Their addresses, relative to the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hosted(pub Vec<String>);

/// `src=…` for each.
impl Part for Hosted {
    fn read(pairs: &Pairs) -> Hosted {
        Hosted(pairs.all("src").filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    fn write(&self, pairs: &mut Pairs) {
        self.0.iter().for_each(|name| pairs.push("src", name));
    }
}
