//! Validates a folder: `validate FOLDER [KEYS.json | METADATA.json ...] [--bucket NAME] [--from TIME] [--to TIME] [--text]`.
//! Prints the report as JSON, or as text. For development only.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod folder;

use std::path::Path;

use integrity::Evidence;
use protocol::report::Options;

fn main() {
    let mut evidence = Evidence::default();
    let mut options = Options::default();
    let mut text = false;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--bucket" => options.expected_bucket = arguments.next(),
            "--from" => options.from = arguments.next(),
            "--to" => options.to = arguments.next(),
            "--text" => text = true,
            path if Path::new(path).is_dir() => folder::add_folder(Path::new(path), &mut evidence),
            path => folder::add_side_file(Path::new(path), &mut evidence),
        }
    }
    let validation = integrity::validate(&evidence, &options);
    if text {
        print!("{}", words::text_report(&validation.report));
    } else {
        println!("{}", serde_json::to_string_pretty(&validation.report).unwrap());
    }
}
