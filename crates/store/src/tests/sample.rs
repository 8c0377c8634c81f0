//! Stores made from JSON text, and checks that every store must pass.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use cloudtrail::{Fields, Record};
use naive::{Context, Json};
use protocol::report::Verdict;
use protocol::{Column, FileId, Filter, RowId, SegmentId};

use crate::store::Store;
use crate::{Batch, BatchBuilder, Plan, RawScan, RawSegment, RawTests, Scanned, Selection};

pub const KEY: [u64; 2] = [0x0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210];

/// Files, each a path and its records.
pub type Files<'a> = [(&'a str, Vec<String>)];

/// A store with its raw records.
#[derive(Default)]
pub struct Sample {
    pub store: Store,
    pub raw: Vec<(SegmentId, RawSegment)>,
    /// The record and path of every row.
    pub rows: Vec<(String, String)>,
}

/// One batch of these files.
fn batch(segment: SegmentId, files: &Files<'_>) -> (Batch, RawSegment) {
    let mut builder = BatchBuilder::new(segment, KEY);
    for (file, (path, records)) in files.iter().enumerate() {
        builder.document(FileId(file as u32), path);
        let mut offset = 12;
        for json in records {
            let fields = Fields::parse(json).unwrap();
            builder.push(&Record { raw: Cow::Borrowed(json.as_bytes()), offset, fields });
            offset += json.len() as u64 + 1;
        }
    }
    assert_eq!(builder.len(), files.iter().map(|(_, records)| records.len()).sum::<usize>());
    builder.finish()
}

impl Sample {
    /// One batch for each slice of files.
    pub fn of(batches: &[&Files<'_>]) -> Sample {
        let mut sample = Sample::default();
        for (number, files) in (0..).zip(batches) {
            sample.add(number, files);
        }
        sample
    }

    /// The records of one file in one batch.
    pub fn one(records: &[&str]) -> Sample {
        let records = records.iter().map(|record| (*record).to_owned()).collect();
        Sample::of(&[&[("log.json", records)]])
    }

    pub fn add(&mut self, number: u32, files: &Files<'_>) -> crate::Appended {
        self.add_of(0, number, files)
    }

    /// Adds what an ingest worker has read.
    pub fn add_of(&mut self, edge: u32, number: u32, files: &Files<'_>) -> crate::Appended {
        let (batch, raw) = batch(SegmentId { edge, number }, files);
        let bytes = postcard::to_allocvec(&batch).unwrap();
        let sent: Batch = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(sent, batch);
        let appended = self.store.append(&sent);
        self.raw.push((batch.segment(), raw));
        for (path, records) in files {
            self.rows.extend(records.iter().map(|record| (record.clone(), (*path).to_owned())));
        }
        self.check();
        appended
    }

    /// What must hold for every store: columns have equal length, all ids are in range, raw records are where they
    /// should be.
    pub fn check(&self) {
        let store = &self.store;
        let rows = self.rows.len();
        assert_eq!(store.len(), rows as u64);
        assert_eq!(store.columns.len(), Column::COUNT);
        for column in store.columns.iter().chain([&store.time_texts]) {
            assert_eq!(column.codes.len(), rows);
            let dictionary = &column.interner.dictionary;
            assert!(column.codes.max() < dictionary.ids());
            assert_eq!(dictionary.values().count() + 3, dictionary.ids() as usize);
        }
        for len in [store.event_ids.len(), store.docs.len(), store.resources.len(), store.unsure.len()] {
            assert_eq!(len, rows);
        }
        assert!(store.docs.iter().all(|doc| (*doc as usize) < store.documents.len()));
        assert!((store.unsure.max() as usize) < store.unsure_sets.len());
        assert_eq!(store.proof.len(), store.documents.len());
        let mut places: BTreeMap<SegmentId, (Vec<u32>, Vec<&str>)> = BTreeMap::new();
        for (row, (json, path)) in (0..).zip(&self.rows) {
            let (segment, position, doc) = store.locate(RowId(row)).unwrap();
            assert_eq!(store.documents()[doc as usize].path, *path);
            let (positions, jsons) = places.entry(segment).or_default();
            positions.push(position);
            jsons.push(json);
        }
        for (segment, (positions, jsons)) in places {
            let (_, raw) = self.raw.iter().find(|(id, _)| *id == segment).unwrap();
            for (record, json) in raw.records(&positions).into_iter().zip(jsons) {
                assert_eq!(record.unwrap().bytes, json.as_bytes());
            }
        }
        assert_eq!(store.locate(RowId(rows as u32)), None);
    }

    /// Selects as the engine does.
    pub fn select(&self, filter: &Filter) -> Selection {
        self.select_asking(filter, |_| None)
    }

    /// Selects, asking raw records only about the rows that columns leave undecided.
    pub fn select_undecided(&self, filter: &Filter) -> Selection {
        let undecided = self.store.left_open(&[&self.store.plan(filter).unwrap()]);
        self.select_asking(filter, |segment| {
            let places = undecided.rows.iter().map(|(row, _)| self.store.locate(*row).unwrap());
            Some(places.filter(|(known, ..)| *known == segment).map(|(_, position, _)| position).collect())
        })
    }

    /// Selects with several filters at once: each record is asked about those that columns leave open.
    pub fn select_together(&self, filters: &[Filter]) -> Vec<Selection> {
        let plans: Vec<Plan> = filters.iter().map(|filter| self.store.plan(filter).unwrap()).collect();
        let open = self.store.left_open(&plans.iter().collect::<Vec<_>>());
        let (mut tests, mut of_plans) = (Vec::new(), Vec::new());
        for plan in &plans {
            of_plans.push(tests.len()..tests.len() + plan.raw_tests().len());
            tests.extend_from_slice(plan.raw_tests());
        }
        let of_set =
            |set: &Vec<usize>| set.iter().flat_map(|plan| of_plans[*plan].clone()).map(|at| at as u32).collect();
        let compiled = RawTests::compile(&tests, self.store.last_time()).unwrap();
        let mut scanned = Scanned::default();
        for (id, raw) in &self.raw {
            let places = open.rows.iter().map(|(row, set)| (self.store.locate(*row).unwrap(), *set));
            let only = places.filter(|((known, ..), _)| known == id).map(|((_, position, _), set)| (position, set));
            let sets = open.sets.iter().map(of_set).collect();
            let mut scan = RawScan::in_places(raw, tests.len(), Some(only.collect()), sets);
            while !scan.go_on(raw, &compiled, &mut || true) {}
            scanned.insert(*id, scan.finish());
        }
        let select =
            |(plan, tests): (&Plan, &Range<usize>)| self.store.select(plan, None, &scanned.of_tests(tests.clone()));
        plans.iter().zip(&of_plans).map(select).collect()
    }

    fn select_asking(&self, filter: &Filter, only: impl Fn(SegmentId) -> Option<Vec<u32>>) -> Selection {
        let plan = self.store.plan(filter).unwrap();
        let last = self.store.last_time();
        let tests = RawTests::compile(plan.raw_tests(), last).unwrap();
        let mut scanned = Scanned::default();
        for (id, raw) in &self.raw {
            let only = only(*id).map(|positions| positions.into_iter().map(|position| (position, 0)).collect());
            let all = (0..).take(plan.raw_tests().len()).collect();
            let mut scan = RawScan::in_places(raw, plan.raw_tests().len(), only, vec![all]);
            // Pauses after every record.
            while !scan.go_on(raw, &tests, &mut || true) {}
            scanned.insert(*id, scan.finish());
        }
        self.store.select(&plan, None, &scanned)
    }

    /// Selects with the reference evaluator.
    pub fn select_naively(&self, filter: &Filter) -> Vec<u32> {
        let none = protocol::Noted::default();
        let matches = |(row, (json, path)): (u32, &(String, String))| {
            let doc = self.store.docs[row as usize] as usize;
            let fields = Fields::parse(json).unwrap();
            let text = |column: Column| match fields.cell(column) {
                cloudtrail::Cell::Text(text) => Some(text.to_string()),
                _ => None,
            };
            let (user, target) = (text(Column::User), text(Column::Target));
            let context = Context {
                path,
                raw: json,
                verdict: self.store.proof[doc],
                user: user.as_deref(),
                target: target.as_deref(),
                noted: self.store.noted(RowId(row)).unwrap_or(&none),
                last: self.store.last_time(),
            };
            let holds = naive::matches(filter, &Json::parse(json).unwrap(), &context).unwrap();
            (holds && self.store.shown.get(row)).then_some(row)
        };
        (0..).zip(&self.rows).filter_map(matches).collect()
    }

    /// All selected rows in order, mapped by `of`.
    pub fn all<T>(&self, selection: &Selection, of: impl Fn(protocol::Row) -> T) -> Vec<T> {
        self.store.rows(selection, 0, u32::MAX).rows.into_iter().map(of).collect()
    }

    pub fn set_proof(&mut self, verdicts: &[Verdict]) {
        self.store.set_proof(verdicts);
    }
}
