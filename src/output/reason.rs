//! Errors of the system in words for people.

use std::io::{Error, ErrorKind};

/// Why the system refuses: no capital, no full stop, no number.
pub fn reason(error: &Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::PermissionDenied => "you have no right to it",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::QuotaExceeded => "your share of the disk is full",
        ErrorKind::FileTooLarge => "the file is larger than the system allows",
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read",
        ErrorKind::InvalidFilename => "the name is too long, or not allowed on this disk",
        ErrorKind::NotADirectory => "a file stands where a folder belongs",
        ErrorKind::AddrInUse => "another program uses it",
        ErrorKind::IsADirectory => "a folder stands where a file belongs",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_system_are_left_out() {
        for number in [1, 2, 5, 13, 20, 21, 27, 28, 36, 40, 122] {
            let reason = reason(&Error::from_raw_os_error(number));
            assert!(!reason.is_empty() && !reason.contains("os error"), "{number}: {reason}");
        }
    }
}
