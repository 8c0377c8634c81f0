//! Thin wrappers of what the browser offers: dropped and chosen files, the clipboard, the theme, what is focused.

pub mod clipboard;
pub mod files;
pub mod focus;
pub mod layout;
pub mod requests;
pub mod sample;
pub mod theme;
pub mod typing;
