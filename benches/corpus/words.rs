//! The words that a corpus is drawn from, and the dice that draw them.

use std::sync::LazyLock;

/// The languages of a corpus, in the order of every pair of texts.
pub(crate) const LANGS: [&str; 2] = ["ar", "en"];

/// A text in both languages.
pub(crate) type Both = [String; 2];

/// Common words of news texts, about as long as those of a real briefing.
static WORDS: LazyLock<[Vec<&str>; 2]> =
    LazyLock::new(|| [ARABIC, ENGLISH].map(|words| words.split(' ').collect()));

const ARABIC: &str = "\
    في من على إلى عن بين التي الذي هذه كما وقد حيث منذ خلال بعد قبل ضد مع أن ما لا أو كان كانت \
    البلاد المنطقة العاصمة الحكومة السلطات الجيش القوات العناصر المسلحين الهجوم الهجمات العملية \
    العمليات الهدنة الاتفاق المفاوضات السكان المدنيين القرى المدينة الشمال الوسط الجنوب الحدود \
    الطرق النفوذ السيطرة القتال المواجهات الخسائر الأسلحة المعدات القيادة الزعيم الفرع التنظيم \
    التنظيمين الجماعة الحركة الحلف الدعم الموارد الذهب الماشية الوقود الحصار الأزمة الاستقرار \
    الأمن السياسية العسكرية المحلية الإقليمية الدولية الجديدة الأخيرة المشتركة الواسعة أعلنت \
    أكدت نفذت سيطرت انسحبت هاجمت قتلت استهدفت توسعت تراجعت طالبت رفضت وصفت أشار ذكر يرى تعتمد \
    مؤخرا تدريجيا سابقا خصوصا عشرات العديد بعض معظم أهم نحو";

const ENGLISH: &str = "\
    the of in and to on between which that since during after before against with from by for \
    was were has had country region capital government authorities army forces members fighters \
    attack attacks operation operations truce agreement negotiations population civilians \
    villages city north centre south border roads influence control fighting clashes losses \
    weapons equipment leadership commander branch organisation group movement alliance support \
    resources gold livestock fuel blockade crisis stability security political military local \
    regional international new recent joint wide announced confirmed carried seized withdrew \
    attacked killed targeted expanded declined demanded rejected described reported recently \
    gradually previously especially dozens many some most about several according a its their";

/// First names.
const GIVEN: &[[&str; 2]] = &[
    ["أحمد", "Ahmed"],
    ["إبراهيم", "Ibrahim"],
    ["موسى", "Moussa"],
    ["أمادو", "Amadou"],
    ["عثمان", "Ousmane"],
    ["سيدي", "Sidi"],
    ["بلال", "Bilal"],
    ["عمر", "Oumar"],
    ["يوسف", "Youssouf"],
    ["حمادون", "Hamadoun"],
    ["عبد الله", "Abdoulaye"],
    ["سليمان", "Souleymane"],
    ["الحسن", "Alassane"],
    ["محمود", "Mahmoud"],
    ["إدريسا", "Idrissa"],
    ["زكريا", "Zakaria"],
    ["جبريل", "Djibril"],
];

/// Family names.
const FAMILY: &[[&str; 2]] = &[
    ["كيتا", "Keita"],
    ["تراوري", "Traoré"],
    ["ديالو", "Diallo"],
    ["توري", "Touré"],
    ["ميغا", "Maïga"],
    ["كوليبالي", "Coulibaly"],
    ["سيسي", "Cissé"],
    ["ديكو", "Dicko"],
    ["باه", "Bah"],
    ["سنغاري", "Sangaré"],
    ["كوناتي", "Konaté"],
    ["دومبيا", "Doumbia"],
    ["أغ محمد", "Ag Mohamed"],
];

/// What groups are called, before the name of their region.
const FORMS: &[[&str; 2]] = &[
    ["جبهة تحرير", "Liberation Front of"],
    ["حركة شباب", "Youth Movement of"],
    ["كتيبة", "Battalion of"],
    ["تنسيقية حركات", "Coordination of"],
    ["مجلس", "Council of"],
    ["لواء", "Brigade of"],
    ["تحالف أبناء", "Alliance of"],
];

/// Regions.
const REGIONS: &[[&str; 2]] = &[
    ["غاو", "Gao"],
    ["كيدال", "Kidal"],
    ["ميناكا", "Ménaka"],
    ["تمبكتو", "Timbuktu"],
    ["موبتي", "Mopti"],
    ["سيغو", "Ségou"],
    ["كوليكورو", "Koulikoro"],
    ["سيكاسو", "Sikasso"],
    ["كايس", "Kayes"],
    ["تاوديني", "Taoudénit"],
    ["أنسونغو", "Ansongo"],
    ["دوينتزا", "Douentza"],
    ["باندياغارا", "Bandiagara"],
    ["نيونو", "Niono"],
    ["جني", "Djenné"],
    ["غوندام", "Goundam"],
    ["ديري", "Diré"],
];

/// A small generator of pseudo-random numbers: the same corpus on every machine, without a crate.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: usize) -> Self {
        let mut dice = Self(0x9E37_79B9_7F4A_7C15 ^ u64::try_from(seed).unwrap_or_default());
        // Neighbouring seeds must not begin alike.
        for _ in 0..4 {
            dice.below(2);
        }
        dice
    }

    /// A number below `end` (a linear congruential generator, multiplier and increment by Knuth).
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end
    }

    /// `count` words of a language with a comma now and then.
    pub(crate) fn words(&mut self, lang: usize, count: usize) -> String {
        let mut text = String::new();
        for at in 0..count {
            text.push_str(WORDS[lang][self.below(WORDS[lang].len())]);
            if at + 1 < count {
                let comma = if self.below(24) > 0 { "" } else { ["،", ","][lang] };
                text.push_str(comma);
                text.push(' ');
            }
        }
        text
    }

    /// Words in both languages; English takes half as many again.
    pub(crate) fn both(&mut self, arabic: usize) -> Both {
        [self.words(0, arabic), capital(&self.words(1, arabic * 3 / 2))]
    }

    /// A sentence in both languages.
    pub(crate) fn sentence(&mut self, arabic: usize) -> Both {
        self.both(arabic).map(|text| text + ".")
    }
}

/// The name of the group with this number.
pub(crate) fn group_name(number: usize) -> Both {
    joined(FORMS, REGIONS, number)
}

/// The name of the actor with this number.
pub(crate) fn actor_name(number: usize) -> Both {
    joined(GIVEN, FAMILY, number)
}

/// The lists have lengths without a common factor, so that every pair comes up before one repeats; from then on a number
/// tells names apart.
fn joined(first: &[[&str; 2]], second: &[[&str; 2]], number: usize) -> Both {
    let round = number / (first.len() * second.len());
    let suffix = if round > 0 { format!(" {}", round + 1) } else { String::new() };
    [0, 1].map(|lang| {
        let (first, second) = (first[number % first.len()], second[number % second.len()]);
        format!("{} {}{suffix}", first[lang], second[lang])
    })
}

/// The text with a capital letter.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
