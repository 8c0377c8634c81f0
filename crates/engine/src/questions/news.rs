//! What is new in a period, and what has changed most.

use protocol::{FindNews, Micros, News, Question, Refusal, TimeRange};

use super::Run;
use crate::desk::{Answered, Desk};
use crate::select::{Whole, select};

/// How many new values of a kind are told.
const MOST_NEW: u32 = 8;

/// How many changes are told.
const MOST_MOVERS: u32 = 8;

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;

impl Run for FindNews {
    async fn run(self, desk: &Desk) -> Result<Answered<News>, Refusal> {
        let chosen = self.0.range;
        // One selection for all periods, so that all are about the same events.
        let selection = select(desk, &Question { range: None, ..self.0 }, Whole::IfItCanBe).await?;
        let parts = desk.parts();
        let store = parts.corpus.store();
        let Some((Micros(first), last)) = store.span(&selection) else { return Ok(parts.answer(News::default())) };
        let range = chosen.unwrap_or_else(|| end_of(first, last));
        let (from, to) = (range.from.0, range.to.0);
        let now = store.within(&selection, range);
        let before = store.within(&selection, TimeRange { from: Micros(i64::MIN), to: range.from });
        let novelties = if before.is_empty() { Vec::new() } else { store.novelties(&now, &before, MOST_NEW) };
        let start = from.saturating_sub(to.saturating_sub(from));
        let last = (first <= start).then_some(TimeRange { from: Micros(start), to: range.from });
        let movers =
            last.map_or_else(Vec::new, |last| store.movers(&now, &store.within(&selection, last), MOST_MOVERS));
        Ok(parts.answer(News { range: Some(range), before: before.len(), novelties, last, movers }))
    }
}

/// The last day; the second half, if there are not two days; at least the last second. Its bounds are whole seconds, since
/// people read them.
fn end_of(first: i64, Micros(last): Micros) -> TimeRange {
    let to = last.div_euclid(SECOND).saturating_add(1).saturating_mul(SECOND);
    let length = (DAY.min(to.saturating_sub(first) / 2) / SECOND).max(1).saturating_mul(SECOND);
    TimeRange { from: Micros(to.saturating_sub(length)), to: Micros(to) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_a_day_or_half_of_less() {
        let range = |first: i64, last: i64| end_of(first, Micros(last));
        assert_eq!(range(0, 3 * DAY - 1), TimeRange { from: Micros(2 * DAY), to: Micros(3 * DAY) });
        assert_eq!(range(0, DAY - 1), TimeRange { from: Micros(DAY / 2), to: Micros(DAY) });
        assert_eq!(range(7, 7), TimeRange { from: Micros(0), to: Micros(SECOND) });
        let _ = range(i64::MIN, i64::MAX);
    }
}
