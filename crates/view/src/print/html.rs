//! Writes HTML in which text from files stays text.

use words::{Language, Message, Say, messages as m};

use super::{sheet, whole};
use crate::seen::visible;

/// A document being written.
pub(crate) struct Html {
    text: String,
    /// Its language.
    pub language: Language,
}

impl Html {
    /// An empty document.
    pub fn new(language: Language) -> Html {
        Html { text: String::new(), language }
    }

    /// Appends our own markup.
    pub fn raw(&mut self, markup: &'static str) -> &mut Html {
        self.text.push_str(markup);
        self
    }

    /// Begins the document: everything before its first heading.
    pub fn begin(&mut self, title: &'static str) {
        let tag = self.language.tag();
        self.raw("<!doctype html>\n<html lang=\"").text(tag).raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
        // Text from a file can neither run nor load anything, wherever the document is opened.
        self.raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
        );
        self.element("title", title);
        self.raw("<style>")
            .raw(sheet::FOOT[0])
            .raw(title)
            .raw(sheet::FOOT[1])
            .raw(sheet::SHEET)
            .raw("</style>\n</head>\n<body>\n");
    }

    /// Begins an annex on a page of its own.
    pub fn annex(&mut self, heading: &str) {
        self.raw("<h2 class=\"annex\">").text(heading).raw("</h2>\n");
    }

    /// Appends text from anywhere, escaped. What must not be broken in two is not.
    pub fn text(&mut self, text: &str) -> &mut Html {
        // Hidden characters could make a name look like another one.
        for (stays_whole, piece) in whole::pieces(&visible(text)) {
            if stays_whole {
                self.raw("<span class=\"whole\">").escaped(piece).raw("</span>");
            } else {
                self.escaped(piece);
            }
        }
        self
    }

    /// Appends text that somebody typed in several lines.
    pub fn lines(&mut self, text: &str) -> &mut Html {
        for (number, line) in text.lines().enumerate() {
            self.raw(if number > 0 { "<br>" } else { "" }).text(line);
        }
        self
    }

    /// Appends the value of an attribute, in quotes.
    pub fn value(&mut self, text: &str) -> &mut Html {
        self.raw("\"").escaped(text).raw("\"")
    }

    /// Appends text as it is, escaped: in a picture, there is nothing to keep whole.
    pub fn escaped(&mut self, text: &str) -> &mut Html {
        for character in text.chars() {
            match character {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                '\'' => self.text.push_str("&#39;"),
                c => self.text.push(c),
            }
        }
        self
    }

    /// Appends an element that contains only text.
    pub fn element(&mut self, name: &'static str, text: &str) {
        self.raw("<").raw(name).raw(">").text(text).raw("</").raw(name).raw(">\n");
    }

    /// Appends a table whose heading is repeated on every page. Says how many rows were left out.
    pub fn table(&mut self, headings: &[Message], rows: &[Vec<String>], most: usize) {
        let language = self.language;
        if rows.is_empty() {
            return self.element("p", m::print_none(language));
        }
        self.begin_table(headings);
        self.raw("<tbody>\n");
        for row in rows.iter().take(most) {
            self.row(row);
        }
        self.raw("</tbody>\n</table>\n");
        self.left_out(rows.len().saturating_sub(most) as u64);
    }

    /// Begins a table whose heading is repeated on every page. Its bodies and its end are to follow.
    pub fn begin_table(&mut self, headings: &[Message]) {
        let language = self.language;
        self.raw("<table>\n<thead><tr>");
        for heading in headings {
            self.raw("<th scope=\"col\">").text(heading(language)).raw("</th>");
        }
        self.raw("</tr></thead>\n");
    }

    /// Appends a row.
    pub fn row<T: AsRef<str>>(&mut self, cells: &[T]) {
        self.raw("<tr>");
        for cell in cells {
            self.raw("<td>").text(cell.as_ref()).raw("</td>");
        }
        self.raw("</tr>\n");
    }

    /// Says how many rows were left out, if any were.
    pub fn left_out(&mut self, rows: u64) {
        if rows > 0 {
            self.element("p", &m::PrintMoreRows { n: rows }.say(self.language));
        }
    }

    /// The complete document.
    pub fn finish(mut self) -> String {
        self.raw("</body>\n</html>\n");
        self.text
    }
}
