//! How much of a file is read. Every limit has a name, reaching one is reported, and `docs/limits.md` lists them.

/// Limits of one dropped file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Stored bytes of a dropped file: all of it is in a worker's memory at once, and a 32-bit module has 4 GB.
    pub file_bytes: u64,
    /// Decompressed bytes of one file or container entry. A delivered log is at most 50 MB compressed.
    pub inflated_bytes: u64,
    /// Decompressed bytes per stored byte. Logs compress to between a half and a fortieth, bombs to a thousandth.
    pub inflate_ratio: u64,
    /// Decompressed size up to which a file may exceed the ratio.
    pub free_bytes: u64,
    /// Decompressed bytes of everything in one container, including nested ones.
    pub container_bytes: u64,
    /// Nesting depth of containers.
    pub container_depth: u32,
    /// Number of entries of a container.
    pub container_entries: u64,
    /// Window size of a Zstandard stream: what `zstd` itself accepts by default.
    pub zstd_window: u64,
    /// Bytes of one record. AWS writes up to 256 KB, or 1 MB on request.
    pub record_bytes: usize,
    /// Nesting depth of JSON inside JSON strings.
    pub string_depth: u32,
    /// Decompressed bytes of everything packed in strings of one document.
    pub string_bytes: u64,
    /// Findings about one document that are reported individually; further ones are summarised.
    pub findings: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file_bytes: 2 << 30,
            inflated_bytes: 1 << 30,
            inflate_ratio: 400,
            free_bytes: 64 << 20,
            container_bytes: 16 << 30,
            container_depth: 3,
            container_entries: 250_000,
            zstd_window: 128 << 20,
            record_bytes: 16 << 20,
            string_depth: 3,
            string_bytes: 1 << 30,
            findings: 200,
        }
    }
}

impl Limits {
    /// Most decompressed bytes allowed for `stored` bytes.
    pub fn inflated(&self, stored: u64) -> u64 {
        stored.saturating_mul(self.inflate_ratio).max(self.free_bytes).min(self.inflated_bytes)
    }
}
