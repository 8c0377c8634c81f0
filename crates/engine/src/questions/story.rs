//! Guided stories. The module with detections says what to look up, and tells the story when it has seen enough.

use protocol::Refusal;
use protocol::story::{GetStory, ListSubjects, Looked, Lookup, Story, StoryKind, Subjects, TellStory, Telling};

use super::Run;
use crate::desk::{Answered, Desk};
use crate::lookup;

/// Most times that a story may ask for more. The longest chain of roles that is followed takes ten.
const MOST_ROUNDS: usize = 20;

impl Run for GetStory {
    async fn run(self, desk: &Desk) -> Result<Answered<Story>, Refusal> {
        match tell(desk, self.kind, Some(self.subject)).await? {
            Telling::Told(story) => Ok(desk.parts().answer(story)),
            Telling::Look(_) | Telling::Subjects(_) => Ok(desk.parts().answer(Story::default())),
        }
    }
}

impl Run for ListSubjects {
    async fn run(self, desk: &Desk) -> Result<Answered<Subjects>, Refusal> {
        match tell(desk, self.0, None).await? {
            Telling::Subjects(subjects) => Ok(desk.parts().answer(subjects)),
            Telling::Look(_) | Telling::Told(_) => Ok(desk.parts().answer(Subjects::default())),
        }
    }
}

async fn tell(desk: &Desk, kind: StoryKind, subject: Option<String>) -> Result<Telling, Refusal> {
    let mut looked: Vec<(Lookup, Looked)> = Vec::new();
    let mut telling = Telling::Look(Vec::new());
    for _ in 0..MOST_ROUNDS {
        let ask = TellStory { kind, subject: subject.clone(), looked: looked.clone() };
        telling = desk.line.ask_module(ask).await?;
        let Telling::Look(wanted) = &telling else { break };
        let found = lookup::all(desk, wanted).await?;
        looked.extend(wanted.iter().cloned().zip(found));
    }
    Ok(telling)
}
