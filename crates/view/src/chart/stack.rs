//! What the timeline's columns are divided by.

use protocol::{Actor, Column, Histogram, Layer, Zone};
use words::{Label, Language, messages as m};

use super::timeline::{Column as Drawn, TimelineTable};
use crate::groups::shown;
use crate::person::Person;
use crate::scale::Scale;

/// How many values have a colour of their own; all others share one.
pub const LAYERS: u32 = 6;

/// What columns can be divided by.
pub const STACKED: [Column; 9] = [
    Column::Actor,
    Column::ReadOnly,
    Column::User,
    Column::EventName,
    Column::EventSource,
    Column::AwsRegion,
    Column::RecipientAccountId,
    Column::ErrorCode,
    Column::SourceIpAddress,
];

/// What has one value, or all others together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Its name, as the legend shows it. May come from a log, so show it only as text.
    pub name: String,
    /// Whether it is all others together.
    pub others: bool,
    /// The number of events in each bin.
    pub counts: Vec<u64>,
}

/// A part of a column, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slice {
    /// Left edge.
    pub x: f64,
    /// Width.
    pub width: f64,
    /// Distance of its lower edge from the base.
    pub base: f64,
    /// Height.
    pub height: f64,
}

impl TimelineTable {
    /// From the engine's answer, divided by the values of a column.
    pub fn by_value(
        histogram: &Histogram,
        (column, layers): (Column, &[Layer]),
        zone: &Zone,
        language: Language,
    ) -> Self {
        let part = |layer: &Layer| Part {
            name: layer_name(column, layer, language),
            others: layer.value.is_none(),
            counts: layer.counts.clone(),
        };
        let layers = layers.iter().map(part).collect();
        TimelineTable { layers, ..TimelineTable::of(histogram, zone) }
    }

    /// The slices of each layer, stacked from the base, for a plot of this size whose axis ends at `top`.
    pub fn slices(&self, width: f64, height: f64, top: u64) -> Vec<Vec<Slice>> {
        let y = Scale::new(0.0, top.max(1) as f64, height);
        let columns = self.columns(width, height, top);
        let mut below = vec![0_u64; columns.len()];
        let slice = |column: &Drawn, below: &mut u64, count: u64| {
            let (from, to) = (*below, below.saturating_add(count));
            *below = to;
            let (base, end) = (y.at(from as f64).round(), y.at(to as f64).round());
            Slice { x: column.x, width: column.width, base, height: end - base }
        };
        let layers = self.layers.iter().map(|part| {
            let slices = columns.iter().zip(&mut below).zip(&part.counts);
            slices.map(|((column, below), count)| slice(column, below, *count)).collect()
        });
        layers.collect()
    }
}

fn layer_name(column: Column, layer: &Layer, language: Language) -> String {
    match (&layer.value, &layer.about) {
        (None, _) => m::timeline_layer_others(language).to_owned(),
        (Some(user), Some(about)) => Person::of(user, Some(about), language).text(language),
        (Some(value), None) => match (column, Actor::named(value), value.as_str()) {
            (Column::Actor, Some(actor), _) => actor.label(language).to_owned(),
            (Column::ReadOnly, _, "true") => m::events_cell_read(language).to_owned(),
            (Column::ReadOnly, _, "false") => m::events_cell_write(language).to_owned(),
            _ => shown(value),
        },
    }
}

#[cfg(test)]
mod tests {
    use protocol::Bin;

    use super::*;
    use crate::clock::UTC;

    #[test]
    fn slices_are_stacked_without_gaps() {
        let bins = [30, 0, 7].map(|count| Bin { count, ..Bin::default() }).to_vec();
        let histogram = Histogram { edges: Vec::new(), bin_length: 1, bins, undated: 0 };
        let layer = |value: Option<&str>, counts: [u64; 3]| Layer {
            value: value.map(str::to_owned),
            about: None,
            counts: counts.to_vec(),
        };
        let layers = [layer(Some("people"), [10, 0, 7]), layer(Some("services"), [15, 0, 0]), layer(None, [5, 0, 0])];
        let table = TimelineTable::by_value(&histogram, (Column::Actor, &layers), &UTC, Language::En);
        let names: Vec<(&str, bool)> = table.layers.iter().map(|part| (part.name.as_str(), part.others)).collect();
        assert_eq!(names, [("People", false), ("AWS services", false), ("all others", true)]);
        let slices = table.slices(90.0, 30.0, 30);
        let first: Vec<(f64, f64)> = slices.iter().map(|slices| (slices[0].base, slices[0].height)).collect();
        assert_eq!(first, [(0.0, 10.0), (10.0, 15.0), (25.0, 5.0)]);
        assert!(slices.iter().all(|slices| slices[1].height == 0.0));
        assert_eq!(table.headings(Language::En).len(), 7);
        assert!(table.to_csv(Language::En).lines().nth(1).unwrap().ends_with(",30,0,10,15,5"));
    }
}
