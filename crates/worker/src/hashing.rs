//! SHA-256 by the browser: on threads of its own, and with the processor's instructions for it, which WebAssembly does
//! not have.

use std::cell::RefCell;
use std::collections::BTreeMap;

use engine::{AtOnce, EdgeBatch, Hasher};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{SubtleCrypto, WorkerGlobalScope};

/// Below, asking the browser takes longer than the hash.
const WORTH_ASKING: usize = 64 << 10;

/// Content that the browser may hold at once. A container may have more than there is room for twice.
const MOST_HELD: usize = 256 << 20;

/// Hashes under way.
pub struct Hashing {
    /// Missing where the page does not come from a secure context (`http://` from another machine).
    browser: Option<SubtleCrypto>,
    under_way: RefCell<UnderWay>,
}

#[derive(Default)]
struct UnderWay {
    /// By document, with the length of its content.
    documents: BTreeMap<u32, (Promise, usize)>,
    bytes: usize,
}

impl Hashing {
    /// Asks the browser if it can.
    pub fn new() -> Hashing {
        let scope = js_sys::global().dyn_into::<WorkerGlobalScope>().ok();
        let crypto = scope.and_then(|scope| scope.crypto().ok());
        let browser = crypto.map(|crypto| crypto.subtle()).filter(|subtle| !subtle.is_undefined());
        Hashing { browser, under_way: RefCell::default() }
    }

    /// Puts the hashes that were made elsewhere into the facts they belong to.
    pub async fn supply(&self, batch: &mut EdgeBatch) {
        for (document, facts) in &mut batch.documents {
            let asked = self.under_way.borrow_mut().documents.remove(document);
            if let Some((hash, bytes)) = asked {
                facts.content_sha256 = answer(hash).await;
                let held = &mut self.under_way.borrow_mut().bytes;
                *held = held.saturating_sub(bytes);
            }
        }
    }
}

/// The content is not at hand any more. Should the browser ever fail here, this worker has to be given up: the page then has
/// its files read again, and without a hash nothing may be said of any of them.
#[allow(clippy::expect_used, reason = "the page knows what to do about a worker that dies")]
async fn answer(hash: Promise) -> [u8; 32] {
    let hash = JsFuture::from(hash).await.ok().map(|hash| Uint8Array::new(&hash).to_vec());
    hash.and_then(|hash| hash.try_into().ok()).expect("the browser makes a SHA-256 hash")
}

impl Hasher for &Hashing {
    fn sha256(&mut self, document: u32, content: &[u8]) -> Option<[u8; 32]> {
        let mut under_way = self.under_way.borrow_mut();
        let browser = self.browser.as_ref();
        let browser = browser.filter(|_| content.len() >= WORTH_ASKING && under_way.bytes + content.len() <= MOST_HELD);
        // The browser reads the content where it lies, and has its copy when the call returns.
        match browser.and_then(|browser| browser.digest_with_str_and_u8_array("SHA-256", content).ok()) {
            Some(hash) => {
                under_way.bytes += content.len();
                under_way.documents.insert(document, (hash, content.len()));
                None
            }
            None => AtOnce.sha256(document, content),
        }
    }
}
