//! Degrees to metres on the national grid, for directories that have only degrees.
//!
//! After the formulae of Ordnance Survey's *A guide to coordinate systems in Great Britain* (annexes B and C): WGS84 by a
//! Helmert transformation to OSGB36, then the transverse Mercator projection. Good to some five metres.

/// A spheroid: its longer and shorter half axis, in metres.
struct Spheroid {
    a: f64,
    b: f64,
}

impl Spheroid {
    fn eccentricity_squared(&self) -> f64 {
        1.0 - self.b * self.b / (self.a * self.a)
    }
}

/// What satellites measure on.
const WGS84: Spheroid = Spheroid { a: 6_378_137.0, b: 6_356_752.314_245 };
/// What the national grid is drawn on.
const AIRY: Spheroid = Spheroid { a: 6_377_563.396, b: 6_356_256.909 };

/// Metres east and north of the grid's origin; `None` outside Great Britain and its waters.
pub(super) fn on_the_grid(lat: f64, long: f64) -> Option<(i32, i32)> {
    if !(49.0..61.5).contains(&lat) || !(-9.5..2.5).contains(&long) {
        return None;
    }
    let (lat, long) = to_airy(lat.to_radians(), long.to_radians());
    let (east, north) = projected(lat, long);
    Some((east.round() as i32, north.round() as i32))
}

/// Latitude and longitude on the Airy spheroid, in radians.
fn to_airy(lat: f64, long: f64) -> (f64, f64) {
    let e2 = WGS84.eccentricity_squared();
    let nu = WGS84.a / (1.0 - e2 * lat.sin().powi(2)).sqrt();
    let (x, y, z) = (nu * lat.cos() * long.cos(), nu * lat.cos() * long.sin(), nu * (1.0 - e2) * lat.sin());
    // Shifts in metres, scale in parts of a million, turns in seconds of arc.
    let (tx, ty, tz, scale) = (-446.448, 125.157, -542.060, 1.0 + 20.4894e-6);
    let seconds = |seconds: f64| (seconds / 3600.0).to_radians();
    let (rx, ry, rz) = (seconds(-0.1502), seconds(-0.2470), seconds(-0.8421));
    let (x, y, z) = (
        tx + scale * x - rz * y + ry * z,
        ty + rz * x + scale * y - rx * z,
        tz - ry * x + rx * y + scale * z,
    );
    let e2 = AIRY.eccentricity_squared();
    let from_axis = x.hypot(y);
    let mut lat = z.atan2(from_axis * (1.0 - e2));
    // Each turn is right to another four figures or so.
    for _ in 0..4 {
        let nu = AIRY.a / (1.0 - e2 * lat.sin().powi(2)).sqrt();
        lat = (z + e2 * nu * lat.sin()).atan2(from_axis);
    }
    (lat, y.atan2(x))
}

/// Metres east and north of the false origin.
fn projected(lat: f64, long: f64) -> (f64, f64) {
    let (scale, lat_0, long_0) = (0.999_601_271_7, 49f64.to_radians(), (-2f64).to_radians());
    let (a, b) = (AIRY.a * scale, AIRY.b * scale);
    let e2 = AIRY.eccentricity_squared();
    let n = (a - b) / (a + b);
    let (sin, cos, tan2) = (lat.sin(), lat.cos(), lat.tan().powi(2));
    let nu = a / (1.0 - e2 * sin * sin).sqrt();
    let rho = a * (1.0 - e2) / (1.0 - e2 * sin * sin).powf(1.5);
    let eta2 = nu / rho - 1.0;
    let (less, more) = (lat - lat_0, lat + lat_0);
    let meridian = b
        * ((1.0 + n + 1.25 * n * n + 1.25 * n.powi(3)) * less
            - (3.0 * n + 3.0 * n * n + 2.625 * n.powi(3)) * less.sin() * more.cos()
            + (1.875 * n * n + 1.875 * n.powi(3)) * (2.0 * less).sin() * (2.0 * more).cos()
            - 35.0 / 24.0 * n.powi(3) * (3.0 * less).sin() * (3.0 * more).cos());
    let by = long - long_0;
    let north = meridian - 100_000.0
        + nu / 2.0 * sin * cos * by.powi(2)
        + nu / 24.0 * sin * cos.powi(3) * (5.0 - tan2 + 9.0 * eta2) * by.powi(4)
        + nu / 720.0 * sin * cos.powi(5) * (61.0 - 58.0 * tan2 + tan2 * tan2) * by.powi(6);
    let east = 400_000.0
        + nu * cos * by
        + nu / 6.0 * cos.powi(3) * (nu / rho - tan2) * by.powi(3)
        + nu / 120.0
            * cos.powi(5)
            * (5.0 - 18.0 * tan2 + tan2 * tan2 + 14.0 * eta2 - 58.0 * tan2 * eta2)
            * by.powi(5);
    (east, north)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example_of_the_survey() {
        // On the spheroid itself, as the guide works it out: to the millimetre.
        let degrees = |d: f64, m: f64, s: f64| (d + m / 60.0 + s / 3600.0).to_radians();
        let (east, north) = projected(degrees(52.0, 39.0, 27.2531), degrees(1.0, 43.0, 4.5177));
        assert!((east - 651_409.903).abs() < 0.01 && (north - 313_177.270).abs() < 0.01, "{east} {north}");
        // By satellite, to some metres.
        let (east, north) = on_the_grid(52.657_979, 1.716_052).unwrap();
        assert!((east - 651_409).abs() < 10 && (north - 313_177).abs() < 10, "{east} {north}");
        for (lat, long) in [(99.999_999, 0.0), (0.0, 0.0), (f64::NAN, 0.0), (52.0, f64::INFINITY)] {
            assert_eq!(on_the_grid(lat, long), None);
        }
    }
}
