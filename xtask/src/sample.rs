//! `cargo xtask sample`: writes the built-in sample to `public/sample.tar.gz` and its figures to `docs/sample.md`.

use std::error::Error;
use std::fs;
use std::io;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use synth::sample::{Sample, numbers, sample};
use synth::{Packing, Tree};

/// Largest size of the sample, since the page has to fetch it.
const MAX_BYTES: usize = 1_500_000;
/// Marks in `docs/sample.md` that enclose the figures.
const NUMBERS: (&str, &str) = ("<!-- numbers -->\n", "<!-- end of numbers -->\n");

/// Makes the sample and writes both files. Takes one to two minutes, nearly all of it for compression.
///
/// # Errors
/// If a file cannot be written, the documentation lacks the marks, or the archive is too large.
pub fn run() -> Result<(), Box<dyn Error>> {
    let root = root();
    let sample = sample(Packing::Inflated);
    let container = compress(&tar(&sample.tree)?)?;
    if container.len() > MAX_BYTES {
        return Err(format!("the sample has {} bytes, more than {MAX_BYTES}", container.len()).into());
    }
    fs::write(root.join("public/sample.tar.gz"), container)?;
    let documentation = root.join("docs/sample.md");
    fs::write(&documentation, with_numbers(&fs::read_to_string(&documentation)?, &sample)?)?;
    Ok(())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files as a tar archive whose bytes depend only on them. Logs and digests are stored uncompressed in it:
/// compressed one by one, they would be several times as large in total.
fn tar(tree: &Tree) -> io::Result<Vec<u8>> {
    let mut archive = tar::Builder::new(Vec::new());
    for file in &tree.files {
        let mut header = tar::Header::new_ustar();
        header.set_path(&file.path)?;
        header.set_size(file.bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        archive.append(&header, file.bytes.as_slice())?;
    }
    archive.into_inner()
}

fn compress(tar: &[u8]) -> io::Result<Vec<u8>> {
    // More iterations gain less than one percent and take minutes.
    let options = zopfli::Options { iteration_count: NonZeroU64::MIN, ..Default::default() };
    let mut container = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, tar, &mut container)?;
    Ok(container)
}

/// The documentation with the sample's figures filled in.
fn with_numbers(documentation: &str, sample: &Sample) -> Result<String, &'static str> {
    let missing = "docs/sample.md has no place for the numbers";
    let (before, rest) = documentation.split_once(NUMBERS.0).ok_or(missing)?;
    let (_, after) = rest.split_once(NUMBERS.1).ok_or(missing)?;
    Ok(format!("{before}{}\n{}\n{}{after}", NUMBERS.0, numbers(sample), NUMBERS.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_sample_is_what_the_generator_makes() {
        let sample = sample(Packing::Inflated);
        let committed = fs::read(root().join("public/sample.tar.gz")).unwrap();
        assert!(committed.len() <= MAX_BYTES, "{} bytes", committed.len());
        // Compares decompressed archives, because compressing takes long, and another version of the compressor may do
        // better.
        assert!(synth::gunzip(&committed) == tar(&sample.tree).unwrap(), "run `cargo xtask sample`");
        let documentation = fs::read_to_string(root().join("docs/sample.md")).unwrap();
        assert_eq!(with_numbers(&documentation, &sample).unwrap(), documentation, "run `cargo xtask sample`");
    }
}
