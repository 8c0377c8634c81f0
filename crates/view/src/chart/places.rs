//! Where regions are, as a small drawing: degrees on a plane, coasts by a few corners. It serves for finding a region, not for
//! measuring anything.

use protocol::{Facet, FacetItem};

use crate::regions::{REGIONS, Region};

/// The part of the world drawn, in degrees: west, north, width and height.
pub const FRAME: (i16, i16, i16, i16) = (-135, 70, 320, 118);

/// Closest distance of two regions in the drawing, in degrees. Where they are closer, they make room for each other.
const CLOSEST: f64 = 6.5;

/// Rounds of making room.
const ROUNDS: usize = 60;

/// Coasts, as corners in degrees east and north.
#[rustfmt::skip]
const LAND: [&[(i16, i16)]; 8] = [
    // North America
    &[(-135, 58), (-135, 69), (-95, 69), (-85, 66), (-94, 60), (-82, 55), (-79, 52), (-77, 61), (-65, 59), (-56, 52), (-66, 45),
      (-70, 42), (-76, 35), (-81, 31), (-80, 25), (-83, 29), (-90, 30), (-97, 27), (-97, 21), (-94, 18), (-88, 21), (-87, 16),
      (-83, 10), (-79, 8), (-87, 13), (-95, 16), (-105, 20), (-112, 29), (-110, 23), (-118, 34), (-124, 40), (-124, 48)],
    // South America
    &[(-78, 8), (-72, 12), (-62, 10), (-50, 1), (-35, -6), (-39, -16), (-48, -26), (-57, -36), (-63, -41), (-67, -48), (-74, -48),
      (-73, -37), (-70, -18), (-81, -5)],
    // Africa
    &[(-6, 36), (10, 37), (20, 32), (33, 31), (43, 12), (51, 12), (40, -4), (40, -16), (33, -27), (27, -34), (18, -34), (12, -17),
      (13, -4), (9, 4), (-8, 4), (-17, 14), (-16, 24)],
    // Europe and Asia
    &[(-9, 37), (-9, 43), (-2, 44), (-4, 48), (3, 51), (8, 54), (9, 57), (12, 54), (21, 55), (23, 59), (30, 60), (22, 61), (24, 65),
      (17, 62), (16, 57), (12, 57), (6, 59), (13, 66), (25, 70), (41, 67), (60, 69), (180, 69), (178, 63), (163, 60), (156, 52),
      (142, 59), (140, 53), (131, 43), (128, 35), (125, 39), (119, 39), (121, 31), (117, 24), (108, 21), (109, 12), (105, 9),
      (100, 13), (104, 2), (98, 8), (97, 16), (90, 22), (80, 15), (77, 8), (73, 18), (67, 25), (57, 26), (50, 30), (52, 24),
      (59, 22), (45, 13), (35, 29), (36, 36), (27, 37), (23, 38), (19, 42), (13, 45), (18, 40), (16, 38), (10, 44), (3, 43), (-1, 38)],
    // Great Britain
    &[(-5, 50), (1, 51), (-2, 55), (-2, 58), (-6, 58), (-3, 54)],
    // Japan
    &[(130, 32), (136, 34), (141, 36), (145, 43), (141, 45), (139, 38)],
    // Indonesia and Malaysia
    &[(95, 5), (104, -2), (115, -8), (106, -7), (101, -2)],
    // Australia
    &[(114, -22), (122, -18), (131, -12), (137, -16), (142, -11), (146, -19), (153, -26), (150, -37), (144, -38), (136, -34),
      (129, -32), (116, -35)],
];

/// The coasts as a path, in degrees from the frame's corner in the north-west.
pub fn coasts() -> String {
    let mut path = String::new();
    for corners in LAND {
        for (at, (east, north)) in corners.iter().enumerate() {
            let sign = if at == 0 { 'M' } else { 'L' };
            path.push_str(&format!("{sign}{} {}", east - FRAME.0, FRAME.1 - north));
        }
        path.push('z');
    }
    path
}

/// A region in the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The region.
    pub region: Region,
    /// Distance from the left edge, as a fraction of the width.
    pub x: f64,
    /// Distance from the upper edge, as a fraction of the height.
    pub y: f64,
    /// Its events.
    pub count: u64,
    /// Diameter of its mark as a fraction of the largest, which is that of the region with most events; 0 without events.
    pub size: f64,
}

/// All regions, those with most events first, so that smaller marks are drawn over larger ones.
pub fn places(facet: &Facet) -> Vec<Place> {
    let count =
        |region: &Region| facet.items.iter().find(|item| item.value == region.name).map_or(0, |item| item.count);
    let most = facet.items.iter().map(|item| item.count).max().unwrap_or_default().max(1) as f64;
    let mut places: Vec<Place> = Vec::new();
    for (region, (x, y)) in REGIONS.iter().zip(positions()) {
        let count = count(region);
        let place = Place { region: *region, x, y, count, size: (count as f64 / most).sqrt() };
        // A few dozen: the standard library's sort takes 4 kB for each type sorted.
        places.insert(places.partition_point(|known| known.count >= place.count), place);
    }
    places
}

/// Values that are no region of the drawing.
pub fn elsewhere(facet: &Facet) -> Vec<&FacetItem> {
    facet.items.iter().filter(|item| crate::regions::named(&item.value).is_none()).collect()
}

/// Where regions are drawn, as fractions of width and height: where they are, except that none hides another.
fn positions() -> Vec<(f64, f64)> {
    let (west, north, width, height) = FRAME;
    let mut at: Vec<(f64, f64)> =
        REGIONS.iter().map(|it| (f64::from(it.east - west), f64::from(north - it.north))).collect();
    for _ in 0..ROUNDS {
        for one in 0..at.len() {
            for other in 0..one {
                let (Some(&(x, y)), Some(&(u, v))) = (at.get(one), at.get(other)) else { continue };
                let (mut across, down) = (x - u, y - v);
                if across == 0.0 && down == 0.0 {
                    across = 0.1;
                }
                let apart = across.hypot(down);
                if apart < CLOSEST {
                    let push = (CLOSEST - apart) / 2.0 / apart;
                    let step = (across * push, down * push);
                    at.get_mut(one).into_iter().for_each(|it| *it = (x + step.0, y + step.1));
                    at.get_mut(other).into_iter().for_each(|it| *it = (u - step.0, v - step.1));
                }
            }
        }
    }
    at.into_iter().map(|(x, y)| (x / f64::from(width), y / f64::from(height))).collect()
}

#[cfg(test)]
mod tests {
    use protocol::Column;

    use super::*;

    #[test]
    fn no_region_hides_another_and_all_are_near_where_they_are() {
        let at = positions();
        let (width, height) = (f64::from(FRAME.2), f64::from(FRAME.3));
        for (one, region) in REGIONS.iter().enumerate() {
            let (x, y) = (at[one].0 * width, at[one].1 * height);
            assert!((0.0..=1.0).contains(&at[one].0) && (0.0..=1.0).contains(&at[one].1), "{region:?}");
            let moved = (x - f64::from(region.east - FRAME.0)).hypot(y - f64::from(FRAME.1 - region.north));
            assert!(moved < 13.0, "{region:?} moved by {moved} degrees");
            for other in 0..one {
                let apart = (x - at[other].0 * width).hypot(y - at[other].1 * height);
                assert!(apart > CLOSEST * 0.8, "{region:?} and {:?}: {apart}", REGIONS[other]);
            }
        }
    }

    #[test]
    fn marks_grow_with_the_square_root_of_counts() {
        let item = |value: &str, count| FacetItem { value: value.to_owned(), count, errors: 0, about: None };
        let items = vec![item("eu-central-1", 400), item("us-east-1", 100), item("mars-north-1", 5)];
        let facet = Facet { column: Column::AwsRegion, items, distinct: 3, other: 0, absent: 0, absent_errors: 0 };
        let places = places(&facet);
        let seen: Vec<(&str, f64)> = places.iter().take(3).map(|place| (place.region.name, place.size)).collect();
        assert_eq!(seen[..2], [("eu-central-1", 1.0), ("us-east-1", 0.5)]);
        assert_eq!((places.len(), seen[2].1), (REGIONS.len(), 0.0));
        assert_eq!(elsewhere(&facet).len(), 1);
        assert!(coasts().starts_with("M0 12L0 1L40 1") && coasts().matches('z').count() == LAND.len());
    }
}
