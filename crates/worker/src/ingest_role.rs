//! The ingest role: reads files, sends batches to the engine, keeps the raw records and answers for them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use engine::{Edge, Harvest, RawRecord, Recall};
use futures_channel::oneshot;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use protocol::{Envelope, FileHandle, FileId, FromEdge, SegmentId, ToEdge, wire};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, MessagePort};

use crate::hashing::Hashing;
use crate::now;
use crate::port::{breathe, listen, post, post_bytes};

/// With so many batches on their way to the engine, an edge waits. One is being absorbed while the next one is made.
const MOST_ON_THE_WAY: u32 = 2;

/// For so long a container is read before anybody is heard: to stop is not to wait, and so is to look at a record.
const BREATH_MILLISECONDS: f64 = 50.0;

struct Ingest {
    edge: RefCell<Edge>,
    hashing: Hashing,
    page: MessagePort,
    engine: MessagePort,
    on_the_way: Cell<u32>,
    /// One a group that has something to send.
    waiting: RefCell<Vec<oneshot::Sender<()>>>,
    /// How often the page said to stop.
    stops: Cell<u32>,
    /// Files that the page was asked for once more, and who waits for them.
    wanted: RefCell<Vec<(FileId, Wanting)>>,
}

type Wanting = oneshot::Sender<(Option<FileHandle>, Array)>;

/// Sets up the ports.
pub fn start(number: u32, key: [u64; 2], page: MessagePort, engine: MessagePort) {
    let ingest = Rc::new(Ingest {
        edge: RefCell::new(Edge::new(number, key)),
        hashing: Hashing::new(),
        page,
        engine,
        on_the_way: Cell::new(0),
        waiting: RefCell::default(),
        stops: Cell::new(0),
        wanted: RefCell::default(),
    });

    let from_page = Rc::clone(&ingest);
    listen(&ingest.page, move |message, parts| match wire::decode(&message) {
        Ok(ToEdge::Ingest(handles)) => {
            let files = Array::from(&parts.get(1));
            let ingest = Rc::clone(&from_page);
            let stops = ingest.stops.get();
            spawn_local(async move {
                ingest.read_group(handles, files, stops).await;
                post(&ingest.page, &FromEdge::Ingested);
            });
        }
        Ok(ToEdge::Stop) => from_page.stops.set(from_page.stops.get().wrapping_add(1)),
        Ok(ToEdge::ColumnsOnly) => {
            let harvest = from_page.edge.borrow_mut().keep_columns_only();
            from_page.post(&harvest);
        }
        Ok(ToEdge::Again(file, handle)) => from_page.hand_on(file, handle, &Array::from(&parts.get(1))),
        _ => {}
    });

    let from_engine = Rc::clone(&ingest);
    listen(&ingest.engine, move |message, _| Rc::clone(&from_engine).hear_engine(&message));
    post(&ingest.page, &FromEdge::Started);
}

impl Ingest {
    fn hear_engine(self: Rc<Self>, message: &[u8]) {
        let Ok(Envelope { seq, body }) = wire::decode::<Envelope<ToEdge>>(message) else { return };
        let reply = |body| Envelope { seq, body };
        match body {
            ToEdge::Ack => {
                self.on_the_way.set(self.on_the_way.get().saturating_sub(1));
                for waiting in self.waiting.take() {
                    // The reader may have been waiting for something that no longer matters.
                    let _ = waiting.send(());
                }
            }
            ToEdge::Read { segment, records } => {
                spawn_local(async move { self.send_records(seq, segment, &records).await });
            }
            ToEdge::Scan { tests, last } => {
                let body = match self.edge.borrow().scan(&tests, last) {
                    Ok(bitmaps) => FromEdge::Scanned(bitmaps),
                    Err(problem) => FromEdge::Failed(problem),
                };
                post(&self.engine, &reply(body));
            }
            ToEdge::Survey { segment, records, fields } => {
                let survey = self.edge.borrow().survey(segment, &records, &fields);
                post(&self.engine, &reply(FromEdge::Surveyed(survey)));
            }
            ToEdge::Column { segment, path } => {
                post(&self.engine, &reply(FromEdge::Column(self.edge.borrow().values(segment, &path))));
            }
            ToEdge::Verify(batch) => post(&self.engine, &reply(FromEdge::Verified(engine::verify(&batch)))),
            ToEdge::Ingest(_) | ToEdge::Stop | ToEdge::ColumnsOnly | ToEdge::Again(..) => {}
        }
    }

    async fn send_records(&self, seq: u64, segment: SegmentId, positions: &[u32]) {
        let recall = self.edge.borrow().recall(segment, positions);
        let records = match recall {
            None => self.edge.borrow().records(segment, positions),
            Some(recall) => self.find_again(recall).await,
        };
        post_bytes(&self.engine, &Envelope { seq, body: FromEdge::Read }, &wire::encode(&records));
    }

    /// Reads the files of records that are not kept.
    async fn find_again(&self, mut recall: Recall) -> Vec<Option<RawRecord>> {
        let limits = self.edge.borrow().limits().clone();
        while let Some(file) = recall.next() {
            let (sender, receiver) = oneshot::channel();
            self.wanted.borrow_mut().push((file, sender));
            post(&self.page, &FromEdge::Wanted(file));
            // The page answers every time; if it is gone, so is this worker.
            let Ok((handle, files)) = receiver.await else { break };
            let bytes = read_blob(&files).await.ok().map(|bytes| bytes.to_vec());
            recall.read(file, handle.as_ref().zip(bytes.as_deref()), &limits);
        }
        recall.finish()
    }

    /// To whoever has waited longest for this file.
    fn hand_on(&self, file: FileId, handle: Option<FileHandle>, files: &Array) {
        let mut wanted = self.wanted.borrow_mut();
        if let Some(at) = wanted.iter().position(|(waits_for, _)| *waits_for == file) {
            // Whoever asked may have given up.
            let _ = wanted.remove(at).1.send((handle, files.clone()));
        }
    }

    /// Small files cost calls, not bytes: one call reads the group, and only if that fails, each file by itself. Where one
    /// ends and the next begins is known from when they were chosen: to ask a `File` for its size costs a call, too.
    /// `stops` is how often the page had said to stop when the group came.
    async fn read_group(&self, handles: Vec<FileHandle>, files: Array, stops: u32) {
        // A file that is too large is alone in its group.
        if let [handle] = handles.as_slice()
            && !self.edge.borrow_mut().accepts(handle)
        {
            return self.send(true).await;
        }
        match read_blob(&files).await {
            Ok(all) if u64::from(all.length()) == handles.iter().map(|file| file.size).sum::<u64>() => {
                let mut from = 0;
                for handle in &handles {
                    // The sizes add up to a length that fits.
                    let end = from + handle.size as u32;
                    self.read_file(handle, &all.subarray(from, end).to_vec(), stops).await;
                    from = end;
                }
            }
            // One of them can't be read, or is not what it was: which one it is shows one by one.
            _ => {
                for (handle, file) in handles.iter().zip(files.iter()) {
                    match read_blob(&Array::of1(&file)).await {
                        Ok(bytes) => self.read_file(handle, &bytes.to_vec(), stops).await,
                        Err(error) => {
                            let reason = error.dyn_ref::<js_sys::Error>().map(|e| String::from(e.message()));
                            self.edge.borrow_mut().unreadable(handle, &reason.unwrap_or_default());
                        }
                    }
                }
            }
        }
        self.send(true).await;
    }

    async fn read_file(&self, handle: &FileHandle, bytes: &[u8], stops: u32) {
        post(&self.page, &FromEdge::Reading(handle.id));
        let (mut hasher, mut full) = (&self.hashing, |harvest| self.post(&harvest));
        let mut reading = self.edge.borrow_mut().begin(handle, bytes, &mut hasher, &mut full);
        let mut breath = now();
        while reading.left() > 0 {
            self.send(false).await;
            if now() - breath > BREATH_MILLISECONDS {
                breathe().await;
                breath = now();
            }
            if self.stops.get() != stops {
                break;
            }
            self.edge.borrow_mut().read_on(&mut reading, handle, bytes, &mut hasher, &mut full);
        }
        self.edge.borrow_mut().end(&reading, handle, bytes.len());
        self.send(false).await;
    }

    /// Sends what is worth a message; with `all`, whatever there is.
    async fn send(&self, all: bool) {
        let harvest = self.edge.borrow_mut().take(all);
        if let Some(mut harvest) = harvest {
            self.hashing.supply(&mut harvest).await;
            while self.on_the_way.get() >= MOST_ON_THE_WAY {
                let (sender, receiver) = oneshot::channel();
                self.waiting.borrow_mut().push(sender);
                // Woken, it looks again: another group may have been faster.
                let _ = receiver.await;
            }
            self.post(&harvest);
        }
    }

    /// Without waiting: a large document posts its batches while it is being read.
    fn post(&self, harvest: &Harvest) {
        self.on_the_way.set(self.on_the_way.get() + 1);
        let message = Envelope { seq: 0, body: FromEdge::Batch };
        post_bytes(&self.engine, &message, &wire::encode(harvest));
    }
}

/// The bytes of several files, one after the other.
async fn read_blob(files: &Array) -> Result<Uint8Array, JsValue> {
    let blob = Blob::new_with_blob_sequence(files)?;
    let buffer: ArrayBuffer = JsFuture::from(blob.array_buffer()).await?.dyn_into()?;
    Ok(Uint8Array::new(&buffer))
}
