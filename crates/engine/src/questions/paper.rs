//! Working papers: the events of each section, what proves them, and all of it as a page or in an archive.

use std::collections::BTreeSet;

use order::Order;
use protocol::completeness::{CompletenessMap, MapQuery};
use protocol::paper::{AskedSection, Listed, Paper, PaperForm, SavePaper, Section, WritePaper, ZipFiles};
use protocol::report::{App, Report};
use protocol::sampling::Sample;
use protocol::scribe::WriteReport;
use protocol::wire::Bytes;
use protocol::{Exported, Refusal, RowId, TimeRange};

use super::recording::read_trail_events;
use super::{Run, export};
use crate::desk::{Answered, Desk};
use crate::population::{self, Ordered};

/// Most events of a list in a paper. All of them are in the archive.
const MOST_LISTED: u64 = 30;

/// Most events of a sample that a paper lists.
const MOST_SAMPLED: u64 = 200;

/// Most bytes of events in an archive.
const MOST_ARCHIVE_BYTES: u64 = 112_000_000;

/// Hours of a week and of a day, and of the longest period that is shown by the hour.
const WEEK: u32 = 168;
const DAY: u32 = 24;
const HOURLY: i64 = 35 * 24;

/// Days in a line of the map of a longer period.
const DAYS: u32 = 92;

/// Most pieces of the map: ten years.
const MOST_MAPS: i64 = 40;

const MICROS_PER_HOUR: i64 = 3_600_000_000;

impl Run for SavePaper {
    async fn run(self, desk: &Desk) -> Result<Answered<Exported>, Refusal> {
        read_trail_events(desk).await;
        loop {
            let generation = desk.parts().progress.generation;
            let (mut sections, mut lists) = (Vec::new(), Vec::new());
            for asked in &self.sections {
                let (section, of_section) = section(desk, asked).await?;
                sections.push(section);
                lists.push(of_section);
            }
            let paper = {
                let parts = desk.parts();
                let validation = parts.proofs.validation()?;
                let report = Report { generated_at: self.generated_at.clone(), ..validation.report.clone() };
                let (maps, unmapped_from) = maps(self.period, |query| validation.hours.map(query));
                let inputs = export::inputs(parts.files.facts());
                Paper { about: self.about.clone(), sections, report, form: self.form, maps, unmapped_from, inputs }
            };
            let report = paper.report.clone();
            let page = desk.line.ask_module(WritePaper { paper: Box::new(paper), words: self.words.clone() }).await?;
            let file = match self.form {
                PaperForm::Page => page.into_bytes(),
                PaperForm::Archive { populations } => archive(desk, &self, page, report, &lists, populations).await?,
            };
            if desk.parts().progress.generation == generation {
                let (name, mime) = self.form.file(&self.generated_at);
                let answer = Exported { name, mime: mime.to_owned(), rows: 0, generation };
                return Ok(Answered { answer, generation, file: Some(file) });
            }
        }
    }
}

/// The rows of a section's lists, each with the name of its files.
struct Lists(Vec<(&'static str, Vec<RowId>)>);

async fn section(desk: &Desk, asked: &AskedSection) -> Result<(Section, Lists), Refusal> {
    let Ordered { rows, population, others, .. } = population::ordered(desk, &asked.population).await?;
    let Ordered { rows: mut exceptions, others: unnamed, .. } = population::ordered(desk, &asked.exceptions).await?;
    exceptions.extend(&unnamed);
    let parts = desk.parts();
    let store = parts.corpus.store();
    let noted: Vec<RowId> = rows.iter().copied().filter(|row| store.noted(*row).is_some_and(is_noted)).collect();
    let sample = asked.sample.as_ref().and_then(|name| parts.noting.notes().sample(name)).cloned();
    let drawn = sample.as_ref().map(|sample| drawn(store, sample, &rows)).unwrap_or_default();
    let listed = |rows: &[RowId], most: u64| {
        let count = u32::try_from(most).unwrap_or(u32::MAX);
        Listed { total: rows.len() as u64, rows: store.rows(&store.selection_of(rows), 0, count).rows }
    };
    let section = Section {
        text: asked.text.clone(),
        population,
        without_id: others.len() as u64,
        totals: store.totals(&store.selection_of(&rows)),
        exceptions: listed(&exceptions, MOST_LISTED),
        exceptions_without_id: unnamed.len() as u64,
        lost_sample: asked.sample.clone().filter(|_| sample.is_none()),
        sample: sample.map(|sample| (sample, listed(&drawn, MOST_SAMPLED))),
        noted: listed(&noted, MOST_LISTED),
    };
    let lists = [("exceptions", exceptions), ("sample", drawn), ("noted", noted), ("population", rows)];
    Ok((section, Lists(lists.into_iter().filter(|(_, rows)| !rows.is_empty()).collect())))
}

/// Samples are listed by themselves.
fn is_noted(noted: &protocol::Noted) -> bool {
    noted.starred || !noted.tags.is_empty() || !noted.remarks.is_empty()
}

/// The events of a sample in the order in which they were drawn, as far as they are in the population.
fn drawn(store: &store::Store, sample: &Sample, population: &[RowId]) -> Vec<RowId> {
    let mut sorted = population.to_vec();
    sorted.order();
    let is_in = |row: &RowId| {
        let has_name = store.noted(*row).is_some_and(|noted| noted.samples.contains(&sample.name));
        has_name && sorted.binary_search(row).is_ok()
    };
    // Records that share an `eventID` would be found once for each that was drawn.
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let ids = sample.drawn.iter().map(|(_, event)| event.event_id.as_str()).filter(|id| known.insert(id));
    ids.flat_map(|id| store.all_with_id(id)).filter(is_in).collect()
}

/// The completeness map of a period in pieces as wide as a page, and from which hour on there is none.
fn maps(period: Option<TimeRange>, map: impl Fn(MapQuery) -> CompletenessMap) -> (Vec<CompletenessMap>, Option<i64>) {
    let whole = map(MapQuery { from: None, step: Some(1) });
    let hour = |at: i64| at.div_euclid(MICROS_PER_HOUR);
    let (from, end) = match period {
        Some(TimeRange { from, to }) => {
            (whole.first.max(hour(from.0)), whole.end.min(hour(to.0.saturating_sub(1)) + 1))
        }
        None => (whole.first, whole.end),
    };
    let (step, columns) = if end.saturating_sub(from) <= HOURLY { (1, WEEK) } else { (DAY, DAYS) };
    let width = i64::from(step) * i64::from(columns);
    let piece = |first: i64| {
        let mut piece = map(MapQuery { from: Some(first), step: Some(step) });
        let left = end.saturating_sub(piece.from).saturating_add(i64::from(step) - 1) / i64::from(step);
        piece.columns = piece.columns.min(columns).min(u32::try_from(left).unwrap_or(0));
        piece.rows.iter_mut().for_each(|row| row.cells.truncate(piece.columns as usize));
        piece
    };
    let reached = from.saturating_add(width.saturating_mul(MOST_MAPS));
    let width = usize::try_from(width).unwrap_or(usize::MAX);
    ((from..end.min(reached)).step_by(width).map(piece).collect(), Some(reached).filter(|reached| *reached < end))
}

async fn archive(
    desk: &Desk,
    ask: &SavePaper,
    page: String,
    report: Report,
    lists: &[Lists],
    populations: bool,
) -> Result<Vec<u8>, Refusal> {
    let inputs = super::handover::manifest(desk, ask.scope.clone(), ask.generated_at.clone()).await?;
    let integrity = desk.line.ask_module(WriteReport::Json(Box::new(report))).await?;
    let mut files = vec![
        ("paper.html".to_owned(), Bytes(page.into_bytes())),
        ("integrity.json".to_owned(), Bytes(integrity.into_bytes())),
        // Plain data can always be written as JSON.
        ("inputs.json".to_owned(), Bytes(serde_json::to_vec_pretty(&inputs).unwrap_or_default())),
    ];
    let mut bytes = 0;
    for (number, Lists(lists)) in (1..).zip(lists) {
        for (name, rows) in lists.iter().filter(|(name, _)| populations || *name != "population") {
            let table = export::table(desk, rows).await?;
            bytes += table.len() as u64;
            let left = MOST_ARCHIVE_BYTES.saturating_sub(bytes);
            let too_large = |more| Refusal::PaperTooLarge { bytes: bytes + more, most: MOST_ARCHIVE_BYTES };
            let records = export::record_lines(desk, rows, left, too_large).await?;
            bytes += records.len() as u64;
            files.push((format!("section-{number}/{name}.csv"), Bytes(table)));
            files.push((format!("section-{number}/{name}.ndjson"), Bytes(records)));
        }
    }
    let app = App { name: "traillight".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() };
    let zip = ZipFiles { app, generated_at: ask.generated_at.clone(), files };
    Ok(desk.line.ask_module(zip).await?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absurd_times_do_not_make_endless_maps() {
        let hours = |first: i64, end: i64| {
            move |query: MapQuery| CompletenessMap {
                first,
                end,
                from: query.from.unwrap_or(first),
                step: query.step.unwrap_or(1),
                columns: 400,
                ..CompletenessMap::default()
            }
        };
        // From the year 1 to the year 9999.
        let (pieces, unmapped) = maps(None, hours(-17_259_888, 70_389_528));
        assert_eq!(pieces.len(), 40);
        assert_eq!(unmapped, Some(-17_259_888 + 40 * 92 * 24));
        let (pieces, unmapped) = maps(None, hours(0, 24 * 365));
        assert_eq!((pieces.len(), unmapped), (4, None));
        let all = TimeRange { from: protocol::Micros(i64::MIN), to: protocol::Micros(i64::MAX) };
        assert_eq!(maps(Some(all), hours(i64::MIN, i64::MAX)).0.len(), 40);
    }
}
