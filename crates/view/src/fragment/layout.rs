//! The arrangement of the table's columns, and the height of its rows.

use protocol::SortKey;

use super::keys::{parse_column, print_column};
use super::{Pairs, Part};

/// Narrowest and widest column that can be chosen, in pixels.
const WIDTHS: (u16, u16) = (32, 1600);

/// Most columns that an arrangement tells something about.
const MOST_ARRANGED: usize = 40;

/// Height of the table's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// As many rows as can be read.
    Compact,
    /// In between.
    #[default]
    Usual,
    /// Room for fingers and tired eyes.
    Roomy,
}

impl Density {
    /// All of them, from low to high rows.
    pub const ALL: [Density; 3] = [Density::Compact, Density::Usual, Density::Roomy];

    /// Height of a row in pixels.
    pub const fn row_height(self) -> u8 {
        match self {
            Density::Compact => 24,
            Density::Usual => 28,
            Density::Roomy => 36,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Density::Compact => "compact",
            Density::Usual => "usual",
            Density::Roomy => "roomy",
        }
    }
}

/// How columns differ from the usual arrangement. A column is named by what it is sorted by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Columns that are not shown.
    hidden: Vec<SortKey>,
    /// Columns from left to right; those that are not listed follow in their usual order.
    order: Vec<SortKey>,
    /// Widths in pixels; others are as wide as their content needs.
    widths: Vec<(SortKey, u16)>,
    /// How many columns at the left stay when the table is scrolled sideways.
    pub pinned: u8,
    /// Height of the rows.
    pub density: Density,
}

impl Layout {
    /// Puts columns in order, without the hidden ones. At least one is shown.
    pub fn arrange<T>(&self, columns: Vec<T>, key: impl Fn(&T) -> &SortKey) -> Vec<T> {
        let mut shown = self.ordered(columns, &key);
        if shown.iter().any(|column| !self.is_hidden(key(column))) {
            shown.retain(|column| !self.is_hidden(key(column)));
        }
        shown
    }

    fn ordered<T>(&self, mut columns: Vec<T>, key: impl Fn(&T) -> &SortKey) -> Vec<T> {
        let place = |column: &T| self.order.iter().position(|known| known == key(column)).unwrap_or(usize::MAX);
        columns.sort_by_key(place);
        columns
    }

    /// Whether a column is hidden.
    pub fn is_hidden(&self, key: &SortKey) -> bool {
        self.hidden.contains(key)
    }

    /// Hides a column or shows it again, where it was.
    pub fn toggle(&mut self, key: &SortKey) {
        match self.hidden.iter().position(|known| known == key) {
            Some(at) => drop(self.hidden.remove(at)),
            None => self.hidden.push(key.clone()),
        }
    }

    /// Puts a column to where another one is: before it or, if it comes from further left, after it. `all` are the
    /// columns in their usual order.
    pub fn move_to(&mut self, all: Vec<SortKey>, key: &SortKey, onto: &SortKey) {
        let mut order = self.ordered(all, |key| key);
        let place = |wanted: &SortKey| order.iter().position(|known| known == wanted);
        if let Some((from, to)) = place(key).zip(place(onto)) {
            let column = order.remove(from);
            order.insert(to, column);
            self.order = order;
        }
    }

    /// The chosen width of a column in pixels.
    pub fn width(&self, key: &SortKey) -> Option<f64> {
        self.widths.iter().find(|(known, _)| known == key).map(|(_, width)| f64::from(*width))
    }

    /// Chooses a width in pixels; `None` for what the content needs.
    pub fn set_width(&mut self, key: &SortKey, width: Option<f64>) {
        self.widths.retain(|(known, _)| known != key);
        let (least, most) = WIDTHS;
        // A cast saturates, and what is no number becomes 0.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole pixels within the limits")]
        let width = width.map(|width| (width.round() as u16).clamp(least, most));
        self.widths.extend(width.map(|width| (key.clone(), width)));
    }

    /// The only column with another width, if nothing else differs.
    pub fn resized(&self, other: &Layout) -> Option<SortKey> {
        let rest = |layout: &Layout| Layout { widths: Vec::new(), ..layout.clone() };
        let widths = self.widths.iter().chain(&other.widths).map(|(key, _)| key);
        let mut differing = widths.filter(|key| self.width(key) != other.width(key));
        let first = differing.next()?;
        (differing.all(|key| key == first) && rest(self) == rest(other)).then(|| first.clone())
    }
}

/// `hide=…` for each hidden column, `order=…` for each column, `width=eventName:200`, `fixed=2`, `rows=compact`.
impl Part for Layout {
    fn read(pairs: &Pairs) -> Layout {
        let keys = |name: &'static str| pairs.all(name).filter_map(parse_column).take(MOST_ARRANGED).collect();
        let mut layout = Layout {
            hidden: keys("hide"),
            order: keys("order"),
            widths: Vec::new(),
            pinned: pairs.last("fixed").and_then(|text| text.parse().ok()).unwrap_or_default(),
            density: Density::ALL.into_iter().find(|it| Some(it.name()) == pairs.last("rows")).unwrap_or_default(),
        };
        for text in pairs.all("width").take(MOST_ARRANGED) {
            let Some((key, width)) = text.rsplit_once(':') else { continue };
            if let Some((key, width)) = parse_column(key).zip(width.parse::<u16>().ok()) {
                layout.set_width(&key, Some(f64::from(width)));
            }
        }
        layout
    }

    fn write(&self, pairs: &mut Pairs) {
        self.hidden.iter().for_each(|key| pairs.push("hide", &print_column(key)));
        self.order.iter().for_each(|key| pairs.push("order", &print_column(key)));
        for (key, width) in &self.widths {
            pairs.push("width", &format!("{}:{width}", print_column(key)));
        }
        if self.pinned > 0 {
            pairs.push("fixed", &self.pinned.to_string());
        }
        if self.density != Density::default() {
            pairs.push("rows", self.density.name());
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::Column;

    use super::*;

    const NAME: SortKey = SortKey::Column(Column::EventName);
    const USER: SortKey = SortKey::Column(Column::User);

    fn all() -> Vec<SortKey> {
        vec![SortKey::Proof, SortKey::Time, NAME, USER]
    }

    fn shown(layout: &Layout) -> String {
        layout.arrange(all(), |key| key).iter().map(print_column).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn columns_are_moved_past_hidden_ones_and_come_back_where_they_were() {
        let mut layout = Layout::default();
        assert_eq!(shown(&layout), "proof time eventName user");
        layout.toggle(&NAME);
        assert_eq!(shown(&layout), "proof time user");
        layout.move_to(all(), &USER, &SortKey::Time);
        assert_eq!(shown(&layout), "proof user time");
        layout.toggle(&NAME);
        assert_eq!(shown(&layout), "proof user time eventName");
        layout.move_to(all(), &SortKey::Proof, &SortKey::Time);
        assert_eq!(shown(&layout), "user time proof eventName");
        layout.move_to(all(), &NAME, &SortKey::Column(Column::UserAgent));
        assert_eq!(shown(&layout), "user time proof eventName");
    }

    #[test]
    fn one_column_is_always_shown() {
        let mut layout = Layout::default();
        all().iter().for_each(|key| layout.toggle(key));
        assert_eq!(shown(&layout), "proof time eventName user");
    }

    #[test]
    fn widths_stay_within_reason() {
        let mut layout = Layout::default();
        for (chosen, expected) in
            [(Some(200.4), Some(200.0)), (Some(-5.0), Some(32.0)), (Some(f64::INFINITY), Some(1600.0)), (None, None)]
        {
            layout.set_width(&NAME, chosen);
            assert_eq!(layout.width(&NAME), expected);
        }
    }
}
