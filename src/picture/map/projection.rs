//! From the globe to the plane, and from the plane to the picture.
//!
//! Source: the Lambert azimuthal equal-area projection, spherical form: J. P. Snyder, *Map Projections: A Working
//! Manual*, USGS Professional Paper 1395 (1987), pp. 182–190. Areas are true everywhere and lengths at the centre.
//! The sines come from a library in Rust, so that a picture has the same bytes on every machine.

use crate::picture::{Point, Rect};

/// The mean radius of the Earth in kilometres (IUGG).
pub const RADIUS: f64 = 6371.0088;

/// A point of the globe in degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Degrees {
    /// East of Greenwich.
    pub lon: f64,
    /// North of the equator.
    pub lat: f64,
}

impl Degrees {
    /// The point on the other side of the globe.
    #[must_use]
    pub fn antipode(self) -> Self {
        Self { lon: self.lon + 180.0, lat: -self.lat }
    }
}

/// A point of the globe as a vector of length 1: toward 0° N 0° E, 0° N 90° E and the north pole. To project it takes no sines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit([f64; 3]);

impl From<Degrees> for Unit {
    fn from(position: Degrees) -> Self {
        let (lat, lon) = (position.lat.to_radians(), position.lon.to_radians());
        let cos = libm::cos(lat);
        Self([cos * libm::cos(lon), cos * libm::sin(lon), libm::sin(lat)])
    }
}

impl Unit {
    /// The angle between two directions.
    pub fn angle(self, other: Self) -> f64 {
        libm::acos(self.dot(other).clamp(-1.0, 1.0))
    }

    fn dot(self, other: Self) -> f64 {
        self.0.iter().zip(other.0).map(|(a, b)| a * b).sum()
    }
}

/// A projection on a plane whose unit is the kilometre: x to the east, y to the south, the centre at 0, 0.
#[derive(Clone, Copy, Debug)]
pub struct Projection {
    /// What it is centred on.
    pub centre: Degrees,
    toward: Unit,
    east: Unit,
    south: Unit,
}

impl Projection {
    /// The projection with this centre.
    pub fn new(centre: Degrees) -> Self {
        let east = Degrees { lon: centre.lon + 90.0, lat: 0.0 };
        let south = Degrees { lon: centre.lon, lat: centre.lat - 90.0 };
        let [toward, east, south] = [centre, east, south].map(Unit::from);
        Self { centre, toward, east, south }
    }

    /// From the globe to the plane. The point opposite to the centre is a whole circle, the rim; its image is one
    /// point of it.
    pub fn project(&self, position: impl Into<Unit>) -> Point {
        let position = position.into();
        let (x, y) = (self.east.dot(position), self.south.dot(position));
        let share = 1.0 + self.toward.dot(position);
        if share < 1e-9 {
            let length = (x * x + y * y).sqrt();
            let (x, y) = if length > 0.0 { (x / length, y / length) } else { (0.0, 1.0) };
            return Point { x: 2.0 * RADIUS * x, y: 2.0 * RADIUS * y };
        }
        let k = RADIUS * (2.0 / share).sqrt();
        Point { x: k * x, y: k * y }
    }

    /// From the plane back to the globe.
    pub fn unproject(&self, point: Point) -> Degrees {
        let (x, y) = (point.x / RADIUS, -point.y / RADIUS);
        let rho = (x * x + y * y).sqrt();
        if rho < 1e-12 {
            return self.centre;
        }
        let lat = self.centre.lat.to_radians();
        let (sine, cosine) = (libm::sin(lat), libm::cos(lat));
        let arc = 2.0 * libm::asin((rho / 2.0).min(1.0));
        let (sin, cos) = (libm::sin(arc), libm::cos(arc));
        let lat = libm::asin((cos * sine + y * sin * cosine / rho).clamp(-1.0, 1.0));
        let lon = libm::atan2(x * sin, rho * cosine * cos - y * sine * sin);
        Degrees { lon: self.centre.lon + lon.to_degrees(), lat: lat.to_degrees() }
    }
}

/// How the plane lies in a picture.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    /// Units of the picture to a kilometre.
    pub scale: f64,
    /// The point of the plane in the middle of the picture.
    pub centre: Point,
    /// The width of the picture.
    pub width: f64,
    /// The height of the picture.
    pub height: f64,
}

impl Fit {
    /// Shows an extent of the plane whole in a frame, with a margin in units of the picture.
    pub fn new(extent: &Rect, width: f64, height: f64, margin: f64) -> Self {
        let across = (width - 2.0 * margin) / extent.width;
        let down = (height - 2.0 * margin) / extent.height;
        Self { scale: across.min(down), centre: extent.centre(), width, height }
    }

    /// The frame of the picture.
    pub fn frame(&self) -> Rect {
        Rect::frame(self.width, self.height)
    }

    /// From the plane to the picture.
    pub fn place(&self, point: Point) -> Point {
        Point {
            x: self.width / 2.0 + (point.x - self.centre.x) * self.scale,
            y: self.height / 2.0 + (point.y - self.centre.y) * self.scale,
        }
    }

    /// From the picture back to the plane.
    pub fn unplace(&self, point: Point) -> Point {
        Point {
            x: self.centre.x + (point.x - self.width / 2.0) / self.scale,
            y: self.centre.y + (point.y - self.height / 2.0) / self.scale,
        }
    }

    /// The angle about the centre of a projection within which all lies that the picture shows.
    pub fn angle(&self) -> f64 {
        let far = |point: Point| self.unplace(point).distance(&Point::default());
        let farthest = self.rim().map(far).fold(0.0, f64::max);
        2.0 * libm::asin((farthest / (2.0 * RADIUS)).min(1.0))
    }

    /// Points along the frame, so close that nothing of the plane escapes between two.
    pub fn rim(&self) -> impl Iterator<Item = Point> {
        let share = |step: i32| f64::from(step) / 16.0;
        let (width, height) = (self.width, self.height);
        (0..=16).map(share).flat_map(move |t| {
            let (x, y) = (t * width, t * height);
            [(x, 0.0), (x, height), (0.0, y), (width, y)].map(|(x, y)| Point { x, y })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let projection = Projection::new(Degrees { lon: -3.0, lat: 16.0 });
        for (lon, lat) in
            [(-8.0, 12.64), (2.97, 19.95), (37.62, 55.76), (-3.0, 16.0), (170.0, -60.0)]
        {
            let back = projection.unproject(projection.project(Degrees { lon, lat }));
            assert!((back.lat - lat).abs() < 1e-6 && (back.lon - lon).abs() < 1e-6, "{back:?}");
        }
    }

    #[test]
    fn the_antipode_lies_on_the_rim() {
        for (lon, lat) in [(0.0, 0.0), (-4.0, 14.5), (100.0, -30.0), (12.0, 90.0), (179.0, -89.9)] {
            let projection = Projection::new(Degrees { lon, lat });
            for nudge in [0.0, 1e-9, 1e-5, 1e-3] {
                let image = projection.project(Degrees { lon: lon + 180.0, lat: -lat + nudge });
                let far = image.distance(&Point::default());
                assert!((far / (2.0 * RADIUS) - 1.0).abs() < 1e-6, "{image:?} of {lon}, {lat}");
            }
        }
    }

    /// Bamako to Gao is 950 km on the sphere; near the centre the plane says the same within a hundredth.
    #[test]
    fn lengths_are_true_near_the_centre() {
        let projection = Projection::new(Degrees { lon: -4.0, lat: 14.5 });
        let a = projection.project(Degrees { lon: -8.0, lat: 12.64 });
        let b = projection.project(Degrees { lon: -0.04, lat: 16.27 });
        let length = a.distance(&b);
        assert!((length - 947.0).abs() < 9.5, "{length}");
    }
}
