//! What the files say, in another language.

use crate::file::{Calls, Content, Control, Detection, Said, Translation};

impl Content {
    /// The same in the language with this tag, if it is one that the files were translated into.
    pub fn told_in(mut self, language: &str) -> Content {
        let Some(translation) = self.translations.remove(language) else { return self };
        let Translation { mut controls, mut detections, glossary } = translation;
        for control in &mut self.controls {
            controls.remove(&control.number.to_string()).into_iter().for_each(|said| control.say(said));
        }
        for detection in &mut self.detections {
            detections.remove(&detection.id).into_iter().for_each(|said| detection.say(said));
        }
        for Calls { service, call, .. } in &mut self.glossary {
            for call in call {
                let name = format!("{}:{}", call.service.as_ref().unwrap_or(service), call.name);
                let Some(said) = glossary.get(&name).cloned() else { continue };
                (call.what, call.why, call.next) = (said.what, said.why, said.next);
            }
        }
        self
    }
}

impl Control {
    fn say(&mut self, said: Said) {
        (self.title, self.why, self.next, self.blind) = (said.title, said.why, said.next, said.blind);
    }
}

impl Detection {
    fn say(&mut self, said: Said) {
        (self.title, self.why, self.next, self.blind) = (said.title, said.why, said.next, said.blind);
    }
}
