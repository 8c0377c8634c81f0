//! AWS regions: where they are, and what time it is there.
//!
//! Source: "AWS Regions" in the AWS General Reference, and the coordinates of the cities and provinces named there, to the
//! degree.

/// A region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// `eu-central-1`.
    pub name: &'static str,
    /// Degrees north.
    pub north: i16,
    /// Degrees east.
    pub east: i16,
    /// IANA name of its time zone.
    pub zone: &'static str,
}

const fn region(name: &'static str, north: i16, east: i16, zone: &'static str) -> Region {
    Region { name, north, east, zone }
}

/// All regions.
pub const REGIONS: [Region; 39] = [
    region("us-east-1", 39, -77, "America/New_York"),
    region("us-east-2", 40, -83, "America/New_York"),
    region("us-west-1", 37, -122, "America/Los_Angeles"),
    region("us-west-2", 46, -120, "America/Los_Angeles"),
    region("us-gov-east-1", 40, -83, "America/New_York"),
    region("us-gov-west-1", 46, -120, "America/Los_Angeles"),
    region("ca-central-1", 46, -74, "America/Toronto"),
    region("ca-west-1", 51, -114, "America/Edmonton"),
    region("mx-central-1", 21, -100, "America/Mexico_City"),
    region("sa-east-1", -24, -47, "America/Sao_Paulo"),
    region("eu-west-1", 53, -6, "Europe/Dublin"),
    region("eu-west-2", 51, 0, "Europe/London"),
    region("eu-west-3", 49, 2, "Europe/Paris"),
    region("eu-central-1", 50, 9, "Europe/Berlin"),
    region("eu-central-2", 47, 9, "Europe/Zurich"),
    region("eu-north-1", 59, 18, "Europe/Stockholm"),
    region("eu-south-1", 45, 9, "Europe/Rome"),
    region("eu-south-2", 42, -1, "Europe/Madrid"),
    region("eusc-de-east-1", 52, 13, "Europe/Berlin"),
    region("il-central-1", 32, 35, "Asia/Jerusalem"),
    region("me-south-1", 26, 51, "Asia/Bahrain"),
    region("me-central-1", 25, 55, "Asia/Dubai"),
    region("af-south-1", -34, 18, "Africa/Johannesburg"),
    region("ap-south-1", 19, 73, "Asia/Kolkata"),
    region("ap-south-2", 17, 78, "Asia/Kolkata"),
    region("ap-southeast-1", 1, 104, "Asia/Singapore"),
    region("ap-southeast-2", -34, 151, "Australia/Sydney"),
    region("ap-southeast-3", -6, 107, "Asia/Jakarta"),
    region("ap-southeast-4", -38, 145, "Australia/Melbourne"),
    region("ap-southeast-5", 3, 102, "Asia/Kuala_Lumpur"),
    region("ap-southeast-6", -37, 175, "Pacific/Auckland"),
    region("ap-southeast-7", 14, 101, "Asia/Bangkok"),
    region("ap-east-1", 22, 114, "Asia/Hong_Kong"),
    region("ap-east-2", 25, 122, "Asia/Taipei"),
    region("ap-northeast-1", 36, 140, "Asia/Tokyo"),
    region("ap-northeast-2", 38, 127, "Asia/Seoul"),
    region("ap-northeast-3", 35, 136, "Asia/Tokyo"),
    region("cn-north-1", 40, 116, "Asia/Shanghai"),
    region("cn-northwest-1", 38, 106, "Asia/Shanghai"),
];

/// A region by its name.
pub fn named(name: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_is_there_once_and_on_earth() {
        for (at, region) in REGIONS.iter().enumerate() {
            assert_eq!(named(region.name), Some(&REGIONS[at]));
            assert!((-60..=75).contains(&region.north) && (-180..=180).contains(&region.east), "{region:?}");
            assert!(crate::clock::is_name(region.zone) && region.zone.contains('/'));
            let parts: Vec<&str> = region.name.split('-').collect();
            assert!(parts.len() >= 3 && parts.last().is_some_and(|number| number.parse::<u8>().is_ok()), "{region:?}");
        }
        assert_eq!(named("mars-north-1"), None);
    }
}
