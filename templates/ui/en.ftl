# Site-wide
skip_to_content = Skip to the text
nav_label = Main
nav_menu = Contents
nav_article = The article
nav_home = Home
nav_groups = Groups
nav_actors = People
nav_places = Places
nav_events = Events
nav_agreements = Agreements
nav_timeline = Timeline
nav_map = Map
nav_network = Network
nav_notes = Notes
nav_sources = Sources
nav_tags = Tags
nav_about = About
language_label = Language
language_ar = العربية
language_en = English
footer_updated = Content revised:
footer_built_with = Made with Hashiya
footer_source = Content and corrections

# Books (EPUB)
book_download = Download as EPUB
book_download_all = Download the whole briefing as EPUB
site_download = Download the whole site, to read it offline (ZIP)
book_glossary = Names and events
# Before links to the glossary
book_subjects = See also:
book_crossing = The number of a paragraph leads to the same paragraph of the Arabic text.
# $n: the number of the paragraph
book_paragraph_in_ar = Paragraph { $n } in Arabic
book_paragraph_in_en = Paragraph { $n } in English
book_accessibility = A book of text that adapts to the size of the screen and of the letters. It has a table of contents, ordered headings in each chapter, and a language and direction for each text. Notes are links where they belong; they also stand together at the end of each chapter, and each links back to the text.

# Views of an article
view_label = View
view_parallel = Side by side

# Article
article_kicker = Article
about_text = About this text
outline = In this article
# $n: the number of the paragraph; $count: how many there are
place = Paragraph { $n } of { $count }
outlet = Outlet
published_at = Published at
published = Published
# Before the date alone
published_on = Published
updated = Updated
updated_on = Updated
# Before the names of the authors, and of the translators
by = By
translated_by = Translated by
# Between names, and before the last
people_between = {", "}
people_last = {" and "}
# Before the names of what is not known
unknown = Unknown
unknown_author = author
unknown_translator = translator
unknown_outlet = outlet
unknown_published = date of publication
unknown_address = address of the original
# Between the members of a list, with the space behind it
comma = {", "}
original_language = Original
in_arabic = Arabic
in_english = English
# $id: the id of the paragraph, such as p07
paragraph_link = Permalink to paragraph { $id }
notes_of_paragraph = Notes on paragraph { $id }
# $n: the number of the note; $kind: one of the kinds below
note_number = note { $n }
figure_link = figure { $id }
note_ref = Note { $n }: { $kind }
note_back = Back to the text
whole_paragraph = On the whole paragraph
# The control that opens a paragraph in the other language; $id: the id of the paragraph
paragraph_translation = Translation
paragraph_translation_of = Translation: paragraph { $id }
paragraph_original = Original
paragraph_original_of = Original: paragraph { $id }
translation_draft = Draft translation
translation_stale = The original has changed since this translation was made
subjects = Related:
article_missing_ar = This article is not available in Arabic; the English text is shown.
article_missing_en = This article is not available in English; the Arabic text is shown.
missing_ar = This paragraph is not available in Arabic.
missing_en = This paragraph is not available in English.
fallback_notice = Not available in English; the Arabic text is shown.

# The reader's tools
settings_label = Display
theme_label = Colours
theme_system = Same as device
theme_light = Light
theme_dark = Dark
size_label = Text size
size_1 = Small
size_2 = Medium
size_3 = Large
size_4 = Very large
layout_label = Columns
layout_both = Equal
layout_ar_wide = Arabic wider
layout_en_wide = English wider
layout_ar = Arabic only
layout_en = English only
notes_unfold = Unfold all notes
notes_fold = Fold all notes
notes_kinds = Kinds of notes
# On a note that the margin shows in part, and on the whole of it
note_more = More
note_less = Less
note_previous = Previous note
note_next = Next note
# Before the id of the paragraph last read
resume = Continue at
help_open = Shortcuts
help_heading = Keyboard shortcuts
help_paragraph = next or previous paragraph
help_note = next or previous note
help_search = Open the search
help_parallel = switch between one language and both side by side
help_card = into the card of a name or source, and back
help_help = this list
help_layout = Shortcuts follow the position of a key, so they also work while the keyboard types Arabic.
help_switch = Use shortcuts
close = Close
copy = Copy
copied = Copied
copy_link = Copy link
# Hands the link to another program of the device
share = Share with…

# The search
search_heading = Search the briefing
search_open = Search
search_label = Search
search_close = Close
search_hint = Finds names, paragraphs, notes and sources in Arabic and English at once, however they are spelled. Words in quotation marks are looked for as they stand.
search_loading = Loading…
search_failed = The index could not be loaded.
search_none = No results.
# Before the words that stand in for one which is nowhere
search_near = Not found as written; nearest:
# Before the number of results
search_count = Results:
search_more = More results
search_recent = Earlier searches
search_forget = Clear
search_kinds = By kind
search_languages = By language of the words
search_in_ar = in Arabic
search_in_en = in English
search_without = The search needs JavaScript. These are the indexes of all there is:
search_article = Article
search_articles = Articles
search_paragraph = Paragraph
search_paragraphs = Paragraphs
search_note = Note
search_statement = Statement
search_statements = Statements
search_source = Source
search_page = Page
search_pages = Pages

# Citations: $paragraph is the next message, or nothing; $url an address
cite_short = Share
# $id: the id of the paragraph
cite_this = Share or cite paragraph { $id }
cite_heading = How to cite
cite_intro = To cite one paragraph, add # and its id to the address of the article: #p07 leads to paragraph p07 in both languages and in every view.
cite_paragraph_heading = Share or cite paragraph
cite_paragraph = , paragraph { $id }
cite_plain = { $author }“{ $title }”.{ $translator }{ $date } In: { $site }{ $paragraph }. { $url }
# The parts of the citation: $words are names, or a date
cite_author = { $words }.{" "}
cite_translator = {" "}Translated by { $words }.
cite_date = {" "}{ $words }.
cite_ar = In Arabic
cite_en = In English
author_unknown = Author unknown
date_not_known = Date unknown
data_heading = The article as annotated data
data_intro = The pages of the article are made from this file.
translation = Translation

# Kinds of notes
kind_context = Context
kind_correction = Correction
kind_ambiguity = Ambiguity
kind_attribution = Author’s claim
kind_wording = Wording
kind_original = Author’s note

# Confidence labels
confidence_sourced = Sourced
confidence_sourced_weak = Weak source
confidence_contested = Contested
confidence_inference = Editors’ inference
confidence_general_knowledge = General knowledge

# Entities: headings of the lists
groups_heading = Groups: a glossary
actors_heading = People
places_heading = Places
events_heading = Events
agreements_heading = Agreements

# Entities: what a single one is called
one_group = Group
one_actor = Person
one_place = Place
one_event = Event
one_agreement = Agreement

# Entities: parts of a profile
context_notice = Background: not named in any article
also_known_as = Also known as
in_other_language = Names
elsewhere = On other sites
summary = Summary
facts_heading = What is known
comment_heading = Editors’ comment
jumps_label = On this page
relations_heading = Relations
mentions_heading = In the text
written_heading = Articles under this name
translated_heading = Translations under this name
no_mentions = Not named in any article.
also_in = Also in:
founded = Founded
dissolved = Dissolved or ended
born = Born
died = Died
date = Date
end_date = End
since = since { $date }
until = until { $date }
# The date of a moment behind the words that it belongs to
date_of_moment = { $date }
before_date = ,
before_remark = .
roles_heading = Offices
position = Position
precision = Point shown
precision_point = exact place
precision_proxy = a nearby place stands for it
precision_region = a point for the whole area
# $lat, $lon: decimal degrees
coordinates = { $lat }, { $lon }
degrees_alone = { $degrees }°
degrees_north = { $degrees }° N
degrees_south = { $degrees }° S
degrees_east = { $degrees }° E
degrees_west = { $degrees }° W
source_list = Sources
source_one = Source
# In the card of a source: the ways to it, and to its entry in the list of sources
source_visit = Go to the source
source_entry = In the list of sources

# Dates: $date, $from and $to are formatted dates, $year is a year
date_approximate = about { $date }
date_inferred = { $date }, as the editors infer
not_datable = undated
date_uncertain = { $date } (uncertain)
date_interval = { $from } to { $to }
# Numbers and what they share: 2012–2015, 13–15 April 2024
date_range = { $from }–{ $to }
date_since = from { $date }
date_until = until { $date }
# When something began or ended, after “since” or “until”
date_between = some time between { $from } and { $to }
date_or_later = { $date } or later
date_or_earlier = { $date } or earlier
season_0 = spring { $year }
season_1 = summer { $year }
season_2 = autumn { $year }
season_3 = winter { $year }
# A day or month with a year that has its era
date_of_year = { $date } { $year }
year_before = { $year } BCE
year_common = { $year } CE
# $era: before or common; $year: the first of the decade
decade = { $era ->
    [before] { $year }s BCE
   *[common] { $year }s
}
# $century: its number; $form: the form of its ordinal
century = { $century }{ $form ->
    [one] st
    [two] nd
    [few] rd
   *[other] th
} century{ $era ->
    [before] {" BCE"}
   *[common] {""}
}
# A decade or century behind a preposition
date_period = the { $date }
date_unknown = unknown
# Since when, if that is not known exactly, and until when
date_bounds = { $from }, until { $to }
# When something happened that took a while, and when it was over
date_then_until = { $from }; ended { $to }

# Sources and the page of all notes
sources_heading = Sources
# Before the names of the formats in which the same can be had
data_sources = These sources for reference managers
data_pages = The pages of this briefing, to be cited
data_all = All content of this briefing, as data
# Below a printed article
endnotes_heading = Addresses of the sources
# The kinds of sources
sources_report = Reports
sources_article = News and articles
sources_book = Books
sources_web = Web pages
sources_other = Other sources
cited_in = Cited in
no_link = not linked
# The label of a source: «Reuters, via allAfrica, “Title”, 4 May 2024»; names of people; behind the names of editors
source_via = via
title_opens = “
title_closes = ”
names_separator = {"; "}
and_others = et al.
editors_mark =
    { $form ->
        [zero] (eds)
        [one] (ed.)
       *[other] (eds)
    }
# How a source is found: «in The Whole», «vol. 2», «no. 3», «pp. 12–34»; each stands before a name or a number
source_in = in
source_volume = vol.
source_issue = no.
source_chapter = ch.
source_edition = edition
source_page = p.
source_pages = pp.
source_number = no.
source_translated = translated by
notes_page_heading = All notes
notes_page_intro = Every note, in the order of the paragraphs. Each leads back to the words it belongs to.
notes_by_paragraph = By paragraph

# Series and tags: $n is the part, $count the number of parts; $name and $title what they are called
one_series = Series
series = Series
one_tag = Tag
part_of_series = part { $n } of { $count }
series_title = Series: { $title }
tag_title = Tag: { $name }
tags_heading = Tags
# Before the tags of an article
tags_label = Tags:

# Pictures
timeline_heading = Timeline
timeline_intro = The dated events and relations of the briefing, each shown as precisely as its source allows.
# $years: a year, or the range below; $first, $last: years
timeline_years = All years, { $years }
timeline_close = { $years } in detail
timeline_enlarged = { $years }: in detail below
timeline_relations = How long relations lasted, { $years }
timeline_range = { $first }–{ $last }
# $name: what happened; $date: when, in words
timeline_title = { $name }: { $date }
# $id: the sign of a paragraph, such as p07
timeline_paragraph = Paragraph { $id }
# $from, $to: names; $relation: one of the relations below
timeline_relation = { $from }: { $relation } { $to }
timeline_relation_here = { $relation } { $to }
timeline_one_relation = Relation
timeline_table_heading = In order of date
timeline_undated_heading = Without a date
timeline_what = What
timeline_who = Who and where
timeline_paragraphs = Paragraphs
timeline_whole = The whole timeline
theme_fighting = Fighting and attacks
theme_talks = Truces, talks and agreements
theme_groups = Groups form, join and split
theme_state = State and politics
theme_foreign = Foreign forces
theme_other = Other
legend_told = An article speaks of it
legend_background = Background; a dot is a known day
legend_within = At some time in that month, season or year
legend_through = Lasted for a time; its beginning or end is known only to the month or year
legend_about = About that date
legend_uncertain = The date is uncertain
legend_weak = Contested, inferred, or from a weak source
legend_unstated = No beginning, or no end, is stated
legend_open = Ongoing, or extends beyond the years shown
map_heading = Map
map_intro = The places of the briefing, and how precisely each is located.
network_heading = Network
network_intro = Groups and people, and how they are related to one another.

# The map
map_legend = Legend
map_capital = capital
map_town = town
map_village = village or small place
map_site = other site
map_area = area; the circle marks a point in it, not its extent
map_proxy = hollow: a nearby place stands for it
map_sizes = larger: mentioned in more paragraphs (5 or more; 2 to 4; 0 or 1)
map_cluster = number of places that lie close together here; it leads to their list
map_disputed = disputed border or line of control
map_numbered = A number in place of a name is that of the place in the list.
map_areas = The circles of areas are all of one size: the content gives a point for each area, not its boundaries.
map_borders = Borders: Natural Earth 1:50m, public domain; distances are true in the middle of the map. The borders and names shown imply no position on the status of any territory.
past_picture = Skip the picture: the same stands below in words
map_list = The places
map_number = No.
map_place = Place
map_sort = Kind
map_mentions = Paragraphs
map_events = What happened there
map_outside = outside the map
map_singly = Single places
map_unplaced = Places without a position
map_all = All places on the map
# $name: a place; $position: its coordinates with their precision
map_locator = Map: { $name }, { $position }
# $precision: one of the precisions above; $mentions: a count
map_mark = { $name }: { $precision }; { $mentions }
map_kilometres = { $km } km
map_north = { $degrees }° N
map_south = { $degrees }° S
map_east = { $degrees }° E
map_west = { $degrees }° W
count_places =
    { $form ->
        [zero] no places
        [one] { $count } place
       *[other] { $count } places
    }

# Landing page
landing_read = Read the article
landing_explore = Explore
# $count: how many there are, more than a few
all_articles = All { $count } articles

# What each section holds, on the landing pages
section_groups = what they are, and to whom they belong
section_actors = leaders, spokespeople and officials
section_places = where they lie, and how precisely they are located
section_events = what happened, in order of date
section_agreements = accords, truces and pacts
section_timeline = the events along a line of time
section_map = the places of the briefing on a map
section_network = alliances, rivalries and leaders
section_notes = every margin note on one page
section_tags = articles by subject
section_sources = what the briefing rests on
section_about = how the briefing was made and how to read it

# Missing page
not_found_heading = This page does not exist
not_found_text = The address may be mistyped, or the page may have been moved.
not_found_home = Go to the home page

# What was changed: on the page of an article or a profile, on home pages, and in feeds, where $title is that of the page
changes_heading = Changes to this page
changes_latest = Latest changes
change_new = New since your last visit
change_title = Changed: { $title }

# Without a network: a page that is not kept on the reader's device; and what pages say when there is a newer version
offline_heading = No connection to the internet
offline_text = This page is not kept on your device. Try again once you are connected.
news_text = A newer version of this briefing has been published.
news_reload = Reload the page

# A page that leads on to another; the title of that one follows the text
moved_heading = This page has moved
moved_text = It is now at:

# Counts: $count is a number
count_paragraphs =
    { $form ->
        [zero] no paragraphs
        [one] { $count } paragraph
       *[other] { $count } paragraphs
    }
count_articles =
    { $form ->
        [zero] no articles
        [one] { $count } article
       *[other] { $count } articles
    }
count_notes =
    { $form ->
        [zero] no notes
        [one] { $count } note
       *[other] { $count } notes
    }
count_sources =
    { $form ->
        [zero] no sources
        [one] { $count } source
       *[other] { $count } sources
    }
count_mentions =
    { $form ->
        [zero] not mentioned in any paragraph
        [one] mentioned in { $count } paragraph
       *[other] mentioned in { $count } paragraphs
    }
count_entities =
    { $form ->
        [zero] no entries
        [one] { $count } entry
       *[other] { $count } entries
    }

# Relations: each label is followed by the name of the other entity
relation_branch_of = branch of
relation_has_branch = branches include
relation_affiliate_of = affiliate of
relation_has_affiliate = affiliates include
relation_formerly_affiliated_with = formerly affiliated with
relation_part_of = part of
relation_includes = includes
relation_member_of = member of
relation_has_member = members include
relation_leader_of = leader of
relation_led_by = led by
relation_former_leader_of = former leader of
relation_formerly_led_by = formerly led by
relation_founder_of = founder of
relation_founded_by = founded by
relation_succeeds = successor of
relation_succeeded_by = succeeded by
relation_split_from = split from
relation_split_into = split into
relation_subordinate_to = subordinate to
relation_commands = commands
relation_ally = ally of
relation_rival = rival of
relation_fought = fought
relation_opposed_to = opposed to
relation_truce_with = truce with
relation_talks_with = talks with
relation_proposed_truce_between = proposed a truce involving
relation_offered_truce_by = offered a truce by
relation_supports = supports
relation_supported_by = supported by
relation_invited = invited
relation_invited_by = invited by
relation_attacked = attacked
relation_attacked_by = attacked by
relation_besieged = besieged
relation_besieged_by = besieged by
relation_active_in = active in
relation_area_of = area of activity of
relation_overthrew = overthrew
relation_overthrown_by = overthrown by
relation_overthrown_in = overthrown in
relation_ended_rule_of = ended the rule of
relation_killed_by = killed by
relation_killed = killed
relation_killed_in_fighting_with = killed in fighting against
relation_in_fighting_killed = fighting that killed
relation_announced = announced
relation_announced_by = announced by
relation_convened = convened
relation_convened_by = convened by
relation_boycotted = boycotted
relation_boycotted_by = boycotted by
relation_terminated = terminated
relation_terminated_by = terminated by
relation_signatory_of = signatory of
relation_signatory = signed by
relation_party_to = party to
relation_between = parties include
relation_mediated = mediated
relation_mediated_by = mediated by
relation_created = created
relation_created_by = created by
relation_located_in = located in
relation_location_of = location of
relation_capital_of = capital of
relation_capital = capital
relation_borders = borders
relation_near = near
relation_overlaps = overlaps with
relation_distinct_from = not to be confused with
relation_involves = involves
relation_involved_in = involved in

# Lists and cards
filter_label = Filter the list
filter_shown = Shown:
filter_of = of
# For the counts of the filter; turned into the digits of the setting, as all digits are
digits = 0123456789
filter_empty = No entry matches.
# Beside the filter of a list that has several pages
filter_part = on this page only
# The parts of long lists: $n is the number of a page; $first, $last and $count are numbers of entries
parts_label = Pages of the list
part_page = Page { $n }
part_of = Page { $n } of { $count }
part_range = { $first }–{ $last } of { $count }
part_first = First page
part_previous = Previous page
part_next = Next page
part_last = Last page
letters_label = Index
companions_heading = Appears with
neighbours_label = Previous and next
previous = Previous:
next = Next:
previous_part = Previous part:
next_part = Next part:
cast_heading = Names and events in this article
cast_note = The figure behind each is the number of paragraphs it is in.
count_shared =
    { $form ->
        [one] { $count } paragraph in common
       *[other] { $count } paragraphs in common
    }

# The network
network_year_rule = A line is drawn in a year if the relation had begun by then and had not ended, as far as its dates are known. What happened in a moment, such as a split or a killing, is drawn in the year of its date alone. A relation without dates is drawn in every year in which both its ends existed, and is marked as undated: the line does not mean that it held in that year. Names stand in the same places in all years.
network_whole = The whole network, with all relations and their sources
class_belonging = Belonging, present or past: branch, part, member, affiliate
class_leading = Leading, present or past; founding, commanding
class_support = Alliance, support or invitation
class_conflict = Opposition or conflict: rivalry, fighting, overthrow, killing
class_truce = Truce or talks, or a truce proposed
class_succession = Succession or split
key_weak = lighter line: contested, weakly sourced or inferred
key_undated = thinner line: undated
key_ghost = dashed box: not there in this year
legend_arrow = An arrow reads from its beginning to its head: the first name, the relation, the second name. A line without an arrow reads alike from both ends.
legend_clusters = The network is too large to draw every name. Each box is a cluster of groups and people who have most of their relations among themselves, with the name of the most connected and the number of the others; it leads to their list below. A line stands for all relations between two clusters.
clusters_heading = Clusters
clusters_intro = The relations of each group and person, with dates and sources, are on its own page.
years_label = Network by year
years_all = All years
year_founded = Founded or born in this year
year_ended = Ended or died in this year
year_begin = Relations that begin in this year
year_end = Relations that end in this year
ties_heading = All relations in words
alone_heading = Groups and people without a relation in this network
tie_from = From
tie_label = Relation
tie_to = To
tie_when = When
tie_sources = Confidence and sources
# $from, $to: names; $label: the name of the relation
tie_title = { $from } — { $label } — { $to }
ego_more_below = in the list below
ego_whole = The whole network
count_nodes =
    { $form ->
        [zero] no groups or people
        [one] { $count } group or person
       *[other] { $count } groups and people
    }
count_ties =
    { $form ->
        [zero] no relations
        [one] { $count } relation
       *[other] { $count } relations
    }
count_undated =
    { $form ->
        [zero] none undated
        [one] { $count } undated
       *[other] { $count } undated
    }
count_more =
    { $form ->
        [zero] no others
        [one] { $count } other
       *[other] { $count } others
    }
