//! What the events are compared with, in the fragment.

use protocol::{GroupKey, TimeRange};

use super::{Pairs, Part, parse_key, print_key};
use crate::format;

/// The other set of events; open if there is a key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Against {
    /// The values of what are compared.
    pub by: Option<GroupKey>,
    /// Its search text instead of the filter; "" for the same filter.
    pub text: String,
    /// Its time range; `None` for the same or, with the same filter, the period before.
    pub range: Option<TimeRange>,
}

/// `vs=eventName`, `vs-q=…`, `vs-from=…` and `vs-to=…`.
impl Part for Against {
    fn read(pairs: &Pairs) -> Against {
        let time = |key| pairs.last(key).and_then(format::parse_time);
        let ends = time("vs-from").zip(time("vs-to")).filter(|(from, to)| from < to);
        Against {
            by: pairs.last("vs").and_then(parse_key),
            text: pairs.last("vs-q").unwrap_or_default().to_owned(),
            range: ends.map(|(from, to)| TimeRange { from, to }),
        }
    }

    fn write(&self, pairs: &mut Pairs) {
        let Some(by) = &self.by else { return };
        pairs.push("vs", &print_key(by));
        if !self.text.is_empty() {
            pairs.push("vs-q", &self.text);
        }
        if let Some(range) = self.range {
            pairs.push("vs-from", &format::iso(range.from));
            pairs.push("vs-to", &format::iso(range.to));
        }
    }

    fn is_step(before: &Against, now: &Against) -> bool {
        before.by.is_some() != now.by.is_some()
    }
}
