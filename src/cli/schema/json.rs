//! [`Schema`] → JSON Schema. It refuses nothing that the decoders accept: a text may be written as a number, and nothing in
//! place of a field is as if the field were not there.

use serde_json::{Map, Value, json};

use crate::model::Book;
use crate::parse::schema::about::about;
use crate::parse::schema::{Content, FileKind, Mapping, Named, Schema, Shape, ValueId};

/// Where a schema says which version of JSON Schema it follows.
pub(super) const KEYWORD: &str = "$schema";

/// The version.
pub(super) const VERSION: &str = "https://json-schema.org/draft/2020-12/schema";

/// The ids of a project with what they name; without any, every id is taken.
#[derive(Default)]
pub(super) struct Ids {
    entities: Vec<(String, String)>,
    sources: Vec<(String, String)>,
    series: Vec<(String, String)>,
}

impl Ids {
    /// The ids of a book.
    pub(super) fn of(book: &Book) -> Self {
        let entities = book.entities.iter().map(|entity| {
            let names = entity.name.local().map(|_, name| name.map(|name| name.value.clone()));
            (entity.id.clone(), [names.en, names.ar].into_iter().flatten().collect::<Vec<_>>())
        });
        let sources = book.sources.iter().map(|source| (source.id.clone(), Vec::new()));
        let series = book.series.iter().map(|series| (series.id.clone(), Vec::new()));
        let joined = |(id, names): (String, Vec<String>)| (id, names.join(" · "));
        Self {
            entities: entities.map(joined).collect(),
            sources: sources.map(joined).collect(),
            series: series.map(joined).collect(),
        }
    }

    fn of_kind(&self, named: Named) -> &[(String, String)] {
        match named {
            Named::Entity | Named::EntityOrNone => &self.entities,
            Named::Source => &self.sources,
            Named::Series => &self.series,
            Named::Former => &[],
        }
    }
}

/// The schema of one kind of file.
pub(super) fn schema(kind: FileKind, ids: &Ids) -> Map<String, Value> {
    let format = kind.schema();
    let writer = Writer { format: &format, ids };
    let mut schema = Map::new();
    schema.insert("title".to_owned(), format!("Hashiya: {}", kind.name()).into());
    schema.extend(writer.value(ValueId::ROOT, false));
    schema
}

struct Writer<'s> {
    format: &'s Schema,
    ids: &'s Ids,
}

impl Writer<'_> {
    /// A value, which may be `null` if it is as good as absent.
    fn value(&self, value: ValueId, is_nullable: bool) -> Map<String, Value> {
        let shapes = self.format.shapes(value);
        let mut any: Vec<Value> = shapes.iter().map(|shape| self.shape(shape)).collect();
        if is_nullable && !any.is_empty() {
            any.push(json!({"type": "null"}));
        }
        match any.as_slice() {
            [] => Map::new(),
            [Value::Object(only)] => only.clone(),
            _ => object(json!({ "anyOf": any })),
        }
    }

    fn shape(&self, shape: &Shape) -> Value {
        match shape {
            Shape::Text(Content::Id(named)) => self.id(*named),
            Shape::Text(_) => json!({"type": ["string", "number", "boolean"]}),
            Shape::Words(words) => {
                json!({"enum": words.iter().flat_map(|word| spellings(word)).collect::<Vec<_>>()})
            }
            Shape::Number { least, most, is_whole } => number(*least, *most, *is_whole),
            Shape::List(items) => json!({"type": "array", "items": self.value(*items, false)}),
            Shape::Map(mapping) => self.mapping(mapping),
        }
    }

    fn id(&self, named: Named) -> Value {
        let known = self.ids.of_kind(named);
        if known.is_empty() {
            return json!({"type": ["string", "number", "boolean"]});
        }
        let none = (named == Named::EntityOrNone).then_some(("none", ""));
        let all = known.iter().map(|(id, name)| (id.as_str(), name.as_str())).chain(none);
        let (ids, names): (Vec<&str>, Vec<&str>) = all.unzip();
        json!({"enum": ids, "enumDescriptions": names})
    }

    fn mapping(&self, mapping: &Mapping) -> Value {
        let required: Vec<&str> = mapping.required().collect();
        let properties = mapping.fields.iter().map(|field| {
            let mut schema = self.value(field.value, !required.contains(&field.name));
            if let Some([english, arabic]) = about(mapping.what, field.name) {
                schema.insert("description".to_owned(), format!("{english}\n\n{arabic}").into());
            }
            (field.name.to_owned(), Value::Object(schema))
        });
        let others =
            mapping.others.map_or(Value::Bool(false), |value| self.value(value, false).into());
        let mut schema = object(json!({"type": "object", "additionalProperties": others}));
        schema.insert("properties".to_owned(), Value::Object(properties.collect()));
        if !required.is_empty() {
            schema.insert("required".to_owned(), required.into());
        }
        Value::Object(schema)
    }
}

/// A word as YAML may hand it over: some are numbers or truth values to it.
fn spellings(word: &str) -> Vec<Value> {
    let other = match word {
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        _ => word.parse::<i64>().ok().map(Value::from),
    };
    std::iter::once(Value::from(word)).chain(other).collect()
}

fn number(least: Option<f64>, most: Option<f64>, is_whole: bool) -> Value {
    let kind = if is_whole { "integer" } else { "number" };
    let mut schema = object(json!({"type": [kind, "string"]}));
    schema.extend(least.map(|least| ("minimum".to_owned(), least.into())));
    schema.extend(most.map(|most| ("maximum".to_owned(), most.into())));
    Value::Object(schema)
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
