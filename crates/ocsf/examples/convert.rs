//! Converts a log, `{"Records":[…]}` on standard input, to one event a line, such as for a validator of the schema.
#![allow(clippy::print_stdout, missing_docs)]

use std::io::Read;

use serde_json::Value;

fn main() -> std::io::Result<()> {
    let version = match std::env::args().nth(1).as_deref() {
        Some("1.1.0") => ocsf::Version::V1_1,
        _ => ocsf::Version::V1_5,
    };
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let log: Value = serde_json::from_str(&text)?;
    for record in log.get("Records").and_then(Value::as_array).into_iter().flatten() {
        println!("{}", ocsf::event(record.to_string().as_bytes(), version));
    }
    Ok(())
}
