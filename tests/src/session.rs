//! A whole session without a browser: edges and an engine in one process, driven as the worker drives them.

use std::marker::PhantomData;
use std::ops::Range;

use engine::{AtOnce, SlicedReading};
use protocol::report::{Options, Report};
use protocol::what::ReadingFault;
use protocol::wire::Bytes;
use protocol::{
    Answer, Ask, Chip, Command, Direction, EdgeToEngine, Export, ExportFormat, FieldPath, FileHandle, FileId,
    FileSummary, GetBrief, GetRecord, Issue, ListFiles, ListIssues, PageAsk, PageToEngine, ParseError, Phase, Progress,
    Question, RecordView, Refusal, RowId, SetOptions, Share, Sort, SortKey, TableColumn, TableForm, TableShape, Want,
    Zone, wire,
};
use view::exported::{all_columns, asked};

use crate::wires::{Next, Ranges, Wires};

/// A session.
pub struct Session {
    /// Its workers. Tests can let things happen between them one at a time.
    pub wires: Wires,
    files: u32,
    /// Number of batches that edges sent while still reading, rather than after a file or a group.
    sent_meanwhile: usize,
    /// Reading a container is stopped after this many of its files.
    most_in_container: usize,
}

/// A question in progress.
#[derive(Debug)]
pub struct Pending<A> {
    seq: u64,
    ask: PhantomData<A>,
}

impl Session {
    /// A session with this many edges, which take files in turn.
    pub fn new(edges: u32) -> Session {
        Session { wires: Wires::new(edges), files: 0, sent_meanwhile: 0, most_in_container: usize::MAX }
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

    /// Drops a file that had this size when it was chosen. Reading it then gives these bytes, or fails for this reason.
    pub fn hand_over(&mut self, path: &str, size: u64, bytes: Result<&[u8], &str>) {
        self.hand_over_shares(path, size, bytes, 1);
    }

    /// The same for a file of which each of several edges reads a share.
    pub fn hand_over_shares(&mut self, path: &str, size: u64, bytes: Result<&[u8], &str>, shares: u32) {
        self.tell(Command::Expect { files: 1 });
        self.wires.engine.hear_edge(1, EdgeToEngine::Measured { files: 1, bytes: size }, &[]);
        for share in Share::all(shares) {
            let handle = FileHandle { id: FileId(self.files), path: path.to_owned(), size, share };
            self.wires.kept.insert(handle.id, (path.to_owned(), bytes.ok().map(<[u8]>::to_vec)));
            let at = (self.files + share.index) as usize % self.wires.edges.len();
            self.read_handle(at, &handle, bytes);
        }
        self.files += 1;
    }

    /// Drops a file that is read slice by slice, each of several edges reading a share.
    pub fn hand_over_slices(&mut self, path: &str, size: u64, read: Ranges, shares: u32) {
        self.tell(Command::Expect { files: 1 });
        self.wires.engine.hear_edge(1, EdgeToEngine::Measured { files: 1, bytes: size }, &[]);
        let id = FileId(self.files);
        self.files += 1;
        for share in Share::all(shares) {
            let handle = FileHandle { id, path: path.to_owned(), size, share };
            let at = share.index as usize % self.wires.edges.len();
            self.read_slices(at, &handle, &*read);
        }
        self.wires.sliced.insert(id, (path.to_owned(), read));
    }

    fn read_slices(&mut self, at: usize, handle: &FileHandle, read: &dyn Fn(&Range<u64>) -> Vec<u8>) {
        let mut sent = Vec::new();
        let edge = &mut self.wires.edges[at].edge;
        let beginning = read(&SlicedReading::beginning(handle.size).expect("a large file"));
        let mut reading = edge.begin_slices(handle, &beginning).expect("a file that is read in slices");
        let (mut left, mut fault) = (self.most_in_container, None);
        while let (Some(range), None) = (reading.wanted(), &fault) {
            let slice = read(&range);
            reading.list(&slice);
            while fault.is_none() && edge.read_slice(&mut reading, handle, &slice, &mut AtOnce, &mut |it| sent.push(it))
            {
                left -= 1;
                if left == 0 {
                    fault = Some(ReadingFault::StoppedAt { read: range.start, of: handle.size });
                }
            }
        }
        edge.end_slices(reading, handle, fault);
        self.sent_meanwhile += sent.len();
        sent.iter().for_each(|batch| self.wires.send(at, batch));
    }

    fn read_handle(&mut self, at: usize, handle: &FileHandle, bytes: Result<&[u8], &str>) {
        let mut sent = Vec::new();
        let edge = &mut self.wires.edges[at].edge;
        match bytes {
            _ if !edge.accepts(handle) => {}
            Ok(bytes) => {
                let full = &mut |batch| sent.push(batch);
                let mut reading = edge.begin(handle, bytes, &mut AtOnce, full);
                let mut left = self.most_in_container;
                while left > 0 && edge.read_on(&mut reading, handle, bytes, &mut AtOnce, full) {
                    left -= 1;
                }
                edge.end(&reading, handle, bytes.len());
            }
            Err(reason) => edge.unreadable(handle, reason),
        }
        self.sent_meanwhile += sent.len();
        sent.iter().for_each(|batch| self.wires.send(at, batch));
    }

    /// From now on, reading a container is stopped after this many of its files.
    pub fn stop_in_containers_after(&mut self, files: usize) {
        self.most_in_container = files;
    }

    /// From now on, no raw records are kept, as when the page asks for that.
    pub fn keep_columns_only(&mut self) {
        self.tell(Command::ColumnsOnly);
        for at in 0..self.wires.edges.len() {
            let batch = self.wires.edges[at].edge.keep_columns_only();
            self.wires.send(at, &batch);
        }
        self.collect();
    }

    /// From now on, a file has other bytes, or none, when it is read again.
    pub fn change(&mut self, file: FileId, bytes: Option<&[u8]>) {
        if let Some((_, kept)) = self.wires.kept.get_mut(&file) {
            *kept = bytes.map(<[u8]>::to_vec);
        }
    }

    /// Number of batches that edges sent while still reading, rather than after a file or a group.
    pub fn sent_meanwhile(&self) -> usize {
        self.sent_meanwhile
    }

    /// Waits until everything handed over is read and checked.
    pub fn finish(&mut self) {
        self.collect();
        self.check();
    }

    /// Has edges send what they have read, without delivering it to the engine yet.
    pub fn send_batches(&mut self) {
        for at in 0..self.wires.edges.len() {
            if let Some(batch) = self.wires.edges[at].edge.take(true) {
                self.wires.send(at, &batch);
            }
        }
    }

    fn collect(&mut self) {
        self.send_batches();
        self.wires.deliver();
    }

    /// Runs the whole check, as the worker does.
    pub fn check(&mut self) {
        while self.check_step() {}
    }

    /// Runs one step of the check; returns whether there was one.
    pub fn check_step(&mut self) -> bool {
        let is_checking = |session: &Session| session.progress().phase == Phase::Validating;
        if !is_checking(self) {
            return false;
        }
        self.wires.happen(Next::Engine);
        if !self.wires.possible().iter().all(|next| *next == Next::Engine) {
            self.wires.deliver();
            self.wires.happen(Next::Engine);
        }
        is_checking(self)
    }

    /// Current counts and phase.
    pub fn progress(&self) -> Progress {
        self.wires.engine.progress()
    }

    /// Sends a command of the page.
    pub fn tell(&mut self, command: Command) {
        self.wires.say(PageToEngine::Tell(command));
    }

    /// Sends a question.
    pub fn begin<A: Ask<All = PageAsk>>(&mut self, ask: A) -> Pending<A> {
        let seq = self.wires.next_seq();
        self.wires.say(PageToEngine::Ask { seq, ask: ask.into() });
        Pending { seq, ask: PhantomData }
    }

    /// Cancels a question.
    pub fn withdraw<A>(&mut self, asked: &Pending<A>) {
        self.wires.say(PageToEngine::Withdraw { seq: asked.seq });
    }

    /// The answer, if it has arrived, and the generation it is about.
    pub fn answer<A: Ask<All = PageAsk>>(&self, asked: &Pending<A>) -> Option<(u64, Result<A::Answer, Refusal>)> {
        let (generation, answer, _) = self.wires.answers.get(&asked.seq)?;
        let read = |bytes: &Bytes| wire::decode(&bytes.0).expect("an answer is readable");
        Some((*generation, answer.as_ref().map(read).map_err(Clone::clone)))
    }

    /// Sends a question and waits for the answer.
    pub fn request<A: Ask<All = PageAsk>>(&mut self, ask: A) -> Result<A::Answer, Refusal> {
        let asked = self.begin(ask);
        self.wait(&asked)
    }

    /// Waits for the answer.
    pub fn wait<A: Ask<All = PageAsk>>(&mut self, asked: &Pending<A>) -> Result<A::Answer, Refusal> {
        loop {
            if let Some((_, answer)) = self.answer(asked) {
                return answer;
            }
            self.wires.happen(Next::Engine);
            self.wires.deliver();
        }
    }

    /// Asks everything about the events that the question selects.
    pub fn ask(&mut self, question: &Question) -> Result<Answer, ParseError> {
        self.request(question.clone()).map_err(|why| match why {
            Refusal::BadQuery(error) => error,
            other => panic!("{other:?}"),
        })
    }

    /// Number of events that match a search text.
    pub fn count(&mut self, text: &str) -> u64 {
        self.ask(&question(text)).unwrap().matching
    }

    /// One record.
    pub fn record(&mut self, row: RowId) -> RecordView {
        self.request(GetRecord(row)).expect("the record is there")
    }

    /// The integrity report.
    pub fn report(&mut self) -> Report {
        // While it is pending, it takes in what events say about trails.
        let _ = self.request(GetBrief);
        let report = self.wires.engine.report().expect("everything is checked");
        Report { sentence: words::whole_text(&report, words::Language::En), ..report }
    }

    /// Validates again with other options.
    pub fn set_options(&mut self, options: Options) {
        // The result is in the report.
        let _ = self.request(SetOptions(options));
    }

    /// All issues.
    pub fn issues(&mut self) -> Vec<Issue> {
        self.request(ListIssues { of: None, first: 0, count: u32::MAX }).expect("issues can be listed").items
    }

    /// All files.
    pub fn files(&mut self) -> Vec<FileSummary> {
        self.request(ListFiles { first: 0, count: u32::MAX }).expect("files can be listed").items
    }

    /// An export of what matches a search text.
    pub fn export(&mut self, format: ExportFormat, text: &str) -> Vec<u8> {
        self.export_with(format, text, &[])
    }

    /// The same, with added columns.
    pub fn export_with(&mut self, format: ExportFormat, text: &str, columns: &[Vec<String>]) -> Vec<u8> {
        self.export_asked(format, question(text), columns)
    }

    /// The same for another question.
    pub fn export_asked(&mut self, format: ExportFormat, question: Question, columns: &[Vec<String>]) -> Vec<u8> {
        let added: Vec<FieldPath> = columns.iter().cloned().map(FieldPath).collect();
        let (table, paths) = shaped(format, all_columns(&added, &question.want.zone), &question.want.zone);
        self.request_file(Export { table, paths, ..export(format, question) }).expect("it can be exported").1
    }

    /// Asks a question whose answer has a file attached, and waits for both.
    pub fn request_file<A: Ask<All = PageAsk>>(&mut self, ask: A) -> Result<(A::Answer, Vec<u8>), Refusal> {
        let asked = self.begin(ask);
        let answer = self.wait(&asked)?;
        let file = self.wires.answers.remove(&asked.seq).and_then(|(_, _, file)| file);
        Ok((answer, file.expect("a file lies beside the answer")))
    }
}

/// How a table with these columns is asked for.
pub fn shaped(format: ExportFormat, columns: Vec<TableColumn>, zone: &Zone) -> (Bytes, Vec<FieldPath>) {
    let form = format.table().unwrap_or(TableForm::Csv);
    asked(&TableShape { form, columns, zone: zone.clone(), words: None })
}

/// The export of all events of a question, with all columns that every event has.
pub fn export(format: ExportFormat, question: Question) -> Export {
    Export {
        format,
        question: Box::new(question),
        table: Bytes(Vec::new()),
        paths: Vec::new(),
        only: Vec::new(),
        portion: None,
        generated_at: "2026-01-01T00:00:00Z".to_owned(),
        words: None,
    }
}

/// A question with only a search text, in order of time.
pub fn question(text: &str) -> Question {
    Question {
        text: text.to_owned(),
        notation: None,
        chips: Vec::<Chip>::new(),
        range: None,
        sort: Sort::by(SortKey::Time, Direction::Ascending),
        want: Want::default(),
    }
}
