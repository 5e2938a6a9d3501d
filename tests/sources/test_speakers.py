"""Who speaks: the rules by which a pronoun, a description or a body is told, each with a text of its own."""

import pytest

from sources.proposals import propose

NAMED = [
    ("Shonda Mills was folding laundry. “I ran,” she told the station.", "Shonda Mills", "a family name that mills have too"),
    ("In came rookie Tyrell Banks. Andre Lowe threw. “I just ran,” the rookie said.", "Tyrell Banks", "what leads a name"),
    ("Walter Ono fixes pianos. His daughter, Yuki Ono, sweeps. Her father laughs. “Mostly glue,” he says.", "Walter Ono", "kin tells who she is"),
    ("Ann Lee sat. The landlord, Gerald Fitch, did not call back but told the paper he was “just sick about it.”", "Gerald Fitch", "an office and its holder"),
    ("Rui Tavares, a January signing, scored. “Today I ate,” said the Portuguese.", "Rui Tavares", "a demonym"),
    ("Asked by Owen Trask QC, she paused. “Are you sure?” asked Mr Trask.", "Owen Trask", "letters behind a name"),
    ("Biggs Holt moved to Tulsa. Ann Whitt stood. “Bigger than I thought,” Whitt said.", "Ann Whitt", "a full stop ends a name"),
    ("“The river was there,” is how Lupe Aranda puts it.", "Lupe Aranda", "put so"),
    ("WASHINGTON — Sen. Dale Hutchins told reporters there was “no deal.”", "Dale Hutchins", "a place before the article"),
    ("His wife, Harriet, waited. “He did it for me,” she said.", "Harriet", "a first name behind kin"),
    ("Prosecuting, Judith Prowse told Exeter Magistrates’ Court of it. “He was told,” she said.", "Judith Prowse", "a court is nobody"),
    ("A builder who bulldozed a hedge said it was “only a bush”.\n\nCraig Dunlop, 49, had been warned.", "Craig Dunlop", "named in what follows"),
    ("Terrence Boyd’s letter begins. “I am writing because I am tired,” it reads.", "Terrence Boyd", "whose letter it is"),
    ("Ricky Salas walked out. His sister, Carmen Salas, waited. “It fits,” Salas said.", "Ricky Salas", "of a family, who was named first"),
    ("Mason Hurd sat. His mother, Angela Hurd, stood. “It fits,” Mrs. Hurd said.", "Angela Hurd", "unless the title tells another"),
    ("Naomi Feld smiled. “I like Gordon,” was all Feld would say.", "Naomi Feld", "all that was said"),
    ("Dr. Ann Lee, who met Sam Fox, will go, and told analysts she would “go wherever they go.”", "Ann Lee", "one subject, two verbs"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "why"), NAMED, ids=[why for *_, why in NAMED])
def test_the_speaker_is(text: str, speaker: str, why: str) -> None:
    assert [one.speaker for one in propose(text) if one.kind == "direct"] == [speaker], why


BODIES = [
    ("The Teamsters, which has 6,000 members, would go. “We have seen it,” the union said.", "Teamsters", "a body with “the”"),
    ("Lumen declined. In an e-mailed statement, it said cuts “reflect our needs.”", "Lumen", "a body of one word"),
    ("The Civilian Office of Accountability (COA) met. COA said it “will continue to monitor” it.", "Civilian Office of Accountability", "an acronym"),
    ("The Metro Transit Authority met. An M.T.A. spokesman said money was “unsustainable.”", "Metro Transit Authority", "an acronym with points"),
    ("Bluewater Capital agreed. A spokeswoman for Bluewater said talks were “ongoing.”", "Bluewater Capital", "who is spoken for"),
    ("Campers at Camp Tamarack fell ill. The camp said it had “acted at once.”", "Camp Tamarack", "a word of the name"),
    ("It spreads “very easily,” according to the Centers for Disease Control and Prevention.", "Centers for Disease Control and Prevention", "the whole name"),
    ("Northern Link apologised. A spokesperson said: “We know it was not good enough.”", "Northern Link", "whom a spokesperson speaks for"),
    ("Pacific Power & Light said its lines “may have been involved.”", "Pacific Power & Light", "an ampersand"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "agency", "why"), BODIES, ids=[why for *_, why in BODIES])
def test_the_body_is(text: str, agency: str, why: str) -> None:
    assert [(one.speaker, one.agency) for one in propose(text) if one.kind == "direct"] == [("", agency)], why


UNNAMED = [
    ("Ann Lee left. A man who gave his name only as Ray said he pulled two children from a window. “Anybody would,” he said.", "A man who gave his name only as Ray"),
    ("Costs rose, according to one person familiar with the talks, who called it “full, but not crazy.”", "one person familiar with the talks"),
    ("At a hearing, commuters told the board they felt “trapped by it all.”", "commuters"),
    ("Ann Lee left.\n\nA juror from the trial sent a letter. She wrote that she had “thought of him every Christmas.”", "A juror"),
    ("One fan was sad. Another said she was “run ragged by it.”", "Another"),
    ("“Nobody is in charge,” complained one Republican aide, granted anonymity.", "one Republican aide"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mention"), UNNAMED)
def test_somebody_without_a_name_stays_without_one(text: str, mention: str) -> None:
    (found,) = (one for one in propose(text) if one.kind == "direct")
    assert (found.speaker, found.mention) == ("", mention)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee spoke. Shouts of “Shame on you all!” followed the vote.",
        "Ann Lee spoke. Students wore shirts that read “Read it anyway, all of it”.",
    ],
)
def test_what_a_crowd_or_a_shirt_says_is_nobodys(text: str) -> None:
    assert [(one.speaker, one.agency) for one in propose(text) if one.kind == "direct"] == [("", "")]
