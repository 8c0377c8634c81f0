//! The built-in sample: a file of this build, read only on request.

use js_sys::Array;
use web_sys::File;

use super::describe;
use super::source::{asset_name, content};

/// The sample as a file, under the name it was built with.
///
/// # Errors
/// If it cannot be fetched, with the reason.
pub async fn fetch() -> Result<File, String> {
    let content = content("sample").await?;
    let built_as = asset_name("sample")?;
    let name = built_as.rsplit('/').next().unwrap_or("sample");
    File::new_with_buffer_source_sequence(&Array::of1(&content.into()), name).map_err(describe)
}
