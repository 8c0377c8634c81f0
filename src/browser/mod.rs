//! Thin wrappers of what the browser offers: drop, download, clipboard, files.
