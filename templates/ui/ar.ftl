# Site-wide
skip_to_content = الانتقال إلى النص
nav_label = القائمة الرئيسية
nav_menu = المحتويات
nav_article = المقال
nav_home = الصفحة الرئيسية
nav_groups = الجماعات
nav_actors = الشخصيات
nav_places = الأماكن
nav_events = الأحداث
nav_agreements = الاتفاقات
nav_timeline = الخط الزمني
nav_map = الخريطة
nav_network = شبكة العلاقات
nav_notes = الملاحظات
nav_sources = المصادر
nav_tags = الوسوم
nav_about = عن الإحاطة
language_label = اللغة
language_ar = العربية
language_en = English
footer_updated = آخر مراجعة للمحتوى:
footer_built_with = أُنشئ ببرنامج «حاشية»
footer_source = المحتوى والتصويبات

# Books (EPUB)
book_download = تنزيل بصيغة EPUB
book_download_all = تنزيل الإحاطة كاملة بصيغة EPUB
site_download = تنزيل الموقع كاملًا لتصفحه دون اتصال (ZIP)
book_glossary = معجم الأعلام والأحداث
# Before links to the glossary
book_subjects = انظر أيضًا:
book_crossing = رقم الفقرة رابط إلى الفقرة نفسها في النص الإنجليزي.
# $n: the number of the paragraph
book_paragraph_in_ar = الفقرة { $n } بالعربية
book_paragraph_in_en = الفقرة { $n } بالإنجليزية
book_accessibility = كتاب نصي يتدفق بحسب حجم الشاشة وحجم الخط. له قائمة محتويات، ولكل فصل عناوين مرتبة، ولكل نص لغته واتجاهه. الملاحظات روابط في مواضعها، وهي مجموعة كذلك في آخر كل فصل، ولكل ملاحظة رابط عودة إلى النص.

# Views of an article
view_label = طريقة العرض
view_parallel = الأصل والترجمة معًا

# Article
article_kicker = مقال
about_text = عن هذا النص
outline = في هذا المقال
# $n: the number of the paragraph; $count: how many there are
place = الفقرة { $n } من { $count }
outlet = جهة النشر
published_at = رابط الأصل
published = تاريخ النشر
# Before the date alone
published_on = نُشر في
updated = تاريخ التحديث
updated_on = حُدّث في
# Before the names of the authors, and of the translators
by = بقلم
translated_by = ترجمة
# Between names, and before the last
people_between = {" و"}
people_last = {" و"}
# Before the names of what is not known
unknown = ما لا يُعرف
unknown_author = الكاتب
unknown_translator = المترجم
unknown_outlet = جهة النشر
unknown_published = تاريخ النشر
unknown_address = رابط الأصل
# Between the members of a list, with the space behind it
comma = {"، "}
original_language = لغة الأصل
in_arabic = العربية
in_english = الإنجليزية
# $id: the id of the paragraph, such as p07
paragraph_link = رابط دائم إلى الفقرة { $id }
notes_of_paragraph = ملاحظات على الفقرة { $id }
# $n: the number of the note; $kind: one of the kinds below
note_number = الملاحظة { $n }
figure_link = الشكل { $id }
note_ref = الملاحظة { $n }: { $kind }
note_back = العودة إلى النص
whole_paragraph = على الفقرة كلها
# The control that opens a paragraph in the other language; $id: the id of the paragraph
paragraph_translation = الترجمة
paragraph_translation_of = الترجمة: الفقرة { $id }
paragraph_original = الأصل
paragraph_original_of = الأصل: الفقرة { $id }
translation_draft = مسودة ترجمة
translation_stale = تغير الأصل بعد إنجاز هذه الترجمة
subjects = صفحات ذات صلة:
article_missing_ar = هذا المقال غير متوافر بالعربية، وما يأتي نصه الإنجليزي.
article_missing_en = هذا المقال غير متوافر بالإنجليزية، وما يأتي نصه العربي.
missing_ar = هذه الفقرة غير متوافرة بالعربية.
missing_en = هذه الفقرة غير متوافرة بالإنجليزية.
fallback_notice = هذا النص غير متوافر بالعربية، ويُعرض بالإنجليزية.

# The reader's tools
settings_label = العرض
theme_label = الألوان
theme_system = بحسب إعداد الجهاز
theme_light = فاتحة
theme_dark = داكنة
size_label = حجم النص
size_1 = صغير
size_2 = متوسط
size_3 = كبير
size_4 = كبير جدًا
layout_label = العمودان
layout_both = متساويان
layout_ar_wide = العربي أوسع
layout_en_wide = الإنجليزي أوسع
layout_ar = العربي وحده
layout_en = الإنجليزي وحده
notes_unfold = بسط جميع الملاحظات
notes_fold = طي جميع الملاحظات
notes_kinds = أنواع الملاحظات
note_more = المزيد
note_less = طيّ
note_previous = الملاحظة السابقة
note_next = الملاحظة التالية
# Before the id of the paragraph last read
resume = متابعة القراءة من
help_open = الاختصارات
help_heading = اختصارات لوحة المفاتيح
help_paragraph = الفقرة التالية أو السابقة
help_note = الملاحظة التالية أو السابقة
help_search = فتح البحث
help_parallel = التبديل بين لغة واحدة والأصل مع الترجمة
help_card = الانتقال إلى بطاقة الاسم أو المصدر، والعودة منها
help_help = هذه القائمة
help_layout = العبرة بموضع المفتاح لا بالحرف المكتوب عليه، فتعمل الاختصارات أيضًا حين تكون الكتابة بالعربية.
help_switch = تفعيل الاختصارات
close = إغلاق
copy = نسخ
copied = نُسخ
copy_link = نسخ الرابط
# Hands the link to another program of the device
share = مشاركة عبر…

# The search
search_heading = البحث في الإحاطة
search_open = بحث
search_label = البحث
search_close = إغلاق
search_hint = يجد البحث الأسماء والفقرات والملاحظات والمصادر بالعربية والإنجليزية معًا، مهما اختلف الإملاء. وما يوضع بين علامتي تنصيص يُبحث عنه بلفظه.
search_loading = جارٍ التحميل…
search_failed = تعذر تحميل فهرس البحث.
search_none = لا نتائج.
# Before the words that stand in for one which is nowhere
search_near = لا وجود لهذا اللفظ، وأقرب ما يُشبهه:
# Before the number of results
search_count = عدد النتائج:
search_more = نتائج أخرى
search_recent = عمليات بحث سابقة
search_forget = محوها
search_kinds = بحسب النوع
search_languages = بحسب لغة اللفظ
search_in_ar = ورد بالعربية
search_in_en = ورد بالإنجليزية
search_without = يحتاج البحث إلى تفعيل جافاسكربت. وهذه فهارس المحتوى كله:
search_article = مقال
search_articles = المقالات
search_paragraph = فقرة
search_paragraphs = الفقرات
search_note = ملاحظة
search_statement = معلومة
search_statements = المعلومات
search_source = مصدر
search_page = صفحة
search_pages = الصفحات

# Citations: $paragraph is the next message, or nothing; $url an address
cite_short = مشاركة
# $id: the id of the paragraph
cite_this = مشاركة الفقرة { $id } أو الاستشهاد بها
cite_heading = طريقة الاستشهاد بهذا النص
cite_intro = للاستشهاد بفقرة بعينها يُضاف معرّفها إلى آخر رابط المقال مسبوقًا بالعلامة #، فيقود الرابط إلى الفقرة نفسها في اللغتين وفي جميع طرق العرض.
cite_paragraph_heading = مشاركة الفقرة أو الاستشهاد بها:
cite_paragraph = ، الفقرة { $id }
cite_plain = { $author }«{ $title }».{ $translator }{ $date } ضمن: { $site }{ $paragraph }. { $url }
# The parts of the citation: $words are names, or a date
cite_author = { $words }.{" "}
cite_translator = {" "}ترجمة { $words }.
cite_date = {" "}{ $words }.
cite_ar = بالعربية
cite_en = بالإنجليزية
author_unknown = كاتب غير معروف
date_not_known = تاريخ غير معروف
data_heading = بيانات المقال المشروحة
data_intro = هذا هو الملف الذي تُنشأ منه صفحات المقال.
translation = الترجمة

# Kinds of notes
kind_context = سياق
kind_correction = تصويب
kind_ambiguity = التباس
kind_attribution = قول الكاتب
kind_wording = صياغة
kind_original = حاشية الكاتب

# Confidence labels
confidence_sourced = موثق بمصدر
confidence_sourced_weak = مصدر ضعيف
confidence_contested = محل خلاف
confidence_inference = استنتاج المحررين
confidence_general_knowledge = معلومة عامة

# Entities: headings of the lists
groups_heading = معجم الجماعات
actors_heading = الشخصيات
places_heading = الأماكن
events_heading = الأحداث
agreements_heading = الاتفاقات

# Entities: what a single one is called
one_group = جماعة
one_actor = شخصية
one_place = مكان
one_event = حدث
one_agreement = اتفاق

# Entities: parts of a profile
context_notice = خلفية لا يرد ذكرها في أي مقال
also_known_as = أسماء أخرى
in_other_language = الاسم بصيغ ولغات أخرى
elsewhere = في مواقع أخرى
summary = الملخص
facts_heading = معلومات
comment_heading = تعليق المحررين
jumps_label = في هذه الصفحة
relations_heading = العلاقات
mentions_heading = في النص
written_heading = مقالات منشورة بهذا الاسم
translated_heading = ترجمات منشورة بهذا الاسم
no_mentions = لا يرد الاسم في أي مقال.
also_in = وكذلك في:
founded = التأسيس
dissolved = الحل أو الانتهاء
born = الميلاد
died = الوفاة
date = التاريخ
end_date = تاريخ الانتهاء
since = منذ { $date }
until = حتى { $date }
# The date of a moment behind the words that it belongs to; in a cell or behind a colon the date stands alone
date_of_moment = في { $date }
before_date = ،
before_remark = ؛
roles_heading = المناصب
position = الموقع
precision = النقطة المبيَّنة
precision_point = المكان بعينه
precision_proxy = مكان مجاور ينوب عنه
precision_region = نقطة تمثل المنطقة
# $lat, $lon: decimal degrees
coordinates = { $lat }، { $lon }
degrees_alone = { $degrees } درجة
degrees_north = { $degrees } درجة شمالًا
degrees_south = { $degrees } درجة جنوبًا
degrees_east = { $degrees } درجة شرقًا
degrees_west = { $degrees } درجة غربًا
source_list = المصادر
source_one = المصدر
source_visit = الانتقال إلى المصدر
source_entry = في قائمة المصادر

# Dates: $date, $from and $to are formatted dates, $year is a year
date_approximate = { $date } تقريبًا
date_inferred = { $date }، بحسب المحررين
not_datable = تاريخ غير محدد
date_uncertain = { $date } (غير مؤكد)
date_interval = من { $from } إلى { $to }
# Numbers and what they share: 2012–2015, 13–15 April 2024
date_range = { $from }–{ $to }
date_since = منذ { $date }
date_until = حتى { $date }
# When something began or ended, after “since” or “until”
date_between = تاريخ يقع بين { $from } و{ $to }
date_or_later = { $date } أو بعده
date_or_earlier = { $date } أو قبله
season_0 = ربيع { $year }
season_1 = صيف { $year }
season_2 = خريف { $year }
season_3 = شتاء { $year }
# A day or month with a year that has its era
date_of_year = { $date } { $year }
year_before = { $year } ق.م
year_common = { $year } م
# $era: before or common; $century: its number
century = القرن { $century ->
    [1] الأول
    [2] الثاني
    [3] الثالث
    [4] الرابع
    [5] الخامس
    [6] السادس
    [7] السابع
    [8] الثامن
    [9] التاسع
    [10] العاشر
   *[other] الـ{ $century }
}{ $era ->
    [before] {" ق.م"}
   *[common] {""}
}
# $tens: the last two digits of its first year
decade = { $tens ->
    [0] العقد الأول من
    [10] العقد الثاني من
    [20] عشرينيات
    [30] ثلاثينيات
    [40] أربعينيات
    [50] خمسينيات
    [60] ستينيات
    [70] سبعينيات
    [80] ثمانينيات
   *[90] تسعينيات
} { century }
# A decade or century behind a preposition
date_period = { $date }
date_unknown = غير معروف
date_bounds = من { $from } إلى { $to }
date_then_until = { $from }، والنهاية: { $to }

# Sources and the page of all notes
sources_heading = المصادر
# Before the names of the formats in which the same can be had
data_sources = هذه المصادر لبرامج إدارة المراجع
data_pages = صفحات هذه الإحاطة للاستشهاد بها
data_all = محتوى هذه الإحاطة كله في صورة بيانات
# Below a printed article
endnotes_heading = عناوين المصادر على الإنترنت
# The kinds of sources
sources_report = تقارير
sources_article = أخبار ومقالات
sources_book = كتب
sources_web = صفحات على الإنترنت
sources_other = مصادر أخرى
cited_in = ورد في
no_link = من دون رابط
# The label of a source: «Reuters, via allAfrica, “Title”, 4 May 2024»; names of people; behind the names of editors
source_via = عبر
title_opens = «
title_closes = »
names_separator = {"؛ "}
and_others = وآخرون
editors_mark =
    { $form ->
        [zero] (تحرير)
        [one] (تحرير)
        [two] (تحرير)
        [few] (تحرير)
        [many] (تحرير)
       *[other] (تحرير)
    }
# How a source is found: «in The Whole», «vol. 2», «no. 3», «pp. 12–34»; each stands before a name or a number
source_in = في
source_volume = المجلد
source_issue = العدد
source_chapter = الفصل
source_edition = الطبعة
source_page = ص
source_pages = ص
source_number = رقم
source_translated = ترجمة
notes_page_heading = جميع الملاحظات
notes_page_intro = كل الملاحظات بترتيب الفقرات، وفي كل ملاحظة رابط يعيد القارئ إلى الكلمات التي تخصها.
notes_by_paragraph = بحسب الفقرة

# Series and tags: $n is the part, $count the number of parts; $name and $title what they are called
one_series = سلسلة
series = السلسلة
one_tag = وسم
part_of_series = الجزء { $n } من { $count }
series_title = سلسلة: { $title }
tag_title = وسم: { $name }
tags_heading = الوسوم
# Before the tags of an article
tags_label = الوسوم:

# Pictures
timeline_heading = الخط الزمني
timeline_intro = أحداث الإحاطة وعلاقاتها المؤرخة، كلٌّ منها بالدقة التي يتيحها مصدره.
# $years: a year, or the range below; $first, $last: years
timeline_years = السنوات كلها: { $years }
timeline_close = { $years } بالتفصيل
timeline_enlarged = { $years }: التفصيل أدناه
timeline_relations = مدد العلاقات: { $years }
timeline_range = { $first }–{ $last }
# $name: what happened; $date: when, in words
timeline_title = { $name }: { $date }
# $id: the sign of a paragraph, such as p07
timeline_paragraph = الفقرة { $id }
# $from, $to: names; $relation: one of the relations below
timeline_relation = { $from } – { $relation }: { $to }
timeline_relation_here = { $relation }: { $to }
timeline_one_relation = علاقة
timeline_table_heading = بالترتيب الزمني
timeline_undated_heading = من دون تاريخ
timeline_what = الحدث
timeline_who = الأطراف والمكان
timeline_paragraphs = الفقرات
timeline_whole = الخط الزمني كاملًا
theme_fighting = القتال والهجمات
theme_talks = الهدن والمحادثات والاتفاقات
theme_groups = نشأة الجماعات وتحولاتها
theme_state = الدولة والسياسة
theme_foreign = القوات الأجنبية
theme_other = غير ذلك
legend_told = يتحدث عنه أحد المقالات
legend_background = خلفية؛ والنقطة تدل على يوم معلوم
legend_within = في وقت ما من ذلك الشهر أو الفصل أو العام
legend_through = امتد مدة، ولا يُعرف من بدايته أو نهايته إلا الشهر أو العام
legend_about = نحو ذلك التاريخ
legend_uncertain = تاريخ غير مؤكد
legend_weak = محل خلاف أو استنتاج أو من مصدر ضعيف
legend_unstated = لم تُذكر بدايته أو نهايته
legend_open = مستمر، أو يتجاوز السنوات المعروضة
map_heading = الخريطة
map_intro = أماكن الإحاطة، مع بيان دقة موقع كل منها.
network_heading = شبكة العلاقات
network_intro = الجماعات والأشخاص وما يربط بعضهم ببعض.

# The map
map_legend = مفتاح الخريطة
map_capital = عاصمة
map_town = مدينة
map_village = قرية أو بلدة صغيرة
map_site = موضع آخر
map_area = منطقة، والدائرة تعيّن نقطة تمثلها لا حدودها
map_proxy = علامة مفرغة: مكان مجاور ينوب عن المكان
map_sizes = كلما كبرت العلامة زاد عدد الفقرات التي تذكر المكان (5 فأكثر، ثم من 2 إلى 4، ثم 0 أو 1)
map_cluster = عدد الأماكن المتقاربة في هذا الموضع، ويقود إلى قائمتها
map_disputed = حدود متنازع عليها أو خط سيطرة
map_numbered = الرقم الذي يقوم مقام الاسم هو رقم المكان في القائمة.
map_areas = لدوائر المناطق حجم واحد، لأن المحتوى يعطي نقطة تمثل كل منطقة ولا يعطي حدودها.
map_borders = الحدود من مشروع «ناتشورال إيرث» بمقياس 1:50 مليون (ضمن الملك العام)، والمسافات صحيحة في وسط الخريطة. ولا تعبّر الحدود والأسماء المبيَّنة عن أي موقف من وضع أي إقليم.
past_picture = تجاوز الرسم إلى ما يقوله بالكلمات
map_list = الأماكن
map_number = الرقم
map_place = المكان
map_sort = النوع
map_mentions = الفقرات
map_events = ما جرى فيه
map_outside = خارج حدود الخريطة
map_singly = أماكن منفردة
map_unplaced = أماكن بلا موقع محدد
map_all = جميع الأماكن على الخريطة
# $name: a place; $position: its coordinates with their precision
map_locator = خريطة: { $name }، { $position }
# $precision: one of the precisions above; $mentions: a count
map_mark = { $name }: { $precision }؛ { $mentions }
map_kilometres = { $km } كم
map_north = { $degrees }° ش
map_south = { $degrees }° ج
map_east = { $degrees }° ق
map_west = { $degrees }° غ
count_places =
    { $form ->
        [zero] لا أماكن
        [one] مكان واحد
        [two] مكانان
        [few] { $count } أماكن
        [many] { $count } مكانًا
       *[other] { $count } مكان
    }

# Landing page
landing_read = قراءة المقال
landing_explore = أقسام الإحاطة
# $count: how many there are, more than a few
all_articles = جميع المقالات ({ $count })

# What each section holds, on the landing pages
section_groups = ما هي، وإلى من تنتمي
section_actors = قادة ومتحدثون ومسؤولون
section_places = أين تقع، وما مدى دقة مواقعها
section_events = ما جرى، مرتبًا بحسب الزمن
section_agreements = اتفاقات وهدن ومواثيق
section_timeline = الأحداث على امتداد الزمن
section_map = أماكن الإحاطة ومواقعها
section_network = التحالفات والخصومات والقيادات
section_notes = ملاحظات الهامش كلها في صفحة واحدة
section_tags = المقالات بحسب الموضوع
section_sources = ما تستند إليه الإحاطة
section_about = كيف أُعدت، وكيف تُقرأ

# Missing page
not_found_heading = هذه الصفحة غير موجودة
not_found_text = ربما كان في العنوان خطأ أو نُقلت الصفحة.
not_found_home = العودة إلى الصفحة الرئيسية

# What was changed: on the page of an article or a profile, on home pages, and in feeds, where $title is that of the page
changes_heading = ما تغيّر في هذه الصفحة
changes_latest = آخر التعديلات
change_new = جديد منذ زيارتك الأخيرة
change_title = تعديل: { $title }

# Without a network: a page that is not kept on the reader's device; and what pages say when there is a newer version
offline_heading = تعذر الاتصال بالإنترنت
offline_text = هذه الصفحة ليست محفوظة على جهازك. أعد المحاولة بعد عودة الاتصال.
news_text = نُشرت نسخة أحدث من هذه الإحاطة.
news_reload = تحديث الصفحة

# A page that leads on to another; the title of that one follows the text
moved_heading = انتقلت هذه الصفحة
moved_text = تجدها الآن في عنوانها الجديد:

# Counts: $count is a number
count_paragraphs =
    { $form ->
        [zero] لا فقرات
        [one] فقرة واحدة
        [two] فقرتان
        [few] { $count } فقرات
        [many] { $count } فقرة
       *[other] { $count } فقرة
    }
count_articles =
    { $form ->
        [zero] لا مقالات
        [one] مقال واحد
        [two] مقالان
        [few] { $count } مقالات
        [many] { $count } مقالًا
       *[other] { $count } مقال
    }
count_notes =
    { $form ->
        [zero] لا ملاحظات
        [one] ملاحظة واحدة
        [two] ملاحظتان
        [few] { $count } ملاحظات
        [many] { $count } ملاحظة
       *[other] { $count } ملاحظة
    }
count_sources =
    { $form ->
        [zero] لا مصادر
        [one] مصدر واحد
        [two] مصدران
        [few] { $count } مصادر
        [many] { $count } مصدرًا
       *[other] { $count } مصدر
    }
count_mentions =
    { $form ->
        [zero] لا ذكر في النص
        [one] في فقرة واحدة من النص
        [two] في فقرتين من النص
        [few] في { $count } فقرات من النص
        [many] في { $count } فقرة من النص
       *[other] في { $count } فقرة من النص
    }
count_entities =
    { $form ->
        [zero] لا مداخل
        [one] مدخل واحد
        [two] مدخلان
        [few] { $count } مداخل
        [many] { $count } مدخلًا
       *[other] { $count } مدخل
    }

# Relations: each label is followed by the name of the other entity
relation_branch_of = فرع من
relation_has_branch = من الفروع
relation_affiliate_of = ارتباط تنظيمي مع
relation_has_affiliate = من التنظيمات المرتبطة
relation_formerly_affiliated_with = ارتباط تنظيمي سابق مع
relation_part_of = جزء من
relation_includes = من المكونات
relation_member_of = العضوية في
relation_has_member = من الأعضاء
relation_leader_of = على رأس
relation_led_by = بقيادة
relation_former_leader_of = سابقًا على رأس
relation_formerly_led_by = سابقًا بقيادة
relation_founder_of = تأسيس
relation_founded_by = التأسيس على يد
relation_succeeds = الحلول محل
relation_succeeded_by = انتقال الدور إلى
relation_split_from = انشقاق عن
relation_split_into = انشقاق أفضى إلى قيام
relation_subordinate_to = تحت إمرة
relation_commands = الإمرة على
relation_ally = تحالف مع
relation_rival = تنافس مع
relation_fought = قتال ضد
relation_opposed_to = خصومة مع
relation_truce_with = هدنة مع
relation_talks_with = محادثات مع
relation_proposed_truce_between = اقتراح هدنة تشمل
relation_offered_truce_by = اقتراح هدنة من
relation_supports = تقديم الدعم إلى
relation_supported_by = تلقي الدعم من
relation_invited = توجيه الدعوة إلى
relation_invited_by = دعوة من
relation_attacked = هجوم على
relation_attacked_by = الجهة المهاجمة
relation_besieged = فرض الحصار على
relation_besieged_by = الجهة المحاصِرة
relation_active_in = النشاط في
relation_area_of = من الجهات الناشطة
relation_overthrew = الإطاحة بحكم
relation_overthrown_by = سقوط الحكم على يد
relation_overthrown_in = سقوط الحكم في
relation_ended_rule_of = نهاية حكم
relation_killed_by = مقتل على يد
relation_killed = المسؤولية عن مقتل
relation_killed_in_fighting_with = مقتل في قتال ضد
relation_in_fighting_killed = قتال أودى بحياة
relation_announced = إعلان
relation_announced_by = صاحب الإعلان
relation_convened = الدعوة إلى عقد
relation_convened_by = الجهة الداعية
relation_boycotted = مقاطعة
relation_boycotted_by = من المقاطعين
relation_terminated = إنهاء
relation_terminated_by = إنهاء بقرار من
relation_signatory_of = التوقيع على
relation_signatory = من الموقعين
relation_party_to = طرف في
relation_between = الأطراف
relation_mediated = وساطة في
relation_mediated_by = الوسيط
relation_created = إنشاء
relation_created_by = الاتفاق المنشئ
relation_located_in = المكان
relation_location_of = في هذا المكان
relation_capital_of = عاصمة
relation_capital = العاصمة
relation_borders = حدود مشتركة مع
relation_near = بالقرب من
relation_overlaps = تداخل مع
relation_distinct_from = وجوب التمييز عن
relation_involves = في هذا الحدث
relation_involved_in = من الأحداث ذات الصلة

# Lists and cards
filter_label = البحث في القائمة
filter_shown = المعروض:
filter_of = من
# For the counts of the filter; turned into the digits of the setting, as all digits are
digits = 0123456789
filter_empty = لا نتائج مطابقة.
# Beside the filter of a list that has several pages
filter_part = في هذه الصفحة وحدها
# The parts of long lists: $n is the number of a page; $first, $last and $count are numbers of entries
parts_label = صفحات القائمة
part_page = الصفحة { $n }
part_of = الصفحة { $n } من { $count }
part_range = { $first }–{ $last } من { $count }
part_first = الصفحة الأولى
part_previous = الصفحة السابقة
part_next = الصفحة التالية
part_last = الصفحة الأخيرة
letters_label = الفهرس
companions_heading = في الفقرات نفسها
neighbours_label = السابق والتالي
previous = السابق:
next = التالي:
previous_part = الجزء السابق:
next_part = الجزء التالي:
cast_heading = الأعلام والأحداث في هذا المقال
cast_note = الرقم بعد كل منها عدد الفقرات التي يرد فيها.
count_shared =
    { $form ->
        [zero] لا فقرات مشتركة
        [one] فقرة مشتركة واحدة
        [two] فقرتان مشتركتان
        [few] { $count } فقرات مشتركة
        [many] { $count } فقرة مشتركة
       *[other] { $count } فقرة مشتركة
    }

# The network
network_year_rule = يُرسم الخط في سنة ما إذا كانت العلاقة قد بدأت ولم تنته بعد، بقدر ما يُعرف من تاريخي بدايتها ونهايتها. أما ما وقع دفعة واحدة، كالانشقاق أو القتل، فيُرسم في سنة وقوعه وحدها. والعلاقة التي لا تاريخ لها تُرسم في كل سنة كان طرفاها موجودين فيها، وتُميَّز بأنها غير مؤرخة، فلا يدل رسمها على أنها كانت قائمة في تلك السنة. ومواضع الأسماء واحدة في جميع السنوات.
network_whole = الشبكة كلها، مع العلاقات جميعًا ومصادرها
class_belonging = انتماء حالي أو سابق: فرع أو جزء أو عضوية أو ارتباط تنظيمي
class_leading = قيادة حالية أو سابقة، أو تأسيس أو إمرة
class_support = تحالف أو دعم أو دعوة
class_conflict = خصومة أو صراع: معارضة أو تنافس أو قتال أو إطاحة أو قتل
class_truce = هدنة أو محادثات، أو اقتراح هدنة
class_succession = حلول محل جهة أخرى أو انشقاق
key_weak = خط باهت: علاقة محل خلاف أو من مصدر ضعيف أو مستنتجة
key_undated = خط أرفع: علاقة غير مؤرخة
key_ghost = إطار متقطع: غير موجود في هذه السنة
legend_arrow = يُقرأ السهم من بدايته إلى رأسه: الطرف الأول، ثم العلاقة، ثم الطرف الثاني. أما الخط الذي لا سهم له فعلاقة متبادلة بين طرفيه.
legend_clusters = الشبكة أكبر من أن يُرسم كل اسم فيها. كل إطار مجموعة من الجماعات والأشخاص معظم علاقاتهم فيما بينهم، وعليه اسم أكثرهم صلات وعدد الآخرين، ويقود إلى قائمتهم أدناه. والخط الواحد ينوب عن جميع العلاقات بين مجموعتين.
clusters_heading = المجموعات
clusters_intro = علاقات كل جماعة أو شخص، بتواريخها ومصادرها، في صفحة التعريف به.
years_label = الشبكة بحسب السنة
years_all = كل السنوات
year_founded = نشأة أو ميلاد في هذه السنة
year_ended = حل أو انتهاء أو وفاة في هذه السنة
year_begin = علاقات بدأت في هذه السنة
year_end = علاقات انتهت في هذه السنة
ties_heading = جميع العلاقات بالكلمات
alone_heading = جماعات وأشخاص بلا علاقة في هذه الشبكة
tie_from = الطرف الأول
tie_label = العلاقة
tie_to = الطرف الثاني
tie_when = التاريخ
tie_sources = درجة الثقة والمصادر
# $from, $to: names; $label: the name of the relation
tie_title = { $from } — { $label } — { $to }
ego_more_below = في القائمة أدناه
ego_whole = الشبكة كلها
count_nodes =
    { $form ->
        [zero] لا جماعات ولا أشخاص
        [one] جماعة واحدة أو شخص واحد
        [two] اثنان من الجماعات والأشخاص
        [few] { $count } من الجماعات والأشخاص
        [many] { $count } من الجماعات والأشخاص
       *[other] { $count } من الجماعات والأشخاص
    }
count_ties =
    { $form ->
        [zero] لا علاقات
        [one] علاقة واحدة
        [two] علاقتان
        [few] { $count } علاقات
        [many] { $count } علاقة
       *[other] { $count } علاقة
    }
count_undated =
    { $form ->
        [zero] بلا علاقات غير مؤرخة
        [one] غير المؤرخة: واحدة
        [two] غير المؤرخة: اثنتان
        [few] غير المؤرخة: { $count }
        [many] غير المؤرخة: { $count }
       *[other] غير المؤرخة: { $count }
    }
count_more =
    { $form ->
        [zero] لا بقية
        [one] والبقية: { $count }
        [two] والبقية: { $count }
        [few] والبقية: { $count }
        [many] والبقية: { $count }
       *[other] والبقية: { $count }
    }
