//! What is published: the site as a zip, the site as one file, and their hashes. The same sources give the same bytes.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::build::inputs::{files_below, slashed};
use crate::build::{self, Flavour, Job};
use crate::project::Project;

/// The folder within the zip, so that unpacking it does not scatter files.
const FOLDER: &str = "traillight";

/// Builds the site and writes three files into a folder, which is made if necessary.
pub fn write(project: &Project, out: &Path) -> Result<()> {
    let site = project.scratch()?.join("release");
    let built = build::build(&Job { project, flavour: Flavour::Release, out: &site })?;
    built.check_budget()?;
    let single = fs::read(site.join(build::SINGLE)).context("reading the single file")?;
    let version = env!("CARGO_PKG_VERSION");
    let files = [
        (format!("traillight-{version}.zip"), zipped(contents(&site)?)?),
        (format!("traillight-{version}.html"), single),
    ];
    fs::create_dir_all(out).with_context(|| format!("making {}", out.display()))?;
    for (name, content) in &files {
        write_file(&out.join(name), content)?;
    }
    write_file(&out.join("SHA256SUMS"), sums(&files).as_bytes())
}

fn write_file(path: &Path, content: &[u8]) -> Result<()> {
    println!("{}", path.display());
    fs::write(path, content).with_context(|| format!("writing {}", path.display()))
}

/// As `sha256sum` writes and checks them.
fn sums(files: &[(String, Vec<u8>)]) -> String {
    files.iter().map(|(name, content)| format!("{}  {name}\n", hex::encode(Sha256::digest(content)))).collect()
}

/// All files of a folder, each with its path in it.
fn contents(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let content = |path: &PathBuf| -> Result<(String, Vec<u8>)> {
        let content = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
        Ok((slashed(path.strip_prefix(folder)?), content))
    };
    files_below(folder)?.iter().map(content).collect()
}

/// Files as a zip: in a fixed order, without times or owners, which would differ from build to build.
fn zipped(mut files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    files.sort();
    for (name, content) in files {
        zip.start_file(format!("{FOLDER}/{name}"), options)?;
        zip.write_all(&content)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_give_the_same_zip() {
        let files = |names: [&str; 3]| names.map(|name| (name.to_owned(), name.repeat(100).into_bytes())).into();
        let zip = zipped(files(["index.html", "a/b.js", "c.css"])).unwrap();
        assert_eq!(zip, zipped(files(["c.css", "a/b.js", "index.html"])).unwrap());
        let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
        let names: Vec<String> =
            (0..archive.len()).map(|at| archive.by_index(at).unwrap().name().unwrap().into_owned()).collect();
        assert_eq!(names, ["traillight/a/b.js", "traillight/c.css", "traillight/index.html"]);
    }

    #[test]
    fn hashes_are_written_as_sha256sum_reads_them() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sums(&[("x.zip".to_owned(), Vec::new())]), format!("{empty}  x.zip\n"));
    }
}
