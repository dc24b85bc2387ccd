# Site-wide
skip_to_content = الانتقال إلى النص
nav_label = القائمة الرئيسية
nav_home = الصفحة الرئيسية
nav_groups = الجماعات
nav_actors = الشخصيات
nav_places = الأماكن
nav_events = الأحداث
nav_agreements = الاتفاقات
nav_timeline = خط الزمن
nav_map = الخريطة
nav_network = شبكة العلاقات
nav_notes = الملاحظات
nav_sources = المصادر
nav_about = عن الإحاطة
language_label = اللغة
language_ar = العربية
language_en = English
footer_built_with = أُنشئ ببرنامج «حاشية»
footer_source = المحتوى والتصويبات

# Views of an article
view_label = طريقة العرض
view_reading = قراءة
view_parallel = جنبًا إلى جنب
view_data = بيانات

# Article
article_kicker = مقال
author = الكاتب
outlet = الناشر
published = تاريخ النشر
unknown = غير معروف
original_language = لغة الأصل
in_arabic = العربية
in_english = الإنجليزية
# $id: the id of the paragraph, such as p07
paragraph_link = رابط دائم إلى الفقرة { $id }
notes_of_paragraph = ملاحظات على الفقرة { $id }
# $n: the number of the note; $kind: one of the kinds below
note_number = الملاحظة { $n }
note_ref = الملاحظة { $n }: { $kind }
note_back = العودة إلى النص
whole_paragraph = على الفقرة كلها
translation_draft = مسودة ترجمة
translation_stale = تغير الأصل بعد إنجاز هذه الترجمة
subjects = ذات صلة:
fallback_notice = هذا النص غير متوافر بالعربية، ويُعرض بالإنجليزية.
data_heading = بيانات المقال المشروحة
data_intro = هذا هو الملف الذي تُنشأ منه صفحات المقال.
translation = الترجمة

# Kinds of notes
kind_context = سياق
kind_correction = تصويب
kind_ambiguity = التباس
kind_attribution = إسناد
kind_wording = صياغة

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
context_notice = خلفية لا ترد في المقال
also_known_as = أسماء أخرى
in_other_language = الأسماء
summary = الملخص
facts_heading = المعطيات
relations_heading = العلاقات
mentions_heading = في النص
no_mentions = لا يرد الاسم في النص.
founded = التأسيس
dissolved = الحل أو الانتهاء
born = الميلاد
died = الوفاة
date = التاريخ
end_date = تاريخ الانتهاء
since = منذ { $date }
until = حتى { $date }
roles_heading = المناصب
position = الموقع
precision = الدقة
precision_point = المكان بعينه
precision_proxy = مكان مجاور ينوب عنه
precision_region = وسط المنطقة
# $lat, $lon: decimal degrees
coordinates = { $lat }، { $lon }
degrees_north = { $degrees } درجة شمالًا
degrees_south = { $degrees } درجة جنوبًا
degrees_east = { $degrees } درجة شرقًا
degrees_west = { $degrees } درجة غربًا
source_list = المصادر

# Dates: $date, $from and $to are formatted dates, $year is a year
date_approximate = نحو { $date }
date_inferred = { $date }، بحسب المحررين
not_datable = تاريخ غير محدد
date_uncertain = { $date } (غير مؤكد)
date_interval = من { $from } إلى { $to }
date_since = منذ { $date }
date_until = حتى { $date }
season_0 = ربيع { $year }
season_1 = صيف { $year }
season_2 = خريف { $year }
season_3 = شتاء { $year }
decade = العقد الذي بدأ عام { $year }
century = القرن الذي بدأ عام { $year }
date_unknown = غير معروف

# Sources and the page of all notes
sources_heading = المصادر
sources_intro = قرأ المحررون هذه الصفحات في مقتطفات محفوظة، ولم يفتحوا أي رابط على الشبكة، فربما تغير رابط صفحة منها أو عُدل نصها. أما العنوان الموضوع بين قوسين مربعين فوصف من المحررين، لا عنوان الصفحة نفسها.
cited_in = مواضع الاستشهاد
no_link = من دون رابط
notes_page_heading = جميع الملاحظات
notes_page_intro = كل الملاحظات على المقال بترتيب فقراته، وفي كل ملاحظة رابط يعيد القارئ إلى الكلمات التي تخصها.

# Pictures
timeline_heading = خط الزمن
timeline_intro = أحداث الإحاطة وعلاقاتها المؤرخة، كل منها بالدقة التي يعطيها مصدره.
map_heading = الخريطة
map_intro = أماكن الإحاطة، مع بيان دقة موقع كل منها.
network_heading = شبكة العلاقات
network_intro = الجماعات والأشخاص وما يربط بعضهم ببعض.

# Landing page
landing_read = قراءة المقال
landing_explore = أقسام الإحاطة
landing_in = القراءة بالعربية

# Missing page
not_found_heading = هذه الصفحة غير موجودة
not_found_text = ربما كان في العنوان خطأ أو نُقلت الصفحة.
not_found_home = العودة إلى الصفحة الرئيسية

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
relation_branch_of = التنظيم الأم
relation_has_branch = من الفروع
relation_affiliate_of = الارتباط التنظيمي
relation_has_affiliate = من التنظيمات المرتبطة
relation_formerly_affiliated_with = ارتباط تنظيمي سابق
relation_part_of = جزء من
relation_includes = يشمل ذلك
relation_member_of = العضوية في
relation_has_member = من الأعضاء
relation_leader_of = على رأس
relation_led_by = القيادة
relation_former_leader_of = سابقًا على رأس
relation_formerly_led_by = القيادة السابقة
relation_founder_of = تأسيس
relation_founded_by = التأسيس على يد
relation_succeeds = السلف
relation_succeeded_by = الخلف
relation_split_from = انشقاق عن
relation_split_into = من الفصائل المنشقة
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
relation_overthrown_in = سقوط الحكم
relation_ended_rule_of = نهاية حكم
relation_killed_by = مقتل على يد
relation_killed = المسؤولية عن مقتل
relation_killed_in_fighting_with = مقتل في قتال ضد
relation_in_fighting_killed = من قتلى الخصم في القتال
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
relation_distinct_from = لا ينبغي الخلط بينه وبين
relation_involves = في هذا الحدث
relation_involved_in = من الأحداث ذات الصلة

# Lists and cards
filter_label = تصفية القائمة
filter_empty = لا مدخل يطابق ما كتبته.
companions_heading = يرد معه
neighbours_label = السابق والتالي
previous = السابق:
next = التالي:
cast_heading = في هذا المقال
cast_note = مع عدد الفقرات
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
network_year_rule = يُرسم الخط في سنة ما إذا كانت العلاقة قد بدأت ولم تنته بعد، أي من تاريخ بدايتها إلى تاريخ نهايتها بقدر المعروف منهما. أما ما وقع دفعة واحدة، كالانشقاق أو القتل، فيُرسم في سنة وقوعه وحدها. والعلاقة التي لا تاريخ لها تُرسم في كل سنة كان طرفاها قائمين فيها، وتُميَّز بأنها غير مؤرخة. ومواضع الأسماء واحدة في جميع السنوات.
network_whole = الشبكة كلها، مع العلاقات جميعًا ومصادرها
class_belonging = انتماء: فرع أو جزء أو عضوية أو ارتباط تنظيمي
class_leading = قيادة أو تأسيس أو إمرة
class_support = تحالف أو دعم
class_conflict = صراع: قتال أو تنافس أو إطاحة أو قتل
class_truce = هدنة أو محادثات
class_succession = خلافة أو انشقاق
key_weak = خط باهت: محل خلاف أو مصدره ضعيف أو استنتاج
key_undated = خط أدق: غير مؤرخ
key_ghost = غير قائم في هذه السنة
legend_arrow = يُقرأ السهم من بدايته إلى رأسه، كما تقوله الجداول أدناه بالكلمات. أما الخط الذي لا سهم له فعلاقة متبادلة بين طرفيه.
legend_clusters = الشبكة أكبر من أن تُرسم أسماؤها اسمًا اسمًا. كل إطار مجموعة من الجماعات والأشخاص معظم علاقاتهم فيما بينهم، وعليه اسم أكثرهم صلات وعدد الآخرين، ويقود إلى قائمتهم أدناه. والخط الواحد ينوب عن جميع العلاقات بين مجموعتين.
clusters_heading = المجموعات
clusters_intro = علاقات كل جماعة أو شخص، بتواريخها ومصادرها، في الصفحة الخاصة بكل منهم.
years_label = الشبكة بحسب السنة
years_all = كل السنوات
year_founded = البدايات في هذه السنة
year_ended = النهايات في هذه السنة
year_begin = علاقات بدأت في هذه السنة
year_end = علاقات انتهت في هذه السنة
ties_heading = جميع العلاقات بالكلمات
alone_heading = من لا علاقة له في هذه الشبكة
tie_from = من
tie_label = العلاقة
tie_to = إلى
tie_when = التاريخ
tie_since = منذ
tie_until = حتى
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
        [zero] وكلها مؤرخة
        [one] واحدة منها غير مؤرخة
        [two] اثنتان منها غير مؤرختين
        [few] { $count } منها غير مؤرخة
        [many] { $count } منها غير مؤرخة
       *[other] { $count } منها غير مؤرخة
    }
count_more =
    { $form ->
        [zero] ولا أحد غيرهم
        [one] وواحد آخر
        [two] واثنان آخران
        [few] و{ $count } آخرون
        [many] و{ $count } آخرون
       *[other] و{ $count } آخرون
    }
