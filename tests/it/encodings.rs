//! Texts that are brought in: every letter of every encoding is itself, whatever stands before it and wherever the file ends.

use hashiya::edit::po::{self, Message};
use hashiya::import::{Format, decoded, document};
use proptest::prelude::*;

/// Encodings of one byte a letter, by some of their labels, and the letters of their bytes from 0x80 on; U+FFFD where there is none.
/// The tables are those of the Unicode Consortium.
const TABLES: [(&[&str], &str); 3] = [
    (
        &["windows-1256", "WINDOWS-1256", " cp1256 ", "x-cp1256"],
        "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u{200C}\u{200D}ں\u{A0}،¢£¤¥¦§¨©ھ«¬\u{AD}®¯°±²³´µ¶·¸¹؛»¼½¾؟ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىيîï\u{64B}\u{64C}\u{64D}\u{64E}ô\u{64F}\u{650}÷\u{651}ù\u{652}ûü\u{200E}\u{200F}ے",
    ),
    (
        &["iso-8859-6", "arabic", "asmo-708", "ecma-114"],
        "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\u{A0}\u{FFFD}\u{FFFD}\u{FFFD}¤\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}،\u{AD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}؛\u{FFFD}\u{FFFD}\u{FFFD}؟\u{FFFD}ءآأؤإئابةتثجحخدذرزسشصضطظعغ\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}ـفقكلمنهوىي\u{64B}\u{64C}\u{64D}\u{64E}\u{64F}\u{650}\u{651}\u{652}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
    ),
    (
        &["iso-8859-15", "l9", "csisolatin9"],
        "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\u{A0}¡¢£€¥Š§š©ª«¬\u{AD}®¯°±²³Žµ¶·ž¹º»ŒœŸ¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
    ),
];

/// A text in UTF-16.
fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn each_byte_is_its_letter() {
    for (labels, letters) in TABLES {
        let letters: Vec<char> = letters.chars().collect();
        assert_eq!(letters.len(), 128, "{labels:?}");
        for label in labels {
            for byte in 0..=u8::MAX {
                let letter =
                    byte.checked_sub(0x80).map_or(char::from(byte), |at| letters[usize::from(at)]);
                let found = decoded(&[b'a', byte, b'z'], Some(label));
                match letter {
                    '\u{FFFD}' => {
                        assert!(found.unwrap_err().contains(label), "{label}: {byte:02X}");
                    }
                    '\r' => assert_eq!(found.as_deref(), Ok("a\nz")),
                    letter => assert_eq!(found, Ok(format!("a{letter}z")), "{label}: {byte:02X}"),
                }
            }
            let all: Vec<u8> = (0x80..=u8::MAX)
                .filter(|byte| letters[usize::from(byte - 0x80)] != '\u{FFFD}')
                .collect();
            let text: String = letters.iter().filter(|letter| **letter != '\u{FFFD}').collect();
            // Decoders have buffers: each letter stands at each border once.
            for before in [0, 1, 1023, 4090, 65_530] {
                let bytes = [vec![b' '; before], all.repeat(9)].concat();
                assert!(
                    decoded(&bytes, Some(label)) == Ok(" ".repeat(before) + &text.repeat(9)),
                    "{label}: {before}"
                );
            }
        }
    }
}

/// Texts of letters of one to four bytes.
fn any_text() -> impl Strategy<Value = String> {
    let letters = prop::sample::select(vec![
        'a', '\n', '\r', '"', '\\', '\t', 'é', 'س', '\u{301}', '\u{200F}', '\u{FEFF}', '€',
        '\u{FFFD}', '🕊', '𐌰', '\u{2028}',
    ]);
    prop::collection::vec(letters, 0..40).prop_map(|letters| letters.into_iter().collect())
}

/// A text as its lines are read.
fn unix(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// A mark says the encoding, whatever label is given; without one the label says it, and without both it is UTF-8. The first mark alone is
    /// none of the text's. A file that is cut inside of a letter is refused.
    #[test]
    fn a_text_is_read_in_each_encoding(text in any_text(), before in prop::sample::select(vec![0_usize, 1, 2, 1020, 4093, 65_533])) {
        let whole = "x".repeat(before) + &text;
        let wanted = Ok(unix(&whole));
        // Words that begin with a mark would be without it.
        let is_marked = whole.starts_with('\u{FEFF}');
        let little = |text: &str| wide(text, u16::to_le_bytes);
        let big = |text: &str| wide(text, u16::to_be_bytes);
        let mark = "\u{FEFF}".to_owned() + &whole;
        for (plain, marked, label) in [
            (whole.clone().into_bytes(), mark.clone().into_bytes(), "utf-8"),
            (little(&whole), little(&mark), "utf-16le"),
            (big(&whole), big(&mark), "utf-16be"),
        ] {
            for label in [None, Some(label), Some("windows-1256"), Some("utf-8"), Some("utf-16be"), Some("utf-16le")] {
                prop_assert!(decoded(&marked, label) == wanted, "{label:?} for {text:?}");
            }
            if !is_marked {
                prop_assert!(decoded(&plain, Some(label)) == wanted, "{label:?} for {text:?}");
                prop_assert!(label != "utf-8" || decoded(&plain, None) == wanted, "{text:?}");
            }
            for cut in marked.len().saturating_sub(4).max(3)..marked.len() {
                let is_whole = if label == "utf-8" {
                    std::str::from_utf8(&marked[..cut]).is_ok()
                } else {
                    let of = if label == "utf-16le" { u16::from_le_bytes } else { u16::from_be_bytes };
                    let pairs = marked[..cut].chunks_exact(2);
                    let units: Vec<u16> = pairs.map(|it| of([it[0], it[1]])).collect();
                    cut.is_multiple_of(2) && String::from_utf16(&units).is_ok()
                };
                prop_assert_eq!(decoded(&marked[..cut], None).is_ok(), is_whole, "{} of {:?}", cut, text);
            }
        }
        prop_assert!(decoded(whole.as_bytes(), Some("utf-9")).is_err());
    }

    /// Messages come back as they were, however the tool that had them saves its files.
    #[test]
    fn messages_come_back(texts in prop::collection::vec((any_text(), any_text(), any::<bool>(), any_text()), 1..5)) {
        // A comment comes from names, which have no carriage returns.
        let messages: Vec<Message> = texts
            .into_iter()
            .enumerate()
            .map(|(number, (id, text, fuzzy, note))| Message {
                comments: vec![note.replace('\r', " ")],
                reference: format!("content/articles/a.yaml:{number}"),
                fuzzy,
                previous: Some(note).filter(|_| fuzzy),
                context: format!("a#p{number}"),
                id: format!("{number}{id}"),
                text,
            })
            .collect();
        let file = po::write("en", &messages);
        let windows = file.replace('\n', "\r\n");
        for bytes in [
            file.clone().into_bytes(),
            windows.clone().into_bytes(),
            format!("\u{FEFF}{windows}").into_bytes(),
            file.trim_end().to_owned().into_bytes(),
            wide(&format!("\u{FEFF}{file}"), u16::to_le_bytes),
        ] {
            let read = po::read(&decoded(&bytes, None).unwrap()).map_err(|line| TestCaseError::fail(format!("line {line} of {file}")))?;
            let said = |it: &Message| (it.context.clone(), it.id.clone(), it.text.clone(), it.fuzzy);
            prop_assert_eq!(read.iter().map(said).collect::<Vec<_>>(), messages.iter().map(said).collect::<Vec<_>>(), "{}", file);
        }
        prop_assert!(po::is_file(file.as_bytes()) && po::is_file(windows.as_bytes()));
    }
}

/// A text may be as large as the bound and no larger, and nothing of it is lost.
#[test]
fn the_largest_text_is_read_whole() {
    const LARGEST: usize = 16 << 20;
    let mut bytes = vec![b'x'; LARGEST];
    bytes[LARGEST - 1] = b'z';
    let text = decoded(&bytes, None).unwrap();
    assert!(text.len() == LARGEST && text.ends_with("xz"));
    bytes.push(b'z');
    assert!(decoded(&bytes, None).unwrap_err().contains("larger"));
}

/// Every format that is a text is read in each encoding alike, whatever it says of itself.
#[test]
fn formats_are_read_in_each_encoding() {
    let text = "سلام عليكم يا أهل القرية، كيف حالكم؟";
    let page = format!("<meta charset=\"utf-7\"><p>{text}</p>");
    for (format, source) in [(Format::Text, text), (Format::Markdown, text), (Format::Html, &page)]
    {
        let read = |bytes: &[u8], label| format!("{:?}", document(bytes, format, label).unwrap());
        let wanted = read(source.as_bytes(), None);
        let old: Vec<u8> = source
            .chars()
            .map(|letter| match TABLES[0].1.chars().position(|own| own == letter) {
                Some(at) => 0x80 + u8::try_from(at).unwrap(),
                None => u8::try_from(letter).unwrap(),
            })
            .collect();
        assert_eq!(read(&old, Some("windows-1256")), wanted);
        assert!(document(&old, format, None).is_err());
        for bytes in [
            format!("\u{FEFF}{source}").into_bytes(),
            wide(&format!("\u{FEFF}{source}"), u16::to_le_bytes),
            wide(&format!("\u{FEFF}{source}"), u16::to_be_bytes),
            source.to_owned().into_bytes(),
        ] {
            assert_eq!(read(&bytes, None), wanted);
        }
    }
}
