//! CIDR blocks: `10.0.0.0/8`, `2001:db8::/48`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use protocol::Expected;

/// Prefix length of `::ffff:0:0/96`, the IPv4-mapped addresses of IPv6.
const MAPPED_BITS: u8 = 96;

/// What is wrong with a text that looks like a block.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BadBlock {
    /// Byte offset of the fault.
    pub at: usize,
    /// What is expected there.
    pub expected: Expected,
    /// What was probably meant, if there is a guess.
    pub meant: Option<String>,
}

/// Parses a block; `None` if the text does not look like one.
pub(crate) fn read(text: &str) -> Option<Result<(IpAddr, u8), BadBlock>> {
    let (address, prefix) = text.split_once('/')?;
    let Ok(network) = address.parse::<IpAddr>() else {
        let dotted = address.split('.').count() == 4;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let looks = dotted && address.split('.').all(digits) && digits(prefix);
        let bad = BadBlock { at: 0, expected: Expected::Ipv4Address, meant: None };
        return looks.then_some(Err(bad));
    };
    let mapped = mapped(network);
    let at = address.len() + 1;
    let bits = number(prefix);
    Some(match (network, mapped, bits) {
        (IpAddr::V4(_), _, Some(bits @ 0..=32)) | (IpAddr::V6(_), None, Some(bits @ 0..=128)) => Ok((network, bits)),
        (IpAddr::V6(_), Some(v4), Some(bits @ MAPPED_BITS..=128)) => Ok((IpAddr::V4(v4), bits - MAPPED_BITS)),
        (IpAddr::V4(v4), _, _) => {
            let meant = prefix.parse().ok().and_then(mask_bits).map(|bits| format!("{v4}/{bits}"));
            Err(BadBlock { at, expected: Expected::PrefixLength(32), meant })
        }
        (IpAddr::V6(_), None, _) => Err(BadBlock { at, expected: Expected::PrefixLength(128), meant: None }),
        (IpAddr::V6(_), Some(v4), bits) => {
            let meant = bits.filter(|bits| *bits <= 32).map(|bits| format!("{v4}/{bits}"));
            let expected = Expected::MappedPrefixLength;
            Err(BadBlock { at, expected, meant })
        }
    })
}

/// The canonical form of a block: host bits cleared, IPv4-mapped addresses as IPv4.
pub(crate) fn canonical(network: IpAddr, prefix: u8) -> (IpAddr, u8) {
    if let IpAddr::V6(_) = network
        && prefix >= MAPPED_BITS
        && let Some(v4) = mapped(network)
    {
        return canonical(IpAddr::V4(v4), prefix - MAPPED_BITS);
    }
    match network {
        IpAddr::V4(v4) => {
            let prefix = prefix.min(32);
            let mask = u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0);
            (IpAddr::V4(Ipv4Addr::from_bits(v4.to_bits() & mask)), prefix)
        }
        IpAddr::V6(v6) => {
            let prefix = prefix.min(128);
            let mask = u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0);
            (IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & mask)), prefix)
        }
    }
}

fn mapped(network: IpAddr) -> Option<Ipv4Addr> {
    match network {
        IpAddr::V4(_) => None,
        IpAddr::V6(v6) => v6.to_ipv4_mapped(),
    }
}

fn number(digits: &str) -> Option<u8> {
    (digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// The prefix length of a netmask.
fn mask_bits(mask: Ipv4Addr) -> Option<u32> {
    let bits = mask.to_bits();
    (bits.leading_ones() + bits.trailing_zeros() == 32).then(|| bits.leading_ones())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn reads_blocks() {
        for (text, network, bits) in [
            ("10.0.0.0/8", "10.0.0.0", 8),
            ("10.1.2.3/8", "10.1.2.3", 8),
            ("0.0.0.0/0", "0.0.0.0", 0),
            ("1.2.3.4/32", "1.2.3.4", 32),
            ("2001:db8::/48", "2001:db8::", 48),
            ("::/0", "::", 0),
            ("::1/128", "::1", 128),
            ("::ffff:10.0.0.0/104", "10.0.0.0", 8),
            ("::ffff:a00:0/104", "10.0.0.0", 8),
            ("::FFFF:0:0/96", "0.0.0.0", 0),
        ] {
            assert_eq!(read(text), Some(Ok((network.parse().unwrap(), bits))), "{text}");
        }
    }

    #[test]
    fn refuses_bad_prefixes() {
        for (text, at, meant) in [
            ("10.0.0.0/33", 9, None),
            ("10.0.0.0/", 9, None),
            ("10.0.0.0/-1", 9, None),
            ("10.0.0.0/+8", 9, None),
            ("10.0.0.0/8/8", 9, None),
            ("10.0.0.0/1000", 9, None),
            ("10.0.0.0/255.255.255.0", 9, Some("10.0.0.0/24")),
            ("10.0.0.0/255.0.255.0", 9, None),
            ("2001:db8::/129", 11, None),
            ("::ffff:10.0.0.0/8", 16, Some("10.0.0.0/8")),
            ("::ffff:10.0.0.0/64", 16, None),
            ("10.0.0.256/8", 0, None),
        ] {
            let bad = read(text).unwrap().unwrap_err();
            assert_eq!((bad.at, bad.meant.as_deref()), (at, meant), "{text}");
        }
    }

    #[test]
    fn leaves_other_text_alone() {
        for text in ["10.0.0.0", "AWS Internal/3", "user/alice", "10.0.0/8", "/8", "a.b.c.d/8", "1.2.3.4.5/8", "::1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn equal_blocks_have_one_spelling() {
        for (network, bits, want) in [
            ("10.1.2.3", 8, "10.0.0.0/8"),
            ("10.1.2.3", 0, "0.0.0.0/0"),
            ("10.1.2.3", 200, "10.1.2.3/32"),
            ("2001:db8::1", 32, "2001:db8::/32"),
            ("2001:db8::1", 0, "::/0"),
            ("::ffff:10.1.2.3", 104, "10.0.0.0/8"),
            ("::ffff:10.1.2.3", 90, "::ffc0:0:0/90"),
        ] {
            let (network, bits) = canonical(network.parse().unwrap(), bits);
            assert_eq!(format!("{network}/{bits}"), want);
        }
    }
}
