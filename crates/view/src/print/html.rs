//! Writes HTML in which text from files stays text.

use words::{Language, Message, Say, messages as m};

use crate::seen::visible;

/// A document being written.
pub(super) struct Html {
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

    /// Appends text from anywhere, escaped.
    pub fn text(&mut self, text: &str) -> &mut Html {
        // Hidden characters could make a name look like another one.
        for character in visible(text).chars() {
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
        self.raw("<table>\n<thead><tr>");
        for heading in headings {
            self.raw("<th scope=\"col\">").text(heading(language)).raw("</th>");
        }
        self.raw("</tr></thead>\n<tbody>\n");
        for row in rows.iter().take(most) {
            self.raw("<tr>");
            for cell in row {
                self.raw("<td>").text(cell).raw("</td>");
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n");
        let left_out = rows.len().saturating_sub(most);
        if left_out > 0 {
            self.element("p", &m::PrintMoreRows { n: left_out as u64 }.say(language));
        }
    }

    /// The complete document.
    pub fn finish(self) -> String {
        self.text
    }
}
