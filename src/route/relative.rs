//! How one file of the output names another.

/// The relative link between two files of the output.
pub(super) fn relative(from: &str, to: &str) -> String {
    let shared = from
        .bytes()
        .zip(to.bytes())
        .take_while(|(a, b)| a == b)
        .enumerate()
        .filter(|(_, (byte, _))| *byte == b'/')
        .last()
        .map_or(0, |(slash, _)| slash + 1);
    let up = from[shared..].matches('/').count();
    let mut link = String::with_capacity(3 * up + to.len() - shared);
    (0..up).for_each(|_| link.push_str("../"));
    link + &to[shared..]
}
