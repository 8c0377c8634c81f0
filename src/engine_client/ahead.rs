//! Reads files on the page's own thread, which nobody has to wait for, and hands their bytes to the edges. The reasons are
//! in `view::queue::ahead`, which decides what is read when.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::ArrayBuffer;
use leptos::prelude::*;
use protocol::FileId;
use view::queue::Waiting;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{FileReader, ProgressEvent};

use super::Engine;
use super::session::Session;

/// One of the browser's readers, and what it reads.
pub(super) struct Reader {
    reader: FileReader,
    file: Rc<Cell<Option<FileId>>>,
    _on_size: Closure<dyn FnMut(ProgressEvent)>,
    _on_end: Closure<dyn FnMut()>,
}

impl Engine {
    /// Begins to read what there is room for, unless memory is full.
    pub(super) fn read_ahead(self) {
        if !self.full.get_untracked() {
            self.with(|session| while session.begin_next(self) {});
        }
    }

    /// A reader has found out how large its file is. Returns false if it is to stop.
    fn hear_size(self, file: FileId, size: u64) -> bool {
        self.with(|session| {
            session.heard += 1;
            let goes_on = session.ahead.sized(file, size);
            if let (false, Some(held)) = (goes_on, session.files.get(&file)) {
                session.queue.give_back([(file, held.path.as_str(), size)].into_iter());
            }
            goes_on
        })
    }

    /// A reader is done. What it could not read is left to an edge, which says why.
    fn hear_read(self, file: FileId, bytes: Option<ArrayBuffer>) {
        self.with(|session| {
            session.heard += 1;
            match bytes {
                Some(bytes) => session.ahead.read(file, u64::from(bytes.byte_length()), bytes),
                None => session.leave_to_edges(&[file]),
            }
        });
        self.hand_out();
    }
}

impl Reader {
    fn new(engine: Engine) -> Option<Reader> {
        let reader = FileReader::new().ok()?;
        let file: Rc<Cell<Option<FileId>>> = Rc::default();

        let (size_of, asked) = (Rc::clone(&file), reader.clone());
        let on_size = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            let Some(file) = size_of.get() else { return };
            // Sizes are integers below 2^53.
            if !engine.hear_size(file, event.total() as u64) {
                asked.abort();
                size_of.set(None);
                engine.hand_out();
            }
        });
        reader.set_onloadstart(Some(on_size.as_ref().unchecked_ref()));
        reader.set_onprogress(Some(on_size.as_ref().unchecked_ref()));

        let (read_of, done) = (Rc::clone(&file), reader.clone());
        let on_end = Closure::<dyn FnMut()>::new(move || {
            if let Some(file) = read_of.take() {
                engine.hear_read(file, done.result().ok().and_then(|bytes| bytes.dyn_into().ok()));
            }
        });
        reader.set_onload(Some(on_end.as_ref().unchecked_ref()));
        reader.set_onerror(Some(on_end.as_ref().unchecked_ref()));
        Some(Reader { reader, file, _on_size: on_size, _on_end: on_end })
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        for forget in
            [FileReader::set_onloadstart, FileReader::set_onprogress, FileReader::set_onload, FileReader::set_onerror]
        {
            forget(&self.reader, None);
        }
        self.reader.abort();
    }
}

impl Session {
    /// Begins to read a file. Returns false if there is none, or no room.
    fn begin_next(&mut self, engine: Engine) -> bool {
        let Some(file) = self.ahead.begin() else { return false };
        let idle = self.readers.iter().position(|reader| reader.file.get().is_none());
        if idle.is_none() {
            self.readers.extend(Reader::new(engine));
        }
        let reader = idle.map_or(self.readers.last(), |at| self.readers.get(at));
        let handle = self.files.get(&file).and_then(|held| held.file.as_ref());
        let begun = reader.zip(handle).is_some_and(|(reader, handle)| {
            let begun = reader.reader.read_as_array_buffer(handle).is_ok();
            reader.file.set(begun.then_some(file));
            begun
        });
        if !begun {
            self.leave_to_edges(&[file]);
        }
        true
    }

    /// Takes a group of files that have been read, with their bytes.
    pub(super) fn next_read(&mut self, edges: usize) -> (Vec<Waiting>, Vec<ArrayBuffer>) {
        let group = self.ahead.next_group(edges);
        group.into_iter().map(|(file, size, bytes)| (Waiting::read(file, size), bytes)).unzip()
    }

    /// Leaves files being read to the edges, which say what is the matter with them.
    pub(super) fn leave_to_edges(&mut self, files: &[FileId]) {
        for file in files {
            let path = self.files.get(file).map(|held| held.path.as_str());
            let path = path.filter(|_| self.ahead.end(*file));
            self.queue.push(path.into_iter().map(|path| (*file, path)));
        }
    }

    /// Stops reading, and returns the files that have not been handed over.
    pub(super) fn stop_ahead(&mut self) -> Vec<FileId> {
        self.readers.clear();
        self.ahead.clear()
    }
}
