"""Whose words a report prints: the clause that says so, and who is meant by it."""

import pytest

from sources.known import Known, KnownAgency, KnownPerson
from sources.proposals import Candidate, propose

WHO = [
    ("“We did,” Chief Dana Holt said.", "Dana Holt", "Chief", "", "title and name before the verb"),
    ("“We did,” said Dana Holt, chief of the Mill Police Department.", "Dana Holt",
     "chief of the Mill Police Department", "Mill Police Department", "an office set off behind the name"),
    ("“We did,” said Mill Police Chief Dana Holt in a tweet.", "Dana Holt", "Mill Police Chief", "Mill Police", "what follows is no name"),
    ("“We did,” John J. Catanzara Jr. said.", "John J. Catanzara Jr.", "", "", "initials and suffixes are parts of a name"),
    ("Rep. Ana Ruiz, D-Lake, wrote: “We did it.”", "Ana Ruiz", "Rep.", "", "a party is none"),
    ("Ald. Tim Roe said the vote was “long overdue.”", "Tim Roe", "Ald.", "", "words inside a sentence"),
    ("The chief of the board, Ann Lee, replied: “We did it.”", "Ann Lee", "chief of the board", "board", "an office before its holder"),
    ("According to Dr. Ann Lee, “the risk is small.”", "Ann Lee", "Dr.", "", "named before the words"),
    ("“The risk is small,” according to Dr. Ann Lee.", "Ann Lee", "Dr.", "", "named behind the words"),
    ("“We did it” is the wrong answer, Omar Haddad cautioned.", "Omar Haddad", "", "", "a clause that closes the sentence"),
    ("“The risk is small.” — Ann Lee, nurse", "Ann Lee", "nurse", "", "a name behind a dash"),
    ("“We did,” she said.", "", "", "", "a pronoun that nobody in the article explains"),
    ("“Not here,” Ann Lee recalls her editor telling her.", "", "editor", "", "whoever is remembered spoke, not who remembers"),
    ("Last week a clerk accused Judge Bob Roe of fraud; he has denied the claim as “absurd.”", "Bob Roe", "Judge", "", "the clause behind a semicolon has its own verb"),
    ("In Texas, the reporter Ann Lee, writing in The Observer, described a house of “old men asleep at noon.”", "Ann Lee", "reporter", "", "a calling before a name is no aside"),
    ("Ann Lee wrote of a colleague in the Senate who pinched her and told her, “I like it!”", "", "colleague", "", "a relative clause's verbs are its own"),
    ("“Not here,” the Mill news site quoted Ms. Ann Lee, the editor, as saying.", "Ann Lee", "Ms.", "", "who is quoted, not who quotes"),
    ("In May, a woman in the crowd at a Holt event in New Hampshire asked her: “Who pays?”", "", "woman", "", "somebody told by where she is"),
    ("The survey which collects views in the 12 Federal Reserve districts, said firms grew at a “modest pace.”", "", "", "", "a paper told by a clause"),
    ("Mill Press’s corporate parent, the Bank of Ellis Group, said that “these decisions are not taken lightly.”", "", "", "Bank of Ellis Group", "a body's parent is a body"),
    ("The town is “racing to the line,” as Ann Lee, professor at the Center for Security, a think tank in Ohio, puts it.", "Ann Lee", "professor at the Center for Security", "Center for Security", "put so behind a long description"),
    ("Mary Holt campaign spokesman Glen Lowe declined to comment, calling it “made by nobody we know.”", "Glen Lowe", "Mary Holt campaign spokesman", "", "the office of one is held by another"),
    ("Ann Lee lobbied the board on “issues of land and of water,” court records show.", "", "", "", "papers show it"),
    ("“We did,” Mr. King said.", "King", "Mr.", "", "behind a courtesy a title's word is a name"),
    ("Even China, a rival and a neighbour of the country, said it was “firmly opposed” to it.", "", "", "China", "a country is nobody"),
    ("“We may open,” said a spokeswoman for Low hotels, Ann Lee.", "Ann Lee", "spokeswoman for Low hotels", "", "who speaks for a body is named behind it"),
    ("Mayoral nominee Ed Lowe is glad to be free of the GOP establishment, tweeting out a note on Tuesday declaring it is “so nice” to be.", "Ed Lowe", "Mayoral nominee", "", "a participle's verb is no subject"),
    ("Forty-one percent of respondents say Low’s comments are “wholly unacceptable.”", "", "respondents", "", "a share of those asked"),
    ("“The risk is small.” ― Ann Lee, nurse", "Ann Lee", "nurse", "", "a name behind a horizontal bar"),
    ("As Ann Lee of the Mill Tax Policy Center put it: “Who pays for this?”", "Ann Lee", "", "Mill Tax Policy Center", "who puts it, and not the body"),
    ("“Who pays?” read a sign on the porch.", "", "", "", "a sign is nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "title", "agency", "why"), WHO)
def test_the_clause_beside_the_words_names_their_speaker(
    text: str, speaker: str, title: str, agency: str, why: str
) -> None:
    found = direct(text)[0]
    assert (found.speaker, found.title, found.agency) == (speaker, title, agency), why


CHAINS = [
    ("Chief Dana Holt spoke.\n“We did,” Holt said.", "Dana Holt", "", "a last name is the person named in full"),
    ("Dana Holt, the chief, spoke.\n“We did,” the chief said.", "Dana Holt", "", "so is an office"),
    ("“We did,” Dana Holt said.\n“We had to,” she added.", "Dana Holt", "", "a pronoun is who spoke last"),
    ("Ann Lee met Bob Roe.\n“We did,” he said.", "Bob Roe", "", "he is not Ann"),
    ("“We did,” Dana Holt said. “We had to.”", "Dana Holt", "", "what follows in the paragraph goes on"),
    ("“We did,” Dana Holt said.\n“We had to act, and we acted.”", "Dana Holt", "", "so does a paragraph without a name"),
    ("The Review Board met.\n“We did,” the board said.", "", "Review Board", "a noun is the organisation that has it in its name"),
    ("The Civil Review Office (CRO) met.\n“We did,” the CRO said.", "", "Civil Review Office", "an acronym is spelled out"),
    ("“We did,” the Review Board said in a statement.\n“We had to,” the statement continued.", "", "Review Board",
     "a statement is that of who made it"),
    ("The daughter of Eric Lowe marched. “We did,” Erica Lowe said.\n“We had to,” Lowe wrote.", "Erica Lowe", "", "of a family, who does something in the article"),
    ("“Vote for Helen Dunn,” Bob Roe said. Dunn spoke of her plans.\n“We did,” Dunn said.", "Helen Dunn", "", "a full name may stand in a quotation only"),
    ("Tom Roe and Ed Low rose: Mr. Roe named a town where he had been.\n“We did it,” he said.", "Tom Roe", "", "a name behind a colon is a clause's subject"),
    ("Ann Lee spoke.\n“We did,” Ann Lee said. Of the mayor: “We had to.”", "Ann Lee", "", "whom words are about did not say them"),
    ("Bob Dunn won.\nDunn backers looked to Tom Roe, who ran the club, to take a stand. He declined.\n“We did,” he said.", "Tom Roe", "", "a name before a noun is no subject"),
    ("“We did,” Ann Lee said.\nThey shouted “Out!” in reply.", "", "", "several are nobody known for a she"),
    ("“We did,” Ann Lee said. “We had to act.” The vote, though others haven't said so, is “final.” “We had to act again.”", "Ann Lee", "", "what somebody has not said says nothing"),
    ("Bob Roe left after someone near him had shouted “Gun!” according to the Secret Service.", "", "", "a verb beside the words is nearer than a source behind them"),
    ("Tom Roe met Bob Low.\nThe reply is a reminder, said Ed Hallow, a professor. “It may be the same,” he said.", "Ed Hallow", "", "who said what is retold"),
    ("Ann Ruhl asked Tom Roe to describe Bob Low. He did not, and said it was “a deal.”", "Tom Roe", "", "who is asked answers"),
    ("FULL TEXT.\n\nA paper released a letter from the bank, NorWest, telling it to go. The bank said it came after “careful thought.”", "", "NorWest", "a name set beside the noun"),
    ("“We did,” said Tom Hallow of the Council on Foreign Relations.\n“We had to,” said Hallow.", "Tom Hallow", "Council on Foreign Relations", "a clause full of names is no headline"),
    ("Ellis & Low, an old law firm, met.\n“We did,” the firm said.", "", "Ellis & Low", "what is set behind a name tells its kind"),
    ("“We did,” said Brian Baker, an adviser.\n“We had to,” Baker said.", "Brian Baker", "", "a name may be a calling's word"),
    ("Ed Low died. Low's family has said that “we want the truth about it.”", "", "", "a family is not whose it is"),
    ("Federal and state officials said the two raised money.\n“We did,” the department said.", "", "", "what a body is of is no body"),
    ("The Commission on Local Debates met.\nThe commission says that “there were issues with it.”", "", "Commission on Local Debates", "a name with on in it is whole"),
    ("Ann Lee fought Tom Roe, now the leader, who in 2010 said the aim was a “one-term mayor.”", "Tom Roe", "", "who means the nearest, a time notwithstanding"),
    ("Ann Lee spoke. She says it underscores that he is “unfit to be chief.”", "Ann Lee", "", "a thing's verb is nobody's"),
    ("Tom Roe spoke.\nHe’s claiming that fraud is “a big problem in this country.”", "Tom Roe", "", "a contraction has its pronoun"),
    ("Tom Roe sells visas. “We do,” Roe said.\nA developer who wants to cheat can “make up something wild,” he says.", "Tom Roe", "", "who closes a sentence is not whom it is about"),
    ("The Mill Post backed Ann Lee, saying it was swayed.\n“She may win,” the influential US daily wrote.", "", "Mill Post", "a country is no daily"),
    ("The Mill Post backed Ann Lee, saying it was swayed.\n“We do,” wrote The Post, which backed her.", "", "Mill Post", "an outlet's last word is the outlet"),
    ("The Mill Post backed Ann Lee, saying it was swayed.\nThe newspaper took note of her faults, writing: “We know them.”", "", "Mill Post", "a note that is taken says nothing"),
    ("“We did,” Ann Lee said.\nThe writer and Mary Holt supporter praised her.\n“We had to,” she said.", "Ann Lee", "", "whose supporter somebody is does nothing"),
    ("Gov. Mike Penn spoke. Partial transcript as follows:\n“LOWE: Who pays for it?\n“PENN: Well, look, we all do.”", "Mike Penn", "", "a transcript's label stands within the marks"),
    ("Lowe Sees 'Great Insult' if Voters Stay Home.\n\nPresident Lowe spoke. Mary Lowe came.\n“We did,” Mr. Lowe said. “Vote for Barry Lowe.”", "Barry Lowe", "", "a headline that marks cut is one all the same"),
    ("Why Sexual Harassment Persists in Politics.\n\nIt rained. “We did,” she said.", "", "", "capitals of a headline are nobody's name"),
    ("The Review Board released the following statement:\n“We did it.”", "", "Review Board", "a colon leads to the next paragraph"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "agency", "why"), CHAINS)
def test_a_mention_is_resolved_to_who_was_named_before(
    text: str, speaker: str, agency: str, why: str
) -> None:
    found = direct(text)[-1]
    assert (found.speaker, found.agency) == (speaker, agency), why


def test_the_mention_stays_as_printed_and_the_chain_is_shown() -> None:
    found = direct("“We did,” Dana Holt said.\n“We had to,” she added.")[1]
    assert (found.mention, found.cue) == ("she", "added")
    assert "“she” is Dana Holt" in found.reason


def test_a_caption_is_left_unattributed() -> None:
    text = "“We did,” Dana Holt said.\nPHOTO: A banner reading “They did it not for us” hangs there."
    assert [one.speaker for one in direct(text)] == ["Dana Holt", ""]


def test_a_split_quotation_is_one_candidate() -> None:
    found = direct("“We did,” Dana Holt said, “and we had to.”")
    assert [[segment.exact for segment in one.segments] for one in found] == [["We did,", "and we had to."]]


def test_known_names_win_over_printed_ones() -> None:
    known = Known(
        people=(KnownPerson("Jesús García", ('Jesús "Chuy" García',), "House"),),
        agencies=(KnownAgency("Civilian Office", ("COPA",)),),
    )
    text = 'Rep. Jesús "Chuy" García said: "We did."\n"They did it," COPA said.'
    found = [one for one in propose(text, known=known) if one.kind == "direct"]
    assert [(one.speaker, one.agency) for one in found] == [
        ("Jesús García", "House"),
        ("", "Civilian Office"),
    ]


INDIRECT = [
    ("Holt said the agency had allocated large resources.", "the agency had allocated large resources"),
    ("Holt said Friday that nobody had been identified yet.", "nobody had been identified yet"),
    ("The officers were placed on desk duty, Holt added.", "The officers were placed on desk duty"),
    ("According to Ann Lee, all 22 stations were used.", "all 22 stations were used"),
]


@pytest.mark.parametrize(("text", "words"), INDIRECT)
def test_retold_words_are_a_second_class_of_candidate(text: str, words: str) -> None:
    assert [(one.kind, one.segments[0].exact) for one in propose(text)] == [("indirect", words)]


def test_a_clause_about_one_word_of_a_sentence_retells_nothing_of_it() -> None:
    assert propose("The board talked of the long holdout, which Ann Lee has said will linger.") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“We did,” Ann Lee said Friday.", "2023-07-07"),
        ("On Thursday, Ann Lee said: “We did it.”", "2023-07-06"),
        ("Ann Lee said: “Yesterday we learned of it.”", ""),
        ("Ann Lee said that the man arrested on Monday after a chase had been “hard to find.”", "2023-07-03"),
    ],
)
def test_the_day_is_that_of_the_saying(text: str, said: str) -> None:
    assert direct(text)[0].said == said


def direct(text: str) -> list[Candidate]:
    return [one for one in propose(text, "2023-07-07") if one.kind == "direct"]
