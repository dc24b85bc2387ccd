//! A corpus of any size, the same on every machine: articles in two languages with mentions and notes, profiles of
//! groups and actors, and sources.
//!
//! An article is about as long as a real one: 21 paragraphs of 47 Arabic and 70 English words, four mentions in each,
//! drawn from a cast of 32, and a note on every third paragraph.

pub(crate) mod project;
pub(crate) mod words;

use words::{Both, Dice, actor_name, capital, group_name};

const PARAGRAPHS: usize = 21;
const MENTIONS: usize = 4;
const CAST: usize = 32;

/// What a site is made from, whatever generator makes it.
pub(crate) struct Corpus {
    pub(crate) articles: Vec<Article>,
    /// Groups first, then as many actors.
    pub(crate) entities: Vec<Entity>,
    pub(crate) sources: Vec<Source>,
}

/// A text with mentions in it.
pub(crate) type Pieces = Vec<Piece>;

/// A part of a paragraph.
pub(crate) enum Piece {
    Words(String),
    /// The number of an entity; its name is the label.
    Mention(usize),
}

pub(crate) struct Article {
    pub(crate) id: String,
    pub(crate) title: Both,
    pub(crate) summary: Both,
    pub(crate) paragraphs: Vec<Paragraph>,
}

pub(crate) struct Paragraph {
    pub(crate) id: String,
    pub(crate) sides: [Pieces; 2],
    pub(crate) note: Option<Note>,
}

pub(crate) struct Note {
    /// What it glosses: words that occur once in their side.
    pub(crate) quote: Both,
    pub(crate) text: Both,
    /// The number of a source.
    pub(crate) source: usize,
}

pub(crate) struct Entity {
    /// `groups` or `actors`.
    pub(crate) folder: &'static str,
    pub(crate) id: String,
    pub(crate) name: Both,
    pub(crate) sort: Both,
    pub(crate) summary: Both,
    pub(crate) body: [Both; 2],
    pub(crate) statements: Vec<Statement>,
    /// A relation: its type and the number of the other entity.
    pub(crate) relation: (&'static str, usize),
    /// Whether no article mentions it: a few articles cannot mention everyone.
    pub(crate) context: bool,
}

pub(crate) struct Statement {
    pub(crate) text: Both,
    pub(crate) source: usize,
}

pub(crate) struct Source {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) publisher: String,
    pub(crate) year: usize,
}

impl Corpus {
    /// A corpus of `count` articles.
    pub(crate) fn new(count: usize) -> Self {
        let groups = (count / 10).max(50);
        let sources = count.max(20);
        let mut entities: Vec<Entity> =
            (0..2 * groups).map(|number| entity(number, groups, sources)).collect();
        let articles: Vec<Article> =
            (0..count).map(|number| article(number, &entities, sources)).collect();
        for paragraph in articles.iter().flat_map(|article| &article.paragraphs) {
            for piece in paragraph.sides.iter().flatten() {
                if let Piece::Mention(number) = piece {
                    entities[*number].context = false;
                }
            }
        }
        Self { articles, entities, sources: (0..sources).map(source).collect() }
    }

    /// What a reader sees of a text.
    pub(crate) fn plain(&self, pieces: &[Piece], lang: usize) -> String {
        plain(pieces, &self.entities, lang)
    }
}

fn plain(pieces: &[Piece], entities: &[Entity], lang: usize) -> String {
    let text = |piece: &Piece| match piece {
        Piece::Words(words) => words.clone(),
        Piece::Mention(entity) => entities[*entity].name[lang].clone(),
    };
    pieces.iter().map(text).collect()
}

fn source(number: usize) -> Source {
    let mut dice = Dice::new(number);
    Source {
        id: format!("source-{number:04}"),
        title: capital(&dice.words(1, 9)),
        publisher: format!("Agency {}", capital(&dice.words(1, 1))),
        year: 2012 + dice.below(13),
    }
}

fn entity(number: usize, groups: usize, sources: usize) -> Entity {
    let mut dice = Dice::new(1_000_000 + number);
    let at = number % groups;
    let (folder, id, name, relation) = if number < groups {
        ("groups", format!("group-{at:04}"), group_name(at), ("ally", (at + 1) % groups))
    } else {
        ("actors", format!("actor-{at:04}"), actor_name(at), ("member-of", at))
    };
    Entity {
        folder,
        id,
        name,
        sort: dice.both(3),
        summary: dice.sentence(16),
        body: [dice.sentence(45), dice.sentence(45)],
        statements: (0..2)
            .map(|fact| Statement {
                text: dice.sentence(18),
                source: (2 * number + fact) % sources,
            })
            .collect(),
        relation,
        context: true,
    }
}

fn article(number: usize, entities: &[Entity], sources: usize) -> Article {
    let mut dice = Dice::new(2_000_000 + number);
    let cast: Vec<usize> = (0..CAST).map(|_| dice.below(entities.len())).collect();
    let notes = PARAGRAPHS.div_ceil(3);
    Article {
        id: format!("article-{number:04}"),
        title: dice.both(9),
        summary: dice.sentence(40),
        paragraphs: (0..PARAGRAPHS)
            .map(|at| {
                let source = (number * notes + at / 3) % sources;
                paragraph(&mut dice, at, &cast, entities, (at % 3 == 0).then_some(source))
            })
            .collect(),
    }
}

fn paragraph(
    dice: &mut Dice,
    at: usize,
    cast: &[usize],
    entities: &[Entity],
    source: Option<usize>,
) -> Paragraph {
    let mentions: Vec<usize> = (0..MENTIONS).map(|_| cast[dice.below(cast.len())]).collect();
    let sides = [0, 1].map(|lang| side(dice, lang, at, &mentions));
    let note = source.map(|source| Note {
        quote: [0, 1].map(|lang| quote(&sides[lang], entities, lang)),
        text: dice.sentence(28),
        source,
    });
    Paragraph { id: format!("p{:02}", at + 1), sides, note }
}

/// Mentions between words; some paragraphs hold a year, and some of the Arabic ones a word in Latin letters.
fn side(dice: &mut Dice, lang: usize, at: usize, mentions: &[usize]) -> Pieces {
    let words = [8, 12][lang];
    let mut pieces = vec![Piece::Words(capital(&dice.words(lang, words)) + " ")];
    for mention in mentions {
        let extra = match (at % 7, lang) {
            (2, _) => format!(" {}", 2012 + dice.below(13)),
            (5, 0) => " (GSIM)".to_owned(),
            _ => String::new(),
        };
        pieces.push(Piece::Mention(*mention));
        pieces.push(Piece::Words(format!("{extra} {} ", dice.words(lang, words))));
    }
    if let Some(Piece::Words(last)) = pieces.last_mut() {
        last.truncate(last.trim_end().len());
        last.push('.');
    }
    pieces
}

/// Three or more words between two mentions that occur nowhere else in their side.
fn quote(side: &[Piece], entities: &[Entity], lang: usize) -> String {
    let plain = plain(side, entities, lang);
    let Some(Piece::Words(between)) = side.get(2) else { return plain };
    let words: Vec<&str> = between.split_whitespace().collect();
    (3..=words.len())
        .flat_map(|length| words.windows(length))
        .map(|window| window.join(" "))
        .find(|quote| plain.matches(quote.as_str()).count() == 1)
        .unwrap_or(plain)
}
