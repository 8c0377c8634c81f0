//! Which modules on demand are available, and what is waiting for others.

use litemap::LiteMap;
use protocol::EngineToModule;

/// The state of each module. One that was never requested, or was lost, is not listed.
pub struct Modules<M> {
    standing: LiteMap<M, Standing>,
}

enum Standing {
    /// It was requested from the page; these messages are waiting for it.
    Wanted(Vec<EngineToModule>),
    Attached,
}

/// What to do with a message for a module.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// Send it.
    Send(EngineToModule),
    /// It waits, and the module has to be requested from the page.
    Want,
    /// It waits for the module, which has been requested already.
    Wait,
}

impl<M> Default for Modules<M> {
    fn default() -> Modules<M> {
        Modules { standing: LiteMap::new() }
    }
}

impl<M: Ord> Modules<M> {
    /// Adds a message for a module.
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

    /// Notes that a module is available. Returns the messages that waited for it.
    pub fn attach(&mut self, module: M) -> Vec<EngineToModule> {
        match self.standing.insert(module, Standing::Attached) {
            Some(Standing::Wanted(waiting)) => waiting,
            Some(Standing::Attached) | None => Vec::new(),
        }
    }

    /// Notes that a module is not available (any more), and drops what waited for it.
    pub fn lose(&mut self, module: M) {
        self.standing.remove(&module);
    }

    /// Drops this message if it is still waiting.
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
