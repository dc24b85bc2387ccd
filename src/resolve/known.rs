//! What the words of a project's texts mean: the ids and names of all its files. Texts are held against nothing else, so that one
//! that is as it was means what it meant as long as this is as it was.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::former::Bearers;
use crate::config::Linking;
use crate::lang::{Lang, LangTag, Localized};
use crate::mention::Finder;
use crate::mention::form::Forms;
use crate::model::{Entity, EntityId, EntityKind, Former, Origin, SourceId};
use crate::parse::Lost;
use crate::parse::raw::RawEntity;
use crate::script::fold::normal;

/// The words, and what is made of them.
pub(super) struct Known {
    pub(super) words: Words,
    /// The names of all entities.
    pub(super) finder: Arc<Finder>,
    /// The ids by name, made when an unknown word is first met.
    by_name: OnceLock<BTreeMap<String, String>>,
}

/// What texts are held against.
#[derive(PartialEq)]
pub(super) struct Words {
    /// Which mentions become links unless an article says otherwise.
    pub(super) linking: Linking,
    pub(super) entities: BTreeMap<String, EntityId>,
    /// The id of each entity as it was written.
    pub(super) ids: Vec<String>,
    /// The kind of each entity.
    pub(super) kinds: Vec<EntityKind>,
    /// The name of each entity in both languages, for bare references.
    pub(super) names: Vec<Localized<String>>,
    /// All names of each entity.
    forms: Vec<Named>,
    pub(super) sources: BTreeMap<String, SourceId>,
    /// The ids of the series, in order.
    pub(super) series: Vec<String>,
    /// What is called otherwise today; what articles were called is asked by no text.
    pub(super) former: Former,
    /// Ids that are known, but not what they name.
    pub(super) lost: Lost,
}

/// How an entity is found: its names in every language, because a Latin name may stand in an Arabic text; and the words that hold
/// one and mean something else.
#[derive(PartialEq)]
struct Named {
    names: Vec<(String, LangTag, Origin)>,
    not: Vec<String>,
}

impl Known {
    /// Prepares words. The finder of others is kept if they have the same names.
    pub(super) fn new(words: Words, before: Option<&Self>) -> Self {
        let before = before.filter(|before| before.words.forms == words.forms);
        let finder =
            before.map_or_else(|| Arc::new(finder(&words.forms)), |it| Arc::clone(&it.finder));
        Self { words, finder, by_name: OnceLock::new() }
    }

    /// The id of the entity that a word is the name of, in either language of the site.
    pub(super) fn named(&self, word: &str) -> Option<&str> {
        let by_name = self.by_name.get_or_init(|| {
            let names = self.words.names.iter().zip(&self.words.ids).flat_map(|(names, id)| {
                [&names.ar, &names.en].map(|name| (normal(name), id.clone()))
            });
            names.collect()
        });
        by_name.get(&normal(word)).map(String::as_str)
    }
}

impl Words {
    /// What is there, each list in the order of the book's.
    pub(super) fn new(of: &Bearers<'_>, former: &Former, lost: &Lost, linking: Linking) -> Self {
        let entities = || of.entities.iter().map(|raw| &raw.entity);
        let name = |lang: Lang, raw: &RawEntity| raw.entity.name(lang).text.to_owned();
        Self {
            linking,
            entities: entities()
                .enumerate()
                .map(|(index, entity)| (entity.id.clone(), EntityId::new(index)))
                .collect(),
            ids: entities().map(|entity| entity.id.clone()).collect(),
            kinds: entities().map(Entity::kind).collect(),
            names: of
                .entities
                .iter()
                .map(|raw| Localized::from_fn(|lang| name(lang, raw)))
                .collect(),
            forms: of.entities.iter().map(|raw| Named::of(raw)).collect(),
            sources: SourceId::all(of.sources)
                .map(|(id, source)| (source.id.clone(), id))
                .collect(),
            series: of.series.iter().map(|series| series.id.clone()).collect(),
            former: Former { articles: BTreeMap::new(), ..former.clone() },
            lost: Lost {
                entities: lost.entities.clone(),
                series: lost.series.clone(),
                sources: lost.sources.clone(),
                bibliography: lost.bibliography,
                ..Lost::default()
            },
        }
    }
}

impl Named {
    fn of(raw: &RawEntity) -> Self {
        let names = raw.entity.forms();
        let not = raw.entity.not.iter().map(|words| words.value.clone());
        Self {
            names: names.map(|it| (it.name.value.clone(), it.lang, it.origin)).collect(),
            not: not.collect(),
        }
    }
}

fn finder(forms_of: &[Named]) -> Finder {
    let mut forms = Forms::default();
    for (index, Named { names, not }) in forms_of.iter().enumerate() {
        for (name, lang, origin) in names {
            forms.add(name, *lang, EntityId::new(index), *origin);
        }
        not.iter().for_each(|words| forms.exclude(words));
    }
    Finder::new(forms)
}
