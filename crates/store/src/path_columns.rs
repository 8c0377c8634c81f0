//! Columns that only raw records can fill. They are built, segment by segment, when somebody sorts or groups by a path,
//! and then kept.

use order::Order;
use protocol::{FieldPath, Group, PathValues, SegmentId};

use crate::codes::Codes;
use crate::dictionary::{ABSENT, Dictionary, FIRST, Interner};
use crate::matching::Scalar;
use crate::number::read_f64;
use crate::raw::RawSegment;
use crate::sort::LAST;
use crate::store::{Store, StoreColumn};
use crate::text::fold_text;
use crate::walk::{self, Found};

/// How many such columns are kept: the most recently used ones.
const MOST_COLUMNS: usize = 8;

/// A column with the values at a path.
pub struct PathColumn {
    path: FieldPath,
    column: StoreColumn,
    /// Segments whose values it contains.
    filled: Vec<SegmentId>,
    /// For every id, the rank of its value.
    ranks: Vec<u32>,
}

impl Store {
    /// The segments whose values at a path have to be fetched next, one for each edge; empty if all are there.
    pub fn missing(&mut self, path: &FieldPath) -> Vec<SegmentId> {
        let mut next: Vec<SegmentId> = Vec::new();
        self.begin_path_column(path);
        let Some(kept) = self.path_columns.last() else { return next };
        for (_, segment) in &self.segments {
            if !kept.filled.contains(segment) && next.iter().all(|other| other.edge != segment.edge) {
                next.push(*segment);
            }
        }
        next
    }

    /// Adds an edge's answer for a segment; without values if the edge has lost it.
    pub fn fill(&mut self, path: &FieldPath, segment: SegmentId, values: &PathValues) {
        self.begin_path_column(path);
        let rows = self.times.len();
        let place = self.segments.iter().find(|(_, known)| *known == segment);
        let (Some(kept), Some((first, _))) = (self.path_columns.last_mut(), place) else { return };
        kept.filled.push(segment);
        let interner = &mut kept.column.interner;
        let ids: Vec<u32> = values.values.iter().map(|value| interner.intern(Scalar::Text(value))).collect();
        if let Codes::U32(codes) = &mut kept.column.codes {
            codes.resize(rows, ABSENT);
            for (place, slot) in values.places.iter().zip(codes.iter_mut().skip(*first as usize)) {
                *slot = place.checked_sub(1).and_then(|at| ids.get(at as usize)).copied().unwrap_or(ABSENT);
            }
        }
    }

    /// The column of a path, if it is complete.
    pub(crate) fn path_column(&self, path: &FieldPath) -> Option<&StoreColumn> {
        self.whole(path).map(|kept| &kept.column)
    }

    /// The rank of the value for every id of a path's column, once ranked.
    pub(crate) fn path_ranks(&self, path: &FieldPath) -> Option<&[u32]> {
        self.whole(path).map(|kept| kept.ranks.as_slice())
    }

    /// Updates the ranks of a path's column.
    pub(crate) fn rank_path(&mut self, path: &FieldPath) {
        for kept in self.path_columns.iter_mut().filter(|kept| kept.path == *path) {
            if kept.ranks.len() != kept.column.interner.dictionary.ids() as usize {
                kept.ranks = rank(&kept.column.interner.dictionary);
            }
        }
    }

    fn whole(&self, path: &FieldPath) -> Option<&PathColumn> {
        let is_it = |kept: &&PathColumn| kept.path == *path && kept.filled.len() == self.segments.len();
        self.path_columns.iter().find(is_it)
    }

    /// Bytes of memory used by these columns.
    pub(crate) fn path_columns_memory(&self) -> usize {
        self.path_columns.iter().map(|kept| kept.column.memory() + kept.ranks.capacity() * 4).sum()
    }

    /// Starts the column of a path if there is none, and marks it as the most recently used.
    fn begin_path_column(&mut self, path: &FieldPath) {
        if let Some(at) = self.path_columns.iter().position(|kept| kept.path == *path) {
            let to_end = self.path_columns.len() - at;
            if let Some(rest) = self.path_columns.get_mut(at..) {
                rest.rotate_left(1 % to_end);
            }
            return;
        }
        if self.path_columns.len() >= MOST_COLUMNS {
            self.path_columns.remove(0);
        }
        let column = StoreColumn { interner: Interner::new(self.key), codes: Codes::U32(Vec::new()) };
        self.path_columns.push(PathColumn { path: path.clone(), column, filled: Vec::new(), ranks: Vec::new() });
    }
}

impl RawSegment {
    /// The values at a path in every record of the segment. `key` must be random.
    pub fn values(&self, path: &FieldPath, key: [u64; 2]) -> PathValues {
        let folded: Vec<String> = path.iter().map(|name| fold_text(name)).collect();
        let (mut interner, mut places) = (Interner::new(key), Vec::new());
        let mut text = String::new();
        let all: Vec<u32> = (0..self.len()).collect();
        self.visit(&all, &mut |json| {
            text.clear();
            let found = read(json, &folded, &mut text);
            places.push(if found { interner.intern(Scalar::Text(&text)).saturating_sub(FIRST - 1) } else { 0 });
        });
        PathValues { values: interner.dictionary.values().map(|value| value.text().to_owned()).collect(), places }
    }
}

/// Writes what the path (folded names) leads to, all of it as one text (see [`Group`]). Returns whether there is
/// anything.
fn read(json: &[u8], path: &[String], out: &mut String) -> bool {
    let mut found = false;
    walk::each(json, path, &mut |here| {
        let text = match here {
            Found::Value(value) => value.text(),
            Found::Object(_) => Group::OBJECT,
            // Its elements are visited next.
            Found::Array => return false,
        };
        if found {
            out.push(Group::BETWEEN);
        }
        found = true;
        out.push_str(text);
        out.len() > Group::LONGEST
    });
    if out.len() > Group::LONGEST {
        out.truncate(out.floor_char_boundary(Group::LONGEST));
        out.push_str(Group::CUT);
    }
    found
}

/// The rank of the value for every id: numbers by value first, then texts. Equal values share a rank.
fn rank(dictionary: &Dictionary) -> Vec<u32> {
    let value = |id: u32| {
        let text = dictionary.text(id).unwrap_or_default();
        (read_f64(text), text)
    };
    let mut order: Vec<((Option<f64>, &str), u32)> = (FIRST..dictionary.ids()).map(|id| (value(id), id)).collect();
    order.order_by(|((a, left), _), ((b, right), _)| match (a, b) {
        (Some(a), Some(b)) => a.total_cmp(b).then_with(|| left.cmp(right)),
        _ => b.is_some().cmp(&a.is_some()).then_with(|| left.cmp(right)),
    });
    let mut ranks = vec![LAST; dictionary.ids() as usize];
    for (rank, (_, id)) in (0..).zip(order) {
        if let Some(own) = ranks.get_mut(id as usize) {
            *own = rank;
        }
    }
    ranks
}
