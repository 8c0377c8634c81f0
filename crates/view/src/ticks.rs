//! The labels of a time axis: where they stand, and for which there is room.
//!
//! ```text
//!  wide      ┬─────────┬───────┬───────┬──
//!       15 Jan, 06:00 09:00  12:00   15:00
//!  narrow    ┬────┬────┬────┬──
//!       15 Jan, 06:00    12:00
//! ```

use protocol::Micros;

use crate::scale::TimeTick;

/// Width of a letter, as a part of its height. Most are narrower.
const LETTER: f64 = 0.62;

/// Least distance between labels, in letters.
const GAP: f64 = 1.0;

/// Distance between a tick and a label behind it, in pixels.
const BEHIND: f64 = 3.0;

/// The axis on which ticks are placed. Lengths are in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    /// Its length.
    pub length: f64,
    /// Height of the labels' letters.
    pub letters: f64,
    /// Whether labels stand behind their ticks instead of below them.
    pub behind: bool,
}

/// A tick on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Where it is.
    pub x: f64,
    /// Its label, if there is room for it.
    pub label: Option<String>,
    /// Where the label is, and which end of it that is, as SVG calls it.
    pub label_at: (f64, &'static str),
    /// Whether it is more prominent.
    pub strong: bool,
}

impl Axis {
    /// Places ticks. Of labels that would collide, the prominent one stays, then the first.
    pub fn place(self, ticks: Vec<TimeTick>, x: impl Fn(Micros) -> f64) -> Vec<Placed> {
        let mut taken: Vec<(f64, f64)> = Vec::new();
        let mut placed: Vec<(Placed, String, (f64, f64))> = Vec::with_capacity(ticks.len());
        for tick in ticks {
            let x = x(tick.at);
            let (label_at, span) = self.stands(x, self.width(&tick.label));
            placed.push((Placed { x, label: None, label_at, strong: tick.strong }, tick.label, span));
        }
        let gap = GAP * LETTER * self.letters;
        for strong in [true, false] {
            for (tick, label, span) in placed.iter_mut().filter(|(tick, ..)| tick.strong == strong) {
                let is_inside = span.0 >= 0.0 && span.1 <= self.length;
                if is_inside && taken.iter().all(|other| span.1 + gap <= other.0 || other.1 + gap <= span.0) {
                    taken.push(*span);
                    tick.label = Some(std::mem::take(label));
                }
            }
        }
        placed.into_iter().map(|(tick, ..)| tick).collect()
    }

    fn width(self, label: &str) -> f64 {
        label.chars().count() as f64 * LETTER * self.letters
    }

    /// Where a label of this width stands. At the ends of the axis, it stands beside its tick.
    fn stands(self, x: f64, width: f64) -> ((f64, &'static str), (f64, f64)) {
        let half = width / 2.0;
        match () {
            () if self.behind => ((x + BEHIND, "start"), (x + BEHIND, x + BEHIND + width)),
            () if x < half => ((x, "start"), (x, x + width)),
            () if self.length - x < half => ((x, "end"), (x - width, x)),
            () => ((x, "middle"), (x - half, x + half)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use words::Language;

    use super::*;
    use crate::clock::UTC;
    use crate::scale::time_ticks;

    const AXIS: Axis = Axis { length: 0.0, letters: 11.0, behind: false };

    /// Labels of a period of so many seconds on an axis, with as many ticks as are asked for there.
    fn labels(axis: Axis, from: i64, span: i64) -> Vec<(f64, f64, bool, String)> {
        let (from, to) = (Micros(from * 1_000_000), Micros((from + span) * 1_000_000));
        let at_most = (1..40).take_while(|ticks| f64::from(*ticks) * 68.0 <= axis.length).last().unwrap_or(1);
        let x = |at: Micros| (at.0 - from.0) as f64 / (to.0 - from.0) as f64 * axis.length;
        let placed = axis.place(time_ticks((from, to), at_most, &UTC, Language::En), x);
        let shown = placed.into_iter().filter_map(|tick| {
            let label = tick.label?;
            let width = axis.width(&label);
            let (x, anchor) = tick.label_at;
            let left = match anchor {
                "start" => x,
                "end" => x - width,
                _ => x - width / 2.0,
            };
            Some((left, left + width, tick.strong, label))
        });
        shown.collect()
    }

    #[test]
    fn a_narrow_chart_has_fewer_labels_but_a_date() {
        let said = |length: f64| -> Vec<String> {
            // 2024-01-15, from 05:10 to 15:40.
            let labels = labels(Axis { length, ..AXIS }, 1_705_295_400, 37_800);
            labels.into_iter().map(|(_, _, _, label)| label).collect()
        };
        assert_eq!(said(400.0), ["15 Jan, 06:00", "09:00", "12:00", "15:00"]);
        assert_eq!(said(300.0), ["15 Jan, 06:00", "12:00", "15:00"]);
        assert_eq!(said(200.0), ["15 Jan, 06:00", "12:00"]);
        assert_eq!(said(60.0), Vec::<String>::new(), "no room for a single one");
    }

    proptest! {
        #[test]
        fn labels_neither_collide_nor_leave_the_axis(
            from in 0_i64..2_000_000_000,
            span in 1_i64..1_000_000_000,
            length in 40.0_f64..1600.0,
            behind in any::<bool>(),
        ) {
            let mut labels = labels(Axis { length, behind, ..AXIS }, from, span);
            labels.sort_by(|a, b| a.0.total_cmp(&b.0));
            prop_assert!(labels.windows(2).all(|pair| pair[0].1 < pair[1].0), "{labels:?}");
            prop_assert!(labels.iter().all(|label| label.0 >= 0.0 && label.1 <= length + 1e-9), "{labels:?}");
        }
    }
}
