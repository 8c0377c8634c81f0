//! Which events are selected.

use protocol::{Chip, Notation, Question, Sort, TimeRange, Want};

use super::{Pairs, Part, chip};
use crate::format;

/// The filter, which applies to every view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    /// Search text.
    pub text: String,
    /// Its notation; `None` to recognise it.
    pub notation: Option<Notation>,
    /// Filters added by clicking.
    pub chips: Vec<Chip>,
    /// Selected time range.
    pub range: Option<TimeRange>,
}

impl Scope {
    /// The question about its events.
    pub fn question(self, sort: Sort, want: Want) -> Question {
        let Scope { text, notation, chips, range } = self;
        Question { text, notation, chips, range, sort, want }
    }
}

/// `q=…`, `n=…`, `f=…` for each chip, `pin=` with the index of a pinned one, `from=…` and `to=…`.
impl Part for Scope {
    fn read(pairs: &Pairs) -> Scope {
        let mut chips: Vec<Chip> = pairs.all("f").filter_map(chip::parse).collect();
        for at in pairs.all("pin").filter_map(|at| at.parse::<usize>().ok()) {
            if let Some(chip) = chips.get_mut(at) {
                chip.pinned = true;
            }
        }
        let time = |key| pairs.last(key).and_then(format::parse_time);
        let ends = time("from").zip(time("to")).filter(|(from, to)| from < to);
        Scope {
            text: pairs.last("q").unwrap_or_default().to_owned(),
            notation: pairs.last("n").and_then(|name| Notation::ALL.into_iter().find(|it| it.name() == name)),
            chips,
            range: ends.map(|(from, to)| TimeRange { from, to }),
        }
    }

    fn write(&self, pairs: &mut Pairs) {
        if !self.text.is_empty() {
            pairs.push("q", &self.text);
        }
        if let Some(notation) = self.notation {
            pairs.push("n", notation.name());
        }
        let chips: Vec<(bool, String)> =
            self.chips.iter().filter_map(|it| Some((it.pinned, chip::print(it)?))).collect();
        chips.iter().for_each(|(_, text)| pairs.push("f", text));
        for (at, _) in chips.iter().enumerate().filter(|(_, (pinned, _))| *pinned) {
            pairs.push("pin", &at.to_string());
        }
        if let Some(range) = self.range {
            pairs.push("from", &format::iso(range.from));
            pairs.push("to", &format::iso(range.to));
        }
    }

    fn is_step(before: &Scope, now: &Scope) -> bool {
        before != now
    }
}
