//! The raw records that an edge keeps, and its answers about them. Questions are worked on in turns, a portion at a
//! time, so that none has to wait for another to end and each can be withdrawn.

use std::collections::VecDeque;
use std::rc::Rc;

use protocol::wire::{self, Bytes};
use protocol::{
    Ask, CountFields, EdgeToEngine, EngineToEdge, Micros, RawAsk, RawTest, ReadColumn, ReadDocuments, ReadRecords,
    Refusal, ScanSegment, SegmentId,
};
use store::{RawScan, RawSegment, RawTests};

use crate::document_recall::DocumentRecall;
use crate::recall::{Recall, Source};
use crate::select::refused;
use crate::surveys;

/// Result of an edge's turn.
#[derive(Debug)]
pub enum EdgeTurn {
    /// A message for the engine.
    Send(EdgeToEngine),
    /// These records have to be read again before questions can be answered, see [`found_again`].
    FindAgain(Recall),
    /// These documents have to be read again before the question with this number can be answered, see [`read_again`].
    ReadAgain(u64, DocumentRecall),
}

/// The answers to questions for which records had to be read again.
pub fn found_again(recall: Recall) -> Vec<EdgeToEngine> {
    recall.finish().into_iter().map(|(seq, records)| answered::<ReadRecords>(seq, &records)).collect()
}

/// The answer to a question for which documents had to be read again.
pub fn read_again(seq: u64, recall: DocumentRecall) -> EdgeToEngine {
    answered::<ReadDocuments>(seq, &recall.finish())
}

/// Raw records, and open questions about them.
pub struct Raw {
    number: u32,
    hash_key: [u64; 2],
    segments: Vec<Segment>,
    questions: VecDeque<Question>,
    /// The tests last asked for, since every segment is searched with the same ones.
    tests: Option<Prepared>,
}

struct Prepared {
    tests: Vec<RawTest>,
    last: Option<Micros>,
    compiled: Rc<RawTests>,
}

/// The raw records of a batch, and where they came from.
struct Segment {
    raw: RawSegment,
    sources: Vec<Source>,
}

struct Question {
    seq: u64,
    asked: Pending,
}

enum Pending {
    /// Answered in one portion.
    Short(RawAsk),
    /// A search in progress.
    Scan(SegmentId, Rc<RawTests>, RawScan),
}

impl Raw {
    /// For the edge with this number.
    pub fn new(number: u32, hash_key: [u64; 2]) -> Raw {
        Raw { number, hash_key, segments: Vec::new(), questions: VecDeque::new(), tests: None }
    }

    /// The id of the segment kept next.
    pub fn next_segment(&self) -> SegmentId {
        SegmentId { edge: self.number, number: u32::try_from(self.segments.len()).unwrap_or(u32::MAX) }
    }

    /// Keeps the raw records of a batch.
    pub fn keep(&mut self, raw: RawSegment, sources: Vec<Source>) {
        self.segments.push(Segment { raw, sources });
    }

    /// Drops all records.
    pub fn forget(&mut self) {
        self.segments.iter_mut().for_each(|segment| segment.raw.forget());
    }

    /// Bytes of memory that they take.
    pub fn bytes(&self) -> u64 {
        self.segments.iter().map(|segment| segment.raw.compressed_bytes()).sum()
    }

    /// Handles a message from the engine. The caller has to handle `Ack`, as it sends the batches.
    pub fn receive(&mut self, message: EngineToEdge) {
        match message {
            EngineToEdge::Ack => {}
            EngineToEdge::Ask { seq, ask } => self.questions.push_back(Question { seq, asked: Pending::Short(ask) }),
            EngineToEdge::Withdraw { seq } => self.questions.retain(|question| question.seq != seq),
        }
    }

    /// Works on the question that has waited longest; `None` if there is none. Ends when `enough`, which is called
    /// between records, returns true.
    pub fn turn(&mut self, enough: &mut dyn FnMut() -> bool) -> Option<EdgeTurn> {
        let Question { seq, asked } = self.questions.pop_front()?;
        Some(match asked {
            Pending::Short(RawAsk::ScanSegment(ask)) => match self.begin(ask) {
                Ok(scan) => self.go_on(seq, scan, enough),
                Err(why) => EdgeTurn::Send(EdgeToEngine::Answer { seq, answer: Err(why) }),
            },
            Pending::Scan(segment, tests, scan) => self.go_on(seq, (segment, tests, scan), enough),
            Pending::Short(RawAsk::ReadRecords(ask)) => self.read(seq, ask),
            Pending::Short(RawAsk::ReadDocuments(ask)) => EdgeTurn::ReadAgain(seq, DocumentRecall::of(ask)),
            Pending::Short(RawAsk::CountFields(CountFields { segment, records, fields })) => {
                self.about::<CountFields>(seq, segment, |it| surveys::count(&it.raw, &records, &fields))
            }
            Pending::Short(RawAsk::ReadColumn(ReadColumn { segment, path })) => {
                self.about::<ReadColumn>(seq, segment, |it| it.raw.values(&path, self.hash_key))
            }
            Pending::Short(RawAsk::SignatureBatch(batch)) => {
                EdgeTurn::Send(answered::<protocol::SignatureBatch>(seq, &integrity::verify(&batch)))
            }
        })
    }

    fn begin(&mut self, ask: ScanSegment) -> Result<(SegmentId, Rc<RawTests>, RawScan), Refusal> {
        let ScanSegment { segment, only, sets, tests, last } = ask;
        let raw = &self.segment(segment).ok_or(Refusal::WorkerLost)?.raw;
        if raw.is_forgotten() {
            return Err(Refusal::ColumnsOnly);
        }
        let scan = RawScan::in_places(raw, tests.len(), only, sets);
        if let Some(known) = self.tests.as_ref().filter(|known| known.last == last && known.tests == tests) {
            return Ok((segment, Rc::clone(&known.compiled), scan));
        }
        let compiled = Rc::new(RawTests::compile(&tests, last).map_err(refused)?);
        self.tests = Some(Prepared { tests, last, compiled: Rc::clone(&compiled) });
        Ok((segment, compiled, scan))
    }

    fn go_on(
        &mut self,
        seq: u64,
        (segment, tests, mut scan): (SegmentId, Rc<RawTests>, RawScan),
        enough: &mut dyn FnMut() -> bool,
    ) -> EdgeTurn {
        let Some(known) = self.segment(segment) else {
            return EdgeTurn::Send(EdgeToEngine::Answer { seq, answer: Err(Refusal::WorkerLost) });
        };
        if known.raw.is_forgotten() {
            return EdgeTurn::Send(EdgeToEngine::Answer { seq, answer: Err(Refusal::ColumnsOnly) });
        }
        if scan.go_on(&known.raw, &tests, enough) {
            let bitmaps: Vec<Bytes> = scan.finish().into_iter().map(Bytes).collect();
            return EdgeTurn::Send(answered::<ScanSegment>(seq, &bitmaps));
        }
        let records = u64::from(scan.done());
        self.questions.push_back(Question { seq, asked: Pending::Scan(segment, tests, scan) });
        EdgeTurn::Send(EdgeToEngine::Searched { seq, records })
    }

    fn read(&mut self, seq: u64, ask: ReadRecords) -> EdgeTurn {
        let mut recall = Recall::default();
        if !self.recall(&mut recall, seq, &ask) {
            return self.about::<ReadRecords>(seq, ask.segment, |it| it.raw.records(&ask.records));
        }
        // What else is asked for meanwhile may be in the same files, which then need not be read again and again.
        for Question { seq, asked } in std::mem::take(&mut self.questions) {
            match asked {
                Pending::Short(RawAsk::ReadRecords(ask)) if self.recall(&mut recall, seq, &ask) => {}
                asked => self.questions.push_back(Question { seq, asked }),
            }
        }
        recall.arrange();
        EdgeTurn::FindAgain(recall)
    }

    /// Adds records that are not kept to those to be read again. Returns false if they are kept.
    fn recall(&self, recall: &mut Recall, seq: u64, ReadRecords { segment, records }: &ReadRecords) -> bool {
        let Some(known) = self.segment(*segment).filter(|known| known.raw.is_forgotten()) else { return false };
        recall.add(seq, &known.raw, &known.sources, records);
        true
    }

    fn about<A: Ask>(&self, seq: u64, segment: SegmentId, answer: impl FnOnce(&Segment) -> A::Answer) -> EdgeTurn {
        EdgeTurn::Send(match self.segment(segment) {
            Some(segment) => answered::<A>(seq, &answer(segment)),
            None => EdgeToEngine::Answer { seq, answer: Err(Refusal::WorkerLost) },
        })
    }

    fn segment(&self, id: SegmentId) -> Option<&Segment> {
        (id.edge == self.number).then(|| self.segments.get(id.number as usize)).flatten()
    }
}

fn answered<A: Ask>(seq: u64, answer: &A::Answer) -> EdgeToEngine {
    EdgeToEngine::Answer { seq, answer: Ok(Bytes(wire::encode(answer))) }
}
