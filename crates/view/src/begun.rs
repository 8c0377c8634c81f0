//! What was begun to be written, and is neither saved nor discarded: a text for each thing it is about.

/// The texts, in the order in which they were begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun<K>(Vec<(K, String)>);

impl<K> Default for Begun<K> {
    fn default() -> Begun<K> {
        Begun(Vec::new())
    }
}

impl<K: PartialEq> Begun<K> {
    /// What is written about this so far; "" if nothing is.
    pub fn text(&self, about: &K) -> &str {
        self.0.iter().find(|(known, _)| known == about).map_or("", |(_, text)| text)
    }

    /// Notes what is written now. Nothing, or only blanks, is nothing begun.
    pub fn write(&mut self, about: K, text: String) {
        let at = self.0.iter().position(|(known, _)| *known == about);
        match (at.and_then(|at| self.0.get_mut(at)), text.trim().is_empty()) {
            (Some((_, known)), false) => *known = text,
            (None, false) => self.0.push((about, text)),
            (_, true) => self.end(&about),
        }
    }

    /// It was saved or discarded.
    pub fn end(&mut self, about: &K) {
        self.0.retain(|(known, _)| known != about);
    }

    /// What the texts are about.
    pub fn all(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(about, _)| about)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_kept_until_it_is_saved_or_discarded() {
        let mut begun = Begun::default();
        begun.write("a", "was it".to_owned());
        begun.write("b", "no".to_owned());
        begun.write("a", "was it her?".to_owned());
        assert_eq!([begun.text(&"a"), begun.text(&"b"), begun.text(&"c")], ["was it her?", "no", ""]);
        assert_eq!(begun.all().collect::<Vec<_>>(), [&"a", &"b"]);
        begun.end(&"a");
        begun.write("b", " \n".to_owned());
        begun.write("c", String::new());
        assert_eq!(begun, Begun::default());
    }
}
