# Site-wide
skip_to_content = Skip to the text
nav_label = Main
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
nav_about = About
language_label = Language
language_ar = العربية
language_en = English
footer_built_with = Made with Hashiya
footer_source = Content and corrections

# Views of an article
view_label = View
view_reading = Read
view_parallel = Side by side
view_data = Data

# Article
article_kicker = Article
author = Author
outlet = Outlet
published = Published
unknown = unknown
original_language = Original
in_arabic = Arabic
in_english = English
# $id: the id of the paragraph, such as p07
paragraph_link = Permalink to paragraph { $id }
notes_of_paragraph = Notes on paragraph { $id }
# $n: the number of the note; $kind: one of the kinds below
note_number = note { $n }
note_ref = Note { $n }: { $kind }
note_back = Back to the text
whole_paragraph = On the whole paragraph
translation_draft = Draft translation
translation_stale = The original has changed since this translation was made
subjects = Related:
fallback_notice = Not available in English; the Arabic text is shown.
data_heading = The article as annotated data
data_intro = This is the file from which the pages of the article are made.
translation = Translation

# Kinds of notes
kind_context = Context
kind_correction = Correction
kind_ambiguity = Ambiguity
kind_attribution = Attribution
kind_wording = Wording

# Confidence labels
confidence_sourced = Sourced
confidence_sourced_weak = Weak source
confidence_contested = Contested
confidence_inference = Editors' inference
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
context_notice = Background, not mentioned in the article
also_known_as = Also known as
in_other_language = Names
summary = Summary
facts_heading = Statements
relations_heading = Relations
mentions_heading = In the text
no_mentions = Not named in the text.
founded = Founded
dissolved = Dissolved
born = Born
died = Died
date = Date
end_date = End
since = since { $date }
until = until { $date }
roles_heading = Offices
position = Position
precision = Precision
precision_point = exact place
precision_proxy = a nearby place stands for it
precision_region = middle of the area
# $lat, $lon: decimal degrees
coordinates = { $lat }, { $lon }
degrees_north = { $degrees }° N
degrees_south = { $degrees }° S
degrees_east = { $degrees }° E
degrees_west = { $degrees }° W
source_list = Sources

# Dates: $date, $from and $to are formatted dates, $year is a year
date_approximate = about { $date }
date_inferred = { $date }, as the editors infer
not_datable = undated
date_uncertain = { $date } (uncertain)
date_interval = { $from } to { $to }
date_since = from { $date }
date_until = until { $date }
season_0 = spring { $year }
season_1 = summer { $year }
season_2 = autumn { $year }
season_3 = winter { $year }
decade = the { $year }s
century = the century from { $year }
date_unknown = unknown

# Sources and the page of all notes
sources_heading = Sources
sources_intro = The editors read these pages as stored excerpts and opened no link live, so an address may have moved or its text may have changed. A title in square brackets is a description by the editors, not the title of the page.
cited_in = Cited in
no_link = not linked
notes_page_heading = All notes
notes_page_intro = Every note on the article, in the order of its paragraphs. Each leads back to the words it belongs to.

# Pictures
timeline_heading = Timeline
timeline_intro = The dated events and relations of the briefing, each as precise as its source.
map_heading = Map
map_intro = The places of the briefing, with what is known of their position.
network_heading = Network
network_intro = Groups and people, and how they stand to one another.

# Landing page
landing_read = Read the article
landing_explore = Explore
landing_in = Read in English

# Missing page
not_found_heading = This page does not exist
not_found_text = The address may be mistyped, or the page may have been moved.
not_found_home = Go to the home page

# Counts: $count is a number
count_paragraphs =
    { $form ->
        [zero] no paragraphs
        [one] { $count } paragraph
       *[other] { $count } paragraphs
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
relation_has_branch = has the branch
relation_affiliate_of = affiliate of
relation_has_affiliate = has the affiliate
relation_formerly_affiliated_with = formerly affiliated with
relation_part_of = part of
relation_includes = includes
relation_member_of = member of
relation_has_member = has the member
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
relation_killed_in_fighting_with = killed in fighting with
relation_in_fighting_killed = adversary in the fighting that killed
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
relation_between = has the party
relation_mediated = mediated
relation_mediated_by = mediated by
relation_created = created
relation_created_by = created by
relation_located_in = located in
relation_location_of = location of
relation_capital_of = capital of
relation_capital = has the capital
relation_borders = borders
relation_near = near
relation_overlaps = overlaps with
relation_distinct_from = not to be confused with
relation_involves = involves
relation_involved_in = involved in

# Lists and cards
filter_label = Filter the list
filter_empty = No entry matches what you typed.
companions_heading = Appears with
neighbours_label = Previous and next
previous = Previous:
next = Next:
cast_heading = In this article
cast_note = with the number of paragraphs
count_shared =
    { $form ->
        [one] { $count } paragraph in common
       *[other] { $count } paragraphs in common
    }

# The network
network_year_rule = A line stands in a year if it had begun by then and had not ended: from its “since” to its “until”, each as far as it is given. What happened in a moment, such as a split or a killing, stands in the year of its date. A line without dates stands in every year in which both its ends were there; it is marked as undated. Places on the page are the same in all years.
network_whole = The whole network, with all relations and their sources
class_belonging = Belonging: branch, part, member, affiliate
class_leading = Leading, founding, commanding
class_support = Alliance and support
class_conflict = Conflict: fighting, rivalry, overthrow, killing
class_truce = Truce and talks
class_succession = Succession and split
key_weak = lighter: contested, weakly sourced or inferred
key_undated = thinner: undated
key_ghost = not there in this year
legend_arrow = An arrow reads from its beginning to its head, as the table below says it in words. A line without an arrow reads alike from both ends.
legend_clusters = The network is too large to be drawn one by one. Each box is a company of groups and people who have most of their relations among themselves, with the name of the most connected and the number of the others; it leads to their list below. A line stands for all relations between two companies.
clusters_heading = Companies
clusters_intro = The relations of each group and person, with dates and sources, stand on its own page.
years_label = As of a year
years_all = All years
year_founded = Begins in this year
year_ended = Ends in this year
year_begin = Relations that begin in this year
year_end = Relations that end in this year
ties_heading = All relations in words
alone_heading = Without a relation in this network
tie_from = From
tie_label = Relation
tie_to = To
tie_when = When
tie_since = since
tie_until = until
tie_sources = Certainty and sources
# $from, $to: names; $label: the name of the relation
tie_title = { $from } — { $label } — { $to }
ego_more_below = are in the list below
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
        [zero] none of them undated
        [one] { $count } of them undated
       *[other] { $count } of them undated
    }
count_more =
    { $form ->
        [zero] no others
        [one] { $count } other
       *[other] { $count } others
    }
