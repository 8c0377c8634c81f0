//! SHA-256 by the browser: on threads of its own, and with processor instructions that WebAssembly does not have.

use std::cell::RefCell;

use engine::{AtOnce, EdgeBatch, Hasher};
use js_sys::{Promise, Uint8Array};
use litemap::LiteMap;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{SubtleCrypto, WorkerGlobalScope};

/// Smaller contents are hashed faster here than by asking the browser.
const WORTH_ASKING: usize = 64 << 10;

/// How much content the browser may hold at the same time, as a container's content may not fit in memory twice.
const MOST_HELD: usize = 256 << 20;

/// Hashes in progress.
pub struct Hashing {
    /// `None` if the page is not a secure context (such as `http://` from another machine).
    browser: Option<SubtleCrypto>,
    under_way: RefCell<UnderWay>,
}

#[derive(Default)]
struct UnderWay {
    /// By document, each with the length of its content.
    documents: LiteMap<u32, (Promise, usize)>,
    bytes: usize,
}

impl Hashing {
    /// Uses the browser's `SubtleCrypto`, if there is one.
    pub fn new() -> Hashing {
        let scope = js_sys::global().dyn_into::<WorkerGlobalScope>().ok();
        let crypto = scope.and_then(|scope| scope.crypto().ok());
        let browser = crypto.map(|crypto| crypto.subtle()).filter(|subtle| !subtle.is_undefined());
        Hashing { browser, under_way: RefCell::default() }
    }

    /// Waits for hashes computed elsewhere, and adds them to the facts they belong to.
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

/// By now the content is gone. If the browser ever failed here, this worker would have to be given up: the page would
/// then have its files read again, because nothing may be said about a file without its hash.
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
        // The browser copies the content before the call returns.
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
