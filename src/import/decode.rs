//! Bytes → text. UTF-8, and UTF-16 that begins with its mark, are certain; any other encoding must be named, because a guess turns
//! letters into others without a word.

use encoding_rs::Encoding;

/// The most bytes of a text.
const LARGEST: usize = 16 << 20;

/// The text that some bytes are, without a byte order mark and with `\n` at the ends of its lines.
///
/// # Errors
/// If they are no text in the encoding with this label: a sentence that says what to do.
pub fn decoded(bytes: &[u8], label: Option<&str>) -> Result<String, String> {
    if bytes.len() > LARGEST {
        return Err(format!("it is larger than {} MiB", LARGEST >> 20));
    }
    let encoding = match (label, Encoding::for_bom(bytes)) {
        (Some(label), _) => Encoding::for_label(label.trim().as_bytes()).ok_or_else(|| {
            format!("there is no encoding `{label}`; an older Arabic file may be `windows-1256`")
        })?,
        (None, Some((encoding, _))) => encoding,
        (None, None) => encoding_rs::UTF_8,
    };
    let (text, _, is_faulty) = encoding.decode(bytes);
    if is_faulty {
        return Err(match label {
            Some(label) => format!("it is not a text in `{label}`"),
            None => "it is not in UTF-8; name its encoding, such as `--encoding windows-1256` for an older Arabic file"
                .to_owned(),
        });
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn encodings_are_told_or_named() {
        let arabic = "سلام";
        assert_eq!(decoded(arabic.as_bytes(), None).unwrap(), arabic);
        assert_eq!(decoded("\u{FEFF}سلام".as_bytes(), None).unwrap(), arabic);
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(arabic.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decoded(&utf16, None).unwrap(), arabic);
        let windows = [0xD3, 0xE1, 0xC7, 0xE3];
        assert_eq!(decoded(&windows, Some("windows-1256")).unwrap(), arabic);
        assert!(decoded(&windows, None).unwrap_err().contains("windows-1256"));
        assert!(decoded(&windows, Some("arabic-1")).is_err());
        assert!(decoded(&windows, Some("utf-8")).unwrap_err().contains("`utf-8`"));
        assert!(decoded(&windows[..3], Some("utf-16le")).is_err());
    }

    #[test]
    fn lines_of_every_system_end_alike() {
        assert_eq!(decoded(b"a\nb\r\nc\rd\r\r\ne", None).unwrap(), "a\nb\nc\nd\n\ne");
    }
}
