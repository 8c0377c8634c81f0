//! The ingest role: reads files, sends batches to the engine, keeps the raw records and answers questions about them.

mod again;
mod blobs;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use engine::{Edge, EdgeTurn, LabelledBatch, Measured, Recall, SlicedReading, found_again, read_again};
use futures_channel::oneshot;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use protocol::what::ReadingFault;
use protocol::{EdgeToEngine, EdgeToPage, EngineToEdge, FileHandle, FileId, FileToRead, PageToEdge, wire};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, MessagePort};

use blobs::{beginning_of, bytes_of, read_blob, read_slice, reason};

use crate::hashing::Hashing;
use crate::now;
use crate::port::{breathe, listen, post, post_bytes};

/// With this many batches on their way to the engine, an edge waits. One is absorbed while the next is made.
const MOST_ON_THE_WAY: u32 = 2;

/// A container is read for this long before messages are handled, because stopping and viewing a record must not wait.
const BREATH_MILLISECONDS: f64 = 50.0;

/// The engine's questions are worked on for this long before messages are handled, because withdrawing a question and
/// asking another one must not wait.
const PORTION_MILLISECONDS: f64 = 40.0;

/// The page is told what is being read whenever a group begins, and no more often than this: a message for each of
/// 100,000 files would keep it busy.
const TELL_MILLISECONDS: f64 = 250.0;

struct Ingest {
    edge: RefCell<Edge>,
    hashing: Hashing,
    page: MessagePort,
    engine: MessagePort,
    on_the_way: Cell<u32>,
    /// One for each group that is waiting to send, or to be read on.
    waiting: RefCell<Vec<oneshot::Sender<()>>>,
    /// Whether containers are not to be read on for now.
    paused: Cell<bool>,
    /// When the page was last told what is being read.
    told_at: Cell<f64>,
    /// How often the page has asked to stop.
    stops: Cell<u32>,
    /// Whether the engine's questions are being worked on already.
    turning: Cell<bool>,
    /// Files requested from the page again, and who is waiting for them.
    wanted: RefCell<Vec<(FileId, Wanting)>>,
}

type Wanting = oneshot::Sender<(Option<String>, Array)>;

/// Sets up the ports.
pub fn start(number: u32, key: [u64; 2], page: MessagePort, engine: MessagePort) {
    let ingest = Rc::new(Ingest {
        edge: RefCell::new(Edge::new(number, key)),
        hashing: Hashing::new(),
        page,
        engine,
        on_the_way: Cell::new(0),
        waiting: RefCell::default(),
        paused: Cell::new(false),
        told_at: Cell::new(0.0),
        stops: Cell::new(0),
        turning: Cell::new(false),
        wanted: RefCell::default(),
    });

    let from_page = Rc::clone(&ingest);
    listen(&ingest.page, move |message, parts| match wire::decode(&message) {
        Ok(PageToEdge::Ingest { group, files }) => {
            let attached = Array::from(&parts.get(1));
            let ingest = Rc::clone(&from_page);
            let stops = ingest.stops.get();
            spawn_local(async move {
                let (handles, attached) = ingest.measure(group, files, &attached);
                ingest.read_group(handles, attached, stops).await;
                post(&ingest.page, &EdgeToPage::Ingested { group });
            });
        }
        Ok(PageToEdge::Pause(paused)) => {
            from_page.paused.set(paused);
            from_page.wake();
        }
        Ok(PageToEdge::Stop) => {
            from_page.stops.set(from_page.stops.get().wrapping_add(1));
            from_page.wake();
        }
        Ok(PageToEdge::ColumnsOnly) => {
            let batch = from_page.edge.borrow_mut().keep_columns_only();
            from_page.post(&batch);
        }
        Ok(PageToEdge::Again(file, path)) => from_page.hand_on(file, path, &Array::from(&parts.get(1))),
        Err(unreadable) => post(&from_page.page, &EdgeToPage::Unreadable(unreadable)),
    });

    let from_engine = Rc::clone(&ingest);
    listen(&ingest.engine, move |message, _| match wire::decode(&message) {
        Ok(message) => from_engine.hear_engine(message),
        Err(unreadable) => post(&from_engine.page, &EdgeToPage::Unreadable(unreadable)),
    });
    post(&ingest.page, &EdgeToPage::Started);
}

impl Ingest {
    fn hear_engine(self: &Rc<Self>, message: EngineToEdge) {
        if message == EngineToEdge::Ack {
            self.on_the_way.set(self.on_the_way.get().saturating_sub(1));
            self.wake();
            return;
        }
        self.edge.borrow_mut().receive(message);
        if !self.turning.replace(true) {
            let ingest = Rc::clone(self);
            spawn_local(async move {
                while ingest.turn() {
                    breathe().await;
                }
                ingest.turning.set(false);
            });
        }
    }

    /// Works on the engine's questions for a moment. Returns false if there are none.
    fn turn(self: &Rc<Self>) -> bool {
        let since = now();
        loop {
            let turn = self.edge.borrow_mut().turn(&mut || now() - since > PORTION_MILLISECONDS);
            match turn {
                Some(EdgeTurn::Send(message)) => post(&self.engine, &message),
                Some(EdgeTurn::FindAgain(recall)) => {
                    let ingest = Rc::clone(self);
                    spawn_local(async move {
                        let found = ingest.find_again(recall).await;
                        found_again(found).iter().for_each(|answer| post(&ingest.engine, answer));
                    });
                }
                Some(EdgeTurn::ReadAgain(seq, recall)) => {
                    let ingest = Rc::clone(self);
                    spawn_local(async move {
                        let read = ingest.read_again(recall).await;
                        post(&ingest.engine, &read_again(seq, read));
                    });
                }
                None => return false,
            }
            if now() - since > PORTION_MILLISECONDS {
                return true;
            }
        }
    }

    /// Reads the files of records that are not kept.
    async fn find_again(&self, mut recall: Recall) -> Recall {
        let limits = self.edge.borrow().limits().clone();
        while let Some(file) = recall.next() {
            let (sender, receiver) = oneshot::channel();
            self.wanted.borrow_mut().push((file, sender));
            post(&self.page, &EdgeToPage::Wanted(file));
            // The page always answers; if it is gone, so is this worker.
            let Ok((path, files)) = receiver.await else { break };
            if let (Some(path), Some((blob, beginning))) = (&path, beginning_of(recall.size(), &files).await) {
                while let Some(mut again) = recall.begin_slices(file, path, &beginning, &limits) {
                    while let Some(range) = again.wanted() {
                        // What cannot be read has no records.
                        let Ok(slice) = read_slice(&blob, &range).await else { break };
                        recall.read_slice(&mut again, &slice);
                    }
                }
                if recall.next() != Some(file) {
                    continue;
                }
            }
            let bytes = read_blob(&files).await.ok().map(|bytes| bytes.to_vec());
            recall.read(file, path.as_deref().zip(bytes.as_deref()), &limits);
        }
        recall
    }

    /// Passes a file to the reader that has waited for it longest.
    fn hand_on(&self, file: FileId, path: Option<String>, files: &Array) {
        let mut wanted = self.wanted.borrow_mut();
        if let Some(at) = wanted.iter().position(|(waits_for, _)| *waits_for == file) {
            // The reader may have given up.
            let _ = wanted.remove(at).1.send((path, files.clone()));
        }
    }

    /// Asks the sizes of files, and returns those that this edge reads. The others go back to the page.
    fn measure(&self, group: u32, files: Vec<FileToRead>, attached: &Array) -> (Vec<FileHandle>, Array) {
        let size = |place: usize| {
            // Positions in a message fit, and so do sizes, which are integers below 2^53.
            let file = attached.get(place as u32);
            match file.dyn_ref::<ArrayBuffer>() {
                Some(bytes) => u64::from(bytes.byte_length()),
                None => file.dyn_ref::<Blob>().map_or(0, |file| file.size() as u64),
            }
        };
        let Measured { kept, given_back, files, bytes } = Measured::of(files, size);
        if files > 0 {
            post(&self.engine, &EdgeToEngine::Measured { files, bytes });
        }
        if !given_back.is_empty() {
            post(&self.page, &EdgeToPage::GaveBack { group, files: given_back });
        }
        let (places, handles): (Vec<usize>, Vec<FileHandle>) = kept.into_iter().unzip();
        (handles, places.into_iter().map(|place| attached.get(place as u32)).collect())
    }

    /// Reads a group of files. The cost of small files is in calls, not bytes, so one call reads the whole group; only
    /// if that fails is each file read separately. `stops` is how often the page had asked to stop when the group
    /// arrived.
    async fn read_group(&self, handles: Vec<FileHandle>, files: Array, stops: u32) {
        if files.get(0).is_instance_of::<ArrayBuffer>() {
            self.told_at.set(0.0);
            for (handle, bytes) in handles.iter().zip(files.iter()) {
                // All or none of a group have been read by the page.
                let bytes: Option<ArrayBuffer> = bytes.dyn_into().ok();
                let bytes = bytes.map(|bytes| Uint8Array::new(&bytes).to_vec()).unwrap_or_default();
                self.read_file(handle, &bytes, stops).await;
            }
            return self.send(true).await;
        }
        // Archives and files that are too large are the only ones in their groups.
        if let [handle] = handles.as_slice()
            && let Some((file, beginning)) = beginning_of(handle.size, &files).await
        {
            let reading = self.edge.borrow().begin_slices(handle, &beginning);
            if let Some(reading) = reading {
                self.read_slices(reading, handle, &file, stops).await;
                return self.send(true).await;
            }
        }
        if let [handle] = handles.as_slice()
            && !self.edge.borrow_mut().accepts(handle)
        {
            return self.send(true).await;
        }
        self.told_at.set(0.0);
        match read_blob(&files).await {
            Ok(all) if u64::from(all.length()) == handles.iter().map(|file| file.size).sum::<u64>() => {
                let mut from = 0;
                for (handle, file) in handles.iter().zip(files.iter()) {
                    // The sizes add up to a length that fits.
                    let end = from + handle.size as u32;
                    match handle.size {
                        // A file that is gone has no bytes, either, which is no error when it is read with others.
                        0 => self.read_alone(handle, &file, stops).await,
                        _ => self.read_file(handle, &all.subarray(from, end).to_vec(), stops).await,
                    }
                    from = end;
                }
            }
            // One of them cannot be read or has changed; reading them one by one shows which.
            _ => {
                for (handle, file) in handles.iter().zip(files.iter()) {
                    self.read_alone(handle, &file, stops).await;
                }
            }
        }
        self.send(true).await;
    }

    async fn read_alone(&self, handle: &FileHandle, file: &JsValue, stops: u32) {
        match bytes_of(file).await {
            Ok(bytes) => self.read_file(handle, &bytes.to_vec(), stops).await,
            Err(error) => self.edge.borrow_mut().unreadable(handle, &reason(&error)),
        }
    }

    async fn read_file(&self, handle: &FileHandle, bytes: &[u8], stops: u32) {
        let mut breath = now();
        if breath - self.told_at.get() > TELL_MILLISECONDS {
            self.told_at.set(breath);
            post(&self.page, &EdgeToPage::Reading(handle.id));
        }
        let (mut hasher, mut full) = (&self.hashing, |batch| self.post(&batch));
        let mut reading = self.edge.borrow_mut().begin(handle, bytes, &mut hasher, &mut full);
        while reading.left() > 0 {
            self.send(false).await;
            if !self.may_go_on(&mut breath, stops).await {
                break;
            }
            self.edge.borrow_mut().read_on(&mut reading, handle, bytes, &mut hasher, &mut full);
        }
        self.edge.borrow_mut().end(&reading, handle, bytes.len());
        self.send(false).await;
    }

    /// Reads an archive slice by slice.
    async fn read_slices(&self, mut reading: SlicedReading, handle: &FileHandle, file: &Blob, stops: u32) {
        post(&self.page, &EdgeToPage::Reading(handle.id));
        let (mut hasher, mut full) = (&self.hashing, |batch| self.post(&batch));
        let mut fault = None;
        while let (Some(range), None) = (reading.wanted(), &fault) {
            let slice = match read_slice(file, &range).await {
                Ok(slice) => slice,
                Err(error) => {
                    fault = Some(match error.is_undefined() {
                        true => ReadingFault::Changed { chosen: handle.size, read: range.start },
                        false => ReadingFault::Unreadable(reason(&error)),
                    });
                    break;
                }
            };
            reading.list(&slice);
            let mut breath = now();
            while fault.is_none()
                && self.edge.borrow_mut().read_slice(&mut reading, handle, &slice, &mut hasher, &mut full)
            {
                self.send(false).await;
                if !self.may_go_on(&mut breath, stops).await {
                    fault = Some(ReadingFault::StoppedAt { read: range.start, of: handle.size });
                }
            }
        }
        self.edge.borrow_mut().end_slices(reading, handle, fault);
    }

    /// Lets messages be handled now and then, and waits while reading is paused. Returns false if it was stopped.
    async fn may_go_on(&self, breath: &mut f64, stops: u32) -> bool {
        if now() - *breath > BREATH_MILLISECONDS {
            breathe().await;
            *breath = now();
        }
        while self.paused.get() && self.stops.get() == stops {
            self.news().await;
        }
        self.stops.get() == stops
    }

    /// Waits until the page or the engine has said something that readers wait for.
    async fn news(&self) {
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().push(sender);
        // Once woken, readers check again what they wait for.
        let _ = receiver.await;
    }

    fn wake(&self) {
        for waiting in self.waiting.take() {
            // The reader may have been waiting for something that no longer matters.
            let _ = waiting.send(());
        }
    }

    /// Sends what is worth a message, or with `all`, everything there is.
    async fn send(&self, all: bool) {
        let batch = self.edge.borrow_mut().take(all);
        if let Some(mut batch) = batch {
            self.hashing.supply(&mut batch.batch).await;
            while self.on_the_way.get() >= MOST_ON_THE_WAY {
                self.news().await;
            }
            self.post(&batch);
        }
    }

    /// Posts without waiting, as a large document does while it is being read.
    fn post(&self, LabelledBatch { label, batch }: &LabelledBatch) {
        self.on_the_way.set(self.on_the_way.get() + 1);
        let message = EdgeToEngine::Batch(label.clone());
        post_bytes(&self.engine, &message, &wire::encode(batch));
    }
}
