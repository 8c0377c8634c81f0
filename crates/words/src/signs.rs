//! The signs in a message, as the build writes them and `template.rs` reads them.

/// After a sign for a value, a letter tells which of the numbers or texts it is: `a` is the first.
pub const TEXT: char = '\u{1}';
pub const NUMBER: char = '\u{2}';
pub const ABBREVIATED: char = '\u{3}';

/// A choice by a number, for which there are plurals, or by a text.
pub const PLURAL: char = '\u{4}';
pub const CASE: char = '\u{5}';

/// Ends the key of a variant, a variant, and a choice.
pub const IS: char = '\u{6}';
pub const END: char = '\u{7}';
pub const LAST: char = '\u{8}';

/// Between messages in the file of a language.
pub const BETWEEN: char = '\u{1e}';

/// A message of English begins with its number, as two of these characters.
pub const DIGITS: std::ops::Range<u8> = b'0'..b'p';
