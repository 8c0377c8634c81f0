//! A whole session without a browser: edges and an engine in one process, driven as the worker drives them.

use std::collections::BTreeMap;

use engine::{AtOnce, CheckStep, Edge, Engine, Harvest, Need, RawAnswer, RawRecord, Step};
use protocol::report::{Options, Report};
use protocol::scribe::{Job, Written};
use protocol::{
    Answer, Chip, Direction, Envelope, ExportFormat, FileHandle, FileId, FileSummary, FromEdge, Issue, ParseError,
    Progress, Question, RecordView, Request, Response, RowId, SegmentId, Share, Sort, SortKey, ToEdge, Want, wire,
};

/// A session.
pub struct Session {
    edges: Vec<Edge>,
    engine: Engine,
    files: u32,
    /// What edges sent while they were reading.
    sent: Vec<Harvest>,
    /// What can be read again: of every file its handle, and its bytes.
    kept: BTreeMap<FileId, (FileHandle, Option<Vec<u8>>)>,
    /// Reading a container is stopped after so many of its files.
    most_in_container: usize,
}

impl Session {
    /// With so many edges, among which files are shared out in turn.
    pub fn new(edges: u32) -> Session {
        let edges = (1..=edges).map(|number| Edge::new(number, [1, 2])).collect();
        Session {
            edges,
            engine: Engine::default(),
            files: 0,
            sent: Vec::new(),
            kept: BTreeMap::new(),
            most_in_container: usize::MAX,
        }
    }

    /// A session with two edges that has read these files.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Session {
        let mut session = Session::new(2);
        session.drop(files);
        session
    }

    /// Drops files and waits until they are read and checked.
    pub fn drop<'a>(&mut self, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) {
        self.read(files);
        self.check();
    }

    /// Drops files and waits until they are read.
    pub fn read<'a>(&mut self, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) {
        for (path, bytes) in files {
            self.hand_over(path, bytes.len() as u64, Ok(bytes));
        }
        self.collect();
    }

    /// Drops a file of a size when it was chosen, which then gives these bytes, or a reason why there are none.
    pub fn hand_over(&mut self, path: &str, size: u64, bytes: Result<&[u8], &str>) {
        self.hand_over_shares(path, size, bytes, 1);
    }

    /// The same of a file of which as many edges read a share each.
    pub fn hand_over_shares(&mut self, path: &str, size: u64, bytes: Result<&[u8], &str>, shares: u32) {
        self.request(Request::Expect { files: 1, bytes: size });
        for share in Share::all(shares) {
            let handle = FileHandle { id: FileId(self.files), path: path.to_owned(), size, share };
            self.kept.insert(handle.id, (handle.clone(), bytes.ok().map(<[u8]>::to_vec)));
            let at = (self.files + share.index) as usize % self.edges.len();
            self.read_handle(at, &handle, bytes);
        }
        self.files += 1;
    }

    fn read_handle(&mut self, edge: usize, handle: &FileHandle, bytes: Result<&[u8], &str>) {
        let edge = &mut self.edges[edge];
        match bytes {
            _ if !edge.accepts(handle) => {}
            Ok(bytes) => {
                let sent = &mut self.sent;
                let full = &mut |harvest| sent.push(harvest);
                let mut reading = edge.begin(handle, bytes, &mut AtOnce, full);
                let mut left = self.most_in_container;
                while left > 0 && edge.read_on(&mut reading, handle, bytes, &mut AtOnce, full) {
                    left -= 1;
                }
                edge.end(&reading, handle, bytes.len());
            }
            Err(reason) => edge.unreadable(handle, reason),
        }
    }

    /// From now on, reading a container is stopped after so many of its files.
    pub fn stop_in_containers_after(&mut self, files: usize) {
        self.most_in_container = files;
    }

    /// From now on no raw records are kept, as the page has it done.
    pub fn keep_columns_only(&mut self) {
        self.request(Request::ColumnsOnly);
        self.sent.extend(self.edges.iter_mut().map(Edge::keep_columns_only));
        self.collect();
    }

    /// From now on a file has other bytes, or none, when it is read again.
    pub fn change(&mut self, file: FileId, bytes: Option<&[u8]>) {
        if let Some((_, kept)) = self.kept.get_mut(&file) {
            *kept = bytes.map(<[u8]>::to_vec);
        }
    }

    /// How many batches edges sent while they were reading, not behind a file or a group.
    pub fn sent_meanwhile(&self) -> usize {
        self.sent.len()
    }

    /// Waits until everything that was handed over is read and checked.
    pub fn finish(&mut self) {
        self.collect();
        self.check();
    }

    fn collect(&mut self) {
        let rest = self.edges.iter_mut().filter_map(|edge| edge.take(true));
        for harvest in std::mem::take(&mut self.sent).into_iter().chain(rest) {
            // Over the wire and back, as between workers.
            let bytes = postcard::to_allocvec(&harvest).unwrap();
            self.engine.absorb(postcard::from_bytes(&bytes).unwrap());
        }
    }

    /// Has everything checked, as the worker does.
    pub fn check(&mut self) {
        while self.check_step() {}
    }

    /// Does a step of that; whether there was any to do.
    pub fn check_step(&mut self) -> bool {
        match self.engine.step_check(self.edges.len()) {
            CheckStep::Done => return false,
            CheckStep::GoOn => {}
            CheckStep::Verify(need) => {
                let answers = self.ask_edges(&need);
                self.engine.supply_check(answers);
            }
        }
        true
    }

    /// Counts and phase.
    pub fn progress(&self) -> Progress {
        self.engine.progress()
    }

    /// Puts any request.
    pub fn request(&mut self, request: Request) -> Response {
        self.request_with_bytes(request).0
    }

    fn request_with_bytes(&mut self, request: Request) -> (Response, Vec<u8>) {
        let mut work = self.engine.begin(request);
        loop {
            match self.engine.step(&mut work) {
                Step::Done(response) => return (response, Vec::new()),
                Step::DoneWithBytes(response, bytes) => return (response, bytes),
                Step::Need(need) => {
                    let answers = self.ask_edges(&need);
                    self.engine.supply(&mut work, answers);
                }
                Step::Write(job) => {
                    let written = write(&job);
                    self.engine.supply_written(&mut work, written);
                }
            }
        }
    }

    fn ask_edges(&self, need: &Need) -> Vec<RawAnswer> {
        let numbers = 1..=self.edges.len() as u32;
        let ask = |(number, question): (u32, ToEdge)| {
            let edge = &self.edges[number as usize - 1];
            let (body, records) = match &question {
                ToEdge::Read { segment, records } => (FromEdge::Read, self.records(edge, *segment, records)),
                ToEdge::Scan { tests, last } => {
                    (edge.scan(tests, *last).map_or_else(FromEdge::Failed, FromEdge::Scanned), Vec::new())
                }
                ToEdge::Survey { segment, records, fields } => {
                    (FromEdge::Surveyed(edge.survey(*segment, records, fields)), Vec::new())
                }
                ToEdge::Column { segment, path } => (FromEdge::Column(edge.values(*segment, path)), Vec::new()),
                ToEdge::Verify(batch) => (FromEdge::Verified(engine::verify(batch)), Vec::new()),
                other => panic!("an engine does not ask {other:?}"),
            };
            RawAnswer { question, body, records }
        };
        need.questions(numbers).into_iter().map(ask).collect()
    }

    fn records(&self, edge: &Edge, segment: SegmentId, positions: &[u32]) -> Vec<Option<RawRecord>> {
        let Some(mut recall) = edge.recall(segment, positions) else { return edge.records(segment, positions) };
        while let Some(file) = recall.next() {
            let (handle, bytes) = &self.kept[&file];
            recall.read(file, bytes.as_deref().map(|bytes| (handle, bytes)), edge.limits());
        }
        recall.finish()
    }

    /// Everything about the events that a question asks for.
    pub fn ask(&mut self, question: &Question) -> Result<Answer, ParseError> {
        match self.request(Request::Ask(question.clone())) {
            Response::Answer(answer) => Ok(*answer),
            Response::BadQuery(error) => Err(error),
            other => panic!("{other:?}"),
        }
    }

    /// How many events match a search text.
    pub fn count(&mut self, text: &str) -> u64 {
        self.ask(&question(text)).unwrap().matching
    }

    /// One record.
    pub fn record(&mut self, row: RowId) -> RecordView {
        match self.request(Request::Record(row)) {
            Response::Record(record) => *record,
            other => panic!("{other:?}"),
        }
    }

    /// The integrity report.
    pub fn report(&mut self) -> Report {
        self.engine.report().expect("everything is checked").clone()
    }

    /// Validates again with other options.
    pub fn set_options(&mut self, options: Options) {
        self.request(Request::SetIntegrityOptions(options));
    }

    /// All issues.
    pub fn issues(&mut self) -> Vec<Issue> {
        match self.request(Request::Issues { first: 0, count: u32::MAX }) {
            Response::Issues(_, issues) => issues,
            other => panic!("{other:?}"),
        }
    }

    /// All files.
    pub fn files(&mut self) -> Vec<FileSummary> {
        match self.request(Request::Files { first: 0, count: u32::MAX }) {
            Response::Files(_, files) => files,
            other => panic!("{other:?}"),
        }
    }

    /// An export of what matches a search text.
    pub fn export(&mut self, format: ExportFormat, text: &str) -> Vec<u8> {
        self.export_with(format, text, &[])
    }

    /// The same, with further columns.
    pub fn export_with(&mut self, format: ExportFormat, text: &str, columns: &[Vec<String>]) -> Vec<u8> {
        let (question, columns) = (question(text), columns.to_vec());
        let request = Request::Export { format, question, columns, generated_at: "2026-01-01T00:00:00Z".into() };
        match self.request_with_bytes(request) {
            (Response::Exported { .. }, bytes) => bytes,
            (other, _) => panic!("{other:?}"),
        }
    }
}

/// Has the scribe do a job, over the wire and back, as between workers.
fn write(job: &Job) -> Result<Written, String> {
    let answer = scribe::answer(&wire::encode(&Envelope { seq: 1, body: job }))?;
    wire::decode::<Envelope<Written>>(&answer).map(|answer| answer.body)
}

/// A question with nothing but a search text, in order of time.
pub fn question(text: &str) -> Question {
    Question {
        text: text.to_owned(),
        notation: None,
        chips: Vec::<Chip>::new(),
        range: None,
        sort: Sort { key: SortKey::Time, direction: Direction::Ascending },
        want: Want::default(),
    }
}
