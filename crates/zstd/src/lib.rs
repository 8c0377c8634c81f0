//! What `arrow-ipc` calls of the crate `zstd`, which contains C that only a C compiler for WebAssembly could build. This
//! does the same by means of `ruzstd`; `Cargo.toml` puts it in place of the other one.

/// Compression of whole buffers.
pub mod bulk {
    use std::io::{Error, Result};
    use std::marker::PhantomData;

    use ruzstd::decoding::FrameDecoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    /// Compresses. There is but one level.
    #[derive(Debug)]
    pub struct Compressor<'a>(PhantomData<&'a ()>);

    /// Decompresses.
    #[derive(Debug)]
    pub struct Decompressor<'a>(PhantomData<&'a ()>);

    impl Compressor<'_> {
        /// # Errors
        /// Never.
        pub fn new(_level: i32) -> Result<Self> {
            Ok(Compressor(PhantomData))
        }

        /// Compresses a buffer.
        ///
        /// # Errors
        /// Never.
        pub fn compress(&mut self, data: &[u8]) -> Result<Vec<u8>> {
            Ok(compress_to_vec(data, CompressionLevel::Fastest))
        }
    }

    impl Decompressor<'_> {
        /// # Errors
        /// Never.
        pub fn new() -> Result<Self> {
            Ok(Decompressor(PhantomData))
        }

        /// Decompresses a buffer, which has at most `capacity` bytes then.
        ///
        /// # Errors
        /// If it was not compressed like that, or is larger.
        pub fn decompress(&mut self, data: &[u8], capacity: usize) -> Result<Vec<u8>> {
            let mut all = Vec::with_capacity(capacity);
            FrameDecoder::new().decode_all_to_vec(data, &mut all).map_err(|error| Error::other(error.to_string()))?;
            Ok(all)
        }
    }
}

/// Types of C.
pub mod zstd_safe {
    /// A level.
    pub type CompressionLevel = i32;
}

/// The levels that there are.
pub fn compression_level_range() -> std::ops::RangeInclusive<zstd_safe::CompressionLevel> {
    1..=1
}

#[cfg(test)]
mod tests {
    use super::bulk::{Compressor, Decompressor};

    #[test]
    fn what_is_compressed_comes_back() {
        for text in ["", "a", &"hello ".repeat(100_000)] {
            let packed = Compressor::new(1).unwrap().compress(text.as_bytes()).unwrap();
            let mut decompressor = Decompressor::new().unwrap();
            assert_eq!(decompressor.decompress(&packed, text.len()).unwrap(), text.as_bytes());
            if !text.is_empty() {
                assert!(decompressor.decompress(&packed, text.len() - 1).is_err());
            }
        }
        assert!(Decompressor::new().unwrap().decompress(b"nothing", 100).is_err());
    }
}
