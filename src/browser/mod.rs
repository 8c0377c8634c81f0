//! Thin wrappers of browser interfaces: files, the clipboard, the theme, the language, focus.

pub mod clipboard;
mod error;
pub mod files;
pub mod focus;
pub mod language;
pub mod layout;
pub mod requests;
pub mod sample;
pub mod saved;
mod source;
pub mod theme;
pub mod typing;

pub use error::describe;
pub use source::{Source, source};
pub mod zone;
