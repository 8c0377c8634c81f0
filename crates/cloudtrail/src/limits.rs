//! How much of a file is read. Every limit has a name, meeting one is told, and `docs/limits.md` lists them.

/// Limits of one dropped file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Stored bytes of one dropped file: all of it is in the memory of a worker at once, and a 32-bit module has 4 GB.
    pub file_bytes: u64,
    /// Inflated bytes of one file or container entry. A delivered log is at most 50 MB compressed.
    pub inflated_bytes: u64,
    /// Inflated bytes per stored byte. Logs shrink to between a half and a fortieth, bombs to a thousandth.
    pub inflate_ratio: u64,
    /// Small files may exceed the ratio up to this size.
    pub free_bytes: u64,
    /// Inflated bytes of everything in one container, and in the containers in it.
    pub container_bytes: u64,
    /// Containers within containers.
    pub container_depth: u32,
    /// Entries of a container.
    pub container_entries: u64,
    /// Bytes that a Zstandard stream may refer back to: what its own tool takes without being told otherwise.
    pub zstd_window: u64,
    /// Bytes of one record. AWS writes 256 KB, on request 1 MB.
    pub record_bytes: usize,
    /// JSON texts inside JSON strings.
    pub string_depth: u32,
    /// Inflated bytes of everything that is packed in strings of one document.
    pub string_bytes: u64,
    /// Findings told singly about one document; further ones are summed up.
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
    /// Most inflated bytes of something of which so many are stored.
    pub fn inflated(&self, stored: u64) -> u64 {
        stored.saturating_mul(self.inflate_ratio).max(self.free_bytes).min(self.inflated_bytes)
    }
}
