//! The file format of translators' tools: PO, as GNU gettext reads and writes it.
//!
//! Source: the GNU gettext manual, “The Format of PO Files”. Read is what tools write: one message for each entry, without
//! plurals. Obsolete entries (`#~`) are left out.

/// One text with its translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// What the translator should know, a line each.
    pub comments: Vec<String>,
    /// Where the text stands in the content.
    pub reference: String,
    /// Whether somebody must look at the translation again.
    pub fuzzy: bool,
    /// The text that the translation was made from, if it was another one.
    pub previous: Option<String>,
    /// What tells the message from others.
    pub context: String,
    /// The text.
    pub id: String,
    /// The translation; nothing if there is none.
    pub text: String,
}

/// A file of messages.
pub fn write(language: &str, messages: &[Message]) -> String {
    let header = format!(
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nLanguage: {language}\n"
    );
    let mut file = String::new();
    keyword(&mut file, "msgid", "");
    keyword(&mut file, "msgstr", &header);
    for message in messages {
        file.push('\n');
        one(&mut file, message);
    }
    file
}

fn one(file: &mut String, message: &Message) {
    for comment in message.comments.iter().flat_map(|it| it.lines()) {
        file.push_str(&format!("#. {comment}\n"));
    }
    if !message.reference.is_empty() {
        file.push_str(&format!("#: {}\n", message.reference));
    }
    if message.fuzzy {
        file.push_str("#, fuzzy\n");
    }
    if let Some(previous) = &message.previous {
        let mut lines = String::new();
        keyword(&mut lines, "msgid", previous);
        lines.lines().for_each(|line| file.push_str(&format!("#| {line}\n")));
    }
    keyword(file, "msgctxt", &message.context);
    keyword(file, "msgid", &message.id);
    keyword(file, "msgstr", &message.text);
}

/// A keyword with its text; several lines stand below it.
fn keyword(file: &mut String, word: &str, text: &str) {
    file.push_str(word);
    file.push(' ');
    if text.trim_end_matches('\n').contains('\n') || text.len() > 1 && text.ends_with('\n') {
        file.push_str("\"\"\n");
        for line in text.split_inclusive('\n') {
            file.push_str(&format!("\"{}\"\n", escaped(line)));
        }
    } else {
        file.push_str(&format!("\"{}\"\n", escaped(text)));
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '"' | '\\' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            '\r' => escaped.push_str("\\r"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Reads the messages of a file; its header is left out.
///
/// # Errors
/// The line, from 1, that says nothing that PO knows.
pub fn read(file: &str) -> Result<Vec<Message>, usize> {
    let mut messages = Vec::new();
    let mut reader = Reader::default();
    for (index, line) in file.lines().enumerate() {
        let line = line.trim();
        let is_next = line.starts_with("msgctxt") || line.starts_with('#') || line.is_empty();
        if is_next && reader.field == Field::Text {
            messages.push(std::mem::take(&mut reader).message);
        }
        reader.line(line).ok_or(index + 1)?;
    }
    messages.push(reader.message);
    messages.retain(|it| !it.context.is_empty() || !it.id.is_empty());
    Ok(messages)
}

/// Whether bytes are a file of messages, its header included.
pub fn is_file(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.trim_start_matches('\u{FEFF}');
    let has_message = text.lines().any(|line| line.trim_start().starts_with("msgid "));
    has_message && read(text).is_ok()
}

/// What a string in quotation marks belongs to.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Field {
    #[default]
    None,
    Context,
    Id,
    Text,
}

#[derive(Default)]
struct Reader {
    message: Message,
    field: Field,
}

impl Reader {
    fn line(&mut self, line: &str) -> Option<()> {
        if let Some(flags) = line.strip_prefix("#,") {
            self.message.fuzzy = flags.split(',').any(|flag| flag.trim() == "fuzzy");
            return Some(());
        }
        if line.is_empty() || line.starts_with('#') {
            return Some(());
        }
        let fields =
            [("msgctxt ", Field::Context), ("msgid ", Field::Id), ("msgstr ", Field::Text)];
        let named =
            fields.iter().find_map(|(word, field)| Some((line.strip_prefix(word)?, *field)));
        let (quoted, field) = named.unwrap_or((line, self.field));
        self.field = field;
        let text = unescaped(quoted.trim().strip_prefix('"')?.strip_suffix('"')?)?;
        match field {
            Field::None => return None,
            Field::Context => self.message.context.push_str(&text),
            Field::Id => self.message.id.push_str(&text),
            Field::Text => self.message.text.push_str(&text),
        }
        Some(())
    }
}

/// A text without its escapes; `None` if one of them means nothing.
fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        plain.push(match character {
            '\\' => match characters.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                sign @ ('"' | '\\') => sign,
                _ => return None,
            },
            c => c,
        });
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let messages = [
            Message {
                context: "a#p1".to_owned(),
                id: "قال: \"لا\"\\".to_owned(),
                ..Message::default()
            },
            Message {
                context: "a#p2".to_owned(),
                comments: vec!["one".to_owned(), "two".to_owned()],
                reference: "content/articles/a.yaml:3".to_owned(),
                fuzzy: true,
                previous: Some("first\nsecond".to_owned()),
                id: "سطر\n\tآخر\n".to_owned(),
                text: "line\nother".to_owned(),
            },
        ];
        let read = read(&write("en", &messages)).unwrap();
        let said = |it: &Message| (it.context.clone(), it.id.clone(), it.text.clone(), it.fuzzy);
        let (read, wanted): (Vec<_>, Vec<_>) =
            (read.iter().map(said).collect(), messages.iter().map(said).collect());
        assert_eq!(read, wanted);
    }

    /// Tools add flags of their own, before or behind ours.
    #[test]
    fn a_flag_counts_wherever_it_stands() {
        for (flags, is_fuzzy) in [
            ("#, fuzzy", true),
            ("#, fuzzy, no-wrap", true),
            ("#, no-wrap,fuzzy", true),
            ("#, no-wrap", false),
            ("#, not-fuzzy", false),
            ("#. fuzzy", false),
        ] {
            let message = read(&format!("{flags}\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n"));
            assert_eq!(message.unwrap()[0].fuzzy, is_fuzzy, "{flags}");
        }
    }

    /// Tools part messages by a line without words, or by nothing; what stands above a message belongs to it.
    #[test]
    fn a_comment_begins_the_next_message() {
        let message =
            |id: &str, head: &str| format!("{head}msgctxt \"{id}\"\nmsgid \"b\"\nmsgstr \"c\"\n");
        for head in ["#, fuzzy\n", "#. note\n#, fuzzy\n", "#: a.yaml:1\n#, fuzzy\n#| msgid \"x\"\n"]
        {
            for gap in ["", "\n", " \n\n"] {
                let file = [message("a", ""), message("b", head), message("c", "")].join(gap);
                let read = read(&file).unwrap();
                let flags: Vec<_> = read.iter().map(|it| (it.context.as_str(), it.fuzzy)).collect();
                assert_eq!(flags, [("a", false), ("b", true), ("c", false)], "{file}");
                assert!(read.iter().all(|it| it.text == "c"), "{file}");
            }
        }
    }

    #[test]
    fn what_is_no_po_is_refused_at_its_line() {
        assert_eq!(read("msgctxt \"a\"\nmsgid \"b\nmsgstr \"\"\n"), Err(2));
        assert_eq!(read("\n\"a\"\n"), Err(2));
        assert_eq!(read("msgid \"\\q\"\n"), Err(1));
    }
}
