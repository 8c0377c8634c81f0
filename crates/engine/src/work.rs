//! A request under way: what it still needs from the edges, and what comes of it.

use protocol::scribe::{Job, Written};
use protocol::{FromEdge, Micros, RawTest, Request, Response, SegmentId, SignatureBatch, ToEdge};
use store::RawRecord;

use crate::export::Export;
use crate::recording::Fetched;

/// A request under way.
pub struct Work {
    pub(crate) request: Request,
    /// Of `Request::Record`: what the edge sent. Outer `None`: not asked yet.
    pub(crate) fetched: Option<Option<RawRecord>>,
    /// Of `Request::Cells`: what the edges sent, in the order of the rows.
    pub(crate) records: Option<Vec<Option<RawRecord>>>,
    /// Of `Request::Export`.
    pub(crate) export: Option<Export>,
    /// Of `Request::Recording`.
    pub(crate) recording: Option<Fetched>,
    /// Of `Request::Copy` and `Request::Export`: what the scribe wrote.
    pub(crate) written: Option<Written>,
    /// Why the scribe could not.
    pub(crate) unwritten: Option<String>,
    /// Of `Request::Survey`: the edges counted.
    pub(crate) surveyed: bool,
    /// The segments whose values at a path were asked for.
    pub(crate) column: Option<(Vec<SegmentId>, Vec<String>)>,
    /// Why an edge could not answer.
    pub(crate) problem: Option<String>,
}

/// What a step came to.
pub enum Step {
    /// The answer.
    Done(Response),
    /// The answer and the bytes that travel beside it.
    DoneWithBytes(Response, Vec<u8>),
    /// Ask the edges, supply their answers, and step again.
    Need(Need),
    /// Have the scribe do this, supply what it wrote, and step again.
    Write(Box<Job>),
}

/// What only the edges know.
#[derive(Clone, Debug, PartialEq)]
pub enum Need {
    /// Which records satisfy these tests, from every edge.
    Scan {
        /// The tests.
        tests: Vec<RawTest>,
        /// Time of the last event loaded.
        last: Option<Micros>,
    },
    /// Raw records, from the edges that hold them.
    Records(Vec<(SegmentId, Vec<u32>)>),
    /// Which fields and values records have, from the edges that hold them.
    Survey {
        /// The records.
        parts: Vec<(SegmentId, Vec<u32>)>,
        /// Only these fields; with none, all.
        fields: Vec<Vec<String>>,
    },
    /// What stands at a path, in all records of these segments.
    Column {
        /// One an edge.
        segments: Vec<SegmentId>,
        /// The path.
        path: Vec<String>,
    },
    /// Which signatures verify, from any edges: one batch each.
    Verify(Vec<SignatureBatch>),
}

/// What an edge answered.
pub struct RawAnswer {
    /// To this question.
    pub question: ToEdge,
    /// The message.
    pub body: FromEdge,
    /// The records, if it was about records.
    pub records: Vec<Option<RawRecord>>,
}

impl Need {
    /// The questions to put, each with the edge it goes to, given the edges there are.
    pub fn questions(&self, edges: impl Iterator<Item = u32>) -> Vec<(u32, ToEdge)> {
        match self {
            Need::Scan { tests, last } => {
                edges.map(|edge| (edge, ToEdge::Scan { tests: tests.clone(), last: *last })).collect()
            }
            Need::Records(wanted) => wanted
                .iter()
                .map(|(segment, records)| (segment.edge, ToEdge::Read { segment: *segment, records: records.clone() }))
                .collect(),
            Need::Survey { parts, fields } => parts
                .iter()
                .map(|(segment, records)| {
                    let (segment, records, fields) = (*segment, records.clone(), fields.clone());
                    (segment.edge, ToEdge::Survey { segment, records, fields })
                })
                .collect(),
            Need::Column { segments, path } => segments
                .iter()
                .map(|segment| (segment.edge, ToEdge::Column { segment: *segment, path: path.clone() }))
                .collect(),
            Need::Verify(batches) => {
                edges.zip(batches).map(|(edge, batch)| (edge, ToEdge::Verify(batch.clone()))).collect()
            }
        }
    }
}

impl Work {
    pub(crate) fn new(request: Request) -> Work {
        Work {
            request,
            fetched: None,
            records: None,
            export: None,
            recording: None,
            written: None,
            unwritten: None,
            surveyed: false,
            column: None,
            problem: None,
        }
    }
}
