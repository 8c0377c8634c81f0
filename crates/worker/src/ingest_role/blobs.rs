//! Bytes of files.

use std::ops::Range;

use engine::SlicedReading;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// A file and how it begins, if that may tell that it is to be read slice by slice.
pub(super) async fn beginning_of(size: u64, files: &Array) -> Option<(Blob, Vec<u8>)> {
    let range = SlicedReading::beginning(size)?;
    let file: Blob = files.get(0).dyn_into().ok()?;
    let beginning = read_slice(&file, &range).await.ok()?;
    Some((file, beginning))
}

/// A range of a file's bytes: all of them, or it has changed.
pub(super) async fn read_slice(file: &Blob, range: &Range<u64>) -> Result<Vec<u8>, JsValue> {
    // Sizes of files are below 2^53.
    let slice = file.slice_with_f64_and_f64(range.start as f64, range.end as f64)?;
    let bytes = read_blob(&Array::of1(&slice)).await?.to_vec();
    if bytes.len() as u64 == range.end.saturating_sub(range.start) { Ok(bytes) } else { Err(JsValue::UNDEFINED) }
}

/// Why a file could not be read, in the browser's words.
pub(super) fn reason(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default()
}

/// The bytes of a file, which must still be there.
pub(super) async fn bytes_of(file: &JsValue) -> Result<Uint8Array, JsValue> {
    let file: &Blob = file.dyn_ref().ok_or(JsValue::UNDEFINED)?;
    let buffer: ArrayBuffer = JsFuture::from(file.array_buffer()).await?.dyn_into()?;
    Ok(Uint8Array::new(&buffer))
}

/// The bytes of several files, concatenated.
pub(super) async fn read_blob(files: &Array) -> Result<Uint8Array, JsValue> {
    let blob = Blob::new_with_blob_sequence(files)?;
    let buffer: ArrayBuffer = JsFuture::from(blob.array_buffer()).await?.dyn_into()?;
    Ok(Uint8Array::new(&buffer))
}
