//! Hours by region as a picture in black and white: what is proved, what is silent, and what is missing.

use protocol::Micros;
use protocol::completeness::{CompletenessMap, HourState, MapRow};
use words::{Label, messages as m};

use super::coverage::is_chosen;
use crate::print::html::Html;
use crate::seen::visible;

/// Sizes in millimetres: of a page, of the names of rows, and of a row.
const WIDTH: f64 = 176.0;
const NAMES: f64 = 44.0;
const ROW: f64 = 3.4;
const HEAD: f64 = 4.0;

/// No hour is wider than this.
const WIDEST: f64 = 4.0;

const MICROS_PER_HOUR: i64 = 3_600_000_000;

/// Most rows of a piece. Others are in the completeness map of the page.
const MOST_ROWS: usize = 40;

/// Writes the pieces of the map, and what the marks mean.
pub(super) fn write(maps: &[CompletenessMap], accounts: &[String], out: &mut Html) {
    let language = out.language;
    let is_shown =
        |row: &&MapRow| is_chosen(&row.account, accounts) && row.cells.iter().any(|state| *state != HourState::Nothing);
    let rows = |map: &CompletenessMap| map.rows.iter().filter(is_shown).cloned().collect::<Vec<MapRow>>();
    let shown: Vec<(&CompletenessMap, Vec<MapRow>)> =
        maps.iter().map(|map| (map, rows(map))).filter(|(_, rows)| !rows.is_empty()).collect();
    if shown.is_empty() {
        return;
    }
    patterns(out);
    let by_hour = shown.iter().all(|(map, _)| map.step == 1);
    out.element("h3", if by_hour { m::paper_matrix(language) } else { m::paper_matrix_days(language) });
    let mut seen: Vec<HourState> = Vec::new();
    for (map, rows) in &shown {
        piece(map, rows, out);
        out.left_out(rows.len().saturating_sub(MOST_ROWS) as u64);
        seen.extend(rows.iter().flat_map(|row| row.cells.iter().copied()));
    }
    seen.sort_unstable();
    seen.dedup();
    out.raw("<p class=\"legend\">");
    for state in seen {
        out.raw("<span class=\"whole\"><svg width=\"4mm\" height=\"3mm\" aria-hidden=\"true\">");
        rect((0.0, 0.0), (15.0, 11.0), state, out);
        out.raw("</svg> ").text(state.label(language)).raw("</span> ");
    }
    out.raw("</p>\n");
}

/// Fills for states that have no tone of their own.
fn patterns(out: &mut Html) {
    out.raw(concat!(
        "<svg width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>",
        "<pattern id=\"lines\" width=\"1\" height=\"1\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 .5H1\" stroke=\"#000\" stroke-width=\".3\"/></pattern>",
        "<pattern id=\"strokes\" width=\"1\" height=\"1\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 1L1 0\" stroke=\"#000\" stroke-width=\".25\"/></pattern>",
        "<pattern id=\"crosses\" width=\"1\" height=\"1\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 1L1 0M0 0L1 1\" stroke=\"#000\" stroke-width=\".3\"/></pattern>",
        "</defs></svg>\n",
    ));
}

fn piece(map: &CompletenessMap, rows: &[MapRow], out: &mut Html) {
    let rows = rows.get(..MOST_ROWS).unwrap_or(rows);
    let columns = f64::from(map.columns.max(1));
    let cell = ((WIDTH - NAMES) / columns).min(WIDEST);
    let height = HEAD + ROW * rows.len() as f64 + 1.0;
    out.raw("<svg class=\"matrix\" role=\"img\" viewBox=").value(&format!("0 0 {WIDTH} {height}"));
    out.raw(" width=").value(&format!("{WIDTH}mm")).raw(" height=").value(&format!("{height}mm")).raw(">\n");
    for (column, label) in ticks(map) {
        let x = NAMES + cell * f64::from(column);
        out.raw("<path class=\"tick\" d=").value(&format!("M{x:.2} {:.1}V{height:.1}", HEAD - 1.0)).raw("/>");
        out.raw("<text class=\"name\" y=\"2.6\" x=")
            .value(&format!("{x:.2}"))
            .raw(">")
            .escaped(&label)
            .raw("</text>\n");
    }
    for (number, row) in rows.iter().enumerate() {
        let y = HEAD + ROW * number as f64;
        out.raw("<text class=\"name\" x=\"0\" y=").value(&format!("{:.1}", y + ROW - 0.9)).raw(">");
        out.escaped(&visible(&format!("{} {}", row.account, row.region))).raw("</text>");
        let mut first = 0_usize;
        for run in row.cells.chunk_by(|a, b| a == b) {
            let x = NAMES + cell * first as f64;
            let size = (cell * run.len() as f64, ROW - 0.6);
            run.first().into_iter().for_each(|state| rect((x, y), size, *state, out));
            first += run.len();
        }
        out.raw("\n");
    }
    out.raw("</svg>\n");
}

/// Where days or weeks begin, with the date; of a single day, where every third hour does.
fn ticks(map: &CompletenessMap) -> Vec<(u32, String)> {
    let hour = |column: u32| map.from.saturating_add(i64::from(column) * i64::from(map.step));
    let time = |column: u32| Micros(hour(column).saturating_mul(MICROS_PER_HOUR));
    let every = match (map.step, map.columns) {
        (1, ..=48) => 3,
        (1, _) => 24,
        _ => 24 * 14,
    };
    // Days are counted from the first one.
    let from = if map.step == 1 { 0 } else { map.from };
    let is_tick = |column: &u32| hour(*column).saturating_sub(from).rem_euclid(every) == 0;
    let label = |column: u32| {
        let text = crate::format::time(time(column));
        let of_day = if every == 3 { text.get(11..16) } else { text.get(..10) };
        let of_first = if column == 0 || hour(column).rem_euclid(24) == 0 { text.get(..10) } else { of_day };
        (column, of_first.unwrap_or_default().to_owned())
    };
    let mut ticks: Vec<(u32, String)> = (0..map.columns).filter(is_tick).map(label).collect();
    // Dates are wider than some hours: what would be covered by the one before, or leave the page, is left out.
    let mut free = 0.0;
    let cell = ((WIDTH - NAMES) / f64::from(map.columns.max(1))).min(WIDEST);
    ticks.retain(|(column, label)| {
        let x = cell * f64::from(*column);
        let width = label.len() as f64 * 1.25;
        let fits = x >= free && x + width <= WIDTH - NAMES;
        if fits {
            free = x + width + 1.0;
        }
        fits
    });
    ticks
}

fn rect((x, y): (f64, f64), (width, height): (f64, f64), state: HourState, out: &mut Html) {
    out.raw("<rect class=").value(state.name());
    for (name, value) in [(" x=", x), (" y=", y), (" width=", width), (" height=", height)] {
        out.raw(name).value(&format!("{value:.2}"));
    }
    out.raw("/>");
}

#[cfg(test)]
mod tests {
    use words::Language;

    use super::*;

    fn map(step: u32, rows: &[(&str, &[HourState])]) -> CompletenessMap {
        let row = |(account, cells): &(&str, &[HourState])| MapRow {
            account: (*account).to_owned(),
            region: "eu-west-1".to_owned(),
            cells: cells.to_vec(),
            mixed: vec![],
        };
        CompletenessMap {
            from: 24 * 20_000,
            step,
            columns: rows.first().map_or(0, |(_, cells)| u32::try_from(cells.len()).expect("few")),
            rows: rows.iter().map(row).collect(),
            ..CompletenessMap::default()
        }
    }

    fn written(maps: &[CompletenessMap], accounts: &[String]) -> String {
        let mut out = Html::new(Language::En);
        write(maps, accounts, &mut out);
        out.finish()
    }

    #[test]
    fn hours_in_one_state_are_one_mark() {
        use HourState::{Gap, Nothing, Proved};
        let rows: [(&str, &[HourState]); 3] = [
            ("111122223333", &[Proved, Proved, Gap, Proved]),
            ("444455556666", &[Proved; 4]),
            ("777788889999", &[Nothing; 4]),
        ];
        let text = written(&[map(1, &rows)], &[]);
        // Each once more in the legend.
        assert_eq!(text.matches("class=\"proved\"").count(), 2 + 1 + 1, "{text}");
        assert_eq!(text.matches("class=\"gap\"").count(), 1 + 1, "{text}");
        assert!(text.contains(">111122223333 eu-west-1</text>") && !text.contains("777788889999"), "{text}");
        assert!(text.contains(">2024-10-04</text>"), "{text}");
        let one = written(&[map(1, &rows)], &["444455556666".to_owned()]);
        assert!(!one.contains("111122223333") && one.contains("444455556666"), "{one}");
        assert!(!written(&[map(1, &[("777788889999", &[Nothing; 4])])], &[]).contains("<svg"));
    }

    #[test]
    fn labels_do_not_cover_each_other() {
        for (step, columns) in [(1, 3), (1, 48), (1, 49), (1, 168), (24, 92), (24, 3)] {
            let map = CompletenessMap { columns, ..map(step, &[]) };
            let cell = ((WIDTH - NAMES) / f64::from(columns)).min(WIDEST);
            let ticks = ticks(&map);
            let ends: Vec<(f64, f64)> = ticks
                .iter()
                .map(|(column, label)| {
                    (cell * f64::from(*column), cell * f64::from(*column) + label.len() as f64 * 1.25)
                })
                .collect();
            assert!(ends.windows(2).all(|pair| pair[0].1 < pair[1].0), "{step} {columns} {ticks:?}");
            assert!(ends.iter().all(|(_, end)| *end <= WIDTH - NAMES), "{step} {columns} {ticks:?}");
        }
    }
}
