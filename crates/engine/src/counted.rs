//! How many events satisfy each of several filters, or when. What only raw records tell of all of them is asked in one pass, which nobody else
//! shares: it is not worth a place in the caches.

use std::cell::RefCell;
use std::rc::Rc;

use protocol::{Filter, Phase, RawTest, Refusal, TimeRange};
use store::{Plan, Scanned, Selection, Store};

use crate::desk::Desk;
use crate::scan::{self, Scan};
use crate::select::{check_size, refused};

/// The numbers of events, in the order of the filters; `None` while that is not known, for files are still being read.
///
/// # Errors
/// If somebody who has to be asked can't answer.
pub async fn count(desk: &Desk, filters: &[Filter], range: Option<TimeRange>) -> Result<Option<Vec<u64>>, Refusal> {
    each(desk, filters, range, |_, selection| selection.len()).await
}

/// For each filter, the minutes with such events, each with their number; `None` as for [`count`].
///
/// # Errors
/// As for [`count`].
pub async fn minutes(desk: &Desk, filters: &[Filter]) -> Result<Option<Vec<Vec<(i64, u64)>>>, Refusal> {
    each(desk, filters, None, Store::minutes).await
}

/// What a look at the selection of each filter finds.
async fn each<T>(
    desk: &Desk,
    filters: &[Filter],
    range: Option<TimeRange>,
    look: impl Fn(&Store, &Selection) -> T,
) -> Result<Option<Vec<T>>, Refusal> {
    let (generation, plans, last, segments) = {
        let parts = desk.parts();
        if parts.progress.phase == Phase::Loading {
            return Ok(None);
        }
        let store = parts.corpus.store();
        let plans: Vec<Plan> =
            filters.iter().map(|filter| store.plan(filter).map_err(refused)).collect::<Result<_, _>>()?;
        plans.iter().try_for_each(check_size)?;
        let needs_raw = plans.iter().any(|plan| !plan.raw_tests().is_empty());
        if needs_raw && parts.progress.columns_only {
            return Err(Refusal::ColumnsOnly);
        }
        let last = if plans.iter().any(Plan::minds_last) { store.last_time() } else { None };
        (parts.progress.generation, plans, last, if needs_raw { parts.corpus.segments().to_vec() } else { Vec::new() })
    };
    let tests: Vec<RawTest> = plans.iter().flat_map(|plan| plan.raw_tests().iter().cloned()).collect();
    let scan = Rc::new(RefCell::new(Scan::new(tests, last)));
    scan::search(&scan, &desk.line, &segments).await?;
    let parts = desk.parts();
    if parts.progress.generation != generation {
        return Ok(None);
    }
    let scan = scan.borrow();
    let mut first = 0;
    let store = parts.corpus.store();
    let look = |plan: &Plan| {
        let tests = first..first + plan.raw_tests().len();
        first = tests.end;
        let found: Scanned = scan.found().of_tests(tests);
        look(store, &store.select(plan, range, &found))
    };
    Ok(Some(plans.iter().map(look).collect()))
}
