//! How much of a file is read. Every limit has a name, and meeting one is told.

/// Limits of one dropped file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Inflated bytes of one file or container entry. Half of what a 32-bit module can address is not to be had in
    /// one piece; a delivered log is at most 50 MB compressed.
    pub inflated_bytes: u64,
    /// Inflated bytes per stored byte. JSON logs shrink to between a half and a fortieth; bombs to a thousandth.
    pub inflate_ratio: u64,
    /// Small files may exceed the ratio up to this size.
    pub free_bytes: u64,
    /// Containers within containers.
    pub container_depth: u32,
    /// Entries of a container.
    pub container_entries: usize,
    /// JSON texts inside JSON strings.
    pub string_depth: u32,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            inflated_bytes: 1 << 30,
            inflate_ratio: 400,
            free_bytes: 64 << 20,
            container_depth: 3,
            container_entries: 200_000,
            string_depth: 3,
        }
    }
}

impl Limits {
    /// Most inflated bytes of something that is so large as stored.
    pub fn inflated(&self, stored: u64) -> u64 {
        stored.saturating_mul(self.inflate_ratio).max(self.free_bytes).min(self.inflated_bytes)
    }
}
