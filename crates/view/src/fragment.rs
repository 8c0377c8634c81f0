//! What the user chose, as the URL fragment carries it:
//! `#/events?v=1&q=eventName:Delete*&f=-userIdentity.type:AWSService&from=2024-01-15T12:00:00Z&to=…&sort=-time&event=…`
//!
//! Keys that are not known and values that can't be read are ignored, so that an old page can open a new link.
//! The fragment never leaves the browser.

mod chip;
mod keys;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use protocol::{Chip, Direction, Field, GroupKey, Notation, Sort, SortKey, TimeRange};

pub use keys::{parse_key, print_key};
use keys::{parse_sort, print_sort};

use crate::compare::MOST_EVENTS;
use crate::format;

/// Version of the format, `v=`. A change that old pages would misread gets a new number.
const VERSION: u32 = 1;

/// So many fields can be added to those of the events view.
pub const MOST_FACETS: usize = 8;

/// So many columns can be added to the table.
pub const MOST_COLUMNS: usize = 6;

/// So many charts can be added to the overview.
pub const MOST_CHARTS: usize = 6;

/// Events are grouped by at most so many fields.
const MOST_GROUPED: usize = 2;

/// What can't stand in a value. Everything else is left readable, and no browser rewrites it.
const RESERVED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'%').add(b'&').add(b'#').add(b'+');

/// The views, in the order of the rail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// `#/overview`
    #[default]
    Overview,
    /// `#/events`
    Events,
    /// `#/integrity`
    Integrity,
    /// `#/issues`
    Issues,
}

impl View {
    /// All of them.
    pub const ALL: [View; 4] = [View::Overview, View::Events, View::Integrity, View::Issues];

    /// Its part of the route.
    pub const fn name(self) -> &'static str {
        match self {
            View::Overview => "overview",
            View::Events => "events",
            View::Integrity => "integrity",
            View::Issues => "issues",
        }
    }

    /// Its name for people.
    pub const fn title(self) -> &'static str {
        match self {
            View::Overview => "Overview",
            View::Events => "Events",
            View::Integrity => "Integrity",
            View::Issues => "Issues",
        }
    }
}

/// The order of the table when nothing else was chosen: newest first.
pub const DEFAULT_SORT: Sort = Sort { key: SortKey::Time, direction: Direction::Descending };

/// Everything that the fragment carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Fragment {
    /// Which view.
    pub view: View,
    /// Search text.
    pub text: String,
    /// How it is to be read, if that was chosen.
    pub notation: Option<Notation>,
    /// Clicked filters.
    pub chips: Vec<Chip>,
    /// Selected time range.
    pub range: Option<TimeRange>,
    /// Order of the table.
    pub sort: Sort,
    /// eventID of the open event.
    pub event: Option<String>,
    /// Fields that were added to those of the events view, by path.
    pub facets: Vec<Vec<String>>,
    /// eventIDs of the events that are to be compared.
    pub marked: Vec<String>,
    /// Columns that were added to the table, by path.
    pub columns: Vec<Vec<String>>,
    /// Fields, by path, that have a chart of their own on the overview.
    pub charts: Vec<Vec<String>>,
    /// What the events are grouped by, while that is shown.
    pub group: Vec<GroupKey>,
    /// The marked events are being compared.
    pub comparing: bool,
    /// All fields of the records are listed, not the usual ones.
    pub all_fields: bool,
}

impl Default for Fragment {
    fn default() -> Fragment {
        Fragment {
            view: View::default(),
            text: String::new(),
            notation: None,
            chips: Vec::new(),
            range: None,
            sort: DEFAULT_SORT,
            event: None,
            facets: Vec::new(),
            marked: Vec::new(),
            columns: Vec::new(),
            charts: Vec::new(),
            group: Vec::new(),
            comparing: false,
            all_fields: false,
        }
    }
}

/// Reads a fragment, with or without its `#`.
pub fn parse(fragment: &str) -> Fragment {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    let mut out = Fragment { view: view(path), ..Fragment::default() };
    let (mut from, mut to, mut pinned) = (None, None, Vec::new());
    for pair in query.split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = percent_decode_str(value).decode_utf8_lossy();
        match key {
            "q" => out.text = value.into_owned(),
            "n" => out.notation = Notation::ALL.into_iter().find(|notation| notation.name() == value),
            "f" => out.chips.extend(chip::parse(&value)),
            "from" => from = format::parse_time(&value),
            "to" => to = format::parse_time(&value),
            "sort" => out.sort = parse_sort(&value).unwrap_or(out.sort),
            "event" if !value.is_empty() => out.event = Some(value.into_owned()),
            "pin" => pinned.extend(value.parse::<usize>()),
            "facet" => add_path(&mut out.facets, &value, MOST_FACETS),
            "col" => add_path(&mut out.columns, &value, MOST_COLUMNS),
            "chart" => add_path(&mut out.charts, &value, MOST_CHARTS),
            "group" if out.group.len() < MOST_GROUPED => out.group.extend(parse_key(&value)),
            "compare" => out.comparing = value == "1",
            "fields" => out.all_fields = value == "all",
            "mark" if out.marked.len() < MOST_EVENTS && !value.is_empty() => out.marked.push(value.into_owned()),
            _ => {}
        }
    }
    for (at, chip) in out.chips.iter_mut().enumerate() {
        chip.pinned = pinned.contains(&at);
    }
    if let (Some(from), Some(to)) = (from, to)
        && from < to
    {
        out.range = Some(TimeRange { from, to });
    }
    out
}

/// Writes a fragment, `#` first.
pub fn print(state: &Fragment) -> String {
    let mut out = format!("#/{}?v={VERSION}", state.view.name());
    let mut pair = |key: &str, value: &str| {
        out.push('&');
        out.push_str(key);
        out.push('=');
        out.extend(utf8_percent_encode(value, RESERVED));
    };
    if !state.text.is_empty() {
        pair("q", &state.text);
    }
    if let Some(notation) = state.notation {
        pair("n", notation.name());
    }
    let chips: Vec<(&Chip, String)> = state.chips.iter().filter_map(|chip| Some((chip, chip::print(chip)?))).collect();
    for (_, text) in &chips {
        pair("f", text);
    }
    for (at, _) in chips.iter().enumerate().filter(|(_, (chip, _))| chip.pinned) {
        pair("pin", &at.to_string());
    }
    if let Some(range) = state.range {
        pair("from", &format::iso(range.from));
        pair("to", &format::iso(range.to));
    }
    if state.sort != DEFAULT_SORT {
        pair("sort", &print_sort(&state.sort));
    }
    if let Some(event) = &state.event {
        pair("event", event);
    }
    for (key, paths) in [("facet", &state.facets), ("col", &state.columns), ("chart", &state.charts)] {
        for path in paths {
            if let Some(text) = chip::print_field(&Field::Path(path.clone())) {
                pair(key, &text);
            }
        }
    }
    for event in &state.marked {
        pair("mark", event);
    }
    for key in &state.group {
        pair("group", &print_key(key));
    }
    if state.comparing {
        pair("compare", "1");
    }
    if state.all_fields {
        pair("fields", "all");
    }
    out
}

fn add_path(paths: &mut Vec<Vec<String>>, text: &str, most: usize) {
    if let Some(Field::Path(path)) = chip::parse_field(text).filter(|_| paths.len() < most) {
        paths.push(path);
    }
}

fn view(path: &str) -> View {
    let name = path.strip_prefix('/').unwrap_or(path);
    View::ALL.into_iter().find(|view| view.name() == name).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chips;
    use proptest::prelude::*;
    use protocol::{Column, Micros};

    #[test]
    fn a_whole_state_looks_like_this() {
        let state = Fragment {
            view: View::Events,
            text: "eventName:Delete* \"a & b\"".to_owned(),
            notation: Some(Notation::Traillight),
            chips: vec![
                chips::value_chip(chips::column_field(Column::IdentityType), "AWSService", true),
                Chip { pinned: true, ..chips::exists_chip(chips::column_field(Column::ErrorCode), false) },
            ],
            range: format::parse_time("2024-01-15")
                .zip(format::parse_time("2024-01-16"))
                .map(|(from, to)| TimeRange { from, to }),
            sort: Sort { key: SortKey::Column(Column::EventName), direction: Direction::Ascending },
            event: Some("abc-1".to_owned()),
            facets: vec![vec!["requestParameters".to_owned(), "bucketName".to_owned()]],
            marked: vec!["e1".to_owned(), "e2".to_owned()],
            columns: vec![vec!["requestParameters".to_owned(), "a.b".to_owned()]],
            charts: vec![vec!["vpcEndpointId".to_owned()]],
            group: vec![
                GroupKey::Column(Column::AccessKeyId),
                GroupKey::Path(vec!["tlsDetails".to_owned(), "x".to_owned()]),
            ],
            comparing: true,
            all_fields: true,
        };
        let text = print(&state);
        assert_eq!(
            text,
            "#/events?v=1&q=eventName:Delete*%20%22a%20%26%20b%22&n=traillight&f=-userIdentity.type:AWSService&f=errorCode?&pin=1\
             &from=2024-01-15T00:00:00Z&to=2024-01-16T00:00:00Z&sort=eventName&event=abc-1\
             &facet=requestParameters.bucketName&col=requestParameters.a%252Eb&chart=vpcEndpointId&mark=e1&mark=e2\
             &group=userIdentity.accessKeyId&group=tlsDetails.x&compare=1&fields=all"
        );
        assert_eq!(parse(&text), state);
    }

    #[test]
    fn what_is_unknown_or_broken_is_ignored() {
        assert_eq!(parse(""), Fragment::default());
        assert_eq!(parse("#/nowhere"), Fragment::default());
        let odd = "#/issues?v=9&n=klingon&colour=red&from=yesterday&to=2024-01-01&sort=&f=&f={&pin=7&pin=x&group=&event=&compare=yes&fields=x&q&=&&%ff=%ff";
        assert_eq!(parse(odd), Fragment { view: View::Issues, ..Fragment::default() });
        assert_eq!(parse("#/events?from=2024-01-02&to=2024-01-01").range, None);
    }

    fn field() -> impl Strategy<Value = Field> {
        let step = prop_oneof!["[a-zA-Z0-9_.:?~$%{ -]{0,8}", Just("user".to_owned()), "\\PC{0,4}"];
        prop_oneof![
            proptest::collection::vec(step, 1..4).prop_map(Field::Path),
            Just(Field::User),
            Just(Field::Service),
            Just(Field::File),
            Just(Field::Proof),
        ]
    }

    fn key() -> impl Strategy<Value = GroupKey> {
        let step = prop_oneof![
            "[a-zA-Z.:%&é$-]{1,6}",
            Just("time".to_owned()),
            Just("user".to_owned()),
            Just("proof".to_owned()),
            Just("eventName".to_owned())
        ];
        prop_oneof![
            Just(GroupKey::Proof),
            proptest::sample::select(&Column::ALL[..])
                .prop_filter("only the first", |column| *column != Column::Resource)
                .prop_map(GroupKey::Column),
            proptest::collection::vec(step, 1..3).prop_map(GroupKey::Path),
        ]
    }

    fn any_chip() -> impl Strategy<Value = Chip> {
        let flags = (any::<bool>(), any::<bool>(), any::<bool>());
        let value = ".{0,12}";
        let plain = (field(), value, any::<bool>()).prop_map(|(field, value, exists)| match exists {
            true => chips::exists_chip(field, false),
            false => chips::value_chip(field, &value, false),
        });
        let signed =
            plain.prop_flat_map(|chip| any::<bool>().prop_map(move |negated| Chip { negated, ..chip.clone() }));
        let grouped = signed.prop_recursive(3, 8, 3, |inner| {
            (any::<bool>(), proptest::collection::vec(inner, 1..4)).prop_map(|(any, parts)| chips::group(any, &parts))
        });
        (grouped, flags).prop_map(|(chip, (negated, enabled, pinned))| Chip { negated, enabled, pinned, ..chip })
    }

    proptest! {
        #[test]
        fn what_is_printed_is_parsed(
            view in proptest::sample::select(&View::ALL[..]),
            text in ".{0,20}",
            notation in proptest::option::of(proptest::sample::select(&Notation::ALL[..])),
            chips in proptest::collection::vec(any_chip(), 0..4),
            range in proptest::option::of((0i64..2_000_000_000_000_000, 1i64..1_000_000_000_000)),
            event in proptest::option::of(".{1,10}"),
            facets in proptest::collection::vec(proptest::collection::vec("[a-zA-Z.:%&é]{0,6}", 1..4), 0..3),
            marked in proptest::collection::vec(".{1,10}", 0..4),
            columns in proptest::collection::vec(proptest::collection::vec("[a-zA-Z.:%&é]{0,6}", 1..4), 0..3),
            charts in proptest::collection::vec(proptest::collection::vec("[a-zA-Z.:%&é]{0,6}", 1..4), 0..3),
            group in proptest::collection::vec(key(), 0..3),
            sort in (key(), any::<bool>()),
            flags in (any::<bool>(), any::<bool>()),
        ) {
            let (comparing, all_fields) = flags;
            let direction = if sort.1 { Direction::Ascending } else { Direction::Descending };
            let key = match sort.0 {
                GroupKey::Proof => SortKey::Proof,
                GroupKey::Column(column) => SortKey::Column(column),
                GroupKey::Path(path) => SortKey::Path(path),
            };
            let sort = Sort { key, direction };
            let range = range.map(|(from, length)| TimeRange { from: Micros(from), to: Micros(from + length) });
            let state = Fragment { view, text, notation, chips, range, sort, event, facets, marked, columns, charts, group, comparing, all_fields };
            prop_assert_eq!(parse(&print(&state)), state);
        }

        #[test]
        fn nothing_panics(fragment in ".{0,60}") {
            let _ = parse(&fragment);
        }
    }
}
