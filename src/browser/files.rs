//! Gets files with their paths from an `<input type=file>` or a drop.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry,
    HtmlInputElement,
};

use super::describe;
use crate::engine_client::Dropped;

/// How many files are passed on at a time: few round trips, but the first files soon.
const GROUP: usize = 256;

/// The content of a drop, before its folders are searched.
pub struct Drop {
    entries: Vec<FileSystemEntry>,
    files: Vec<File>,
}

/// Result of searching dropped folders.
#[derive(Default)]
pub struct Walk {
    /// Number of folders searched.
    pub folders: u64,
    /// Folders and files that the browser could not read, each with the reason.
    pub unreadable: Vec<String>,
}

/// The files chosen in an input. The input is emptied, so that the same files can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Vec<Dropped> {
    // For 100,000 files, a single call; their paths are asked for a little at a time.
    let list = input.files().map(|list| Array::from(&list)).unwrap_or_default();
    input.set_value("");
    list.iter().map(|file| Dropped { path: None, file: file.unchecked_into() }).collect()
}

/// The path of a chosen file in the chosen folder, or just its name.
pub fn relative_path(file: &File) -> String {
    let path = Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
}

impl Drop {
    /// Takes over a drop. Must be called during the event, since the list is empty afterwards.
    pub fn of(transfer: &DataTransfer) -> Drop {
        let items = transfer.items();
        let items: Vec<_> = (0..items.length()).filter_map(|i| items.get(i)).collect();
        let (mut entries, mut files) = (Vec::new(), Vec::new());
        for item in items.into_iter().filter(|item| item.kind() == "file") {
            match (item.webkit_get_as_entry(), item.get_as_file()) {
                (Ok(Some(entry)), _) => entries.push(entry),
                (_, Ok(Some(file))) => files.push(file),
                _ => {}
            }
        }
        Drop { entries, files }
    }

    /// Whether it contains nothing that could be a file.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.files.is_empty()
    }

    /// Finds all files at any depth, and passes them on in groups, so that reading can begin at once.
    pub async fn walk(self, mut found: impl FnMut(Vec<Dropped>)) -> Walk {
        let mut walk = Walk::default();
        let plain: Vec<_> = self.files.into_iter().map(|file| Dropped { path: Some(file.name()), file }).collect();
        if !plain.is_empty() {
            found(plain);
        }
        // A stack instead of recursion, since folders may be nested to any depth.
        let mut stack = self.entries;
        stack.reverse();
        let mut waiting = Vec::new();
        while let Some(entry) = stack.pop() {
            if !entry.is_directory() {
                waiting.push(entry);
            } else {
                walk.folders += 1;
                match read_folder(entry.unchecked_ref()).await {
                    Ok(entries) => stack.extend(entries.into_iter().rev()),
                    Err(error) => walk.unreadable.push(format!("{} ({})", path_of(&entry), describe(error))),
                }
            }
            if waiting.len() >= GROUP || (stack.is_empty() && !waiting.is_empty()) {
                found(read_files(std::mem::take(&mut waiting), &mut walk.unreadable).await);
            }
        }
        walk
    }
}

/// `readEntries` returns a hundred entries at a time, and must be called until it returns none.
async fn read_folder(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader = folder.create_reader();
    let mut entries = Vec::new();
    loop {
        let batch: Array = JsFuture::from(next_entries(&reader)).await?.unchecked_into();
        if batch.length() == 0 {
            return Ok(entries);
        }
        entries.extend(batch.iter().map(JsCast::unchecked_into));
    }
}

fn next_entries(reader: &FileSystemDirectoryReader) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        if let Err(error) = reader.read_entries_with_callback_and_callback(&resolve, &reject) {
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    })
}

async fn read_files(entries: Vec<FileSystemEntry>, unreadable: &mut Vec<String>) -> Vec<Dropped> {
    let asked: Vec<_> = entries
        .into_iter()
        .map(|entry| {
            let file: &FileSystemFileEntry = entry.unchecked_ref();
            let promise = Promise::new(&mut |resolve: Function, reject: Function| {
                file.file_with_callback_and_callback(&resolve, &reject);
            });
            (path_of(&entry), promise)
        })
        .collect();
    let mut files = Vec::with_capacity(asked.len());
    for (path, promise) in asked {
        match JsFuture::from(promise).await {
            Ok(file) => files.push(Dropped { path: Some(path), file: file.unchecked_into() }),
            Err(error) => unreadable.push(format!("{path} ({})", describe(error))),
        }
    }
    files
}

fn path_of(entry: &FileSystemEntry) -> String {
    let full = entry.full_path();
    full.strip_prefix('/').map_or(full.clone(), str::to_owned)
}
