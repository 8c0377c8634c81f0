//! Thin wrappers of what the browser offers: dropped and chosen files, the clipboard, the theme, the language, what is focused.

mod asset_name;
pub mod clipboard;
pub mod files;
pub mod focus;
pub mod language;
pub mod layout;
pub mod requests;
pub mod sample;
pub mod saved;
pub mod theme;
pub mod typing;

pub use asset_name::asset_name;
