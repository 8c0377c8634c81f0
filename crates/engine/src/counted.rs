//! How many events satisfy each of several filters, or when. What only raw records tell of all of them is asked in one pass, which nobody else
//! shares: it is not worth a place in the caches.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use protocol::findings::Finding;
use protocol::{Filter, Phase, RawTest, Refusal, TimeRange};
use store::{Plan, Scanned, Selection};

use crate::desk::{Desk, Parts};
use crate::scan::{self, Scan};
use crate::select::{check_size, refused};
use crate::sweep::{judged, of_events};

/// The numbers of events, in the order of the filters; `None` while that is not known, for files are still being read.
///
/// # Errors
/// If somebody who has to be asked can't answer.
pub async fn count(desk: &Desk, filters: &[Filter], range: Option<TimeRange>) -> Result<Option<Vec<u64>>, Refusal> {
    each(desk, filters, range, |_, _, selection| selection.len()).await
}

/// When there are such events, and what there is to say of them.
pub struct Timed {
    /// The minutes with any, each with their number.
    pub minutes: Vec<(i64, u64)>,
    /// Who, from when to when, and what is proved.
    pub found: Finding,
}

/// When there are such events: for all events, and for each filter, which has a name; `None` as for [`count`].
///
/// # Errors
/// As for [`count`].
pub async fn timed(desk: &Desk, filters: &[(String, &Filter)]) -> Result<Option<(Timed, Vec<Timed>)>, Refusal> {
    let all: Vec<Filter> = std::iter::once(Filter::All).chain(filters.iter().map(|(_, it)| (*it).clone())).collect();
    let period = Cell::new(None);
    let timed = each(desk, &all, None, |parts, at, selection| {
        let store = parts.corpus.store();
        // That of all events, which come first.
        let whole = period.get().or_else(|| store.span(selection));
        period.set(whole);
        let name = at.checked_sub(1).and_then(|at| filters.get(at)).map_or("", |(name, _)| name.as_str());
        let found = (of_events(store, name, selection, whole), selection.clone());
        Timed { minutes: store.minutes(selection), found: judged(store, parts.noting.notes().expected(), &found) }
    });
    let Some(mut timed) = timed.await? else { return Ok(None) };
    let of_filters = timed.split_off(1.min(timed.len()));
    Ok(timed.pop().map(|all| (all, of_filters)))
}

/// What a look at the selection of each filter finds.
async fn each<T>(
    desk: &Desk,
    filters: &[Filter],
    range: Option<TimeRange>,
    look: impl Fn(&Parts, usize, &Selection) -> T,
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
    let look = |(at, plan): (usize, &Plan)| {
        let tests = first..first + plan.raw_tests().len();
        first = tests.end;
        let found: Scanned = scan.found().of_tests(tests);
        look(&parts, at, &store.select(plan, range, &found))
    };
    Ok(Some(plans.iter().enumerate().map(look).collect()))
}
