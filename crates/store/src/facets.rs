//! Counts of values, and totals.

use protocol::report::Outcome;
use protocol::{Column, Facet, FacetItem, Micros, ProofCounts, Totals};

use crate::batch::UNDATED;
use crate::codes::{Code, Codes, with_codes};
use crate::dictionary::{ABSENT, FIRST, NULL};
use crate::matching::Scalar;
use crate::select::Selection;
use crate::store::{Store, StoreColumn};

/// Number of events with one value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    events: u32,
    errors: u32,
}

/// With up to this many values, neighbouring rows are counted in separate tables.
const FEW: usize = 4096;
const LANES: usize = 4;

/// A selection that has fewer than one row for this many ids is sorted by id instead of counted into a table of all
/// ids.
const SPARSE: usize = 8;

impl Store {
    /// The most frequent values of each column, at most `most` of each.
    pub fn facets(&self, selection: &Selection, columns: &[Column], most: u32) -> Vec<Facet> {
        self.ranked(selection, columns, most, &|_, _| 0)
    }

    /// The same, but users are ordered by who acts, people first, and then by frequency.
    pub fn facets_people_first(&self, selection: &Selection, columns: &[Column], most: u32) -> Vec<Facet> {
        let rank = |column: Column, id: u32| if column == Column::User { self.people.rank(id) } else { 0 };
        self.ranked(selection, columns, most, &rank)
    }

    fn ranked(
        &self,
        selection: &Selection,
        columns: &[Column],
        most: u32,
        rank: &dyn Fn(Column, u32) -> u8,
    ) -> Vec<Facet> {
        let errors: Vec<bool> = selection.rows.iter().map(|row| self.errors.get(*row)).collect();
        let facet = |column: &Column| match self.column(*column) {
            Some(stored) => {
                let rank = |id: u32| rank(*column, id);
                let mut facet = facet(*column, stored, &selection.rows, &errors, most, &rank);
                if *column == Column::User {
                    for item in &mut facet.items {
                        let id = stored.interner.find(Scalar::Text(&item.value));
                        item.about = id.and_then(|id| self.people.about(&self.columns, id));
                    }
                }
                facet
            }
            None => Facet { column: *column, items: Vec::new(), distinct: 0, other: 0, absent: 0, absent_errors: 0 },
        };
        columns.iter().map(facet).collect()
    }

    /// Number of events, errors and the like in a selection.
    // If inlined, it would be compiled for size, as its caller is.
    #[inline(never)]
    pub fn totals(&self, selection: &Selection) -> Totals {
        Totals {
            events: selection.len(),
            errors: selection.rows.iter().filter(|row| self.errors.get(**row)).count() as u64,
            undated: selection.rows.iter().filter(|row| self.undated.get(**row)).count() as u64,
            read_only: self.read_only(selection),
            period: self.period(selection),
            proof: self.proof_counts(selection),
        }
    }

    fn read_only(&self, selection: &Selection) -> u64 {
        let Some(column) = self.column(Column::ReadOnly) else { return 0 };
        let table = column.interner.dictionary.table(|value| value.text().eq_ignore_ascii_case("true"));
        let is_true = |row: &&u32| table.get(column.codes.get(**row) as usize) == Some(&true);
        selection.rows.iter().filter(is_true).count() as u64
    }

    /// Times of the first and last event.
    pub(crate) fn period(&self, selection: &Selection) -> Option<(Micros, Micros)> {
        let times = selection.rows.iter().filter_map(|row| self.times.get(*row as usize));
        let mut period: Option<(i64, i64)> = None;
        for time in times.copied().filter(|time| *time != UNDATED) {
            let (first, last) = period.unwrap_or((time, time));
            period = Some((first.min(time), last.max(time)));
        }
        period.map(|(first, last)| (Micros(first), Micros(last)))
    }

    fn proof_counts(&self, selection: &Selection) -> ProofCounts {
        let mut of_documents = vec![0u64; self.documents.len()];
        for doc in selection.rows.iter().filter_map(|row| self.docs.get(*row as usize)) {
            if let Some(count) = of_documents.get_mut(*doc as usize) {
                *count += 1;
            }
        }
        let mut counts = ProofCounts::default();
        for (count, verdict) in of_documents.into_iter().zip(&self.proof) {
            *match verdict.outcome() {
                Outcome::Proved => &mut counts.proved,
                Outcome::Unchecked => &mut counts.unchecked,
                Outcome::Failed => &mut counts.failed,
            } += count;
        }
        counts
    }
}

fn facet(
    column: Column,
    stored: &StoreColumn,
    rows: &[u32],
    errors: &[bool],
    most: u32,
    rank: &dyn Fn(u32) -> u8,
) -> Facet {
    let dictionary = &stored.interner.dictionary;
    let ids = dictionary.ids() as usize;
    let mut counts = if rows.len() < ids / SPARSE {
        count_sparse(&stored.codes, rows, errors)
    } else {
        count_all(&stored.codes, rows, errors, ids)
    };
    let missing = || counts.iter().filter(|(id, _)| matches!(*id, ABSENT | NULL)).map(|(_, count)| count);
    let absent = missing().map(|count| u64::from(count.events)).sum();
    let absent_errors = missing().map(|count| u64::from(count.errors)).sum();
    counts.retain(|(id, _)| *id >= FIRST);
    join_twins(&mut counts, stored.interner.twins());
    let distinct = counts.len() as u64;
    let text = |id: u32| dictionary.text(id).unwrap_or_default();
    let items = top(counts, most as usize, text, rank);
    let listed: u64 = items.iter().map(|item| item.count).sum();
    let other = (rows.len() as u64).saturating_sub(absent).saturating_sub(listed);
    Facet { column, items, distinct, other, absent, absent_errors }
}

/// Counts into a table of all ids, then drops those that do not occur.
fn count_all(codes: &Codes, rows: &[u32], errors: &[bool], ids: usize) -> Vec<(u32, Count)> {
    let mut table = vec![0u64; ids];
    with_codes!(codes, codes => {
        if is_run(rows) {
            count_run(codes, errors, &mut table);
        } else {
            count_rows(codes, rows, errors, &mut table);
        }
    });
    (0..).zip(table).filter(|(_, packed)| *packed != 0).map(|(id, packed)| (id, unpack(packed))).collect()
}

/// Errors are counted in the upper half, so that each row takes one addition.
fn pack(error: bool) -> u64 {
    1 | u64::from(error) << 32
}

#[allow(clippy::cast_possible_truncation, reason = "takes a packed number apart")]
fn unpack(packed: u64) -> Count {
    Count { events: packed as u32, errors: (packed >> 32) as u32 }
}

/// Whether these are the rows 0, 1, 2 …
fn is_run(rows: &[u32]) -> bool {
    rows.last().is_none_or(|last| *last as usize + 1 == rows.len())
}

fn count_run<C: Code>(codes: &[C], errors: &[bool], table: &mut [u64]) {
    // The column may continue past the run; its chunks must end where those of the errors do.
    let codes = codes.get(..errors.len()).unwrap_or(codes);
    if table.len() <= FEW {
        return count_few(codes, errors, table);
    }
    for (code, error) in codes.iter().zip(errors) {
        if let Some(count) = table.get_mut(code.place()) {
            *count += pack(*error);
        }
    }
}

/// Where there are few values, the same one often comes several times in a row, and each increment would have to wait
/// for the one before. So neighbouring rows are counted separately.
fn count_few<C: Code>(codes: &[C], errors: &[bool], table: &mut [u64]) {
    let mut apart = vec![[0u64; LANES]; table.len()];
    let ((codes, last_codes), (errors, last_errors)) = (codes.as_chunks(), errors.as_chunks());
    let mut count = |lane: usize, code: C, error: bool| {
        if let Some(count) = apart.get_mut(code.place()).and_then(|counts| counts.get_mut(lane)) {
            *count += pack(error);
        }
    };
    for ([a, b, c, d], errors) in codes.iter().zip(errors) {
        let [of_a, of_b, of_c, of_d]: &[bool; LANES] = errors;
        count(0, *a, *of_a);
        count(1, *b, *of_b);
        count(2, *c, *of_c);
        count(3, *d, *of_d);
    }
    last_codes.iter().zip(last_errors).for_each(|(code, error)| count(0, *code, *error));
    for (count, counts) in table.iter_mut().zip(apart) {
        *count = counts.iter().sum();
    }
}

fn count_rows<C: Code>(codes: &[C], rows: &[u32], errors: &[bool], table: &mut [u64]) {
    for (row, error) in rows.iter().zip(errors) {
        let code = codes.get(*row as usize).map_or(0, |code| code.place());
        if let Some(count) = table.get_mut(code) {
            *count += pack(*error);
        }
    }
}

/// Sorts the ids and counts runs of equal ones.
fn count_sparse(codes: &Codes, rows: &[u32], errors: &[bool]) -> Vec<(u32, Count)> {
    // Uses the number type that rows are sorted by elsewhere, so that the first load does not contain another sort.
    let key = |(row, error): (&u32, &bool)| u128::from(codes.get(*row)) << 1 | u128::from(*error);
    let mut ids: Vec<u128> = rows.iter().zip(errors).map(key).collect();
    ids.sort_unstable();
    let count = |run: &[u128]| {
        let packed = run.iter().map(|key| pack(key & 1 == 1)).sum();
        (run.first().and_then(|key| u32::try_from(key >> 1).ok()).unwrap_or(ABSENT), unpack(packed))
    };
    ids.chunk_by(|a, b| a >> 1 == b >> 1).map(count).collect()
}

/// Adds the count of `true` to that of `"true"`: they look the same, so users expect one count.
fn join_twins(counts: &mut Vec<(u32, Count)>, twins: &[(u32, u32)]) {
    for (twin, first) in twins {
        let Ok(at) = counts.binary_search_by_key(twin, |(id, _)| *id) else { continue };
        let (_, more) = counts.remove(at);
        match counts.binary_search_by_key(first, |(id, _)| *id) {
            Ok(at) => {
                if let Some((_, count)) = counts.get_mut(at) {
                    count.events += more.events;
                    count.errors += more.errors;
                }
            }
            Err(at) => counts.insert(at, (*first, more)),
        }
    }
}

/// The first values by rank, then the most frequent, ties by text.
fn top<'s>(
    mut counts: Vec<(u32, Count)>,
    most: usize,
    text: impl Fn(u32) -> &'s str,
    rank: &dyn Fn(u32) -> u8,
) -> Vec<FacetItem> {
    let by = |a: &(u32, Count), b: &(u32, Count)| {
        let by_count = || b.1.events.cmp(&a.1.events).then_with(|| text(a.0).cmp(text(b.0)));
        rank(a.0).cmp(&rank(b.0)).then_with(by_count)
    };
    if most < counts.len() {
        counts.select_nth_unstable_by(most, by);
        counts.truncate(most);
    }
    counts.sort_by(by);
    let item = |(id, count): (u32, Count)| FacetItem {
        value: text(id).to_owned(),
        count: count.events.into(),
        errors: count.errors.into(),
        about: None,
    };
    counts.into_iter().map(item).collect()
}
