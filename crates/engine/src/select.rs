//! Which events a question is about, and in which order. The pipeline:
//!
//! 1. time range  2. filter (columns, then what only raw records can tell)  3. sort
//!
//! Files may arrive while edges are being asked. So after each await, everything is examined again, and what is still
//! missing is asked for; the selection is made once nothing is missing, without another await in between.

use std::cell::RefCell;
use std::rc::Rc;

use protocol::{FieldPath, GroupKey, Phase, Question, ReadColumn, Refusal, SegmentId, SortKey};
use store::{Plan, PlanError, Scanned, Selection};

use crate::caches::Key;
use crate::desk::{Desk, Parts};
use crate::filters;
use crate::noting;
use crate::scan::{self, Scan};

/// While files are being read, segments may arrive faster than they are searched. After this many rounds, an answer
/// that covers less than everything is better than none.
const MOST_ROUNDS: usize = 3;

/// Most words, values and conditions that are searched for in raw records at once.
const MOST_TESTS: u64 = 20_000;

/// Most regular expressions that are put to raw records at once: each has to be matched with every text of every
/// record, while words are all searched for together.
const MOST_REGEXES: u64 = 200;

/// Whether an answer that covers less than everything is acceptable.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// It is, if it says so: the page will ask again.
    IfItCanBe,
    /// It is not.
    Always,
}

/// The sorted selection for a question, of the store as it is on return.
///
/// # Errors
/// If the text has no meaning, or if an edge or module cannot answer.
pub async fn select(desk: &Desk, question: &Question, whole: Whole) -> Result<Selection, Refusal> {
    noting::pair(desk).await?;
    let key = Key::of(question);
    let filter = filters::wanted(desk, &question.text, question.notation, &question.chips).await?;
    let mut round = 0;
    // Kept here, too: with many questions at once, others may take its place in the cache before it has all it needs.
    let mut begun: Option<Rc<RefCell<Scan>>> = None;
    loop {
        fill_columns_of(desk, question).await?;
        let (scan, segments) = {
            let mut parts = desk.parts_mut();
            let known =
                parts.caches.selection(&key).filter(|known| whole == Whole::IfItCanBe || known.unsearched() == 0);
            if let Some(selection) = known.cloned() {
                return Ok(selection);
            }
            let Parts { corpus, caches, progress, .. } = &mut *parts;
            let plan = corpus.store().plan(&filter).map_err(refused)?;
            if plan.raw_tests().is_empty() {
                let selection = corpus.store().select(&plan, question.range, &Scanned::default());
                return Ok(keep(&mut parts, key, question, selection));
            }
            check_size(&plan)?;
            let last = if plan.minds_last() { corpus.store().last_time() } else { None };
            let begun = begun.take().filter(|scan| scan.borrow().is_of(plan.raw_tests(), last));
            let scan = begun.unwrap_or_else(|| caches.scan(plan.raw_tests(), last));
            let lacks = scan.borrow().lacks(corpus.segments());
            let do_without = whole == Whole::IfItCanBe && progress.phase == Phase::Loading && round >= MOST_ROUNDS;
            if !lacks || do_without {
                let selection = corpus.store().select(&plan, question.range, scan.borrow().found());
                return Ok(keep(&mut parts, key, question, selection));
            }
            if progress.columns_only {
                return Err(Refusal::ColumnsOnly);
            }
            (scan, corpus.segments().to_vec())
        };
        scan::search(&scan, &desk.line, &segments).await?;
        begun = Some(scan);
        round += 1;
    }
}

fn keep(parts: &mut Parts, key: Key, question: &Question, mut selection: Selection) -> Selection {
    parts.corpus.store_mut().sort(&mut selection, &question.sort);
    parts.caches.keep_selection(key, selection.clone());
    selection
}

/// Fills the columns for paths to sort or group by.
async fn fill_columns_of(desk: &Desk, question: &Question) -> Result<(), Refusal> {
    let sorted =
        question.sort.keys().filter_map(|(key, _)| if let SortKey::Path(path) = key { Some(path) } else { None });
    let keys = question.want.groups.iter().flat_map(|(by, _)| by);
    let grouped = keys.filter_map(|key| if let GroupKey::Path(path) = key { Some(path) } else { None });
    fill_columns(desk, &sorted.chain(grouped).collect::<Vec<_>>()).await
}

/// Fills the columns for these paths, where they lack segments. Does not wait if none are lacking.
pub async fn fill_columns(desk: &Desk, paths: &[&FieldPath]) -> Result<(), Refusal> {
    loop {
        let missing = paths.iter().find_map(|path| {
            let segments = desk.parts_mut().corpus.store_mut().missing(path);
            (!segments.is_empty()).then_some((*path, segments))
        });
        let Some((path, segments)) = missing else { return Ok(()) };
        if desk.parts().progress.columns_only {
            return Err(Refusal::ColumnsOnly);
        }
        let ask = |segment: SegmentId| {
            let ask = ReadColumn { segment, path: path.clone() };
            (segment, desk.line.ask_edge(segment.edge, ask))
        };
        // All edges are asked before the first answer is awaited.
        let asked: Vec<_> = segments.into_iter().map(ask).collect();
        for (segment, values) in asked {
            let values = values.await?;
            desk.parts_mut().corpus.store_mut().fill(path, segment, &values);
        }
    }
}

/// Refuses what would be looked for in the raw records too long.
pub fn check_size(plan: &Plan) -> Result<(), Refusal> {
    let counted = plan.count_raw();
    for (tests, most) in [(counted.0, MOST_TESTS), (counted.1, MOST_REGEXES)] {
        if tests > most {
            return Err(Refusal::TooManyTests { tests, most });
        }
    }
    Ok(())
}

/// The refusal for a filter that cannot be planned.
pub fn refused(error: PlanError) -> Refusal {
    let PlanError::BadPattern { pattern, problem } = error;
    Refusal::BadPattern { pattern, problem }
}
