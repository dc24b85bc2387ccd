//! Lines and areas of the plane → path data: clipped to the frame (Liang–Barsky for lines, Sutherland–Hodgman for areas),
//! simplified to what can be seen (Douglas–Peucker), written short.

use crate::picture::{Point, Rect, Segment};

/// How far a simplified line may lie from the true one, in units of the picture.
const TOLERANCE: f64 = 0.35;

/// The part of an area inside a box (Sutherland–Hodgman). Where the box cuts, the ring runs along it.
pub(super) fn clip_ring(ring: &[Point], frame: &Rect) -> Vec<Point> {
    let across: fn(&Point) -> f64 = |p| p.x;
    let down: fn(&Point) -> f64 = |p| p.y;
    let sides = [
        (across, frame.x, 1.0),
        (across, frame.right(), -1.0),
        (down, frame.y, 1.0),
        (down, frame.bottom(), -1.0),
    ];
    let mut points = ring.to_vec();
    for (axis, limit, sign) in sides {
        let depth = |p: &Point| sign * (axis(p) - limit);
        let mut kept = Vec::with_capacity(points.len());
        for (index, a) in points.iter().enumerate() {
            let b = &points[(index + 1) % points.len()];
            if depth(a) >= 0.0 {
                kept.push(*a);
            }
            if (depth(a) >= 0.0) != (depth(b) >= 0.0) {
                kept.push(a.toward(b, depth(a) / (depth(a) - depth(b))));
            }
        }
        points = kept;
    }
    points
}

/// The parts of a line inside a box.
pub(super) fn clip_line(line: &[Point], frame: &Rect) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for edge in line.windows(2) {
        let Some((from, to)) = Segment::new(edge[0], edge[1]).within(frame) else {
            open = false;
            continue;
        };
        match parts.last_mut().filter(|_| open) {
            Some(part) => part.push(to),
            None => parts.push(vec![from, to]),
        }
        open = to == edge[1];
    }
    parts
}

/// The line without points that lie nearer than the tolerance to what remains of it (Douglas–Peucker).
pub(super) fn simplified(line: &[Point]) -> Vec<Point> {
    let mut keep = vec![false; line.len()];
    let mut spans = vec![(0, line.len().saturating_sub(1))];
    while let Some((from, to)) = spans.pop() {
        let Some(kept) = keep.get_mut(from) else { break };
        *kept = true;
        keep[to] = true;
        let far = (from + 1..to)
            .map(|index| (Segment::new(line[from], line[to]).distance(&line[index]), index))
            .reduce(|a, b| if b.0 > a.0 { b } else { a });
        if let Some((_, index)) = far.filter(|(far, _)| *far > TOLERANCE) {
            spans.push((from, index));
            spans.push((index, to));
        }
    }
    line.iter().zip(keep).filter(|(_, keep)| *keep).map(|(point, _)| *point).collect()
}

/// Path data of several lines: relative steps, tenths of a unit.
pub(super) fn data(lines: &[Vec<Point>], closed: bool) -> String {
    let mut data = String::new();
    let tenths = |value: f64| (value * 10.0).round();
    for line in lines {
        let mut last: Option<(f64, f64)> = None;
        let mut sign = 'M';
        for point in line {
            let now = (tenths(point.x), tenths(point.y));
            let then = last.unwrap_or_default();
            if last == Some(now) {
                continue;
            }
            step(&mut data, sign, (now.0 - then.0) / 10.0, (now.1 - then.1) / 10.0);
            sign = if sign == 'M' { 'l' } else { ' ' };
            last = Some(now);
        }
        if closed && last.is_some() {
            data.push('z');
        }
    }
    data
}

/// One step; a minus sign parts two numbers as well as a space.
fn step(data: &mut String, sign: char, x: f64, y: f64) {
    for (sign, value) in [(sign, x + 0.0), (' ', y + 0.0)] {
        if sign != ' ' || value >= 0.0 {
            data.push(sign);
        }
        data.push_str(&value.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect { x: 0.0, y: 0.0, width: 10.0, height: 10.0 };

    fn points(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect()
    }

    #[test]
    fn cuts_at_the_frame() {
        let ring = points(&[(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]);
        let cut = clip_ring(&ring, &FRAME);
        assert_eq!(cut.len(), 4);
        assert!(cut.iter().all(|p| p.x >= 0.0 && p.y >= 0.0));
        let line = points(&[(-5.0, 5.0), (5.0, 5.0), (15.0, 5.0), (15.0, 20.0), (5.0, 5.0)]);
        let parts = clip_line(&line, &FRAME);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0], points(&[(0.0, 5.0), (5.0, 5.0), (10.0, 5.0)]));
    }

    #[test]
    fn writes_short() {
        let line = vec![points(&[(1.04, 2.0), (3.0, 1.0), (3.01, 1.01), (3.0, 5.25)])];
        assert_eq!(data(&line, true), "M1 2l2-1 0 4.3z");
        assert_eq!(simplified(&points(&[(0.0, 0.0), (1.0, 0.1), (2.0, 0.0)])).len(), 2);
        assert_eq!(simplified(&[]), []);
    }
}
