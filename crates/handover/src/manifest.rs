//! Manifests as files.

use protocol::handover::Manifest;

/// The format that is written, and the only one that can be read.
pub const FORMAT: &str = "traillight.manifest/1";

/// Why a file is not a manifest that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not JSON, or something is missing in it.
    Broken(String),
    /// It is in another format, as a newer version might write it.
    OtherFormat(String),
}

/// Reads a manifest.
///
/// # Errors
/// If it is damaged or was written in another format.
pub fn read(json: &[u8]) -> Result<Manifest, Fault> {
    #[derive(serde::Deserialize)]
    struct Kind {
        format: String,
    }
    let broken = |error: serde_json::Error| Fault::Broken(error.to_string());
    let Kind { format } = serde_json::from_slice(json).map_err(broken)?;
    if format != FORMAT {
        return Err(Fault::OtherFormat(format));
    }
    serde_json::from_slice(json).map_err(broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_format_is_read() {
        type Check = fn(&Fault) -> bool;
        let cases: [(&str, Check); 4] = [
            ("", |fault| matches!(fault, Fault::Broken(_))),
            ("{}", |fault| matches!(fault, Fault::Broken(_))),
            (r#"{"format":"traillight.manifest/2","anything":[]}"#, |fault| {
                *fault == Fault::OtherFormat("traillight.manifest/2".to_owned())
            }),
            (r#"{"format":"traillight.manifest/1"}"#, |fault| matches!(fault, Fault::Broken(_))),
        ];
        for (json, expected) in cases {
            assert!(read(json.as_bytes()).is_err_and(|fault| expected(&fault)), "{json}");
        }
    }
}
