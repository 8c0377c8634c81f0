//! Thin wrappers of browser interfaces: files, the clipboard, the theme, the language, focus.

pub mod carried;
pub mod clipboard;
pub mod download;
mod error;
pub mod files;
pub mod focus;
pub mod hosted;
pub mod language;
pub mod layout;
pub mod offline;
pub mod part;
pub mod picture;
pub mod requests;
pub mod sample;
pub mod saved;
pub mod saving;
pub mod source;
pub mod theme;
pub mod tool;
pub mod typing;
pub mod zone;

pub use error::describe;
