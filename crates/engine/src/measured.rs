//! Which files of a group an edge reads itself, once it knows their sizes.

use protocol::{FileHandle, FileId, FileToRead, GROUP_BYTES};

/// A group of files whose sizes are known.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// What the edge reads, each with its place in the group.
    pub kept: Vec<(usize, FileHandle)>,
    /// What it gives back, with sizes: with these files, too, the group would have more than [`GROUP_BYTES`].
    pub given_back: Vec<(FileId, u64)>,
    /// Number of files whose sizes had to be asked for.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}

impl Measured {
    /// Calls `ask` for sizes that are not known, with the file's place in the group. A file whose size was known before
    /// is read in any case: then the page made the group as it is meant to be.
    pub fn of(group: Vec<FileToRead>, mut ask: impl FnMut(usize) -> u64) -> Measured {
        let mut measured = Measured::default();
        let mut room = GROUP_BYTES;
        for (place, FileToRead { id, path, size, share }) in group.into_iter().enumerate() {
            let asked = size.is_none().then(|| ask(place));
            if let Some(bytes) = asked {
                measured.files += 1;
                measured.bytes = measured.bytes.saturating_add(bytes);
            }
            let size = size.or(asked).unwrap_or_default();
            if asked.is_some() && size > room {
                measured.given_back.push((id, size));
            } else {
                room = room.saturating_sub(size);
                measured.kept.push((place, FileHandle { id, path, size, share }));
            }
        }
        measured
    }
}

#[cfg(test)]
mod tests {
    use protocol::Share;

    use super::*;

    fn file(id: u32, size: Option<u64>) -> FileToRead {
        FileToRead { id: FileId(id), path: format!("{id}"), size, share: Share::WHOLE }
    }

    fn kept(measured: &Measured) -> Vec<(usize, u64)> {
        measured.kept.iter().map(|(place, file)| (*place, file.size)).collect()
    }

    #[test]
    fn what_does_not_fit_is_given_back() {
        let sizes = [1_000_000, 9_000_000, 2_500_000, 600_000, 500_000];
        let group = (0..5).map(|id| file(id, None)).collect();
        let measured = Measured::of(group, |place| sizes[place]);
        assert_eq!(kept(&measured), [(0, 1_000_000), (2, 2_500_000), (4, 500_000)]);
        assert_eq!(measured.given_back, [(FileId(1), 9_000_000), (FileId(3), 600_000)]);
        assert_eq!((measured.files, measured.bytes), (5, 13_600_000));
    }

    #[test]
    fn a_file_of_known_size_is_read_however_large() {
        let measured = Measured::of(vec![file(7, Some(9_000_000))], |_| unreachable!());
        assert_eq!((kept(&measured), measured.given_back.len()), (vec![(0, 9_000_000)], 0));
        assert_eq!((measured.files, measured.bytes), (0, 0));
    }
}
