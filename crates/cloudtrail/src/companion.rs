//! Files that macOS and Windows create next to others without being asked, recognised by name and content.
//!
//! Only checked for files in which nothing of CloudTrail's was found, so that a file with such a name that does contain
//! records is read.

use crate::extents::is_padding;

/// File names, in lower case.
const FILES: [&str; 15] = [
    ".ds_store",
    ".localized",
    ".apdisk",
    ".volumeicon.icns",
    ".metadata_never_index",
    ".com.apple.timemachine.donotpresent",
    ".com.apple.timemachine.supported",
    "icon\r",
    "thumbs.db",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "desktop.ini",
    "wpsettings.dat",
    "indexervolumeguid",
    "ntuser.ini",
];

/// Names of folders, in lower case, that operating systems use for their own purposes.
const FOLDERS: [&str; 15] = [
    "__macosx",
    ".spotlight-v100",
    ".fseventsd",
    ".trashes",
    ".trash",
    ".temporaryitems",
    ".documentrevisions-v100",
    ".pkinstallsandboxmanager",
    ".appledouble",
    ".appledb",
    ".appledesktop",
    "network trash folder",
    "$recycle.bin",
    "recycler",
    "system volume information",
];

/// How AppleDouble and AppleSingle files begin.
const APPLE_DOUBLE: [&[u8]; 2] = [b"\x00\x05\x16\x07", b"\x00\x05\x16\x00"];

/// The name of the stream in which Windows records where a file came from, and how its content begins.
const ZONE: (&str, &[u8]) = ("zone.identifier", b"[ZoneTransfer]");

/// Whether a file in which nothing was found is such a companion. `is_expected`: its name is one that CloudTrail gives
/// to files; then being in such a folder is not enough.
pub fn is_companion(path: &str, text: &[u8], is_expected: bool) -> bool {
    let path = path.to_lowercase();
    let mut parts = path.rsplit(['/', '\\', '!']);
    let name = parts.next().unwrap_or_default();
    if name.starts_with("._") {
        return is_padding(text) || APPLE_DOUBLE.iter().any(|magic| text.starts_with(magic));
    }
    // File systems without streams store ‘name:Zone.Identifier’ as a file, with another character in place of the
    // colon.
    let stream = name.strip_suffix(":$data").unwrap_or(name);
    if stream.ends_with(ZONE.0) {
        return is_padding(text) || text.trim_ascii_start().starts_with(ZONE.1) || stream.ends_with(":zone.identifier");
    }
    FILES.contains(&name) || (!is_expected && parts.any(|folder| FOLDERS.contains(&folder)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companions_are_known_by_name_and_content() {
        let double = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X".as_slice();
        let log = "1_CloudTrail_r_x.json.gz";
        let cases: [(&str, &[u8], bool); 16] = [
            ("a/._x.json.gz", double, true),
            ("a/._x.json.gz", &[0; 4096], true),
            ("a/._x.json.gz", b"\x1f\x8c damaged", false),
            ("logs.zip!__MACOSX/a/._x", double, true),
            ("logs.zip!__MACOSX/a/x", b"hello", true),
            ("a/.DS_Store", b"\0\0\0\x01Bud1", true),
            ("a\\Thumbs.db", b"\xd0\xcf\x11\xe0", true),
            ("DESKTOP.INI", b"[.ShellClassInfo]", true),
            ("x.json.gz:Zone.Identifier", b"[ZoneTransfer]\r\nZoneId=3", true),
            ("x.json.gz\u{f03a}Zone.Identifier", b"[ZoneTransfer]\r\nZoneId=3", true),
            ("x.json.gz_Zone.Identifier", b"something else", false),
            ("$RECYCLE.BIN/S-1-5/$I3.gz", b"\x02\0", true),
            ("System Volume Information/WPSettings.dat", b"\x0c", true),
            ("usb/.fseventsd/0000000012", b"2SLD", true),
            ("notes/store.db", b"x", false),
            ("x/Thumbs.db.txt", b"x", false),
        ];
        for (path, text, expected) in cases {
            assert_eq!(is_companion(path, text, false), expected, "{path}");
        }
        assert!(!is_companion(&format!("$RECYCLE.BIN/{log}"), b"\x01", true));
        assert!(is_companion(&format!("$RECYCLE.BIN/._{log}"), double, true));
    }
}
