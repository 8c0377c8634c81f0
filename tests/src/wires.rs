//! Workers in one process, and the messages between them. Each port keeps its order, as in a browser; between ports,
//! the test chooses, so that every order in which a browser could deliver messages can be tested.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;
use std::rc::Rc;

use engine::{Edge, EdgeTurn, Engine, LabelledBatch, Outgoing, SlicedReading, found_again, read_again};
use protocol::wire::{self, Bytes, Unreadable};
use protocol::{
    EdgeToEngine, EngineToEdge, EngineToModule, EngineToPage, FileId, Module, ModuleProblem, PageToEngine, Refusal,
};

/// The answer to a question: the generation it is about, the encoded answer, and an attached file.
pub type Answered = (u64, Result<Bytes, Refusal>, Option<Vec<u8>>);

/// Ranges of a file that is never in memory as a whole.
pub type Ranges = Rc<dyn Fn(&Range<u64>) -> Vec<u8>>;

/// Something that can happen next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The engine runs its queue.
    Engine,
    /// This edge receives a message from the engine.
    ToEdge(usize),
    /// This edge does a portion of its work.
    Edge(usize),
    /// The engine receives a message from this edge.
    FromEdge(usize),
    /// This module on demand answers.
    Module(Module),
}

/// An edge, with its port to the engine.
pub struct Station {
    /// The edge. Its number is its index plus 1.
    pub edge: Edge,
    to: VecDeque<Vec<u8>>,
    from: VecDeque<(Vec<u8>, Vec<u8>)>,
    /// It may have work to do.
    busy: bool,
}

/// All workers.
pub struct Wires {
    /// Edges.
    pub edges: Vec<Station>,
    /// The engine.
    pub engine: Engine,
    /// The engine may have work to do.
    awake: bool,
    to_modules: BTreeMap<Module, VecDeque<EngineToModule>>,
    /// Modules that cannot be loaded, and why.
    missing: BTreeMap<Module, String>,
    /// Modules that the engine asked for.
    pub wanted: Vec<Module>,
    /// Questions sent to modules.
    pub asked: Vec<(Module, Bytes)>,
    /// Number of records that an edge examines in a portion.
    pub portion: usize,
    /// Answers received, by sequence number.
    pub answers: BTreeMap<u64, Answered>,
    next_seq: u64,
    /// The path and bytes of every file that can be read again.
    pub kept: BTreeMap<FileId, (String, Option<Vec<u8>>)>,
    /// The same of those that are read slice by slice.
    pub sliced: BTreeMap<FileId, (String, Ranges)>,
    /// How often files have been read again.
    pub read_again: usize,
    /// How many bytes of slices have been read again.
    pub sliced_bytes: u64,
}

impl Wires {
    /// Workers with this many edges.
    pub fn new(edges: u32) -> Wires {
        let mut engine = Engine::default();
        let station = |number| {
            engine.hear_page(PageToEngine::Attach { edge: number });
            Station { edge: Edge::new(number, [1, 2]), to: VecDeque::new(), from: VecDeque::new(), busy: false }
        };
        let edges = (1..=edges).map(station).collect();
        Wires {
            edges,
            engine,
            awake: false,
            to_modules: BTreeMap::new(),
            missing: BTreeMap::new(),
            wanted: Vec::new(),
            asked: Vec::new(),
            portion: usize::MAX,
            answers: BTreeMap::new(),
            next_seq: 0,
            kept: BTreeMap::new(),
            sliced: BTreeMap::new(),
            read_again: 0,
            sliced_bytes: 0,
        }
    }

    /// From now on, no module can be loaded, for this reason.
    pub fn lack_modules(&mut self, why: &str) {
        self.missing = Module::ALL.iter().map(|module| (*module, why.to_owned())).collect();
    }

    /// From now on, every module can be loaded.
    pub fn have_modules(&mut self) {
        self.missing.clear();
    }

    /// Sends a batch to the engine.
    pub fn send(&mut self, at: usize, LabelledBatch { label, batch }: &LabelledBatch) {
        let message = wire::encode(&EdgeToEngine::Batch(label.clone()));
        self.edges[at].from.push_back((message, wire::encode(batch)));
    }

    /// Sends a message from the page to the engine.
    pub fn say(&mut self, message: PageToEngine) {
        // Encoded and decoded, as between workers.
        self.engine.hear_page(wire::decode(&wire::encode(&message)).expect("a message is readable"));
        self.awake = true;
    }

    /// The sequence number for the next question.
    pub fn next_seq(&mut self) -> u64 {
        self.next_seq += 1;
        self.next_seq
    }

    /// Damages the next batch or answer from an edge to the engine.
    pub fn damage(&mut self, at: usize) {
        if let Some((_, beside)) = self.edges[at].from.front_mut() {
            beside.truncate(beside.len() / 2);
        }
    }

    /// Loses an edge, together with all undelivered messages from it.
    pub fn lose(&mut self, at: usize) {
        let station = &mut self.edges[at];
        station.to.clear();
        station.from.clear();
        station.busy = false;
        self.say(PageToEngine::EdgeLost { edge: at as u32 + 1 });
    }

    /// Everything that can happen next.
    pub fn possible(&self) -> Vec<Next> {
        let mut all = Vec::new();
        if self.awake {
            all.push(Next::Engine);
        }
        for (at, station) in self.edges.iter().enumerate() {
            let there = [!station.to.is_empty(), station.busy, !station.from.is_empty()];
            let next = [Next::ToEdge(at), Next::Edge(at), Next::FromEdge(at)];
            all.extend(next.into_iter().zip(there).filter_map(|(next, there)| there.then_some(next)));
        }
        let asked = self.to_modules.iter().filter(|(_, asked)| !asked.is_empty());
        all.extend(asked.map(|(module, _)| Next::Module(*module)));
        all
    }

    /// Lets one thing happen.
    pub fn happen(&mut self, next: Next) {
        match next {
            Next::Engine => self.turn(),
            Next::ToEdge(at) => {
                let station = &mut self.edges[at];
                if let Some(message) = station.to.pop_front() {
                    station.edge.receive(wire::decode::<EngineToEdge>(&message).expect("a message is readable"));
                    station.busy = true;
                }
            }
            Next::Edge(at) => self.work(at),
            Next::FromEdge(at) => {
                if let Some((message, beside)) = self.edges[at].from.pop_front() {
                    let message = wire::decode(&message).expect("a message is readable");
                    self.engine.hear_edge(at as u32 + 1, message, &beside);
                    self.awake = true;
                }
            }
            Next::Module(module) => {
                if let Some(message) = self.to_modules.get_mut(&module).and_then(VecDeque::pop_front) {
                    let answer = answers(module)(&wire::encode(&message)).expect("a message is readable");
                    self.engine.hear_module(wire::decode(&answer).expect("a message is readable"));
                    self.awake = true;
                }
            }
        }
    }

    /// Lets everything happen in a fixed order, except for the engine's turns.
    pub fn deliver(&mut self) {
        while let Some(next) = self.possible().into_iter().find(|next| *next != Next::Engine) {
            self.happen(next);
        }
    }

    /// Lets everything happen until nothing more can.
    pub fn settle(&mut self) {
        while let Some(next) = self.possible().last().copied() {
            self.happen(next);
        }
    }

    fn turn(&mut self) {
        self.awake = self.engine.turn();
        while let Some(outgoing) = self.engine.next_outgoing() {
            match outgoing {
                Outgoing::Page(message, file) => self.receive(message, file),
                Outgoing::Edge(edge, message) => {
                    self.edges[edge as usize - 1].to.push_back(wire::encode(&message));
                }
                Outgoing::Module(module, message) => {
                    self.asked.push((module, message.ask.clone()));
                    self.to_modules.entry(module).or_default().push_back(message);
                }
            }
        }
    }

    /// Handles a message to the page.
    fn receive(&mut self, message: EngineToPage, file: Option<Vec<u8>>) {
        match message {
            EngineToPage::Answer { seq, generation, answer } => {
                self.answers.insert(seq, (generation, answer, file));
            }
            EngineToPage::ModuleWanted(module) => {
                self.wanted.push(module);
                self.say(match self.missing.get(&module).cloned() {
                    Some(detail) => PageToEngine::ModuleLost(ModuleProblem { module, detail }),
                    None => PageToEngine::AttachModule(module),
                });
            }
            EngineToPage::Progress(_) | EngineToPage::Searching(_) => {}
            EngineToPage::Unreadable(unreadable) => panic!("{unreadable:?}"),
        }
    }

    fn work(&mut self, at: usize) {
        let station = &mut self.edges[at];
        let mut left = self.portion;
        let mut enough = || {
            left = left.saturating_sub(1);
            left == 0
        };
        let message = match station.edge.turn(&mut enough) {
            None => {
                station.busy = false;
                return;
            }
            Some(EdgeTurn::Send(message)) => message,
            Some(EdgeTurn::FindAgain(mut recall)) => {
                while let Some(file) = recall.next() {
                    if let Some((path, read)) = self.sliced.get(&file) {
                        let beginning = SlicedReading::beginning(recall.size()).expect("a large file");
                        let limits = station.edge.limits();
                        while let Some(mut again) = recall.begin_slices(file, path, &read(&beginning), limits) {
                            while let Some(range) = again.wanted() {
                                self.sliced_bytes += range.end - range.start;
                                recall.read_slice(&mut again, &read(&range));
                            }
                        }
                        continue;
                    }
                    let (path, bytes) = &self.kept[&file];
                    self.read_again += 1;
                    recall.read(file, bytes.as_deref().map(|bytes| (path.as_str(), bytes)), station.edge.limits());
                }
                let answers = found_again(recall);
                station.from.extend(answers.iter().map(|answer| (wire::encode(answer), Vec::new())));
                return;
            }
            Some(EdgeTurn::ReadAgain(seq, mut recall)) => {
                if let Some((path, Some(bytes))) = self.kept.get(&recall.file()) {
                    recall.read(path, bytes, station.edge.limits());
                }
                read_again(seq, recall)
            }
        };
        station.from.push_back((wire::encode(&message), Vec::new()));
    }
}

/// How a module answers a message.
fn answers(module: Module) -> fn(&[u8]) -> Result<Vec<u8>, Unreadable> {
    match module {
        Module::Scribe => scribe::answer,
        Module::Alarms => alarms::answer,
        Module::Detections => detections::answer,
        Module::Handover => handover::answer,
        // The page asks it, not the engine.
        Module::Redact => |message| redact::Redaction::default().answer(message),
    }
}
