//! Which modules on demand are there, and what waits for those that are not.

use std::collections::BTreeMap;

use protocol::EngineToModule;

/// Of each module how it stands. One that was never asked for, or was lost, is not listed.
pub struct Modules<M> {
    standing: BTreeMap<M, Standing>,
}

enum Standing {
    /// The page was asked for it. Messages that wait for it.
    Wanted(Vec<EngineToModule>),
    Attached,
}

/// What becomes of a message for a module.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// It can be sent.
    Send(EngineToModule),
    /// It waits, and the page has to be asked for the module.
    Want,
    /// It waits for the module, which the page was asked for before.
    Wait,
}

impl<M> Default for Modules<M> {
    fn default() -> Modules<M> {
        Modules { standing: BTreeMap::new() }
    }
}

impl<M: Ord> Modules<M> {
    /// There is a message for a module.
    pub fn ask(&mut self, module: M, message: EngineToModule) -> Next {
        match self.standing.get_mut(&module) {
            Some(Standing::Attached) => Next::Send(message),
            Some(Standing::Wanted(waiting)) => {
                waiting.push(message);
                Next::Wait
            }
            None => {
                self.standing.insert(module, Standing::Wanted(vec![message]));
                Next::Want
            }
        }
    }

    /// A module is there. What waited for it.
    pub fn attach(&mut self, module: M) -> Vec<EngineToModule> {
        match self.standing.insert(module, Standing::Attached) {
            Some(Standing::Wanted(waiting)) => waiting,
            Some(Standing::Attached) | None => Vec::new(),
        }
    }

    /// A module is not there (any more), and nothing waits for it.
    pub fn lose(&mut self, module: M) {
        self.standing.remove(&module);
    }

    /// If this message still waits, it need not be sent.
    pub fn withdraw(&mut self, module: M, seq: u64) {
        if let Some(Standing::Wanted(waiting)) = self.standing.get_mut(&module) {
            waiting.retain(|message| message.seq != seq);
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::wire::Bytes;

    use super::*;

    fn message(seq: u64) -> EngineToModule {
        EngineToModule { seq, ask: Bytes(vec![1]) }
    }

    #[test]
    fn modules_are_wanted_attached_and_lost_each_by_itself() {
        let mut modules = Modules::default();
        assert_eq!(modules.ask("scribe", message(1)), Next::Want);
        assert_eq!(modules.ask("second", message(2)), Next::Want);
        assert_eq!(modules.ask("scribe", message(3)), Next::Wait);
        assert_eq!(modules.ask("second", message(4)), Next::Wait);
        modules.withdraw("scribe", 2);
        modules.withdraw("second", 4);
        assert_eq!(modules.attach("second"), [message(2)]);
        assert_eq!(modules.ask("second", message(5)), Next::Send(message(5)));
        assert_eq!(modules.ask("scribe", message(6)), Next::Wait);
        modules.lose("scribe");
        assert_eq!(modules.ask("second", message(7)), Next::Send(message(7)));
        assert_eq!(modules.ask("scribe", message(8)), Next::Want);
        assert_eq!(modules.attach("scribe"), [message(8)], "what was lost is not sent later");
        modules.lose("second");
        assert_eq!(modules.ask("scribe", message(9)), Next::Send(message(9)));
        assert_eq!(modules.ask("second", message(10)), Next::Want);
    }
}
