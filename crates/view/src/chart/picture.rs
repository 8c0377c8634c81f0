//! Charts as pictures for elsewhere: standalone SVG, drawn from the same numbers as on the screen, with title, legend and what the
//! chart says in words. They refer to nothing outside themselves.

use words::{Language, messages as m};

use super::{BarKind, BarTable, DAYS, Part, TimelineTable, WeekTable};
use crate::format::decimal;
use crate::scale::{Scale, count_ticks, tick_label, time_ticks};
use crate::seen::visible;
use crate::ticks::{Axis, Placed};
use protocol::Micros;

/// Sizes in pixels: of a picture, of its margins, and of its text.
const WIDTH: f64 = 960.0;
const MARGIN: f64 = 24.0;
const TEXT: f64 = 12.0;
const LINE: f64 = 18.0;

/// Room for the title and the legend.
const HEAD: f64 = 72.0;

/// Letters that fit into a line of text across the picture.
const LETTERS: usize = 135;

/// Most letters of a name.
const NAME: usize = 44;

/// The colours of the page in its light form.
pub const COLOURS: [(&str, &str); 22] = [
    ("surface-1", "#ffffff"),
    ("text", "#171b21"),
    ("text-2", "#4c5563"),
    ("chart-grid", "#e6e9ee"),
    ("chart-axis", "#5c6573"),
    ("chart-bar", "#4f7fe0"),
    ("chart-bar-soft", "#dbe6fb"),
    ("chart-error", "#c9453d"),
    ("proved-fill", "#2f8f5b"),
    ("unchecked", "#855400"),
    ("failed", "#b3261e"),
    ("cat-1", "#b87900"),
    ("cat-2", "#2a86c4"),
    ("cat-3", "#00855f"),
    ("cat-4", "#8f8500"),
    ("cat-5", "#0072b2"),
    ("cat-6", "#c25300"),
    ("cat-7", "#b05f8c"),
    ("cat-8", "#3d434c"),
    ("cat-other", "#7d8693"),
    ("surface-2", "#eceef2"),
    ("border-strong", "#868f9c"),
];

fn colour(name: &str) -> &'static str {
    COLOURS.iter().find(|(it, _)| *it == name).map_or("#000000", |(_, colour)| colour)
}

/// A picture being drawn.
struct Picture {
    body: String,
    height: f64,
}

impl Picture {
    fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str) {
        let [x, y, width, height] = [x, y, width, height].map(|it| decimal(it.max(0.0), 2));
        self.body
            .push_str(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>\n"));
    }

    fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), stroke: &str) {
        let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(|it| decimal(it, 2));
        self.body.push_str(&format!("<path d=\"M{x1} {y1}L{x2} {y2}\" stroke=\"{stroke}\" fill=\"none\"/>\n"));
    }

    fn text(&mut self, (x, y): (f64, f64), text: &str, style: &str) {
        let [x, y] = [x, y].map(|it| decimal(it, 2));
        self.body.push_str(&format!("<text x=\"{x}\" y=\"{y}\" {style}>{}</text>\n", escaped(text)));
    }

    /// Squares with words, one beside the other.
    fn legend(&mut self, keys: &[(String, &str)]) {
        let mut x = MARGIN;
        for (words, fill) in keys {
            let words = cut(words, NAME);
            self.rect((x, HEAD - 26.0), (10.0, 10.0), fill);
            self.text((x + 15.0, HEAD - 17.0), &words, &plain("text-2"));
            x += 15.0 + 20.0 + 6.6 * words.chars().count() as f64;
        }
    }

    /// The whole document: with title and, at its foot, the chart in words.
    fn document(mut self, title: &str, summary: &str) -> String {
        let (title, summary) = (visible(title), visible(summary));
        let mut y = self.height + LINE;
        for line in wrapped(&summary, LETTERS) {
            y += LINE;
            self.text((MARGIN, y), &line, &plain("text-2"));
        }
        let height = decimal(y + MARGIN, 2);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
             role=\"img\" font-family=\"sans-serif\" font-size=\"{TEXT}\">\n<title>{}</title>\n<desc>{}</desc>\n\
             <rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n\
             <text x=\"{MARGIN}\" y=\"30\" fill=\"{}\" font-size=\"16\" font-weight=\"600\">{}</text>\n{}</svg>\n",
            escaped(&title),
            escaped(&summary),
            colour("surface-1"),
            colour("text"),
            escaped(&cut(&title, 110)),
            self.body,
        )
    }
}

/// Counts over time.
pub fn timeline(table: &TimelineTable, title: &str, language: Language) -> String {
    let (left, top, height) = (MARGIN + 44.0, HEAD, 240.0);
    let width = WIDTH - left - MARGIN;
    let base = top + height;
    let mut out = Picture { body: String::new(), height: base + 24.0 };
    let most = table.max().max(1);
    let scale = Scale::new(0.0, most as f64, height);
    for tick in count_ticks(table.max(), 4) {
        let y = base - scale.at(tick as f64);
        out.line((left, y), (left + width, y), colour("chart-grid"));
        out.text((left - 6.0, y + 4.0), &tick_label(tick, language), &end());
    }
    if table.layers.is_empty() {
        let (all, marked) = match table.failed {
            Some(_) => ("proved-fill", "unchecked"),
            None => ("chart-bar", "chart-error"),
        };
        for column in table.columns(width, height, most) {
            let x = left + column.x;
            out.rect((x, base - column.height), (column.width, column.height - column.errors), colour(all));
            out.rect((x, base - column.errors), (column.width, column.errors - column.failed), colour(marked));
            out.rect((x, base - column.failed), (column.width, column.failed), colour("failed"));
        }
    }
    for (at, slices) in table.slices(width, height, most).iter().enumerate() {
        let fill = table.layers.get(at).map_or("#000000", |part| layer(at, part));
        for slice in slices {
            out.rect((left + slice.x, base - slice.base - slice.height), (slice.width, slice.height), fill);
        }
    }
    out.line((left, base), (left + width, base), colour("chart-axis"));
    let places = Scale::new(0.0, table.bins.len() as f64, width);
    let ticks = time_ticks((Micros(table.bin_start(0)), Micros(table.end())), 12, &table.zone, language);
    let axis = Axis { length: width, letters: TEXT, behind: false };
    for Placed { x, label, label_at, .. } in axis.place(ticks, |at| places.at(table.place(at.0))) {
        out.line((left + x, base), (left + x, base + 4.0), colour("chart-axis"));
        let (at, anchor) = label_at;
        label.iter().for_each(|label| {
            out.text((left + at, base + 18.0), label, &format!("{} text-anchor=\"{anchor}\"", plain("text-2")));
        });
    }
    out.legend(&keys(table, language));
    out.document(title, &table.summary(language))
}

fn layer(at: usize, part: &Part) -> &'static str {
    if part.others { colour("cat-other") } else { colour(&format!("cat-{}", at + 1)) }
}

fn keys(table: &TimelineTable, language: Language) -> Vec<(String, &'static str)> {
    let key = |words: &str, name: &str| (words.to_owned(), colour(name));
    match (&table.layers[..], &table.failed) {
        ([], None) => vec![
            key(m::timeline_key_events(language), "chart-bar"),
            key(m::timeline_key_errors(language), "chart-error"),
        ],
        ([], Some(_)) => vec![
            key(m::outcome_proved(language), "proved-fill"),
            key(m::outcome_unchecked(language), "unchecked"),
            key(m::outcome_failed(language), "failed"),
        ],
        (layers, _) => layers.iter().enumerate().map(|(at, part)| (part.name.clone(), layer(at, part))).collect(),
    }
}

/// A table with bars.
pub fn bars(table: &BarTable, heading: &str, title: &str, language: Language) -> String {
    let (row, names, track) = (26.0, 300.0, 440.0);
    let mut out = Picture { body: String::new(), height: HEAD };
    let (start, counts, shares) = (MARGIN + names, MARGIN + names + track + 90.0, WIDTH - MARGIN);
    out.text((MARGIN, HEAD + 12.0), heading, &plain("text-2"));
    out.text((counts, HEAD + 12.0), m::chart_events(language), &end());
    out.text((shares, HEAD + 12.0), m::chart_share(language), &end());
    let mut y = HEAD + 20.0;
    for bar in &table.rows {
        let name = cut(&bar.name(language), NAME);
        let fill = if bar.kind == BarKind::Value { colour("chart-bar") } else { colour("border-strong") };
        out.text((MARGIN, y + 17.0), &name, &plain("text"));
        out.rect((start, y + 6.0), (track, 14.0), colour("surface-2"));
        out.rect((start, y + 6.0), (track * bar.length, 14.0), fill);
        out.rect((start, y + 6.0), (track * bar.length * bar.error_part, 14.0), colour("chart-error"));
        out.text((counts, y + 17.0), &language.exact(bar.count), &end());
        out.text((shares, y + 17.0), &bar.share, &end());
        y += row;
    }
    out.height = y;
    out.legend(&[
        (m::timeline_key_events(language).to_owned(), colour("chart-bar")),
        (m::timeline_key_errors(language).to_owned(), colour("chart-error")),
    ]);
    out.document(title, &table.summary(language))
}

/// The hours of a week.
pub fn week(table: &WeekTable, title: &str, language: Language) -> String {
    let (left, cell, row) = (MARGIN + 110.0, 33.0, 24.0);
    let mut out = Picture { body: String::new(), height: HEAD };
    for hour in (0..24).step_by(3) {
        out.text((left + cell * f64::from(hour), HEAD - 6.0), &format!("{hour:02}:00"), &plain("text-2"));
    }
    let mut y = HEAD;
    for (day, name) in DAYS.iter().enumerate() {
        out.text((MARGIN, y + 16.0), name(language), &plain("text"));
        let mut x = left;
        for hour in 0..24 {
            let shade = table.shade(day, hour);
            out.rect((x, y), (cell - 2.0, row - 2.0), colour("surface-2"));
            if shade > 0 {
                let strength = decimal(shade as f64 / 5.0, 2);
                let [x, y, width, height] = [x, y, cell - 2.0, row - 2.0].map(|it| decimal(it, 2));
                let fill = colour("chart-bar");
                out.body.push_str(&format!(
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" fill-opacity=\"{strength}\"/>\n"
                ));
            }
            x += cell;
        }
        y += row;
    }
    out.height = y;
    out.document(title, &table.summary(language))
}

fn plain(name: &str) -> String {
    format!("fill=\"{}\"", colour(name))
}

/// For figures, which end at their place.
fn end() -> String {
    format!("{} text-anchor=\"end\"", plain("text-2"))
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(std::iter::once('…')).collect()
}

/// The text in lines that are not longer than so many letters.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word = cut(word, most);
        match lines.last_mut().filter(|line| line.chars().count() + word.chars().count() < most) {
            Some(line) => line.extend([" ", &word]),
            None => lines.push(word),
        }
    }
    lines
}

/// Text for XML, which knows no control characters.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in visible(text).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use protocol::Zone;

    use super::*;
    use crate::chart::Bar;

    fn bar(label: &str) -> Bar {
        let (label, share) = (label.to_owned(), "83 %".to_owned());
        Bar { kind: BarKind::Value, label, about: None, count: 12, errors: 3, length: 1.0, error_part: 0.25, share }
    }

    #[test]
    fn colours_are_those_of_the_page() {
        let tokens = include_str!("../../../../styles/tokens.css");
        for (name, colour) in COLOURS {
            assert!(tokens.contains(&format!("--{name}: light-dark({colour},")), "{name}");
        }
    }

    #[test]
    fn a_picture_says_what_the_chart_says_and_refers_to_nothing() {
        let timeline = TimelineTable {
            edges: vec![0, 3_600_000_000, 7_200_000_000],
            bin_length: 3_600_000_000,
            zone: Zone::default(),
            bins: vec![(10, 2), (5, 0)],
            ..TimelineTable::default()
        };
        let layered = TimelineTable {
            layers: vec![Part { name: "<b>".to_owned(), others: false, counts: vec![1, 2] }],
            ..timeline.clone()
        };
        let bars_of = BarTable { rows: vec![bar("a&b"), bar(&"x".repeat(300))], total: 24, distinct: 2 };
        let week_of = WeekTable { counts: (0..168).collect(), ..WeekTable::default() };
        let all = [
            super::timeline(&timeline, "10 events", Language::En),
            super::timeline(&layered, "10 events", Language::En),
            super::timeline(&TimelineTable::default(), "10 events", Language::En),
            bars(&bars_of, "Region", "10 events", Language::En),
            week(&week_of, "10 events", Language::En),
        ];
        for picture in all {
            assert!(picture.contains("<title>10 events</title>") && picture.contains("<desc>"), "{picture}");
            assert_eq!(picture.matches("://").count(), 1, "only the namespace: {picture}");
            for part in ["href", "url(", "<style", "<script", "<image", "NaN", "inf"] {
                assert!(!picture.contains(part), "{part}: {picture}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_text(text in any::<String>()) {
            let table = BarTable { rows: vec![bar(&text)], total: 12, distinct: 1 };
            let picture = bars(&table, &text, &text, Language::En);
            let mut open = 0_i64;
            for tag in picture.split('<').skip(1) {
                let Some((tag, text)) = tag.split_once('>') else { panic!("{picture}") };
                let is_bad = text.contains(['\0', '\u{b}', '\u{1b}', '\u{fffe}', '\u{ffff}']);
                prop_assert!(!is_bad, "{}", text);
                open += if tag.starts_with('/') { -1 } else { i64::from(!tag.ends_with('/')) };
            }
            prop_assert_eq!(open, 0, "{}", picture);
        }
    }
}
