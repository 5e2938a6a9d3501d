"""Closed lists of English words: the lint reads clauses by them, the spotter of names reads capitals."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Reading a clause: see cases.wording.frames.
QUALIFIERS = listed(
    "alleged allegedly reported reportedly claimed possible possibly potential suspected purported "
    "purportedly"
)
MODIFIERS = listed(
    "sexual sexually physical physically verbal verbally child minor female male young underage underaged "
    "juvenile teen teenage adult migrant other second third first unidentified unknown assault abuse "
    "misconduct rape crime harassment violence police officer unlawful illegal "
    "been had have has was were being be repeatedly later"
)
ARTICLES = listed("a an the any some such serious and or")
FRAME_NOUNS = listed(
    "allegation allegations accusation accusations complaint complaints claim claims suspicion suspicions "
    "report reports"
)
FRAME_PREPOSITIONS = listed("of about concerning involving")
FRAME_VERBS = listed("allege alleges alleged alleging said says suggested denied denies deny asked")
ACCUSING = listed("accuse accuses accused accusing suspected suspects")
STOPPERS = listed(
    "after before because since when while who which but although though until where so and then"
)
HEADS = listed(
    "allegation allegations accusation accusations complaint complaints claim claims "
    "investigation investigations inquiry inquiries"
)

# Reading a run of capitalised words: see cases.wording.names.
TITLES = listed(
    "officer officers sergeant sgt lieutenant lt detective det detectives captain capt commander cmdr deputy "
    "chief superintendent agent constable inspector trooper sheriff ofc po mr mrs ms miss mx dr prof judge "
    "alderman alderwoman alderperson ald representative rep senator sen governor gov mayor president "
    "administrator director"
)
ORDINARY = listed(
    "a about according after all also although among an and another any as at because before both but by "
    "during each either eight eleven every five for four from he her here his if in into it its later many "
    "members migrants more most nine no none nor not of on one or other over police seven several she since "
    "six some station such ten that the their then there these they this those three through to today twelve "
    "two under unidentified unknown until up was we were what when where whether which while who whose why "
    "with within without yesterday "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
PARTICLES = listed(
    "de del della di da dos das du la le los las van von der den ter ten bin ibn al el abu af zu"
)
SHORT = listed("st jr sr")
