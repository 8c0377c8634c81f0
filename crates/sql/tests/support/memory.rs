//! Events of made-up logs in memory, read as plainly as possible.
#![allow(dead_code, reason = "not every test and example uses all of this")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use datafusion::arrow::array::{Array, ArrayRef, DictionaryArray, StringArray};
use datafusion::arrow::datatypes::Int32Type;
use datafusion::error::Result;
use naive::{Context, Json};
use protocol::report::Verdict;
use protocol::{Filter, Micros, Noted};
use serde::Deserialize;
use serde_json::value::RawValue;
use sql::{Leaf, Own, Source};
use synth::{Role, Tree};

const ROWS_OF_A_PORTION: usize = 64;

/// A record as it is in its log.
#[derive(Debug)]
pub struct Record {
    pub json: String,
    parsed: Json,
    file: String,
}

/// All records of some logs.
#[derive(Debug)]
pub struct Memory {
    pub records: Vec<Record>,
    end: Option<Micros>,
    /// How many JSON values were read.
    pub jsons_read: AtomicUsize,
}

#[derive(Deserialize)]
struct Log<'a> {
    #[serde(borrow, rename = "Records")]
    records: Vec<&'a RawValue>,
}

impl Memory {
    pub fn of(tree: &Tree) -> Arc<Memory> {
        let mut records = Vec::new();
        for log in tree.of(Role::Log) {
            let content = log.content();
            let log_records = serde_json::from_slice::<Log<'_>>(&content).expect("a log").records;
            records.extend(log_records.iter().map(|record| {
                let json = record.get().to_owned();
                Record { parsed: Json::parse(&json).expect("a record"), json, file: log.path.clone() }
            }));
        }
        Memory::new(records)
    }

    fn new(records: Vec<Record>) -> Arc<Memory> {
        let time = |record: &Record| calendar::parse(text(&record.parsed, &["eventTime"])?.as_str());
        let end = records.iter().filter_map(time).max();
        Arc::new(Memory { records, end, jsons_read: AtomicUsize::new(0) })
    }

    /// Records of this JSON.
    pub fn of_records(records: &[&str]) -> Arc<Memory> {
        let record = |json: &&str| Record {
            json: (*json).to_owned(),
            parsed: Json::parse(json).expect("a record"),
            file: "a.json".to_owned(),
        };
        Memory::new(records.iter().map(record).collect())
    }

    fn value(&self, record: &Record, leaf: &Leaf) -> Option<String> {
        match leaf {
            Leaf::Text(path) => text(&record.parsed, path),
            Leaf::Json(path) => {
                self.jsons_read.fetch_add(1, Ordering::Relaxed);
                at(&record.json, path).filter(|json| *json != "null").map(str::to_owned)
            }
            Leaf::Own(Own::Actor) => Some(naive::actor(&record.parsed).name().to_owned()),
            Leaf::Own(Own::Outcome) => {
                Some(if naive::is_failure(&record.parsed) { "failure" } else { "success" }.to_owned())
            }
            Leaf::Own(Own::File) => Some(record.file.clone()),
            Leaf::Own(Own::User | Own::Target | Own::Proof) => None,
        }
    }
}

/// What a path of names leads to, as text.
fn text<'a>(record: &'a Json, path: &[&str]) -> Option<String> {
    let member = |value: &'a Json, name: &&str| match value {
        Json::Object(members) => members.iter().rev().find(|(found, _)| found == name).map(|(_, value)| value),
        _ => None,
    };
    path.iter().try_fold(record, member)?.text().map(str::to_owned)
}

fn at<'a>(json: &'a str, path: &[&str]) -> Option<&'a str> {
    path.iter().try_fold(json, |json, name| {
        let members: BTreeMap<String, &RawValue> = serde_json::from_str(json).ok()?;
        members.get(*name).map(|value| value.get())
    })
}

#[async_trait]
impl Source for Memory {
    fn end(&self) -> Option<Micros> {
        self.end
    }

    fn portions(&self) -> usize {
        self.records.len().div_ceil(ROWS_OF_A_PORTION)
    }

    async fn rows(&self, portion: usize, filter: &Filter) -> Result<Vec<u32>> {
        let matches = |record: &Record| {
            let (path, raw, noted) = (&record.file, &record.json, &Noted::default());
            let verdict = Verdict::NotCovered;
            let context = Context { path, raw, verdict, user: None, target: None, noted, last: self.end() };
            naive::matches(filter, &record.parsed, &context).expect("a filter")
        };
        let rows = self.records.iter().enumerate().skip(portion * ROWS_OF_A_PORTION).take(ROWS_OF_A_PORTION);
        Ok(rows.filter(|(_, record)| matches(record)).map(|(row, _)| u32::try_from(row).unwrap()).collect())
    }

    async fn read(&self, _portion: usize, rows: &[u32], leaves: &[Leaf]) -> Result<Vec<ArrayRef>> {
        let values = |leaf: &Leaf| -> StringArray {
            rows.iter().map(|row| self.value(&self.records[*row as usize], leaf)).collect()
        };
        let array = |leaf: &Leaf| -> ArrayRef {
            match leaf {
                Leaf::Json(_) => Arc::new(values(leaf)),
                Leaf::Text(_) | Leaf::Own(_) => Arc::new(values(leaf).iter().collect::<DictionaryArray<Int32Type>>()),
            }
        };
        // Other tasks get a turn, as they do while an edge is asked.
        tokio::task::yield_now().await;
        Ok(leaves.iter().map(array).collect())
    }
}

/// Runs a query to its end, and returns the headings and the rows.
pub fn ask(source: &Arc<Memory>, sql: &str) -> std::result::Result<(Vec<String>, Vec<Vec<String>>), sql::Fault> {
    ask_within(source, sql, LIMITS)
}

/// More than any test needs.
pub const LIMITS: sql::Limits =
    sql::Limits { time: std::time::Duration::from_secs(60), memory: 256 << 20, rows: 1_000_000 };

/// Runs a query within limits; each turn takes 10 milliseconds.
pub fn ask_within(
    source: &Arc<Memory>,
    sql: &str,
    limits: sql::Limits,
) -> std::result::Result<(Vec<String>, Vec<Vec<String>>), sql::Fault> {
    let statement = sql::read(sql).pop().expect("a statement")?;
    let sql::Asked::Query(query) = &statement.what else { panic!("no query: {sql}") };
    let engine = sql::Engine::new(source.clone(), limits);
    let mut run = engine.ask(query, &statement, None)?;
    let (mut rows, mut turns) = (Vec::new(), 0);
    loop {
        match run.turn(std::time::Duration::from_millis(turns * 10))? {
            sql::Turn::Rows(batch) => {
                let cells = |row| {
                    let cell = |column: &Arc<dyn Array>| sql::cell(column, row).unwrap_or_else(|| "NULL".to_owned());
                    batch.columns().iter().map(cell).collect()
                };
                rows.extend((0..batch.num_rows()).map(cells));
            }
            sql::Turn::Later => {}
            sql::Turn::Done => return Ok((run.headings, rows)),
        }
        turns += 1;
    }
}
