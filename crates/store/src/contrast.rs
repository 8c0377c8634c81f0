//! Two selections compared by the values of a field.

use hashbrown::HashMap;
use order::Order;
use protocol::{Change, Column, Contrast, GroupKey, Zone};

use crate::select::Selection;
use crate::store::Store;

impl Store {
    /// What only one of two selections has, and what has another share in them; at most `most` values, the most surprising
    /// first. Hours and days are those of the zone. Values of a path that is still [`Store::missing`] count as absent.
    // Compiled for speed, even if its caller is not.
    #[inline(never)]
    pub fn contrast(&self, sets: [&Selection; 2], by: &GroupKey, most: u32, zone: &Zone) -> Contrast {
        let values = self.values_of(by, zone);
        let mut counts: HashMap<u32, [u64; 2]> = HashMap::new();
        for (at, selection) in sets.iter().enumerate() {
            for row in &selection.rows {
                if let Some(count) = counts.entry(values.id(*row)).or_default().get_mut(at) {
                    *count += 1;
                }
            }
        }
        let events = sets.map(Selection::len);
        let mut contrast = Contrast { events, ..Contrast::default() };
        let mut changes: Vec<(f64, u32, Change)> = Vec::new();
        for (id, counts) in counts {
            let [only_this, only_that, both] = &mut contrast.values;
            *match counts {
                [_, 0] => only_this,
                [0, _] => only_that,
                _ => both,
            } += 1;
            let about = match by {
                GroupKey::Column(Column::User) => self.people.about(&self.columns, id),
                _ => None,
            };
            changes.push((surprise(counts, events), id, Change { value: values.text(id), about, counts }));
        }
        changes.order_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.2.value.cmp(&b.2.value)));
        changes.truncate(most as usize);
        contrast.changes = changes.into_iter().map(|(.., change)| change).collect();
        contrast
    }
}

/// How far two shares are apart, in units of the spread that chance would give their difference if they were the same:
/// `|a/A − b/B| / √(p (1 − p) (1/A + 1/B))` with `p = (a + b) / (A + B)`. 0 if one of the sets is empty.
fn surprise([a, b]: [u64; 2], [all_a, all_b]: [u64; 2]) -> f64 {
    let [a, b, all_a, all_b] = [a, b, all_a, all_b].map(|count| count as f64);
    let share = (a + b) / (all_a + all_b);
    let spread = (share * (1.0 - share) * (1.0 / all_a + 1.0 / all_b)).sqrt();
    let apart = (a / all_a - b / all_b).abs();
    if spread.is_finite() && spread > 0.0 { apart / spread } else { 0.0 }
}
