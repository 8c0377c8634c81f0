//! Style sheets take their colours from the tokens.

use crate::expect_none;
use crate::work_tree::sources;

/// The only sheet that defines colours.
const TOKENS: &str = "styles/tokens.css";

const COLOUR_FUNCTIONS: [&str; 8] = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklch("];

#[test]
fn colours_are_tokens() {
    let mut breaches = Vec::new();
    for sheet in sources("styles", "css").into_iter().filter(|sheet| sheet.path != TOKENS) {
        for (number, line) in sheet.text.lines().enumerate() {
            if is_hex_colour(line) || COLOUR_FUNCTIONS.iter().any(|function| line.contains(function)) {
                breaches.push(format!("{}:{}: a colour that is no token: {}", sheet.path, number + 1, line.trim()));
            }
        }
    }
    expect_none(&breaches);
}

#[test]
fn nothing_is_loaded_from_a_sheet() {
    // Sheets are joined into one file with another path, and the page may not load anything from elsewhere.
    let loading = sources("styles", "css")
        .into_iter()
        .filter(|sheet| sheet.text.contains("@import") || sheet.text.replace("url(\"data:", "").contains("url("));
    expect_none(&loading.map(|sheet| format!("{} loads something", sheet.path)).collect::<Vec<_>>());
}

/// A declaration whose value contains `#` and 3, 4, 6 or 8 hex digits; a selector such as `#add` has no value.
fn is_hex_colour(line: &str) -> bool {
    let Some((_, value)) = line.split_once(':') else { return false };
    value.split('#').skip(1).any(|after| {
        let digits = after.chars().take_while(char::is_ascii_hexdigit).count();
        let whole = after.chars().nth(digits).is_none_or(|next| !next.is_alphanumeric() && next != '-' && next != '_');
        whole && matches!(digits, 3 | 4 | 6 | 8)
    })
}

#[test]
fn hex_colours_are_recognised() {
    for (line, colour) in [
        ("color: #fff;", true),
        ("border: 1px solid #12ab34", true),
        ("background: #12ab34cd;", true),
        ("#add { color: var(--text); }", false),
        ("#facade-list:hover {", false),
        ("color: var(--text);", false),
        ("fill: url(#gradient);", false),
    ] {
        assert_eq!(is_hex_colour(line), colour, "{line}");
    }
}
