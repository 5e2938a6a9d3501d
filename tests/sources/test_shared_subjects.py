"""Whose words they are where a verb shares its subject, a paper speaks, or an office has a lesser one."""

import pytest

from sources.proposals import Candidate, propose


def direct(text: str) -> list[Candidate]:
    return [one for one in propose(text) if one.kind == "direct"]


NAMED = [
    ("Abdul Karimi has friends in Zor. “We believe him,” said Commissioner Ruth Vale, adding that it was “fairly clever”.", "Ruth Vale", "an inverted verb before a participle"),
    ("Ruth Vale spoke. It would be for the Home Office to decide, she said, but added: “I cannot imagine it.”", "Ruth Vale", "a verb that an earlier one joins"),
    ("Owen Hale objected, although Ruth Vale disagreed, saying that they had “a few years” left.", "Ruth Vale", "a clause that turns"),
    ("“It was a planned attack,” Ruth Vale, a spokeswoman for the county police said.", "Ruth Vale", "a description that no comma closes"),
    ("Opening the fair, Mrs Vale, who is 60, vowed to “stand firm on it”. Ruth Vale smiled.", "Ruth Vale", "a courtesy title is no office"),
    ("Theresa May met Owen Hale on 5 May. Mrs May said that “now is not the time” for it.", "Theresa May", "a family name that is a month"),
    ("“How can we go on?” Then Ruth Vale met leaders who have vowed to help. “We go on,” Ruth Vale said.", "Ruth Vale", "a question and what follows it"),
    ("President Ruth Vale met Vice President Owen Hale. The president denied it, calling it “a plain lie”.", "Ruth Vale", "no lesser office"),
    ("“It has risen,” Ruth Vale, a scholar at Kings, University of Leeds, told the paper.", "Ruth Vale", "an address that ends in a body"),
    ("Police “cannot cope at all” with it, Chief Constable Ruth Vale, of the Chiefs’ Council, told the BBC.", "Ruth Vale", "told whom, and not by whom"),
    ("Martin told the paper she cried. Her son came. “We saw the picture on the news,” she said. Martin left.", "Martin", "a family name that is a first name"),
    ("Wilders, a local baker, won two seats. In a note to all, Wilders wrote: “We have won seats.”", "Wilders", "a surname with a description"),
    ("Ruth Vale spoke to Owen Hale, who said it was “the worst of all”. “We can use it as an example,” she said.", "Ruth Vale", "a relative clause is an aside"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "why"), NAMED, ids=[why for *_, why in NAMED])
def test_the_speaker_is(text: str, speaker: str, why: str) -> None:
    assert direct(text)[-1].speaker == speaker, why


PAPERS = [
    ("Ruth Vale said so. “Trust cannot replace a good check,” a communique released to members said.", "a communique released to members"),
    ("The judge waited. Ruth Vale left. “She planned the whole theft,” the affidavit said.", "the affidavit"),
    ("Ruth Vale left. A statement on his website read, “He was thankful for you every day.”", "A statement on his website"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "paper"), PAPERS, ids=[paper for _, paper in PAPERS])
def test_a_paper_is_not_whoever_spoke_last(text: str, paper: str) -> None:
    said = direct(text)[-1]
    assert (said.speaker, said.agency, said.mention) == ("", "", paper)


def test_a_body_without_a_name_is_the_one_that_begins_the_sentence() -> None:
    text = "Malaysia’s foreign ministry was firm about VX. “We condemn any such use of it,” it said."
    assert direct(text)[-1].agency == "Malaysia’s foreign ministry"


def test_a_country_is_no_he() -> None:
    text = "Germany owes money. Germany said no. He was angry. “They must pay what they owe,” he tweeted."
    assert direct(text)[-1].speaker == ""


def test_a_family_is_no_she() -> None:
    text = "Ann Lee waited. The family saw nothing. “We called a car after lunch,” she said."
    assert direct(text)[-1].speaker == "Ann Lee"


def test_a_quotation_over_two_paragraphs_may_name_its_speaker_at_the_end() -> None:
    text = "“Vale plays them like a fiddle.\n\n“She is delighted with it,” the agent said."
    [said] = direct(text)
    assert ([part.exact for part in said.segments], said.mention) == (
        ["Vale plays them like a fiddle.", "She is delighted with it,"],
        "the agent",
    )


def test_what_is_according_to_a_paper_is_not_what_a_verb_before_says() -> None:
    text = "Although Vale denies it, according to a court filing, Hale ran work with “beatings and forced labour”."
    assert direct(text)[-1].mention == "a court filing"


BODIES = [
    ("Motoring organisation, the RAC, said it had become a “cash bonanza for towns”.", "RAC"),
    ("The Veldonia foreign ministry issued a statement claiming there was “ongoing harassment” of it.", "Veldonia foreign ministry"),
    ("The Department for Exiting the EU said: “We are sorry that it was so.”", "Department for Exiting the EU"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "agency"), BODIES, ids=[agency for _, agency in BODIES])
def test_a_body_is_named_whole(text: str, agency: str) -> None:
    assert [(one.speaker, one.agency) for one in direct(text)] == [("", agency)]


def test_somebodys_father_is_somebody_else() -> None:
    text = (
        "The father of Zied Karim told the radio that drink had done it. “He never prayed at all,” he said."
    )
    assert (direct(text)[-1].speaker, direct(text)[-1].mention) == ("", "The father of Zied Karim")


def test_somebodys_reply_is_theirs() -> None:
    text = (
        "Mark Rutter won. Mr Rutter’s reply – that it was “tweeting from the sofa at home” – drew applause."
    )
    assert direct(text)[-1].speaker == "Mark Rutter"


def test_several_activists_are_not_one_of_them() -> None:
    text = (
        "Activists Ann Lee and Tom Orr raised money. The activists said they would “stand with all of them”."
    )
    assert direct(text)[-1].speaker == ""
