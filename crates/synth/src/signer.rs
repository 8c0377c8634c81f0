//! The test keys that sign digests, and their public halves as `list-public-keys` prints them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest, Md5};
use rsa::RsaPrivateKey;
use rsa::pkcs1::{DecodeRsaPrivateKey, EncodeRsaPublicKey};
use rsa::pkcs1v15::SigningKey;
use rsa::signature::{SignatureEncoding, Signer as _};
use sha2::Sha256;

use crate::object;
use crate::time::Seconds;

const US_EAST_1: &str = include_str!("../keys/TEST-ONLY-us-east-1.pem");
const US_EAST_1_NEXT: &str = include_str!("../keys/TEST-ONLY-us-east-1-next.pem");
const EU_CENTRAL_1: &str = include_str!("../keys/TEST-ONLY-eu-central-1.pem");
const AP_SOUTHEAST_2: &str = include_str!("../keys/TEST-ONLY-ap-southeast-2.pem");
const FORGER: &str = include_str!("../keys/TEST-ONLY-forger.pem");

/// A key pair that signs digests.
pub struct Signer {
    key: SigningKey<Sha256>,
    public_der: Vec<u8>,
}

impl Signer {
    /// The key of a region: `us-east-1`, `eu-central-1` or `ap-southeast-2`.
    ///
    /// # Panics
    /// For any other region.
    pub fn of_region(region: &str) -> Self {
        match region {
            "us-east-1" => Self::from_pem(US_EAST_1),
            "eu-central-1" => Self::from_pem(EU_CENTRAL_1),
            "ap-southeast-2" => Self::from_pem(AP_SOUTHEAST_2),
            other => panic!("no test key for {other}"),
        }
    }

    /// The key that us-east-1 rotates to.
    pub fn next_of_us_east_1() -> Self {
        Self::from_pem(US_EAST_1_NEXT)
    }

    /// A key that is in no list of public keys.
    pub fn forger() -> Self {
        Self::from_pem(FORGER)
    }

    /// A key pair from PKCS#1 PEM, optionally preceded by a line of text.
    ///
    /// # Panics
    /// If the text is not such a key.
    pub fn from_pem(text: &str) -> Self {
        let start = text.find("-----BEGIN").expect("a PEM block");
        let key = RsaPrivateKey::from_pkcs1_pem(&text[start..]).expect("a PKCS#1 private key");
        let public_der = key.to_public_key().to_pkcs1_der().expect("a key encodes").into_vec();
        Self { key: SigningKey::new(key), public_der }
    }

    /// The signature (RSASSA-PKCS1-v1_5 with SHA-256) in hexadecimal, as in the object's metadata.
    pub fn sign(&self, text: &str) -> String {
        hex::encode(self.key.sign(text.as_bytes()).to_bytes())
    }

    /// The public half as a DER-encoded PKCS#1 `RSAPublicKey`.
    pub fn public_der(&self) -> &[u8] {
        &self.public_der
    }

    /// MD5 of the public half in hexadecimal: `digestPublicKeyFingerprint`.
    pub fn fingerprint(&self) -> String {
        hex::encode(Md5::digest(&self.public_der))
    }
}

/// Output of `aws cloudtrail list-public-keys` (AWS CLI version 1: times as numbers) for these keys and validity
/// periods.
pub fn list_public_keys(keys: &[(&Signer, Seconds, Seconds)]) -> Vec<u8> {
    let entry = |(signer, from, to): &(&Signer, Seconds, Seconds)| {
        object! {
            "Value": STANDARD.encode(signer.public_der()), "ValidityStartTime": *from, "ValidityEndTime": *to,
            "Fingerprint": signer.fingerprint(),
        }
    };
    let list = object! { "PublicKeyList": keys.iter().map(entry).collect::<Vec<_>>() };
    let mut text = serde_json::to_vec_pretty(&list).expect("keys serialize");
    text.push(b'\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_another_one() {
        let signers = [
            Signer::of_region("us-east-1"),
            Signer::of_region("eu-central-1"),
            Signer::of_region("ap-southeast-2"),
            Signer::next_of_us_east_1(),
            Signer::forger(),
        ];
        let mut prints: Vec<String> = signers.iter().map(Signer::fingerprint).collect();
        prints.sort();
        prints.dedup();
        assert_eq!(prints.len(), 5);
        assert!(prints.iter().all(|print| print.len() == 32));
    }

    #[test]
    fn keys_are_listed_in_pkcs1() {
        let text = list_public_keys(&[(&Signer::of_region("us-east-1"), 1, 2)]);
        let list: serde_json::Value = serde_json::from_slice(&text).unwrap();
        assert!(list["PublicKeyList"][0]["Value"].as_str().unwrap().starts_with("MIIBCg"));
        assert_eq!(list["PublicKeyList"][0]["ValidityEndTime"], 2);
    }

    #[test]
    fn a_signature_is_the_same_each_time() {
        let signer = Signer::forger();
        assert_eq!(signer.sign("text"), signer.sign("text"));
        assert_eq!(signer.sign("text").len(), 512);
    }
}
